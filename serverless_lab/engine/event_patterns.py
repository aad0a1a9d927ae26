"""Event patterns, as event source mappings filter by them: what JSON must hold, field by field."""

import json
from collections.abc import Callable
from typing import Any

from serverless_lab.engine.nesting import deeper_than

DEEPEST = 50
# Beyond it Python gives up at a depth that depends on who calls, and replay must not.
DEEPEST_RECORD = 500
_MISSING = object()
_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda value, bound: value < bound,
    "<=": lambda value, bound: value <= bound,
    "=": lambda value, bound: value == bound,
    ">": lambda value, bound: value > bound,
    ">=": lambda value, bound: value >= bound,
}


class BadPattern(ValueError):
    """A text that is no event pattern."""


def read(text: str) -> dict[str, Any]:
    """The pattern of a text; raises BadPattern."""
    try:
        pattern = json.loads(text)
    except (ValueError, RecursionError):
        raise BadPattern from None
    if not isinstance(pattern, dict) or deeper_than(pattern, DEEPEST):
        raise BadPattern
    _check(pattern)
    return pattern


def matches(pattern: dict[str, Any], value: Any) -> bool:
    """Every field of the pattern fits. Where it goes deeper, text that holds JSON is read."""
    return all(_field(name, rule, value) for name, rule in pattern.items())


def _field(name: str, rule: Any, value: Any) -> bool:
    if name == "$or":
        return any(matches(each, value) for each in rule)
    found = value.get(name, _MISSING) if isinstance(value, dict) else _MISSING
    if isinstance(rule, dict):
        return matches(rule, _opened(found))
    values = found if isinstance(found, list) else [found]
    return any(_fits(each, one) for each in rule for one in values or [_MISSING])


def _opened(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        opened = json.loads(value)
    except (ValueError, RecursionError):
        return _MISSING
    return _MISSING if deeper_than(opened, DEEPEST_RECORD) else opened


def _fits(rule: Any, value: Any) -> bool:
    if isinstance(rule, dict):
        ((name, bound),) = rule.items()
        return _RULES[name](bound, value)
    if _is_number(rule):
        return _is_number(value) and bool(rule == value)
    return type(value) is type(rule) and bool(value == rule)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _but(bound: Any, value: Any) -> bool:
    if value is _MISSING:
        return False
    if isinstance(bound, dict):
        return not _fits(bound, value)
    return not any(_fits(each, value) for each in (bound if isinstance(bound, list) else [bound]))


def _numeric(bound: list[Any], value: Any) -> bool:
    pairs = zip(bound[::2], bound[1::2], strict=True)
    return _is_number(value) and all(_COMPARISONS[sign](value, number) for sign, number in pairs)


_RULES: dict[str, Callable[[Any, Any], bool]] = {
    "exists": lambda bound, value: bound is (value is not _MISSING),
    "prefix": lambda bound, value: isinstance(value, str) and value.startswith(bound),
    "suffix": lambda bound, value: isinstance(value, str) and value.endswith(bound),
    "equals-ignore-case": lambda bound, value: isinstance(value, str) and value.casefold() == bound.casefold(),
    "anything-but": _but,
    "numeric": _numeric,
}


def _check(pattern: dict[str, Any]) -> None:
    if not pattern:
        raise BadPattern
    for name, rule in pattern.items():
        if name == "$or":
            if not isinstance(rule, list) or len(rule) < 2 or not all(isinstance(each, dict) for each in rule):
                raise BadPattern
            for each in rule:
                _check(each)
        elif isinstance(rule, dict):
            _check(rule)
        elif not isinstance(rule, list) or not rule or not all(map(_sound, rule)):
            raise BadPattern


def _sound(rule: Any) -> bool:
    """Is this one of the things that a list of a pattern may hold?"""
    if not isinstance(rule, dict):
        return not isinstance(rule, list)
    if len(rule) != 1:
        return False
    ((name, bound),) = rule.items()
    if name in ("prefix", "suffix", "equals-ignore-case"):
        return isinstance(bound, str)
    if name == "exists":
        return isinstance(bound, bool)
    if name == "numeric":
        return _sound_numbers(bound)
    if name == "anything-but":
        return _sound(bound) if not isinstance(bound, list) else bool(bound) and all(map(_sound, bound))
    return False


def _sound_numbers(bound: Any) -> bool:
    if not isinstance(bound, list) or len(bound) not in (2, 4):
        return False
    return all(sign in _COMPARISONS for sign in bound[::2] if isinstance(sign, str)) and all(
        isinstance(sign, str) and _is_number(number) for sign, number in zip(bound[::2], bound[1::2], strict=True)
    )
