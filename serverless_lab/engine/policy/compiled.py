"""Documents read once: nobody changes a document, and the same text is the same policy."""

from functools import lru_cache
from typing import Any

import msgspec

from serverless_lab.engine.policy import language
from serverless_lab.engine.policy.policy import Document, Kind, Policy, as_list
from serverless_lab.engine.policy.statements import Statement

NO_PROBLEM = ("", "")


class _ByIdentity:
    """A document as a key: it is held as long as its entry lives, so that its identity cannot go to another one."""

    __slots__ = ("document", "kind")

    def __init__(self, document: Document, kind: Kind) -> None:
        self.document, self.kind = document, kind

    def __hash__(self) -> int:
        return id(self.document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByIdentity) and self.document is other.document and self.kind == other.kind


def statements_of(policy: Policy) -> tuple[Statement, ...]:
    """Every statement of the policy, those that cannot be read included."""
    return _by_identity(_ByIdentity(policy.document, policy.kind))


@lru_cache(maxsize=1024)
def _by_identity(key: _ByIdentity) -> tuple[Statement, ...]:
    try:
        text = msgspec.json.encode(key.document)
    except (UnicodeError, OverflowError, TypeError, RecursionError):
        return _read(key.document, key.kind)
    return _by_text(text, key.kind)


@lru_cache(maxsize=1024)
def _by_text(text: bytes, kind: Kind) -> tuple[Statement, ...]:
    return _read(msgspec.json.decode(text), kind)


def problem_of(document: Any) -> tuple[str, str]:
    """What is wrong with the document around its statements: the element and the problem, both empty when nothing."""
    if not isinstance(document, dict):
        return "Statement", "not-an-object"
    if "Statement" not in document:
        return "Statement", "missing-element"
    if document.get("Version", language.OLD) not in language.VERSIONS:
        return "Version", "unknown-version"
    unknown = sorted(set(document) - set(language.PARTS))
    return (unknown[0], "unknown-element") if unknown else NO_PROBLEM


def _read(document: Any, kind: Kind) -> tuple[Statement, ...]:
    problem = problem_of(document)
    if problem[0] == "Statement":
        pointer = "/Statement" if isinstance(document, dict) else ""
        return (Statement(None, kind, False, pointer, problem),)
    variables = language.has_variables(document)
    several = isinstance(document["Statement"], list)
    return tuple(
        Statement(element, kind, variables, f"/Statement/{number}" if several else "/Statement", problem)
        for number, element in enumerate(as_list(document["Statement"]))
    )
