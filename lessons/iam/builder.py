"""The visual builder: what its cards say becomes the policy's text, and nothing is lost on the way."""

import json
from typing import Any

from django.http import QueryDict

from lessons.iam.cards import MOST, can_be_shown, statements_of
from serverless_lab.engine.policy.language import CURRENT
from serverless_lab.engine.policy.lint.edits import tidy
from serverless_lab.engine.policy.lint.subject import plain
from serverless_lab.engine.policy.policy import as_list

MARK = "built"  # the form's field that says which document the cards belong to
DOCUMENTS = ("PolicyDocument", "AssumeRolePolicyDocument")
_NEW: dict[str, Any] = {"Effect": "Allow", "Action": [], "Resource": []}


def services_of(data: QueryDict) -> dict[int, str]:
    return {number: data.get(f"b{number}-service", "") for number in range(MOST)}


def apply(text: str, data: QueryDict) -> str:
    """The document as the cards say; the very same text where they say nothing new."""
    found = statements_of(text)
    if isinstance(found, str):
        return text
    changed = [_written(number, each, data) for number, each in enumerate(found)]
    return text if changed == found else _put(text, changed)


def add(text: str, kind: str) -> str:
    found = statements_of(text)
    if isinstance(found, str) or len(found) >= MOST:
        return text
    new = (
        dict(_NEW) if kind == "identity" else {"Effect": "Allow", "Principal": {"AWS": []}, "Action": "sts:AssumeRole"}
    )
    return _put(text, [*found, new])


def remove(text: str, number: int) -> str:
    found = statements_of(text)
    if isinstance(found, str):
        return text
    return _put(text, [each for at, each in enumerate(found) if at != number])


def _put(text: str, statements: list[Any]) -> str:
    return tidy({"Version": CURRENT} | json.loads(text or "{}") | {"Statement": statements})


def _written(number: int, element: Any, data: QueryDict) -> Any:
    """A statement with what its card says; what the card has no field for, or says as before, is left as it is."""
    name = f"b{number}"
    if not can_be_shown(element) or f"{name}-effect" not in data:
        return element
    new = {**element, "Effect": "Deny" if data.get(f"{name}-effect") == "Deny" else "Allow"}
    _set(new, "Sid", data.get(f"{name}-sid", "").strip())
    if "NotAction" not in element:
        actions = [*data.getlist(f"{name}-action"), *data.get(f"{name}-more", "").split()]
        _set_list(new, "Action", _in_order(as_list(element.get("Action", [])), actions))
    if f"{name}-resource" in data:
        _set_list(new, "Resource", _rows(data.get(f"{name}-resource", "")))
    condition = _condition(element.get("Condition", {}), data, name)
    _set(new, "Condition", condition if condition or element.get("Condition") == {} else None)
    return new


def _set(element: dict[str, Any], name: str, value: Any) -> None:
    if value or (name in element and element[name] == value):
        element[name] = value
    else:
        element.pop(name, None)


def _set_list(element: dict[str, Any], name: str, values: list[str]) -> None:
    if name in element and as_list(element[name]) == values:
        return
    if name in element or values:
        element[name] = values


def _in_order(before: list[str], chosen: list[str]) -> list[str]:
    kept = [action for action in before if action in chosen]
    return kept + [action for action in dict.fromkeys(chosen) if action not in before]


def _rows(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _condition(before: dict[str, Any], data: QueryDict, name: str) -> dict[str, Any]:
    """Values that are told as before keep their type: true stays true, and one value is no list."""
    new: dict[str, Any] = {}
    rows = (data.getlist(f"{name}-{part}") for part in ("operator", "key", "values"))
    for operator, key, values in zip(*rows, strict=False):
        operator, key, told = operator.strip(), key.strip(), _rows(values)
        if not operator or not key:
            continue
        old = before.get(operator, {}).get(key)
        same = old is not None and [plain(value).strip() for value in as_list(old)] == told
        new.setdefault(operator, {})[key] = old if same else told[0] if len(told) == 1 else told
    return new
