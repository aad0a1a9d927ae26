"""The words of a selector, one after the other, and where each stands."""

import re
from typing import NamedTuple

from serverless_lab.engine.services.mq.errors import BadSelector

_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[A-Za-z_$][A-Za-z0-9_$.]*)|(?P<sign><>|<=|>=|[=<>(),]))"
)
_WORDS = frozenset({"AND", "OR", "NOT", "BETWEEN", "IN", "LIKE", "ESCAPE", "IS", "NULL", "TRUE", "FALSE"})


class Token(NamedTuple):
    kind: str  # text, number, name, sign, word, end
    text: str
    position: int


class Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self.depth = 0
        self.names: list[str] = []

    @property
    def at(self) -> Token:
        return self._tokens[self._place]

    def take(self) -> Token:
        token = self.at
        self._place += token.kind != "end"
        return token

    def skip(self, *texts: str) -> bool:
        """Pass over a word or sign if it stands here."""
        found = self.at.kind in ("word", "sign") and self.at.text in texts
        self._place += found
        return found

    def need(self, text: str) -> None:
        if not self.skip(text):
            raise self.wrong(text)

    def wrong(self, wanted: str) -> BadSelector:
        found = self.at.text or "the end"
        return BadSelector(message=f"Expected {wanted}, found {found}", position=self.at.position + 1)


def tokens(text: str) -> list[Token]:
    found_so_far: list[Token] = []
    position = 0
    while text[position:].strip():
        found = _TOKEN.match(text, position)
        if found is None:
            bare = len(text) - len(text[position:].lstrip())
            raise BadSelector(message=f"{text[bare]} means nothing here", position=bare + 1)
        kind = found.lastgroup or ""
        word = found[kind]
        if kind == "name" and word.upper() in _WORDS:
            kind, word = "word", word.upper()
        found_so_far.append(Token(kind, word, found.start(found.lastgroup or 0)))
        position = found.end()
    return [*found_so_far, Token("end", "", len(text))]
