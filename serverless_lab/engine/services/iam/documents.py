"""Policy documents as they arrive: JSON text that must have the form of a policy."""

from functools import lru_cache
from typing import Any

import msgspec

from serverless_lab.engine.policy.policy import Document, as_list
from serverless_lab.engine.services.iam.errors import MalformedPolicyDocument

_VERSIONS = ("2012-10-17", "2008-10-17")


@lru_cache(maxsize=8192)
def read(text: str) -> Document:
    """A document that was checked when it was stored. Nobody may change what this returns."""
    document: Document = msgspec.json.decode(text)
    return document


def checked(text: str, *, trust: bool = False) -> str:
    """The text, if it is a policy; `trust` asks for a Principal where an identity policy must not have one.

    Raises MalformedPolicyDocument.
    """
    try:
        document = msgspec.json.decode(text)
    except msgspec.DecodeError:
        raise MalformedPolicyDocument(message="This policy contains invalid Json") from None
    if not isinstance(document, dict) or "Statement" not in document:
        raise MalformedPolicyDocument(message="Syntax errors in policy.")
    if document.get("Version", _VERSIONS[1]) not in _VERSIONS:
        raise MalformedPolicyDocument(message="The policy must contain a valid version string")
    for statement in as_list(document["Statement"]):
        _check_statement(statement, trust=trust)
    return text


def _check_statement(statement: Any, *, trust: bool) -> None:
    if not isinstance(statement, dict) or statement.get("Effect") not in ("Allow", "Deny"):
        raise MalformedPolicyDocument(message="Syntax errors in policy.")
    if not ("Action" in statement) ^ ("NotAction" in statement):
        raise MalformedPolicyDocument(message="Policy statement must contain actions.")
    if trust and "Principal" not in statement:
        raise MalformedPolicyDocument(message="Missing required field Principal")
    if not trust and "Principal" in statement:
        raise MalformedPolicyDocument(message="Policy document should not specify a principal.")
    if not trust and not ("Resource" in statement) ^ ("NotResource" in statement):
        raise MalformedPolicyDocument(message="Policy statement must contain resources.")
