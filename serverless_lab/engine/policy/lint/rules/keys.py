"""Condition keys: that there are such, and that the request for the action brings them."""

from collections.abc import Iterator

from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.lint import reference
from serverless_lab.engine.policy.lint.finding import Hit, Rule
from serverless_lab.engine.policy.lint.subject import Statement, Subject


def _unknown_key(subject: Subject) -> Iterator[Hit]:
    for statement in subject.statements:
        for test in statement.tests:
            if reference.key_type(test.key) is not None or _older(subject, test.key):
                continue
            service = test.key.partition(":")[0].lower()
            near = reference.nearest(test.key, reference.key_names(service))
            yield Hit(test.pointer, {"key": test.key, "near": near or "–"}, name=True)


def _older(subject: Subject, key: str) -> bool:
    """A key that is in no reference any more, and in the policy that SNS makes of every topic."""
    return subject.kind == "resource" and key.lower() == "aws:sourceowner"


def _other_key(subject: Subject) -> Iterator[Hit]:
    """A key of a service that no action of the statement knows."""
    for statement in subject.statements:
        known = _known(statement)
        for test in statement.tests:
            key = reference.bare(test.key)
            if known is None or reference.is_global(key) or key in known or reference.key_type(test.key) is None:
                continue
            yield Hit(test.pointer, {"key": test.key, "action": statement.actions[0].text}, name=True)


def _known(statement: Statement) -> set[str] | None:
    """Keys of all its actions; None where an action is none or means too much to say."""
    known: set[str] = set()
    for written in statement.actions:
        found = catalogue.matching(written.text)
        if not found:
            return None
        known.update(*(reference.keys(action) for action in found))
    return known if statement.actions else None


RULES = (
    Rule("unknown-key", "error", _unknown_key),
    Rule("other-key", "warning", _other_key),
)
