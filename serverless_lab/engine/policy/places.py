"""Where things stand in a JSON text: from a JSON pointer to lines and columns."""

import json
import re
from functools import lru_cache
from typing import NamedTuple

_SPACE = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_PLAIN = re.compile(r"[^ \t\n\r,\]}]+")  # numbers, true, false, null


class Position(NamedTuple):
    """Counted from 1, as editors do."""

    line: int
    column: int


class Place(NamedTuple):
    """From the first character to just behind the last one."""

    start: Position
    end: Position


def escaped(name: str) -> str:
    """A name as a step of a JSON pointer."""
    return name.replace("~", "~0").replace("/", "~1")


def steps(pointer: str) -> list[str]:
    """The names and numbers a JSON pointer goes by."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]


@lru_cache(maxsize=256)
def places(text: str) -> dict[str, Place]:
    """The place of every value of a valid JSON text by its JSON pointer (RFC 6901); the whole is `""`.

    Of a name that is written twice the last one counts, as for readers of JSON. Nobody may change what this returns.
    """
    reader = _Reader(text)
    reader.value("", 0)
    return reader.found


class _Reader:
    """Walks through the text once, in the way that JSON nests."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.found: dict[str, Place] = {}
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]
        self._line = 0

    def value(self, pointer: str, at: int) -> int:
        """Read the value that begins behind `at`; returns where it ends."""
        start = self._skip(at)
        first = self._position(start)
        if self.text[start] == "{":
            end = self._members(pointer, start + 1)
        elif self.text[start] == "[":
            end = self._items(pointer, start + 1)
        else:
            end = self._match(_STRING if self.text[start] == '"' else _PLAIN, start)
        self.found[pointer] = Place(first, self._position(end))
        return end

    def _members(self, pointer: str, at: int) -> int:
        at = self._skip(at)
        while self.text[at] != "}":
            end = self._match(_STRING, at)
            name = escaped(json.loads(self.text[at:end], strict=False))
            colon = self._skip(end)
            at = self._skip(self.value(f"{pointer}/{name}", colon + 1))
            if self.text[at] == ",":
                at = self._skip(at + 1)
        return at + 1

    def _items(self, pointer: str, at: int) -> int:
        at, number = self._skip(at), 0
        while self.text[at] != "]":
            at = self._skip(self.value(f"{pointer}/{number}", at))
            number += 1
            if self.text[at] == ",":
                at = self._skip(at + 1)
        return at + 1

    def _skip(self, at: int) -> int:
        return self._match(_SPACE, at)

    def _match(self, pattern: re.Pattern[str], at: int) -> int:
        match = pattern.match(self.text, at)
        if match is None:
            raise ValueError(f"not JSON at character {at}")
        return match.end()

    def _position(self, at: int) -> Position:
        while self._line + 1 < len(self._lines) and self._lines[self._line + 1] <= at:
            self._line += 1
        while self._lines[self._line] > at:
            self._line -= 1
        return Position(self._line + 1, at - self._lines[self._line] + 1)
