"""Who signs with an access key, and whether it still counts."""

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.questions import (
    KeyOwner,
    KeySigner,
    LongTermKey,
    SessionProblem,
    Signer,
    UniqueId,
)
from serverless_lab.engine.services.sts import errors
from serverless_lab.engine.services.sts.sessions import find
from serverless_lab.engine.services.sts.state import Session

_QUERY_SERVICES = ("iam", "sts")  # the others speak JSON, and have names of their own for these refusals
_OF_FEDERATED = ("GetCallerIdentity", "GetFederationToken", "GetSessionToken")


def key_signer(context: Context, question: KeySigner) -> Signer | None:
    session = find(context, question.key)
    if session is not None:
        caller = Caller(session.kind, context.account_id, session.arn, session.identity, session.key_id)
        return Signer(caller, session.secret, session.token)
    owner = _owner(context, question.key)
    return Signer(Caller.user(owner.user_arn, question.key), owner.secret) if owner else None


def session_problem(context: Context, question: SessionProblem) -> CloudError | None:
    """Why these credentials cannot sign this call, at this moment of the account's clock.

    A key of another account is not known here; whoever lets its caller in has asked that account.
    """
    caller = question.caller
    if caller.account_id != context.account_id:
        return None
    query = question.service in _QUERY_SERVICES
    session = find(context, caller.key)
    if session is not None and session.arn == caller.arn and session.expires <= context.at:
        return errors.ExpiredToken() if query else errors.ExpiredTokenException()
    if _counts(context, session, question):
        return None
    return errors.InvalidClientTokenId() if query else errors.UnrecognizedClientException()


def _counts(context: Context, session: Session | None, question: SessionProblem) -> bool:
    if session is None:
        owner = _owner(context, question.caller.key)
        return owner is not None and owner.active and owner.user_arn == question.caller.arn
    alive = session.kind == "root" or context.ask(UniqueId(session.identity)) == session.holder_id
    return alive and session.arn == question.caller.arn and not _is_barred(session, question)


def _is_barred(session: Session, question: SessionProblem) -> bool:
    """Tokens of GetSessionToken without a second factor, and those of GetFederationToken, do not open IAM."""
    if session.kind == "federated":
        return question.service == "iam" or (question.service == "sts" and question.operation not in _OF_FEDERATED)
    token = session.kind in ("user", "root") and not session.console
    return token and session.mfa_at is None and question.service == "iam"


def _owner(context: Context, key: str) -> KeyOwner | None:
    owner: KeyOwner | None = context.ask(LongTermKey(key))
    return owner
