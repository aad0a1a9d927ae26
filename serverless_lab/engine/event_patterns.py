"""Event patterns, as event source mappings and subscriptions filter by them: what JSON must hold, field by field.

What may stand in a pattern differs by service. `read` is for event source mappings; `matches` knows every operator.
"""

import json
import re
from collections.abc import Callable
from functools import lru_cache
from ipaddress import ip_address, ip_network
from typing import Any

from serverless_lab.engine.nesting import deeper_than

DEEPEST = 50
# Beyond it Python gives up at a depth that depends on who calls, and replay must not.
DEEPEST_RECORD = 500
MISSING: Any = object()
COMPARISONS: dict[str, Callable[[float, float], bool]] = {
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


def matches(pattern: dict[str, Any], value: Any, *, opens: bool = True) -> bool:
    """Every field of the pattern fits. `opens`: where it goes deeper, text that holds JSON is read."""
    return all(_field(name, rule, value, opens) for name, rule in pattern.items())


def any_fits(rules: list[Any], found: Any) -> bool:
    """Does what is there, or one of it where that is a list, fit one of the rules? MISSING for nothing."""
    values = found if isinstance(found, list) else [found]
    return any(_fits(each, one) for each in rules for one in values or [MISSING])


def is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _field(name: str, rule: Any, value: Any, opens: bool) -> bool:
    if name == "$or":
        return any(matches(each, value, opens=opens) for each in rule)
    found = value.get(name, MISSING) if isinstance(value, dict) else MISSING
    if not isinstance(rule, dict):
        return any_fits(rule, found)
    inner = _opened(found) if opens else found
    return any(matches(rule, each, opens=opens) for each in (inner if isinstance(inner, list) and inner else [inner]))


def _opened(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        opened = json.loads(value)
    except (ValueError, RecursionError):
        return MISSING
    return MISSING if deeper_than(opened, DEEPEST_RECORD) else opened


def _fits(rule: Any, value: Any) -> bool:
    if isinstance(rule, dict):
        ((name, bound),) = rule.items()
        return _RULES[name](bound, value)
    if is_number(rule):
        return is_number(value) and bool(rule == value)
    return type(value) is type(rule) and bool(value == rule)


def _but(bound: Any, value: Any) -> bool:
    if value is MISSING:
        return False
    if isinstance(bound, dict):
        ((name, texts),) = bound.items()
        return not any(_fits({name: each}, value) for each in (texts if isinstance(texts, list) else [texts]))
    return not any(_fits(each, value) for each in (bound if isinstance(bound, list) else [bound]))


def _numeric(bound: list[Any], value: Any) -> bool:
    pairs = zip(bound[::2], bound[1::2], strict=True)
    return is_number(value) and all(COMPARISONS[sign](value, number) for sign, number in pairs)


@lru_cache(maxsize=512)
def _wildcard(bound: str) -> re.Pattern[str]:
    return re.compile(".*".join(map(re.escape, bound.split("*"))), re.DOTALL)


def _in_network(bound: str, value: Any) -> bool:
    try:
        return isinstance(value, str) and ip_address(value) in ip_network(bound, strict=False)
    except ValueError:
        return False


_RULES: dict[str, Callable[[Any, Any], bool]] = {
    "exists": lambda bound, value: bound is (value is not MISSING),
    "prefix": lambda bound, value: isinstance(value, str) and value.startswith(bound),
    "suffix": lambda bound, value: isinstance(value, str) and value.endswith(bound),
    "equals-ignore-case": lambda bound, value: isinstance(value, str) and value.casefold() == bound.casefold(),
    "anything-but": _but,
    "numeric": _numeric,
    "wildcard": lambda bound, value: isinstance(value, str) and _wildcard(bound).fullmatch(value) is not None,
    "cidr": _in_network,
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
    return all(sign in COMPARISONS for sign in bound[::2] if isinstance(sign, str)) and all(
        isinstance(sign, str) and is_number(number) for sign, number in zip(bound[::2], bound[1::2], strict=True)
    )
