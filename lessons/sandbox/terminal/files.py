"""What `file://` reads and commands write: the account's scratch files, and those that the page brings along."""

import re
from typing import NamedTuple

from lessons.sandbox import scratch
from lessons.sandbox.terminal.desk import Desk

_HERE = re.compile(r"(?:\./|~/)+")


class Listed(NamedTuple):
    """`given`: it comes with the page, as long as no file of that name is written."""

    name: str
    size: int
    given: bool


class Files:
    """By name; the one folder there is may be written as ./ or ~/."""

    def __init__(self, desk: Desk) -> None:
        self.account, self._given = desk.account, desk.given

    def read(self, name: str) -> bytes:
        """Raises KeyError."""
        body = scratch.read(self.account, plain(name))
        return self._given()[plain(name)] if body is None else body

    def listed(self) -> list[Listed]:
        own = {each.name: Listed(each.name, each.size, False) for each in scratch.listed(self.account)}
        given = {name: Listed(name, len(body), True) for name, body in self._given().items()}
        return sorted((given | own).values())

    def check(self, name: str) -> None:
        """Could something be written there? Asked before a call that cannot be taken back. Raises scratch.NotStored."""
        scratch.check(self.account, plain(name))

    def write(self, name: str, body: bytes) -> None:
        """Raises scratch.NotStored."""
        scratch.write(self.account, plain(name), body)

    def delete(self, name: str) -> bool:
        return scratch.delete(self.account, plain(name))


def plain(name: str) -> str:
    found = _HERE.match(name)
    return name[found.end() :] if found else name
