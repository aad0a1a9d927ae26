"""Actions: that there are such, and that each is written once."""

from collections.abc import Iterator

from serverless_lab.engine.policy import catalogue
from serverless_lab.engine.policy.language import ASSUMING
from serverless_lab.engine.policy.lint import reference
from serverless_lab.engine.policy.lint.edits import replaced
from serverless_lab.engine.policy.lint.finding import Hit, Rule
from serverless_lab.engine.policy.lint.subject import Subject, Text


def _written(subject: Subject) -> Iterator[Text]:
    for statement in subject.statements:
        yield from statement.texts("Action")
        yield from statement.texts("NotAction")


def _without_prefix(subject: Subject) -> Iterator[Hit]:
    prefixes = {text.partition(":")[0] for _, text in _written(subject) if ":" in text} | {"s3", "iam", "lambda"}
    for pointer, text in _written(subject):
        if ":" in text or text in ("*", ""):
            continue
        fitting = sorted(prefix for prefix in prefixes if catalogue.action(f"{prefix}:{text}"))
        near = f"{fitting[0]}:{text}" if fitting else ""
        yield Hit(pointer, {"action": text, "near": near or "s3:…"}, _put(subject, pointer, near))


def _parts(subject: Subject) -> Iterator[tuple[str, str, str, str]]:
    for pointer, text in _written(subject):
        service, colon, name = text.partition(":")
        if colon:
            yield pointer, text, service, name


def _unknown_service(subject: Subject) -> Iterator[Hit]:
    for pointer, _, service, name in _parts(subject):
        if "*" in service or "?" in service or reference.has_service(service):
            continue
        near = reference.nearest(service, catalogue.services())
        yield Hit(pointer, {"service": service, "near": near or "–"}, _put(subject, pointer, near and f"{near}:{name}"))


def _unknown_action(subject: Subject) -> Iterator[Hit]:
    for pointer, text, service, name in _parts(subject):
        if "*" in name or "?" in name or not reference.has_service(service) or catalogue.action(text):
            continue
        names = (action.name.partition(":")[2] for action in catalogue.actions(service.lower()).values())
        near = reference.nearest(name, names)
        fix = _put(subject, pointer, near and f"{service}:{near}")
        yield Hit(pointer, {"action": text, "near": f"{service}:{near}" if near else "–"}, fix)


def _nothing_matched(subject: Subject) -> Iterator[Hit]:
    for pointer, text, service, name in _parts(subject):
        if ("*" in name or "?" in name) and reference.has_service(service) and not catalogue.matching(text):
            yield Hit(pointer, {"action": text})


def _not_assuming(subject: Subject) -> Iterator[Hit]:
    """A trust policy allows nothing but assuming the role."""
    if subject.kind != "trust":
        return
    for pointer, text in _written(subject):
        if text.lower() not in {action.lower() for action in ASSUMING}:
            near = reference.nearest(text, ASSUMING) or ASSUMING[0]
            yield Hit(pointer, {"action": text, "near": near}, _put(subject, pointer, near))


def _put(subject: Subject, pointer: str, text: str) -> str:
    return replaced(subject.text, pointer, text) if text else ""


RULES = (
    Rule("action-without-prefix", "error", _without_prefix),
    Rule("unknown-service", "error", _unknown_service),
    Rule("unknown-action", "error", _unknown_action),
    Rule("nothing-matched", "warning", _nothing_matched),
    Rule("trust-action", "error", _not_assuming),
)
