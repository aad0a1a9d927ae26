"""What a command is given, and what it leaves behind."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lessons.sandbox.models import Account


def no_files() -> Mapping[str, bytes]:
    return {}


@dataclass(frozen=True)
class Desk:
    """Whose terminal it is. `given` are files that the page brings along, such as the code in its editor, as long as
    there is no file of that name; `next_hint` is the page's, None where it has none.
    """

    account: Account
    given: Callable[[], Mapping[str, bytes]] = no_files
    next_hint: Callable[[], str] | None = None


@dataclass(frozen=True)
class Printed:
    """What a command printed and its exit code; see TerminalLine. `opens`: the file that is to be edited now.

    `secrets` are passwords that were read from the line, which must not be kept in it.
    """

    stdout: str = ""
    stderr: str = ""
    status: int = 0
    hint: str = ""
    position: int = 0
    denied: int = 0
    differs: str = ""
    opens: str = ""
    secrets: tuple[str, ...] = ()
