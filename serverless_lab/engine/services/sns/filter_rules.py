"""What a filter policy may hold. The reasons are AWS's, without the place in the text that it adds."""

import json
from collections.abc import Iterator
from ipaddress import ip_network
from math import prod
from typing import Any

from serverless_lab.engine import event_patterns, numbers
from serverless_lab.engine.event_patterns import is_number
from serverless_lab.engine.nesting import deeper_than
from serverless_lab.engine.services.sns import errors

_TEXT_RULES = ("prefix", "suffix", "equals-ignore-case", "wildcard")
_MATCHES = (*_TEXT_RULES, "anything-but", "numeric", "exists", "cidr")


def read(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text)
    return found


def checked(text: str, scope: str, prefix: str = "") -> str:
    """The text; raises BadFilter. `prefix` stands before the reasons of those operations that take several."""
    try:
        _check_whole(text, scope)
    except _Bad as bad:
        raise errors.BadFilter(reason=f"{prefix}FilterPolicy: {bad}") from None
    return text


class _Bad(Exception):
    """What is wrong, in AWS's words."""


def _check_whole(text: str, scope: str) -> None:
    if len(text.encode()) > numbers.SNS_FILTER_BYTES:
        raise _Bad("Filter policy is too large")
    try:
        policy = json.loads(text)
    except (ValueError, RecursionError):
        raise _Bad("failed to parse JSON.") from None
    if not isinstance(policy, dict) or deeper_than(policy, event_patterns.DEEPEST):
        raise _Bad("Filter is not an object")
    _check(policy, nested=scope == "MessageBody")
    if len(set(_keys(policy))) > numbers.SNS_FILTER_KEYS:
        raise _Bad(f"Filter policy can not have more than {numbers.SNS_FILTER_KEYS} keys")
    if _combinations(policy, 1) > numbers.SNS_FILTER_COMBINATIONS:
        raise _Bad("Filter policy is too complex")


def _keys(policy: dict[str, Any], way: str = "") -> list[str]:
    """The keys that have values, with the way to them."""
    found: list[str] = []
    for name, rule in policy.items():
        if name == "$or":
            found += [key for each in rule for key in _keys(each, way)]
        elif isinstance(rule, dict):
            found += _keys(rule, f"{way}{name}.")
        else:
            found.append(way + name)
    return found


def _combinations(policy: dict[str, Any], level: int) -> int:
    """The values of each key, times how deep it lies, multiplied; of alternatives the sum."""
    counts = []
    for name, rule in policy.items():
        if name == "$or":
            counts.append(sum(_combinations(each, level) for each in rule))
        elif isinstance(rule, dict):
            counts.append(_combinations(rule, level + 1))
        else:
            counts.append(len(rule) * level)
    return prod(counts)


def _check(policy: dict[str, Any], *, nested: bool) -> None:
    for name, rule in policy.items():
        if name == "$or":
            if not isinstance(rule, list) or len(rule) < 2 or not all(isinstance(each, dict) and each for each in rule):
                raise _Bad('"$or" must be an array of at least two objects')
            for each in rule:
                _check(each, nested=nested)
        elif isinstance(rule, list):
            if not rule:
                raise _Bad("Empty arrays are not allowed")
            for each in rule:
                _check_value(each)
        elif not isinstance(rule, dict):
            raise _Bad(f'"{name}" must be an object or an array')
        else:
            _check(rule, nested=nested)
            if not rule:
                raise _Bad("Empty objects are not allowed")
            if not nested:
                raise _Bad("Filter policy scope MessageAttributes does not support nested filter policy")


def _check_value(rule: Any) -> None:
    if isinstance(rule, list):
        raise _Bad("Match value must be String, number, true, false, or null")
    if not isinstance(rule, dict):
        if is_number(rule):
            _check_number(rule)
        return
    if len(rule) != 1:
        raise _Bad("Only one key allowed in match expression")
    ((name, bound),) = rule.items()
    if name not in _MATCHES:
        raise _Bad(f"Unrecognized match type {name}")
    if name in _TEXT_RULES:
        _check_text(name, bound)
    elif name == "exists" and not isinstance(bound, bool):
        raise _Bad("exists match pattern must be either true or false.")
    elif name == "numeric":
        _check_numeric(bound)
    elif name == "cidr":
        _check_cidr(bound)
    elif name == "anything-but":
        _check_but(bound)


def _check_text(name: str, bound: Any) -> None:
    if not isinstance(bound, str):
        raise _Bad(f"{name} match pattern must be a string")
    if name == "wildcard" and "**" in bound:
        raise _Bad("Consecutive wildcard characters are not allowed")


def _check_cidr(bound: Any) -> None:
    try:
        ip_network(bound if isinstance(bound, str) else "", strict=False)
    except ValueError:
        raise _Bad("Malformed CIDR, the pattern must be an IPv4 or IPv6 network") from None


def _check_but(bound: Any) -> None:
    if isinstance(bound, dict):
        if len(bound) != 1:
            raise _Bad("Only one key allowed in match expression")
        ((name, texts),) = bound.items()
        if name not in _TEXT_RULES:
            raise _Bad(f"Unsupported anything-but pattern: {name}")
        for each in texts if isinstance(texts, list) and texts else [texts]:
            _check_text(name, each)
        return
    values = bound if isinstance(bound, list) else [bound]
    texts = [each for each in values if isinstance(each, str)]
    if not values or (len(texts) < len(values) and not all(map(is_number, values))):
        raise _Bad("Inside anything but list, either all values are number or string, mixed type is not supported")


def _check_numeric(bound: Any) -> None:
    if not isinstance(bound, list):
        raise _Bad("Value of numeric must be an array.")
    terms = iter(bound)
    sign = next(terms, "]")
    if not isinstance(sign, str) or sign == "]":
        raise _Bad(f"Invalid member in numeric match: {sign}")
    if sign not in event_patterns.COMPARISONS:
        raise _Bad(f"Unrecognized numeric range operator: {sign}")
    first = _numeric_bound("equals" if sign == "=" else sign, terms)
    if sign in (">", ">="):
        _check_top(first, terms)
    elif next(terms, None) is not None:
        raise _Bad("Too many elements in numeric expression")


def _check_top(bottom: float, terms: Iterator[Any]) -> None:
    sign = next(terms, None)
    if sign is None:
        return
    if not isinstance(sign, str):
        raise _Bad(f"Bad value in numeric range: {sign}")
    if sign not in ("<", "<="):
        raise _Bad(f"Bad numeric range operator: {sign}")
    if bottom >= _numeric_bound(sign, terms):
        raise _Bad("Bottom must be less than top")
    if next(terms, None) is not None:
        raise _Bad("Too many terms in numeric range expression")


def _numeric_bound(sign: str, terms: Iterator[Any]) -> float:
    value: Any = next(terms, None)
    if not is_number(value):
        raise _Bad(f"Value of {sign} must be numeric")
    _check_number(value)
    return float(value)


def _check_number(value: float) -> None:
    least, most = numbers.SNS_FILTER_NUMBERS
    if not least <= value <= most:
        raise _Bad(f"Value must be between {least} and {most}, inclusive")
