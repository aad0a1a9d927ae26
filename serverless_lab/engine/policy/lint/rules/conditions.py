"""Operators of conditions: that there are such, and that they fit the key and what is compared."""

from collections.abc import Iterator
from typing import Final

from serverless_lab.engine.policy.lint import reference
from serverless_lab.engine.policy.lint.finding import Hit, Rule
from serverless_lab.engine.policy.lint.subject import Statement, Subject, Test
from serverless_lab.engine.policy.operators import OPERATORS

# Which operators compare what a key of a type holds; Null asks about any. ARNs and addresses are texts as well.
_FAMILIES: Final = {
    "String": ("String", "Arn"),
    "ARN": ("Arn", "String"),
    "Date": ("Date", "Numeric"),
    "Numeric": ("Numeric",),
    "Bool": ("Bool", "String"),
    "IPAddress": ("Ip", "NotIp"),
    "Binary": ("Binary",),
}
_USUAL: Final = {
    "Date": "DateLessThan",
    "Numeric": "NumericLessThan",
    "IPAddress": "IpAddress",
    "Binary": "BinaryEquals",
}


def _tests(subject: Subject) -> Iterator[tuple[Statement, Test]]:
    for statement in subject.statements:
        for test in statement.tests:
            yield statement, test


def _unknown_operator(subject: Subject) -> Iterator[Hit]:
    seen = set()
    for statement, test in _tests(subject):
        pointer = test.pointer.rpartition("/")[0]
        if test.written is not None or pointer in seen:
            continue
        seen.add(pointer)
        near = reference.nearest(test.operator, OPERATORS)
        fix = _renamed(subject, statement, test.operator, near) if near else ""
        yield Hit(pointer, {"operator": test.operator, "near": near or "–"}, fix, name=True)


def _wrong_family(subject: Subject) -> Iterator[Hit]:
    for _, test in _tests(subject):
        kind = (reference.key_type(test.key) or "").removeprefix("ArrayOf")
        if test.written is None or kind not in _FAMILIES or test.written.operator.name == "Null":
            continue
        if not test.written.operator.name.startswith(_FAMILIES[kind]):
            near = _USUAL.get(kind, "StringEquals")
            yield Hit(test.pointer, {"operator": test.operator, "key": test.key, "near": near}, name=True)


def _star_in_equals(subject: Subject) -> Iterator[Hit]:
    for statement, test in _tests(subject):
        if test.written is None or test.written.operator.name not in ("StringEquals", "StringNotEquals"):
            continue
        if any("*" in value.text.replace("${*}", "") for value in test.values):
            near = test.operator.replace("Equals", "Like")
            fix = _moved(subject, statement, test, near)
            yield Hit(test.pointer, {"operator": test.operator, "near": near}, fix)


def _like_without_star(subject: Subject) -> Iterator[Hit]:
    for statement, test in _tests(subject):
        if test.written is None or test.written.operator.name not in ("StringLike", "StringNotLike"):
            continue
        if test.values and not any(sign in value.text for value in test.values for sign in "*?"):
            near = test.operator.replace("Like", "Equals")
            fix = _moved(subject, statement, test, near)
            yield Hit(test.pointer, {"operator": test.operator, "near": near}, fix, name=True)


def _for_all_values(subject: Subject) -> Iterator[Hit]:
    """ForAllValues is true for a request without the key, so an Allow needs Null beside it."""
    for statement, test in _tests(subject):
        if test.written is None or test.written.over != "all" or not statement.allows:
            continue
        guards = (each for each in statement.tests if each.written and each.written.operator.name == "Null")
        if not any(each.key.lower() == test.key.lower() for each in guards):
            condition = {**statement.element["Condition"]}
            condition["Null"] = {**condition.get("Null", {}), test.key: "false"}
            yield Hit(
                test.pointer, {"key": test.key}, subject.changed(statement.pointer, "Condition", condition), name=True
            )


def _set_on_single(subject: Subject) -> Iterator[Hit]:
    for _, test in _tests(subject):
        kind = reference.key_type(test.key)
        if test.written is not None and test.written.over and kind and not kind.startswith("ArrayOf"):
            yield Hit(test.pointer, {"operator": test.operator, "key": test.key}, name=True)


def _list_without_set(subject: Subject) -> Iterator[Hit]:
    for statement, test in _tests(subject):
        kind = reference.key_type(test.key) or ""
        if test.written is None or test.written.over or test.written.operator.name == "Null":
            continue
        if kind.startswith("ArrayOf"):
            near = f"ForAnyValue:{test.operator}"
            yield Hit(test.pointer, {"key": test.key, "near": near}, _moved(subject, statement, test, near), name=True)


def _needless_if_exists(subject: Subject) -> Iterator[Hit]:
    """A negated operator passes without the key anyway."""
    for statement, test in _tests(subject):
        if test.written is not None and test.written.if_exists and test.written.operator.negated:
            near = test.operator[: -len("IfExists")]
            fix = _moved(subject, statement, test, near)
            yield Hit(test.pointer, {"operator": test.operator, "near": near}, fix, name=True)


def _null_contradicts(subject: Subject) -> Iterator[Hit]:
    """Null true asks that the key be absent; whatever else needs a value of it can then never pass."""
    for statement, test in _tests(subject):
        if test.written is None or test.written.operator.name != "Null":
            continue
        others = [
            each
            for each in statement.tests
            if each.key.lower() == test.key.lower() and each.written and each.written.operator.name != "Null"
        ]
        needing = [
            each
            for each in others
            if each.written
            and not each.written.if_exists
            and not each.written.operator.negated
            and each.written.over != "all"
        ]
        if needing and any(value.text.lower() == "true" for value in test.values):
            yield Hit(test.pointer, {"key": test.key, "operator": needing[0].operator}, name=True)


def _renamed(subject: Subject, statement: Statement, operator: str, near: str) -> str:
    condition = statement.element["Condition"]
    if near in condition:
        return ""
    changed = {near if name == operator else name: keys for name, keys in condition.items()}
    return subject.changed(statement.pointer, "Condition", changed)


def _moved(subject: Subject, statement: Statement, test: Test, operator: str) -> str:
    """The one key under another operator, the others where they are."""
    condition = {name: {**keys} for name, keys in statement.element["Condition"].items() if isinstance(keys, dict)}
    values = condition[test.operator].pop(test.key)
    if test.key in condition.get(operator, {}):
        return ""
    condition.setdefault(operator, {})[test.key] = values
    kept = {name: keys for name, keys in condition.items() if keys}
    return subject.changed(statement.pointer, "Condition", kept)


RULES = (
    Rule("unknown-operator", "error", _unknown_operator),
    Rule("wrong-operator", "error", _wrong_family),
    Rule("star-in-equals", "warning", _star_in_equals),
    Rule("like-without-star", "suggestion", _like_without_star),
    Rule("for-all-values", "security", _for_all_values),
    Rule("set-on-single", "warning", _set_on_single),
    Rule("list-without-set", "error", _list_without_set),
    Rule("needless-if-exists", "suggestion", _needless_if_exists),
    Rule("null-contradicts", "warning", _null_contradicts),
)
