"""Policy documents: the text a learner wrote, kept as it is, once it has the form and the size IAM asks for."""

from functools import lru_cache

import msgspec

from serverless_lab.engine import numbers
from serverless_lab.engine.policy.language import CURRENT, characters
from serverless_lab.engine.policy.policy import Document
from serverless_lab.engine.services.iam import grammar
from serverless_lab.engine.services.iam.policy_errors import PolicyTooLarge


@lru_cache(maxsize=8192)
def read(text: str) -> Document:
    """A document that was checked when it was stored. Nobody may change what this returns."""
    document: Document = msgspec.json.decode(text)
    return document


def check_managed(text: str) -> str:
    """The text, if it can be a managed policy; raises MalformedPolicyDocument or PolicyTooLarge."""
    if read(check_identity(text)).get("Version") != CURRENT:
        raise grammar.malformed("Policy document must be version 2012-10-17 or greater.")
    if characters(text) > numbers.IAM_MANAGED_CHARACTERS:
        raise PolicyTooLarge(quota="PolicySize", limit=numbers.IAM_MANAGED_CHARACTERS)
    return text


def check_identity(text: str) -> str:
    """The text, if it is a policy that can hang on an identity; raises MalformedPolicyDocument."""
    for statement in grammar.statements(text):
        if "Principal" in statement or "NotPrincipal" in statement:
            raise grammar.malformed("Policy document should not specify a principal.")
        if not (statement.get("Resource") or statement.get("NotResource")):
            raise grammar.malformed("Policy statement must contain resources.")
    return text
