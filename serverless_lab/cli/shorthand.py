r"""Shorthand values: `Key=a,Value=b`, `Names=x,y`, `Tags=[{Key=a}]`, with quotes and `\,`; no model is asked yet."""

import re
from collections.abc import Callable
from string import ascii_letters, digits, whitespace
from typing import Any

from serverless_lab.cli.errors import CliError

_KEY = frozenset(ascii_letters + digits + "-_.#/:")
_START = r"""(?:\\,|[^\x00-\x20"',=\[{\U00010000-\U0010ffff])"""
# A first value may hold "=", a further one may hold brackets.
_FIRST = re.compile(_START + r"""(?:\\,|\s|[^\x00-\x20"',\]}\U00010000-\U0010ffff])*""")
_FURTHER = re.compile(_START + r"""(?:\\,|\s|[^\x00-\x20"',=\U00010000-\U0010ffff])*""")
_QUOTED = {
    "'": (re.compile(r"'(?:\\'|[^'])*'"), "singled quoted"),
    '"': (re.compile(r'"(?:\\"|[^"])*"'), "double quoted"),
}


class ShorthandError(CliError):
    pass


def parse(text: str, load: Callable[[str], Any]) -> dict[str, Any]:
    """`load` reads what stands after `@=` when it names a file; raises ShorthandError."""
    return _Reader(text, load).pairs()


class _Reader:
    def __init__(self, text: str, load: Callable[[str], Any]) -> None:
        self.text = text
        self.at = 0
        self.load = load
        self.loads = False

    def pairs(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        before = 0
        while True:
            key = self._key_and_sign()
            value = self._values()
            if key in found:
                raise ShorthandError(
                    f'Second instance of key "{key}" encountered for input:\n{self._shown(before + 1)}\n'
                    'This is often because there is a preceding "," instead of a space.'
                )
            found[key] = value
            if self._ended():
                return found
            before = self.at
            self._expect(",")

    def _key_and_sign(self) -> str:
        start = self.at
        while not self._ended() and self.text[self.at] in _KEY:
            self.at += 1
        key = self.text[start : self.at]
        self._blanks()
        self.loads = self._now() == "@"
        if self.loads:
            self.at += 1
        self._expect("=")
        return key

    def _values(self) -> Any:
        """The value of a pair on the outermost level, where commas make a list."""
        if self._ended():
            return ""
        if self._now() in ("[", "{"):
            return self._nested()
        first = self._first()
        self._blanks()
        if self._now() != ",":
            return first
        further = self._further()
        return [first, *further] if further else first

    def _further(self) -> list[Any]:
        """Values after commas, up to a comma behind which the next pair begins."""
        found: list[Any] = []
        self._expect(",")
        while not self._ended():
            value = self._one_further()
            self._blanks()
            if value is None or not (self._ended() or self._now() == ","):
                self.at = self.text.rfind(",", 0, self.at + 1)
                return found
            found.append(value)
            if self._ended():
                return found
            self._expect(",")
        raise self._expected("<second>", "<none>")

    def _one_further(self) -> Any:
        """None where none can be read."""
        pattern = _QUOTED[self._now()][0] if self._now() in _QUOTED else _FURTHER
        match = pattern.match(self.text, self.at)
        if match is None:
            return None
        return self._quoted() if pattern is not _FURTHER else self._plain(match)

    def _nested(self) -> Any:
        if self._now() == "[":
            return self._list()
        if self._now() == "{":
            return self._hash()
        return self._first()

    def _list(self) -> list[Any]:
        found: list[Any] = []
        self._expect("[")
        while self._now() != "]":
            found.append(self._nested())
            self._separator("]")
        self.at += 1
        return found

    def _hash(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        self._expect("{")
        while self._now() != "}":
            key = self._key_and_sign()
            found[key] = self._nested()
            self._separator("}")
        self.at += 1
        return found

    def _separator(self, end: str) -> None:
        self._blanks()
        if self._now() != end:
            self._expect(",")

    def _first(self) -> Any:
        if self._now() in _QUOTED:
            return self._quoted()
        match = _FIRST.match(self.text, self.at)
        return self._plain(match) if match else ""

    def _plain(self, match: re.Match[str]) -> Any:
        self.at = match.end()
        return self._loaded(match[0].replace("\\,", ",").rstrip())

    def _quoted(self) -> Any:
        quote = self._now()
        pattern, name = _QUOTED[quote]
        match = pattern.match(self.text, self.at)
        if match is None:
            raise self._expected(f"<{name}>", "<none>")
        self.at = match.end()
        return self._loaded(match[0][1:-1].replace(f"\\{quote}", quote).replace("\\\\", "\\"))

    def _loaded(self, value: str) -> Any:
        return self.load(value) if self.loads else value

    def _expect(self, char: str) -> None:
        """The character, with blanks around it."""
        self._blanks()
        if self._now() != char:
            raise self._expected(char, self._now() or "EOF")
        self.at += 1
        self._blanks()

    def _blanks(self) -> None:
        while not self._ended() and self.text[self.at] in whitespace:
            self.at += 1

    def _now(self) -> str:
        return self.text[self.at : self.at + 1]

    def _ended(self) -> bool:
        return self.at >= len(self.text)

    def _expected(self, wanted: str, found: str) -> ShorthandError:
        return ShorthandError(f"Expected: '{wanted}', received: '{found}' for input:\n{self._shown(self.at)}")

    def _shown(self, at: int) -> str:
        """The text, with a caret in a line of its own under the place."""
        line_start = self.text.rfind("\n", 0, at) + 1
        line_end = self.text.find("\n", at)
        head, tail = (self.text, "") if line_end < 0 else (self.text[:line_end], self.text[line_end:])
        return f"{head}\n{' ' * (at - line_start)}^{tail}"
