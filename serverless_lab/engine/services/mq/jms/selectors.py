"""JMS selectors: SQL-92's conditions over a message's properties. What is unknown (NULL) is neither true nor false.

condition  = conjunction {OR conjunction}
conjunction = negation {AND negation}
negation   = [NOT] test
test       = (condition) | operand [comparison]
comparison = (= | <> | < | <= | > | >=) operand | [NOT] BETWEEN operand AND operand
           | [NOT] IN ('…', …) | [NOT] LIKE '…' [ESCAPE '…'] | IS [NOT] NULL
operand    = name | number | 'text' | TRUE | FALSE
"""

from collections.abc import Callable
from typing import NamedTuple

from serverless_lab.engine.services.mq.errors import BadSelector
from serverless_lab.engine.services.mq.jms import truths
from serverless_lab.engine.services.mq.jms.reading import Reader, tokens
from serverless_lab.engine.services.mq.jms.truths import Operand, Test

LONGEST, DEEPEST = 1_000, 20


class Selector(NamedTuple):
    """`names` are the properties it looks at."""

    test: Test
    names: tuple[str, ...]


def compiled(text: str) -> Selector:
    """Raises BadSelector, which says where it goes wrong."""
    if len(text) > LONGEST:
        raise BadSelector(message=f"More than {LONGEST} characters", position=LONGEST)
    reader = Reader(tokens(text))
    test = _condition(reader)
    if reader.at.kind != "end":
        raise reader.wrong("AND, OR or the end")
    return Selector(test, tuple(dict.fromkeys(reader.names)))


def _condition(reader: Reader) -> Test:
    test = _conjunction(reader)
    while reader.skip("OR"):
        test = truths.either(test, _conjunction(reader))
    return test


def _conjunction(reader: Reader) -> Test:
    test = _negation(reader)
    while reader.skip("AND"):
        test = truths.both(test, _negation(reader))
    return test


def _negation(reader: Reader) -> Test:
    if reader.skip("NOT"):
        return truths.opposite(_nested(reader, _negation))
    return _test(reader)


def _test(reader: Reader) -> Test:
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
    if reader.at.kind == "sign" and reader.at.text in ("=", "<>", *truths.ORDERS):
        return truths.compared(left, reader.take().text, _operand(reader))
    if reader.at.kind == "word" and reader.at.text in ("NOT", "BETWEEN", "IN", "LIKE"):
        negated = reader.skip("NOT")
        test = _within(reader, left)
        return truths.opposite(test) if negated else test
    if not named:
        raise reader.wrong("a comparison")
    return truths.flag(left)


def _nested(reader: Reader, read: Callable[[Reader], Test]) -> Test:
    reader.depth += 1
    if reader.depth > DEEPEST:
        raise BadSelector(message=f"Nested deeper than {DEEPEST}", position=reader.at.position + 1)
    test = read(reader)
    reader.depth -= 1
    return test


def _within(reader: Reader, left: Operand) -> Test:
    if reader.skip("BETWEEN"):
        low = _operand(reader)
        reader.need("AND")
        return truths.both(truths.compared(left, ">=", low), truths.compared(left, "<=", _operand(reader)))
    if reader.skip("IN"):
        reader.need("(")
        texts = [_text(reader)]
        while reader.skip(","):
            texts.append(_text(reader))
        reader.need(")")
        return truths.where(left, lambda value: value in texts)
    reader.need("LIKE")
    pattern = _text(reader)
    parts = _like(pattern, _text(reader) if reader.skip("ESCAPE") else "", reader)
    return truths.where(left, lambda value: isinstance(value, str) and truths.fits(parts, value))


def _like(pattern: str, escape: str, reader: Reader) -> list[str]:
    """Its letters, `ANY` for `%` and `ONE` for `_`; what follows the escape character is itself."""
    if len(escape) > 1:
        raise BadSelector(message="An escape has one character", position=reader.at.position)
    parts, literal = [], False
    for letter in pattern:
        if letter == escape and not literal:
            literal = True
            continue
        parts.append(letter if literal else truths.WILD.get(letter, letter))
        literal = False
    return parts


def _operand(reader: Reader) -> Operand:
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


def _text(reader: Reader) -> str:
    if reader.at.kind != "text":
        raise reader.wrong("a 'text'")
    return reader.take().text[1:-1].replace("''", "'")
