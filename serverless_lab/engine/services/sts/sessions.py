"""Temporary credentials: what they allow, what they say about the caller, and when they end."""

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.policy.policy import Policy
from serverless_lab.engine.questions import SessionPolicies, SessionProblem
from serverless_lab.engine.services.sts.errors import ExpiredToken
from serverless_lab.engine.services.sts.state import StsState


def session_policies(context: Context, question: SessionPolicies) -> list[Policy]:
    """The session policies of a key; none for a long-term key."""
    session = context.part(StsState, everywhere=True).sessions.get(question.key)
    if session is None:
        return []
    documents = map(msgspec.json.decode, session.policies)
    return [Policy("session", "session policy", document, holder=session.arn) for document in documents]


def session_problem(context: Context, question: SessionProblem) -> CloudError | None:
    """Why these credentials cannot be used at this moment of the account's clock."""
    session = context.part(StsState, everywhere=True).sessions.get(question.caller.key)
    return ExpiredToken() if session and session.expires <= context.at else None
