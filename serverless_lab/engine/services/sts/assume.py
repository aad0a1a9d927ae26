"""AssumeRole: the caller's own policies and the role's trust policy let somebody become the role for a while."""

from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated, ValidationError
from serverless_lab.engine.numbers import STS_CHAINED_S
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.questions import RoleLimits, UniqueId
from serverless_lab.engine.services.sts import errors, limits
from serverless_lab.engine.services.sts.issuing import check_mfa, credentials, issue, use_mfa
from serverless_lab.engine.services.sts.requests import AssumeRole
from serverless_lab.engine.services.sts.sessions import find
from serverless_lab.engine.services.sts.state import Session
from serverless_lab.engine.tagging import request_keys


def check(context: Context, request: AssumeRole) -> None:
    """What is refused before any policy is asked."""
    if context.caller.kind == "root":
        raise errors.RootAssumesRole()
    if Arn.parse(request.role_arn) is None:
        raise ValidationError(message=f"{request.role_arn} is invalid")
    if request.provided_contexts:
        raise NotSimulated(feature="ProvidedContexts")
    if context.caller.home != "allowed":  # else the caller's own account has seen the code
        check_mfa(context, request)


def resource(context: Context, request: AssumeRole) -> str:
    return request.role_arn


def keys(context: Context, request: AssumeRole) -> dict[str, Values]:
    """Source: condition keys for AWS STS, service authorization reference."""
    found: dict[str, Values] = {"sts:RoleSessionName": request.role_session_name}
    if request.external_id is not None:
        found["sts:ExternalId"] = request.external_id
    if request.source_identity is not None:
        found["sts:SourceIdentity"] = request.source_identity
    if request.transitive_tag_keys:
        found["sts:TransitiveTagKeys"] = request.transitive_tag_keys
    if request.serial_number is not None:
        found |= {"aws:MultiFactorAuthPresent": "true", "aws:MultiFactorAuthAge": "0"}
    return found | request_keys(request.tags)


def also(context: Context, request: AssumeRole) -> list[tuple[str, str, dict[str, Values]]]:
    """Tags and a source identity need a permission of their own, those that go on along a chain as well."""
    calling = _calling(context)
    found = []
    if request.tags or limits.inherited_tags(calling):
        found.append(("sts:TagSession", request.role_arn, keys(context, request)))
    if request.source_identity is not None or (calling is not None and calling.source_identity):
        found.append(("sts:SetSourceIdentity", request.role_arn, keys(context, request)))
    return found


def assume_role(context: Context, request: AssumeRole) -> dict[str, Any]:
    """For a role of another account, which has agreed, that account hands out the credentials."""
    if _is_elsewhere(context, request):
        use_mfa(context, request)
        return {}
    role_id: str | None = context.ask(UniqueId(request.role_arn))
    longest: int | None = context.ask(RoleLimits(request.role_arn))
    if role_id is None or longest is None:
        raise errors.RoleNotFound(principal=context.caller.arn, role=request.role_arn)
    inherited = limits.inherited_tags(_calling(context))
    _check_session(context, request, longest, inherited)
    use_mfa(context, request)
    session = _issue(context, request, role_id, inherited)
    user = {"AssumedRoleId": session.user_id, "Arn": session.arn}
    answer: dict[str, Any] = {"Credentials": credentials(session), "AssumedRoleUser": user}
    if session.source_identity:
        answer["SourceIdentity"] = session.source_identity
    return answer | limits.packed_size(request, inherited)


def _check_session(context: Context, request: AssumeRole, longest: int, inherited: dict[str, str]) -> None:
    """How long it may last, and what may be passed into it."""
    if request.duration_seconds > longest:
        raise errors.DurationTooLong()
    if context.caller.kind == "role" and request.duration_seconds > STS_CHAINED_S:
        raise errors.ChainTooLong()
    limits.check_limits(context, request, inherited)
    limits.check_transitive(request.transitive_tag_keys, request.tags)
    calling = _calling(context)
    given = calling.source_identity if calling else ""
    if given and request.source_identity not in (None, given):
        raise errors.SourceIdentityFixed(given=given)


def _issue(context: Context, request: AssumeRole, role_id: str, inherited: dict[str, str]) -> Session:
    calling = _calling(context)
    return issue(
        context,
        seconds=request.duration_seconds,
        token_size=request.minimum_session_token_size,
        kind="role",
        identity=request.role_arn,
        arn=Caller.role(request.role_arn, request.role_session_name).arn,
        user_id=f"{role_id}:{request.role_session_name}",
        holder_id=role_id,
        policies=[request.policy] if request.policy is not None else [],
        policy_arns=[each.arn for each in request.policy_arns],
        tags=inherited | limits.tags_of(request.tags),
        transitive=[*inherited, *request.transitive_tag_keys],
        external_id=request.external_id or "",
        source_identity=request.source_identity or (calling.source_identity if calling else ""),
    )


def _is_elsewhere(context: Context, request: AssumeRole) -> bool:
    arn = Arn.parse(request.role_arn)
    return arn is not None and arn.account_id != context.account_id and context.caller.abroad == "allowed"


def _calling(context: Context) -> Session | None:
    """The session that asks, where it is one of this account."""
    return find(context, context.caller.key)
