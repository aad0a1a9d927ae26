"""Filter policies of subscriptions: which messages pass.

Source: "Amazon SNS subscription filter policies", SNS developer guide.
"""

import json
from functools import lru_cache
from typing import Any

from serverless_lab.engine import event_patterns
from serverless_lab.engine.event_patterns import MISSING
from serverless_lab.engine.nesting import deeper_than
from serverless_lab.engine.services.sns import filter_rules
from serverless_lab.engine.services.sns.state import Attribute

ATTRIBUTES, BODY = "MessageAttributes", "MessageBody"
_UNREADABLE: Any = object()


def reason_against(text: str, scope: str, message: str, attributes: dict[str, Attribute]) -> str:
    """Why a message does not pass, as the metric's name says it; empty where it passes.

    NoMessageAttributes | InvalidAttributes | MessageAttributes | InvalidMessageBody | MessageBody
    """
    policy = _policy(text, scope)
    if not policy:
        return ""
    if scope == BODY:
        return _against_body(policy, message)
    if not attributes:
        return "" if _attributes_fit(policy, {}) else "NoMessageAttributes"
    values = {name: _value(each) for name, each in attributes.items()}
    if any(each is _UNREADABLE for each in values.values()):
        return "InvalidAttributes"
    present = {name: value for name, value in values.items() if value is not MISSING}
    return "" if _attributes_fit(policy, present) else "MessageAttributes"


@lru_cache(maxsize=512)
def _policy(text: str, scope: str) -> dict[str, Any]:
    """A policy that was checked; in the body a key with dots is a way down."""
    policy = filter_rules.read(text)
    return _undotted(policy) if scope == BODY else policy


def _attributes_fit(policy: dict[str, Any], values: dict[str, Any]) -> bool:
    """What is not there counts as null, too."""
    for name, rule in policy.items():
        if name == "$or":
            fits = any(_attributes_fit(each, values) for each in rule)
        else:
            fits = event_patterns.any_fits(rule, values.get(name, MISSING)) or (name not in values and None in rule)
        if not fits:
            return False
    return True


def _value(attribute: Attribute) -> Any:
    """What is compared: of a list each element. A Binary is as if it were not there."""
    kind, raw = attribute
    if kind == "String.Array":
        try:
            found = json.loads(raw)
        except (ValueError, RecursionError):
            return _UNREADABLE
        return found if isinstance(found, list) else _UNREADABLE
    if kind.startswith("Number"):
        return float(raw)
    return MISSING if kind.startswith("Binary") else raw.decode()


def _against_body(policy: dict[str, Any], message: str) -> str:
    try:
        body = json.loads(message)
    except (ValueError, RecursionError):
        return "InvalidMessageBody"
    if not isinstance(body, dict) or deeper_than(body, event_patterns.DEEPEST_RECORD):
        return "InvalidMessageBody"
    return "" if event_patterns.matches(policy, _undotted(body), opens=False) else "MessageBody"


def _undotted(value: Any) -> Any:
    """`{"a.b": 1}` says what `{"a": {"b": 1}}` says."""
    if isinstance(value, list):
        return [_undotted(each) for each in value]
    if not isinstance(value, dict):
        return value
    whole: dict[str, Any] = {}
    for name, each in value.items():
        *way, last = name.split(".")
        place = whole
        for step in way:
            below = place.setdefault(step, {})
            place = below if isinstance(below, dict) else {}
        inner, there = _undotted(each), place.get(last)
        place[last] = _merged(there, inner) if isinstance(there, dict) and isinstance(inner, dict) else inner
    return whole


def _merged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    shared = [name for name in one if isinstance(one[name], dict) and isinstance(other.get(name), dict)]
    return one | other | {name: _merged(one[name], other[name]) for name in shared}
