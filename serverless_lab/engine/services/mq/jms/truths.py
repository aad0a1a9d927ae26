"""Conditions over a message: what is unknown (NULL) is neither true nor false, as in SQL."""

from collections.abc import Callable, Mapping

from serverless_lab.engine.services.mq.messages import Value

Truth = bool | None
Properties = Mapping[str, Value]
Test = Callable[[Properties], Truth]
Operand = Callable[[Properties], Value | None]

ANY, ONE = "any", "one"  # longer than any letter, so that none is taken for them
WILD = {"%": ANY, "_": ONE}
ORDERS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


def compared(left: Operand, sign: str, right: Operand) -> Test:
    """Values of two kinds are never equal, and only numbers have an order."""

    def test(properties: Properties) -> Truth:
        one, other = left(properties), right(properties)
        if one is None or other is None:
            return None
        alike = type(one) is type(other)
        if sign in ("=", "<>"):
            return alike and (one == other) is (sign == "=")
        if isinstance(one, float) and isinstance(other, float):
            return ORDERS[sign](one, other)
        return False

    return test


def where(left: Operand, holds: Callable[[Value], bool]) -> Test:
    def test(properties: Properties) -> Truth:
        value = left(properties)
        return None if value is None else holds(value)

    return test


def flag(left: Operand) -> Test:
    """A property that is true or false by itself."""

    def test(properties: Properties) -> Truth:
        value = left(properties)
        return value if isinstance(value, bool) else None

    return test


def both(left: Test, right: Test) -> Test:
    def test(properties: Properties) -> Truth:
        found = (left(properties), right(properties))
        return False if False in found else None if None in found else True

    return test


def either(left: Test, right: Test) -> Test:
    def test(properties: Properties) -> Truth:
        found = (left(properties), right(properties))
        return True if True in found else None if None in found else False

    return test


def opposite(inner: Test) -> Test:
    def test(properties: Properties) -> Truth:
        found = inner(properties)
        return None if found is None else not found

    return test


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
