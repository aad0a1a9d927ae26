"""A policy as the builder shows it: a card for each statement.

What a card cannot show stays in the document as it is; a statement that is none has no fields at all.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.lint import reference
from serverless_lab.engine.policy.lint.subject import plain
from serverless_lab.engine.policy.operators import OPERATORS
from serverless_lab.engine.policy.policy import as_list

MOST = 20  # statements that are shown as cards
LOOKED_AT = 20  # actions, and as many of what a wildcard means, that say how resources look
_SHOWN = ("Sid", "Effect", "Action", "Resource", "Condition")


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
    keys: tuple[str, ...] = tuple(reference.key_names("aws"))


def read(text: str, kind: str, chosen: Mapping[int, str] | None = None) -> Builder:
    """`chosen`: whose actions a card shows, where that is not the service of its first action."""
    found = statements_of(text)
    if isinstance(found, str):
        return Builder([], found)
    cards = [_card(number, each, kind, (chosen or {}).get(number, "")) for number, each in enumerate(found)]
    if len(cards) > MOST:
        return Builder([], "too-many")
    return Builder(cards, services=tuple(catalogue.services().items()))


def statements_of(text: str) -> list[Any] | str:
    """The statements, or why there are none that could be shown."""
    try:
        document = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return "not-json"
    if not isinstance(document, dict) or not isinstance(document.get("Statement", []), dict | list):
        return "not-statements"
    return list(as_list(document.get("Statement", [])))


def _card(number: int, element: Any, kind: str, service: str) -> Card:
    if not can_be_shown(element):
        return Card(number, hidden=True)
    actions = as_list(element.get("Action", []))
    service = service if reference.has_service(service) else _first_service(actions, kind)
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


def can_be_shown(element: Any) -> bool:
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
    return next((service for service in named if reference.has_service(service)), "sts" if kind == "trust" else "s3")


def _levels(service: str, actions: list[str]) -> Iterator[Level]:
    known = catalogue.actions(service).values()
    for level in reference.LEVELS:
        rows = [(action.name, action.name in actions) for action in known if action.access == level]
        if rows:
            rows.sort(key=lambda row: not row[1])  # what is chosen comes first
            yield Level(level, rows, sum(chosen for _, chosen in rows))


def _forms(actions: list[str]) -> list[str]:
    """How the ARNs of what these actions work on look."""
    meant = (each for action in actions[:LOOKED_AT] for each in catalogue.matching(action)[:LOOKED_AT])
    found = (kind.arn.replace("${Partition}", "aws") for each in meant for kind in catalogue.resources(each))
    return list(dict.fromkeys(found))[:6]


def _lines(condition: dict[str, Any]) -> Iterator[Line]:
    for operator, keys in condition.items():
        for key, values in keys.items():
            yield Line(operator, key, "\n".join(map(plain, as_list(values))))
