"""JMS selectors: SQL-92's conditions over a message's properties. What is unknown (NULL) is neither true nor false.

condition  = conjunction {OR conjunction}
conjunction = negation {AND negation}
negation   = [NOT] test
test       = (condition) | operand [comparison]
comparison = (= | <> | < | <= | > | >=) operand | [NOT] BETWEEN operand AND operand
           | [NOT] IN ('…', …) | [NOT] LIKE '…' [ESCAPE '…'] | IS [NOT] NULL
operand    = name | number | 'text' | TRUE | FALSE
"""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from serverless_lab.engine.services.mq.errors import BadSelector
from serverless_lab.engine.services.mq.messages import Value

Truth = bool | None
Properties = Mapping[str, Value]
Test = Callable[[Properties], Truth]
Operand = Callable[[Properties], Value | None]

LONGEST, DEEPEST = 1_000, 20
_TOKEN = re.compile(
    r"\s*(?:(?P<text>'(?:[^']|'')*')|(?P<number>-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)"
    r"|(?P<name>[A-Za-z_$][A-Za-z0-9_$.]*)|(?P<sign><>|<=|>=|[=<>(),]))"
)
_WORDS = frozenset({"AND", "OR", "NOT", "BETWEEN", "IN", "LIKE", "ESCAPE", "IS", "NULL", "TRUE", "FALSE"})
ANY, ONE = "any", "one"  # longer than any letter, so that none is taken for them
_WILD = {"%": ANY, "_": ONE}
_ORDERS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


class Selector(NamedTuple):
    """`names` are the properties it looks at."""

    test: Test
    names: tuple[str, ...]


class _Token(NamedTuple):
    kind: str  # text, number, name, sign, word, end
    text: str
    position: int


def compiled(text: str) -> Selector:
    """Raises BadSelector, which says where it goes wrong."""
    if len(text) > LONGEST:
        raise BadSelector(message=f"More than {LONGEST} characters", position=LONGEST)
    reader = _Reader(_tokens(text))
    test = _condition(reader)
    if reader.at.kind != "end":
        raise reader.wrong("AND, OR or the end")
    return Selector(test, tuple(dict.fromkeys(reader.names)))


class _Reader:
    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._place = 0
        self.depth = 0
        self.names: list[str] = []

    @property
    def at(self) -> _Token:
        return self._tokens[self._place]

    def take(self) -> _Token:
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


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
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
        tokens.append(_Token(kind, word, found.start(found.lastgroup or 0)))
        position = found.end()
    return [*tokens, _Token("end", "", len(text))]


def _condition(reader: _Reader) -> Test:
    test = _conjunction(reader)
    while reader.skip("OR"):
        test = _either(test, _conjunction(reader))
    return test


def _conjunction(reader: _Reader) -> Test:
    test = _negation(reader)
    while reader.skip("AND"):
        test = _both(test, _negation(reader))
    return test


def _negation(reader: _Reader) -> Test:
    if reader.skip("NOT"):
        return _opposite(_nested(reader, _negation))
    return _test(reader)


def _test(reader: _Reader) -> Test:
    if reader.skip("("):
        test = _nested(reader, _condition)
        reader.need(")")
        return test
    named = reader.at.kind == "name"
    left = _operand(reader)
    if reader.skip("IS"):
        wanted = not reader.skip("NOT")
        reader.need("NULL")
        return lambda properties: (left(properties) is None) == wanted
    if reader.at.kind == "sign" and reader.at.text in ("=", "<>", *_ORDERS):
        return _compared(left, reader.take().text, _operand(reader))
    if reader.at.kind == "word" and reader.at.text in ("NOT", "BETWEEN", "IN", "LIKE"):
        negated = reader.skip("NOT")
        test = _within(reader, left)
        return _opposite(test) if negated else test
    if not named:
        raise reader.wrong("a comparison")
    return _flag(left)


def _nested(reader: _Reader, read: Callable[[_Reader], Test]) -> Test:
    reader.depth += 1
    if reader.depth > DEEPEST:
        raise BadSelector(message=f"Nested deeper than {DEEPEST}", position=reader.at.position + 1)
    test = read(reader)
    reader.depth -= 1
    return test


def _within(reader: _Reader, left: Operand) -> Test:
    if reader.skip("BETWEEN"):
        low = _operand(reader)
        reader.need("AND")
        return _both(_compared(left, ">=", low), _compared(left, "<=", _operand(reader)))
    if reader.skip("IN"):
        reader.need("(")
        texts = [_text(reader)]
        while reader.skip(","):
            texts.append(_text(reader))
        reader.need(")")
        return _where(left, lambda value: value in texts)
    reader.need("LIKE")
    pattern = _text(reader)
    parts = _like(pattern, _text(reader) if reader.skip("ESCAPE") else "", reader)
    return _where(left, lambda value: isinstance(value, str) and fits(parts, value))


def _like(pattern: str, escape: str, reader: _Reader) -> list[str]:
    """Its letters, `ANY` for `%` and `ONE` for `_`; what follows the escape character is itself."""
    if len(escape) > 1:
        raise BadSelector(message="An escape has one character", position=reader.at.position)
    parts, literal = [], False
    for letter in pattern:
        if letter == escape and not literal:
            literal = True
            continue
        parts.append(letter if literal else _WILD.get(letter, letter))
        literal = False
    return parts


def fits(parts: list[str], text: str) -> bool:
    """Does a text fit a pattern? Of the `ANY` met last, one letter more is taken whenever it goes no further."""
    place = at = 0
    last, began = -1, 0
    while at < len(text):
        if place < len(parts) and parts[place] in (text[at], ONE):
            place, at = place + 1, at + 1
        elif place < len(parts) and parts[place] == ANY:
            last, began, place = place, at, place + 1
        elif last >= 0:
            began += 1
            place, at = last + 1, began
        else:
            return False
    return all(part == ANY for part in parts[place:])


def _operand(reader: _Reader) -> Operand:
    token = reader.at
    if token.kind == "name":
        reader.take()
        reader.names.append(token.text)
        return lambda properties: properties.get(token.text)
    if token.kind == "number":
        reader.take()
        number = float(token.text)
        return lambda properties: number
    if token.kind == "text":
        text = _text(reader)
        return lambda properties: text
    if reader.skip("TRUE", "FALSE"):
        truth = token.text == "TRUE"
        return lambda properties: truth
    raise reader.wrong("a property, a number or a 'text'")


def _text(reader: _Reader) -> str:
    if reader.at.kind != "text":
        raise reader.wrong("a 'text'")
    return reader.take().text[1:-1].replace("''", "'")


def _compared(left: Operand, sign: str, right: Operand) -> Test:
    """Values of two kinds are never equal, and only numbers have an order."""

    def test(properties: Properties) -> Truth:
        one, other = left(properties), right(properties)
        if one is None or other is None:
            return None
        alike = type(one) is type(other)
        if sign in ("=", "<>"):
            return alike and (one == other) is (sign == "=")
        if isinstance(one, float) and isinstance(other, float):
            return _ORDERS[sign](one, other)
        return False

    return test


def _where(left: Operand, holds: Callable[[Value], bool]) -> Test:
    def test(properties: Properties) -> Truth:
        value = left(properties)
        return None if value is None else holds(value)

    return test


def _flag(left: Operand) -> Test:
    """A property that is true or false by itself."""

    def test(properties: Properties) -> Truth:
        value = left(properties)
        return value if isinstance(value, bool) else None

    return test


def _both(left: Test, right: Test) -> Test:
    def test(properties: Properties) -> Truth:
        found = (left(properties), right(properties))
        return False if False in found else None if None in found else True

    return test


def _either(left: Test, right: Test) -> Test:
    def test(properties: Properties) -> Truth:
        found = (left(properties), right(properties))
        return True if True in found else None if None in found else False

    return test


def _opposite(inner: Test) -> Test:
    def test(properties: Properties) -> Truth:
        found = inner(properties)
        return None if found is None else not found

    return test
