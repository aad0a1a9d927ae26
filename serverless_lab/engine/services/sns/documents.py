"""Topic policies as texts: the one that every topic begins with, and whether a text is one at all."""

from functools import lru_cache
from typing import Any

import msgspec

from serverless_lab.engine.nesting import deeper_than
from serverless_lab.engine.policy.policy import Document, as_list
from serverless_lab.engine.services.sns import errors

_DEEPEST = 20
_VERSIONS = ("2012-10-17", "2008-10-17")
# What AWS's default policy opens to the owner. Source: GetTopicAttributes of a new topic.
_OPENED = """GetTopicAttributes SetTopicAttributes AddPermission RemovePermission DeleteTopic Subscribe
ListSubscriptionsByTopic Publish""".split()
# What a policy of a topic may name.
_ACTIONS = frozenset(
    f"sns:{name}".lower() for name in (*_OPENED, "Receive", "GetDataProtectionPolicy", "PutDataProtectionPolicy", "*")
)


@lru_cache(maxsize=256)
def default(account_id: str, arn: str) -> str:
    statement = {
        "Sid": "__default_statement_ID",
        "Effect": "Allow",
        "Principal": {"AWS": "*"},
        "Action": [f"SNS:{name}" for name in _OPENED],
        "Resource": arn,
        "Condition": {"StringEquals": {"AWS:SourceOwner": account_id}},
    }
    return text_of({"Version": "2008-10-17", "Id": "__default_policy_ID", "Statement": [statement]})


def checked(text: str) -> str:
    """The text; empty brings the default back. Raises InvalidParameter for what is no policy of a topic."""
    document = _object(text) if text else None
    if text and not _is_policy(document):
        raise errors.InvalidParameter(reason="Policy Error: null")
    for statement in as_list(document["Statement"]) if document else ():
        actions = as_list(statement.get("Action", statement.get("NotAction")))
        if not all(isinstance(each, str) and (each.lower() in _ACTIONS or each == "*") for each in actions):
            raise errors.InvalidParameter(reason="Policy statement action out of service scope!")
    return text


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
