"""Policies of resources as texts: whether a text is one at all, and what it holds."""

from functools import lru_cache
from typing import Any

import msgspec

from serverless_lab.engine.nesting import deeper_than
from serverless_lab.engine.policy.policy import Document, as_list

_DEEPEST = 20
_VERSIONS = ("2012-10-17", "2008-10-17")


def parsed(text: str) -> Document | None:
    """None where the text is no policy of a resource; of its actions nothing is asked but that there are some."""
    document = _object(text)
    return document if _is_policy(document) else None


def actions_of(document: Document) -> list[Any]:
    """What its statements allow or deny, or leave out of that."""
    return [
        action
        for statement in as_list(document["Statement"])
        for action in as_list(statement.get("Action", statement.get("NotAction")))
    ]


@lru_cache(maxsize=256)
def read(text: str) -> Document:
    """A policy that was checked; it is not to be changed."""
    return _object(text) or {}


def text_of(document: Document) -> str:
    return msgspec.json.encode(document).decode()


def _object(text: str) -> Document | None:
    try:
        found = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
    return found if isinstance(found, dict) and not deeper_than(found, _DEEPEST) else None


def _is_policy(document: Document | None) -> bool:
    if document is None or document.keys() - {"Version", "Id", "Statement"}:
        return False
    statements = as_list(document.get("Statement", []))
    return document.get("Version", _VERSIONS[1]) in _VERSIONS and bool(statements) and all(map(_is_said, statements))


def _is_said(statement: Any) -> bool:
    """Has a statement the elements that one of a resource must have?"""
    if not isinstance(statement, dict) or statement.get("Effect") not in ("Allow", "Deny"):
        return False
    one_of = (("Principal", "NotPrincipal"), ("Action", "NotAction"), ("Resource", "NotResource"))
    return all((first in statement) != (second in statement) for first, second in one_of)
