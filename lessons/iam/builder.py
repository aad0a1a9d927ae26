"""The visual builder: a policy as cards of statements that a form can change, and back again without losing anything.

What a card cannot show stays in the document as it is; a statement that is none has no fields at all.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import QueryDict

from serverless_lab.engine.policy.lint import catalogue
from serverless_lab.engine.policy.lint.edits import tidy
from serverless_lab.engine.policy.lint.global_keys import GLOBAL_KEYS
from serverless_lab.engine.policy.lint.subject import CURRENT, plain
from serverless_lab.engine.policy.operators import OPERATORS
from serverless_lab.engine.policy.policy import as_list

MARK = "built"  # the form's field that says which document the cards belong to
DOCUMENTS = ("PolicyDocument", "AssumeRolePolicyDocument")
MOST = 20  # statements that are shown as cards
_SHOWN = ("Sid", "Effect", "Action", "Resource", "Condition")
_NEW: dict[str, Any] = {"Effect": "Allow", "Action": [], "Resource": []}


@dataclass(frozen=True)
class Line:
    """A line of a Condition; `values` one a line."""

    operator: str = ""
    key: str = ""
    values: str = ""


@dataclass(frozen=True)
class Level:
    """Actions of one access level, each with whether it is chosen."""

    name: str
    actions: list[tuple[str, bool]]
    chosen: int


@dataclass(frozen=True)
class Card:
    """`kept` are elements that the builder leaves alone, as JSON. `hidden`: none of it can be shown."""

    number: int
    hidden: bool = False
    sid: str = ""
    effect: str = "Allow"
    service: str = ""
    levels: list[Level] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    every: bool = False  # `service:*` is chosen
    resources: str = ""
    forms: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    kept: str = ""
    has_actions: bool = True
    has_resources: bool = True

    @property
    def name(self) -> str:
        """What the names of its fields begin with."""
        return f"b{self.number}"


@dataclass(frozen=True)
class Builder:
    """`problem`: not-json, not-statements or too-many; then there are no cards."""

    cards: list[Card]
    problem: str = ""
    services: tuple[tuple[str, str], ...] = ()
    operators: tuple[str, ...] = tuple(OPERATORS)
    keys: tuple[str, ...] = tuple(name for _, name in GLOBAL_KEYS.values())


def read(text: str, kind: str, chosen: Mapping[int, str] | None = None) -> Builder:
    """`chosen`: whose actions a card shows, where that is not the service of its first action."""
    found = _statements(text)
    if isinstance(found, str):
        return Builder([], found)
    cards = [_card(number, each, kind, (chosen or {}).get(number, "")) for number, each in enumerate(found)]
    if len(cards) > MOST:
        return Builder([], "too-many")
    return Builder(cards, services=tuple(catalogue.services().items()))


def services_of(data: QueryDict) -> dict[int, str]:
    return {number: data.get(f"b{number}-service", "") for number in range(MOST)}


def apply(text: str, data: QueryDict) -> str:
    """The document as the cards say; the very same text where they say nothing new."""
    found = _statements(text)
    if isinstance(found, str):
        return text
    changed = [_written(number, each, data) for number, each in enumerate(found)]
    return text if changed == found else _put(text, changed)


def add(text: str, kind: str) -> str:
    found = _statements(text)
    if isinstance(found, str) or len(found) >= MOST:
        return text
    new = (
        dict(_NEW) if kind == "identity" else {"Effect": "Allow", "Principal": {"AWS": []}, "Action": "sts:AssumeRole"}
    )
    return _put(text, [*found, new])


def remove(text: str, number: int) -> str:
    found = _statements(text)
    if isinstance(found, str):
        return text
    return _put(text, [each for at, each in enumerate(found) if at != number])


def _statements(text: str) -> list[Any] | str:
    """The statements, or why there are none that could be shown."""
    try:
        document = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return "not-json"
    if not isinstance(document, dict) or not isinstance(document.get("Statement", []), dict | list):
        return "not-statements"
    return list(as_list(document.get("Statement", [])))


def _put(text: str, statements: list[Any]) -> str:
    return tidy({"Version": CURRENT} | json.loads(text or "{}") | {"Statement": statements})


def _card(number: int, element: Any, kind: str, service: str) -> Card:
    if not _can_be_shown(element):
        return Card(number, hidden=True)
    actions = as_list(element.get("Action", []))
    service = service if catalogue.has_service(service) else _first_service(actions, kind)
    levels = list(_levels(service, actions))
    named = {action for level in levels for action, _ in level.actions} | {f"{service}:*"}
    kept = {name: value for name, value in element.items() if name not in _SHOWN}
    resources = as_list(element.get("Resource", []))
    return Card(
        number,
        sid=element.get("Sid", ""),
        effect=element["Effect"],
        service=service,
        levels=levels,
        others=[action for action in actions if action not in named],
        every=f"{service}:*" in actions,
        resources="\n".join(resources),
        forms=_forms(actions),
        lines=[*_lines(element.get("Condition", {})), Line()],
        kept=json.dumps(kept, indent=2, ensure_ascii=False) if kept else "",
        has_actions="NotAction" not in element,
        has_resources=kind == "identity" and "NotResource" not in element,
    )


def _can_be_shown(element: Any) -> bool:
    if not isinstance(element, dict) or element.get("Effect") not in ("Allow", "Deny"):
        return False
    texts = [*as_list(element.get("Action", [])), *as_list(element.get("Resource", [])), element.get("Sid", "")]
    if not all(isinstance(text, str) and "\n" not in text for text in texts):
        return False
    condition = element.get("Condition", {})
    if not isinstance(condition, dict) or not all(isinstance(keys, dict) for keys in condition.values()):
        return False
    values = (value for keys in condition.values() for found in keys.values() for value in as_list(found))
    return all(isinstance(value, str | bool | int | float) and "\n" not in str(value) for value in values)


def _first_service(actions: list[str], kind: str) -> str:
    named = (action.partition(":")[0].lower() for action in actions if ":" in action)
    return next((service for service in named if catalogue.has_service(service)), "sts" if kind == "trust" else "s3")


def _levels(service: str, actions: list[str]) -> Iterator[Level]:
    known = catalogue.actions(service).values()
    for level in catalogue.LEVELS:
        rows = [(action.full, action.full in actions) for action in known if action.level == level]
        if rows:
            yield Level(level, rows, sum(chosen for _, chosen in rows))


def _forms(actions: list[str]) -> list[str]:
    """How the ARNs of what these actions work on look."""
    found = (kind.form for action in actions for each in catalogue.matched(action)[:20] for kind in each.resources)
    return list(dict.fromkeys(form.replace("${Partition}", "aws") for form in found))[:6]


def _lines(condition: dict[str, Any]) -> Iterator[Line]:
    for operator, keys in condition.items():
        for key, values in keys.items():
            yield Line(operator, key, "\n".join(map(plain, as_list(values))))


def _written(number: int, element: Any, data: QueryDict) -> Any:
    """A statement with what its card says; what the card has no field for, or says as before, is left as it is."""
    name = f"b{number}"
    if not _can_be_shown(element) or f"{name}-effect" not in data:
        return element
    new = {**element, "Effect": data.get(f"{name}-effect") if data.get(f"{name}-effect") == "Deny" else "Allow"}
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
