"""What a line asks for, once it is read."""

from dataclasses import dataclass
from typing import Any, Protocol


class Files(Protocol):
    """The learner's scratch files."""

    def read(self, name: str) -> bytes:
        """Raises KeyError."""


@dataclass(frozen=True)
class Paging:
    """How a paged operation is asked: all pages unless `max_items` is less."""

    max_items: int | None = None
    page_size: int | None = None
    starting_token: str | None = None


@dataclass(frozen=True)
class Call:
    """`service` and `operation` are botocore's names, `command` is the line's; `params` are checked.

    `saves` is where in the answer stands what goes into `outfile`; `waiter` asks until it is content; a `skeleton` of
    the "input", "yaml-input" or "output" asks nobody.
    """

    command: str
    service: str
    operation: str
    params: dict[str, Any]
    region: str
    output: str = "json"
    query: str = ""
    outfile: str = ""
    saves: tuple[str, ...] = ()
    paging: Paging | None = None
    waiter: str = ""
    skeleton: str = ""
    error_format: str = "enhanced"


@dataclass(frozen=True)
class Help:
    """`path` is empty, a service, or a service and an operation (`wait` has a third), in the words of the line."""

    path: tuple[str, ...] = ()


@dataclass(frozen=True)
class Version:
    pass


@dataclass(frozen=True)
class Configure:
    """`aws configure get NAME`, or `aws configure list` where there is no name."""

    name: str
    region: str
    output: str


Command = Call | Help | Version | Configure
