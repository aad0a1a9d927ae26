"""GetSessionToken and GetFederationToken: temporary credentials of a user, with a second factor or with less rights."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.numbers import STS_ROOT_TOKEN_S, STS_TOKEN_S
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.questions import UniqueId
from serverless_lab.engine.services.sts import errors, limits
from serverless_lab.engine.services.sts.issuing import check_mfa, credentials, issue, use_mfa
from serverless_lab.engine.services.sts.requests import GetFederationToken, GetSessionToken
from serverless_lab.engine.services.sts.sessions import find
from serverless_lab.engine.tagging import request_keys


def get_session_token(context: Context, request: GetSessionToken) -> dict[str, Any]:
    caller = context.caller
    _refuse_sessions(context, "GetSessionToken")
    check_mfa(context, request)
    seconds = request.duration_seconds or STS_TOKEN_S
    use_mfa(context, request)
    session = issue(
        context,
        seconds=min(seconds, STS_ROOT_TOKEN_S) if caller.kind == "root" else seconds,
        token_size=request.minimum_session_token_size,
        kind=caller.kind,
        identity=caller.identity,
        arn=caller.arn,
        user_id=_user_id(context),
        holder_id=_user_id(context),
        mfa_at=context.at if request.serial_number is not None else None,
    )
    return {"Credentials": credentials(session)}


def get_federation_token(context: Context, request: GetFederationToken) -> dict[str, Any]:
    _refuse_sessions(context, "GetFederationToken")
    if context.caller.kind == "root":
        raise NotSimulated(feature="GetFederationToken of the root user")
    limits.check_limits(context, request, {})
    session = issue(
        context,
        seconds=request.duration_seconds,
        token_size=request.minimum_session_token_size,
        kind="federated",
        identity=context.caller.identity,
        arn=federated_arn(context, request),
        user_id=f"{context.account_id}:{request.name}",
        holder_id=_user_id(context),
        policies=[request.policy] if request.policy is not None else [],
        policy_arns=[each.arn for each in request.policy_arns],
        tags=limits.tags_of(request.tags),
    )
    user = {"FederatedUserId": session.user_id, "Arn": session.arn}
    return {"Credentials": credentials(session), "FederatedUser": user} | limits.packed_size(request, {})


def federated_arn(context: Context, request: GetFederationToken) -> str:
    return context.arn("sts", f"federated-user/{request.name}", everywhere=True)


def federation_keys(context: Context, request: GetFederationToken) -> dict[str, Values]:
    return request_keys(request.tags)


def federation_also(context: Context, request: GetFederationToken) -> list[tuple[str, str, dict[str, Values]]]:
    tagged = [("sts:TagSession", federated_arn(context, request), request_keys(request.tags))]
    return tagged if request.tags else []


def _refuse_sessions(context: Context, operation: str) -> None:
    """Only the lasting credentials of a user or of root are exchanged for such tokens."""
    if context.caller.kind not in ("user", "root") or find(context, context.caller.key) is not None:
        raise errors.SessionCredentials(operation=operation)


def _user_id(context: Context) -> str:
    if context.caller.kind == "root":
        return context.account_id
    found: str | None = context.ask(UniqueId(context.caller.identity))
    if found is None:
        raise errors.InvalidClientTokenId()
    return found
