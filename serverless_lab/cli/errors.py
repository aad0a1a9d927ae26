"""What the command line refuses: the text it prints to stderr and the exit status."""

from typing import Any

from serverless_lab.cli.writing import render

USAGE = """\
usage: aws [options] <command> <subcommand> [<subcommand> ...] [parameters]
To see help text, you can run:

  aws help
  aws <command> help
  aws <command> <subcommand> help
"""
USAGE_STATUS, CONFIGURATION_STATUS, SERVICE_STATUS, GENERAL_STATUS = 252, 253, 254, 255
STYLES = ("legacy", "json", "yaml", "text", "table", "enhanced")
_FEW = 5  # a collection with fewer members is shown in the line


class CliError(Exception):
    """A wrong line: `code` and `message` are AWS's; an error without a code is shown as its message alone."""

    status = USAGE_STATUS
    code = "ParamValidation"
    style = "enhanced"  # what --cli-error-format says

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    @property
    def text(self) -> str:
        """What v2 prints to stderr."""
        if not self.code:
            return error_text(self.message)
        sentence = f"An error occurred ({self.code}): {self.message}"
        return fault_text(sentence, self.message, {"Code": self.code, "Message": self.message}, self.style)


class UsageError(CliError):
    """What argparse finds; the usage follows the message."""

    def __init__(self, message: str) -> None:
        super().__init__(f"{message}\n\n{USAGE}")


class UnknownOptions(CliError):
    """The one error before which the usage stands."""

    code = ""

    @property
    def text(self) -> str:
        return f"\n{USAGE}\n{error_text(self.message)}"


class ParamError(CliError):
    def __init__(self, option: str, message: str) -> None:
        super().__init__(f"Error parsing parameter '{option}': {message}")


class GeneralError(CliError):
    """What AWS's command line passes on as it came."""

    status, code = GENERAL_STATUS, ""


class Refused(CliError):
    """What a shell or the real command line can do and this one does not: a sentence of the lab's.

    `reason` is a stable name for it; `status` is what a shell would say, or the command line; `instead` is the command
    to take, if there is one.
    """

    code = ""

    def __init__(self, reason: str, message: str, status: int = USAGE_STATUS, instead: str = "") -> None:
        super().__init__(message)
        self.reason, self.instead = reason, instead
        self.status = status

    @property
    def text(self) -> str:
        return f"{self.message}\n"


def error_text(message: str) -> str:
    return f"\naws: [ERROR]: {message.strip()}\n" if message else "\naws: [ERROR]:\n"


def fault_text(sentence: str, plain: str, members: dict[str, Any], style: str) -> str:
    """An error that has a code, in one of the STYLES; `plain` is what it was before there were styles."""
    if style == "legacy":
        return error_text(plain)
    if style != "enhanced":
        return render(members, style, "error")
    further = {name: value for name, value in members.items() if name not in ("Code", "Message")}
    details = "".join(f"{name}: {_shown(value)}\n" for name, value in further.items())
    return error_text(sentence) + (f"\nAdditional error details:\n{details}" if details else "")


def _shown(value: Any) -> str:
    if not isinstance(value, dict | list):
        return str(value)
    inner = list(value.values()) if isinstance(value, dict) else value
    if len(inner) >= _FEW or any(isinstance(each, dict | list) for each in inner):
        return "<complex value> (Use --cli-error-format with json or yaml to see full details)"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {each}" for name, each in value.items()) + "}"
    return "[" + ", ".join(map(str, value)) + "]"
