"""The elements of a statement: which there are, and what kind of thing stands in them."""

import re
from collections.abc import Iterator

from serverless_lab.engine.policy.language import ELEMENTS, PAIRS, SID, TEXTS
from serverless_lab.engine.policy.lint.edits import replaced
from serverless_lab.engine.policy.lint.finding import Hit, Rule
from serverless_lab.engine.policy.lint.reference import nearest
from serverless_lab.engine.policy.lint.subject import Statement, Subject
from serverless_lab.engine.policy.places import escaped
from serverless_lab.engine.policy.policy import as_list


def _unknown(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        for name in statement.element:
            if name not in ELEMENTS:
                near = nearest(name, ELEMENTS)
                yield Hit(f"{statement.pointer}/{escaped(name)}", {"name": name, "near": near or "–"}, name=True)


def _bad_effect(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        effect = statement.element.get("Effect")
        if effect in ("Allow", "Deny"):
            continue
        near = nearest(effect, ("Allow", "Deny")) if isinstance(effect, str) else ""
        pointer = f"{statement.pointer}/Effect" if "Effect" in statement.element else statement.pointer
        fix = replaced(subject.text, pointer, near) if near else ""
        yield Hit(pointer, {"effect": effect if isinstance(effect, str) else "–"}, fix)


def _conflicting(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        for one, other in PAIRS:
            if one in statement.element and other in statement.element:
                yield Hit(f"{statement.pointer}/{other}", {"one": one, "other": other}, name=True)


def _missing_action(subject: Subject) -> Iterator[Hit]:
    return _missing(subject, "Action")


def _missing_resource(subject: Subject) -> Iterator[Hit]:
    return _missing(subject, "Resource") if subject.kind == "identity" else iter(())


def _missing(subject: Subject, name: str) -> Iterator[Hit]:
    for statement in subject.statements:
        if name not in statement.element and f"Not{name}" not in statement.element:
            yield Hit(statement.pointer)


def _empty(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        for name in TEXTS:
            if statement.element.get(name) in ([], ""):
                yield Hit(f"{statement.pointer}/{name}", {"name": name})
        for test in statement.tests:
            if not test.values:
                yield Hit(test.pointer, {"name": test.key})


def _empty_condition(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        if statement.element.get("Condition") == {}:
            fix = subject.changed(statement.pointer, "Condition")
            yield Hit(f"{statement.pointer}/Condition", fix=fix, name=True)


def _wrong_type(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        for name in TEXTS:
            if not all(isinstance(value, str) for value in as_list(statement.element.get(name, []))):
                yield Hit(f"{statement.pointer}/{name}", {"name": name}, name=True)
        if "Sid" in statement.element and not isinstance(statement.element["Sid"], str):
            yield Hit(f"{statement.pointer}/Sid", {"name": "Sid"}, name=True)
        condition = statement.element.get("Condition", {})
        if not isinstance(condition, dict) or not all(isinstance(keys, dict) for keys in condition.values()):
            yield Hit(f"{statement.pointer}/Condition", {"name": "Condition"}, name=True)


def _sids(subject: Subject) -> Iterator[tuple[Statement, str]]:
    for statement in subject.statements:
        if isinstance(statement.element.get("Sid"), str):
            yield statement, statement.element["Sid"]


def _sid_twice(subject: Subject) -> Iterator[Hit]:
    seen: set[str] = set()
    for statement, sid in _sids(subject):
        if sid and sid in seen:
            pointer = f"{statement.pointer}/Sid"
            yield Hit(pointer, {"sid": sid}, replaced(subject.text, pointer, _free(subject, sid)))
        seen.add(sid)


def _free(subject: Subject, sid: str) -> str:
    taken = {each for _, each in _sids(subject)}
    return next(f"{sid}{number}" for number in range(2, len(taken) + 3) if f"{sid}{number}" not in taken)


def _bad_sid(subject: Subject) -> Iterator[Hit]:
    """IAM's own rule: SNS begins with a Sid that has underscores."""
    for statement, sid in _sids(subject):
        if subject.kind != "resource" and not SID.fullmatch(sid):
            pointer = f"{statement.pointer}/Sid"
            yield Hit(pointer, {"sid": sid}, replaced(subject.text, pointer, re.sub(r"[^0-9A-Za-z]", "", sid)))


RULES = (
    Rule("unknown-element", "error", _unknown),
    Rule("bad-effect", "error", _bad_effect),
    Rule("conflicting-elements", "error", _conflicting),
    Rule("missing-action", "error", _missing_action),
    Rule("missing-resource", "error", _missing_resource),
    Rule("empty-list", "error", _empty),
    Rule("empty-condition", "suggestion", _empty_condition),
    Rule("wrong-type", "error", _wrong_type),
    Rule("sid-twice", "error", _sid_twice),
    Rule("bad-sid", "error", _bad_sid),
)
