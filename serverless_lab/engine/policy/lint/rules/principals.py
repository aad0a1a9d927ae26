"""Who is named, and whether anybody may be named in this kind of policy."""

import re
from collections.abc import Iterator
from typing import Any

from serverless_lab.engine.arn import is_account
from serverless_lab.engine.policy.lint.finding import Hit, Rule
from serverless_lab.engine.policy.lint.reference import nearest
from serverless_lab.engine.policy.lint.subject import Subject
from serverless_lab.engine.policy.places import escaped
from serverless_lab.engine.policy.policy import as_list

_KINDS = ("AWS", "Service", "Federated", "CanonicalUser")
_ARN = re.compile(r"arn:aws[a-z-]*:(?:iam|sts)::\d{12}:(?:root|(?:user|role|assumed-role|federated-user)/[^*?]+)")
_SERVICE = re.compile(r"[a-z0-9.-]+\.amazonaws\.com")
# What IAM makes of an ARN whose owner was deleted.
_DELETED = re.compile(r"A(?:IDA|ROA)[A-Z0-9]{16,}")


def _in_identity(subject: Subject) -> Iterator[Hit]:
    if subject.kind != "identity":
        return
    for statement in subject.statements:
        for name in ("Principal", "NotPrincipal"):
            if name in statement.element:
                yield Hit(
                    f"{statement.pointer}/{name}", {"name": name}, subject.changed(statement.pointer, name), name=True
                )


def _missing(subject: Subject) -> Iterator[Hit]:
    if subject.kind == "identity":
        return
    for statement in subject.statements:
        if "Principal" not in statement.element and "NotPrincipal" not in statement.element:
            yield Hit(statement.pointer)


def _resource_in_trust(subject: Subject) -> Iterator[Hit]:
    if subject.kind != "trust":
        return
    for statement in subject.statements:
        for name in ("Resource", "NotResource"):
            if name in statement.element:
                yield Hit(
                    f"{statement.pointer}/{name}", {"name": name}, subject.changed(statement.pointer, name), name=True
                )


def _named(subject: Subject) -> Iterator[tuple[str, str, Any]]:
    """Pointer, kind and text of everybody who is named."""
    for statement in subject.statements:
        for name in ("Principal", "NotPrincipal"):
            found = statement.element.get(name)
            for kind, values in found.items() if isinstance(found, dict) else ():
                several = isinstance(values, list)
                for number, value in enumerate(as_list(values)):
                    pointer = f"{statement.pointer}/{name}/{escaped(kind)}"
                    yield f"{pointer}/{number}" if several else pointer, kind, value


def _bad_principal(subject: Subject) -> Iterator[Hit]:
    if subject.kind == "identity":
        return
    for statement in subject.statements:
        found = statement.element.get("Principal", "*")
        if found != "*" and (not isinstance(found, dict) or not found):
            yield Hit(f"{statement.pointer}/Principal", {"principal": found if isinstance(found, str) else "–"})
    for pointer, kind, value in _named(subject):
        if kind in _KINDS and not (isinstance(value, str) and _is_somebody(kind, value)):
            yield Hit(pointer, {"principal": value if isinstance(value, str) else "–"})


def _is_somebody(kind: str, text: str) -> bool:
    if kind == "AWS":
        return text == "*" or is_account(text) or any(pattern.fullmatch(text) for pattern in (_ARN, _DELETED))
    return _SERVICE.fullmatch(text) is not None if kind == "Service" else bool(text)


def _bad_kind(subject: Subject) -> Iterator[Hit]:
    if subject.kind == "identity":
        return
    seen = set()
    for pointer, kind, _ in _named(subject):
        if kind not in _KINDS and kind not in seen:
            seen.add(kind)
            yield Hit(pointer.removesuffix("/0"), {"name": kind, "near": nearest(kind, _KINDS) or "AWS"}, name=True)


RULES = (
    Rule("principal-in-identity", "error", _in_identity),
    Rule("missing-principal", "error", _missing),
    Rule("resource-in-trust", "error", _resource_in_trust),
    Rule("bad-principal", "error", _bad_principal),
    Rule("bad-principal-kind", "error", _bad_kind),
)
