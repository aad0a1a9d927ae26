"""Temporary credentials: kept, found again, and what they allow and say about the caller."""

import heapq
from functools import lru_cache
from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import DAY, SECOND, to_datetime
from serverless_lab.engine.news import SignedIn, UserRenamed
from serverless_lab.engine.policy import language
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.policy import Document, Policy
from serverless_lab.engine.questions import ManagedDocument, SessionKeys, SessionPolicies
from serverless_lab.engine.services.sts.state import Session, StsState

NOTHING = language.document()


def find(context: Context, key: str) -> Session | None:
    return context.part(StsState, everywhere=True).sessions.get(key) if key else None


def keep(context: Context, session: Session) -> None:
    """Keep a new session and drop at most two that ended over a day ago: more go than come, at a fixed cost."""
    state = context.part(StsState, everywhere=True)
    for _ in range(2):
        if state.ending and state.ending[0][0] < context.at - DAY:
            _drop(state, heapq.heappop(state.ending)[1])
    heapq.heappush(state.ending, (session.expires, session.key_id))
    state.sessions[session.key_id] = session
    state.of_identity.setdefault(session.identity, {})[session.key_id] = None


def _drop(state: StsState, key: str) -> None:
    identity = state.sessions.pop(key).identity
    del state.of_identity[identity][key]
    if not state.of_identity[identity]:
        del state.of_identity[identity]


def follow_name(context: Context, news: UserRenamed) -> None:
    """The sessions of a user go on under its new name."""
    state = context.part(StsState, everywhere=True)
    keys = state.of_identity.pop(news.before, {})
    for session in map(state.sessions.__getitem__, keys):
        session.identity = news.after
        session.arn = news.after if session.arn == news.before else session.arn
    if keys:
        state.of_identity[news.after] = keys


def keep_sign_in(context: Context, news: SignedIn) -> None:
    """A sign-in with a password is a session like any other."""
    session = Session(
        key_id=news.key_id,
        secret=news.secret,
        token=news.token,
        kind="user",
        identity=news.user_arn,
        arn=news.user_arn,
        user_id=news.user_id,
        issued=context.at,
        expires=news.expires,
        mfa_at=context.at if news.mfa else None,
        console=True,
        holder_id=news.user_id,
    )
    keep(context, session)


def session_policies(context: Context, question: SessionPolicies) -> list[Policy]:
    """The session policies of a key; none for a long-term key and for a session that was not limited.

    A managed policy that has been deleted allows nothing any more. A federated user without any session policy has no
    permission of its own, as on AWS.
    """
    session = find(context, question.key)
    if session is None:
        return []
    found = [_policy(session, "session policy", _read(text)) for text in session.policies]
    for arn in session.policy_arns:
        document = context.ask(ManagedDocument(arn))
        found.append(_policy(session, arn.rpartition("/")[2], NOTHING if document is None else document, arn))
    if session.kind == "federated" and not found:
        found.append(_policy(session, "session policy", NOTHING))
    return found


def session_keys(context: Context, question: SessionKeys) -> dict[str, Values]:
    """Source: AWS global condition context keys, IAM user guide. Credentials of AssumeRole carry no second factor."""
    session = find(context, question.caller.key)
    if session is None:
        return {}
    keys: dict[str, Values] = {
        "aws:TokenIssueTime": to_datetime(session.issued).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "aws:userid": session.user_id,
        "aws:MultiFactorAuthPresent": "false" if session.mfa_at is None else "true",
    }
    if session.mfa_at is not None:
        keys["aws:MultiFactorAuthAge"] = str((context.at - session.mfa_at) // SECOND)
    if session.source_identity:
        keys["aws:SourceIdentity"] = session.source_identity
    if session.kind == "federated":
        keys |= {"aws:PrincipalArn": session.arn, "aws:PrincipalType": "FederatedUser"}
    return keys | {f"aws:PrincipalTag/{name}": value for name, value in session.tags.items()}


def _policy(session: Session, name: str, document: Document, arn: str = "") -> Policy:
    return Policy("session", name, document, arn=arn, holder=session.arn)


@lru_cache(maxsize=1024)
def _read(text: str) -> Document:
    """Nobody may change what this returns."""
    document: dict[str, Any] = msgspec.json.decode(text)
    return document
