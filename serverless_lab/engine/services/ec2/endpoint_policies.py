"""The policy of a VPC endpoint: what may be stored of it, and what it says to a call that comes through."""

from typing import Any

import msgspec

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.policy import Policy, as_list
from serverless_lab.engine.questions import EndpointPolicy
from serverless_lab.engine.services.ec2 import names
from serverless_lab.engine.services.ec2.errors.networks import InvalidPolicyDocument

FULL_ACCESS = {"Statement": [{"Action": "*", "Effect": "Allow", "Principal": "*", "Resource": "*"}]}


def policy_of(context: Context, question: EndpointPolicy) -> Policy | None:
    endpoint = names.state(context).endpoints.get(question.endpoint)
    if endpoint is None:
        return None
    document = msgspec.json.decode(endpoint.policy) if endpoint.policy else FULL_ACCESS
    return Policy("endpoint", endpoint.id, document)


def checked_policy(text: str) -> str:
    """A policy that says of whom it speaks, or nothing, which allows everything. Raises InvalidPolicyDocument."""
    if len(text) > numbers.VPC_ENDPOINT_POLICY:
        raise InvalidPolicyDocument(problem=f"it must not exceed {numbers.VPC_ENDPOINT_POLICY:,} characters")
    if text and not _is_policy(text):
        raise InvalidPolicyDocument(problem="it must be a JSON policy whose statements have a Principal")
    return text


def _is_policy(text: str) -> bool:
    try:
        document: Any = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return False
    statements = as_list(document.get("Statement")) if isinstance(document, dict) else [None]
    return all(isinstance(each, dict) and ("Principal" in each or "NotPrincipal" in each) for each in statements)
