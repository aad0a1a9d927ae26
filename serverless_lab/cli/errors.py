"""What the command line refuses: the text it prints to stderr and the exit status."""

USAGE = """\
usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help
"""
USAGE_STATUS, CONFIGURATION_STATUS, SERVICE_STATUS, GENERAL_STATUS = 252, 253, 254, 255


class CliError(Exception):
    """`code` and `message` are AWS's; `usage` says that the short usage follows."""

    def __init__(self, message: str, code: str = "ParamValidation", status: int = USAGE_STATUS, usage: bool = False):
        super().__init__(message)
        self.message = message
        self.code = code
        self.status = status
        self.usage = usage

    @property
    def text(self) -> str:
        """What v2 prints to stderr."""
        return error_text(f"An error occurred ({self.code}): {self.message}") + ("\n" + USAGE if self.usage else "")


class Refused(CliError):
    """What a shell or the real command line can do and this one does not; `code` is stable, the sentence the lab's."""

    @property
    def text(self) -> str:
        return f"{self.message}\n"


def error_text(message: str) -> str:
    return f"\naws: [ERROR]: {message.strip()}\n"
