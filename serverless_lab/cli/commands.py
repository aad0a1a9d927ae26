"""What a line asks for, once it is read."""

from dataclasses import dataclass, field
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
    """`service` and `operation` are botocore's names; `waiter` is asked until it is content; `skeleton` asks nobody."""

    service: str
    operation: str
    params: dict[str, Any]
    region: str
    output: str = "json"
    query: str = ""
    outfile: str = ""
    paging: Paging | None = None
    waiter: str = ""
    skeleton: str = ""
    error_format: str = "enhanced"
    colour: bool = False


@dataclass(frozen=True)
class Help:
    """`path` is empty, a service, or a service and an operation (`wait` has a third), in the words of the line."""

    path: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class Version:
    pass


@dataclass(frozen=True)
class Configure:
    """`aws configure list` and `aws configure get NAME`."""

    name: str
    region: str
    output: str


Command = Call | Help | Version | Configure
