"""Which managed policies hang on whom; kept on both sides, so that neither has to search the other."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.errors import LimitExceeded
from serverless_lab.engine.services.iam.holders import Holder, changeable, holder, kind
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.policies import check_arn, look_up
from serverless_lab.engine.services.iam.policy_errors import NoSuchPolicy, NotAttachable
from serverless_lab.engine.services.iam.requests import attachments as requests
from serverless_lab.engine.services.iam.state import Attachments, Group, IamState, Names, Role, User


def attach_policy(context: Context, request: requests.Attachment) -> dict[str, Any]:
    """Attaching what is attached already is no mistake."""
    found = changeable(context, request)
    check_arn(request.policy_arn)
    state = names.state(context)
    if look_up(state, request.policy_arn) is None:
        raise NotAttachable(arn=request.policy_arn)
    limit = numbers.IAM_POLICIES_PER_HOLDER
    if request.policy_arn not in found.managed and len(found.managed) >= limit:
        raise LimitExceeded(quota=f"PoliciesPer{kind(found).capitalize()}", limit=limit)
    found.managed[request.policy_arn] = None
    used = state.attachments.setdefault(request.policy_arn, Attachments())
    _side(used, found)[found.name] = None
    return {}


def detach_policy(context: Context, request: requests.Attachment) -> dict[str, Any]:
    found = changeable(context, request)
    check_arn(request.policy_arn)
    if request.policy_arn not in found.managed:
        raise NoSuchPolicy(arn=request.policy_arn)
    state = names.state(context)
    del found.managed[request.policy_arn]
    del _side(state.attachments[request.policy_arn], found)[found.name]
    forget_unused(state, request.policy_arn)
    return {}


def list_attached_policies(context: Context, request: requests.Listing) -> dict[str, Any]:
    state = names.state(context)
    attached = described(state, holder(context, request).managed, request.path_prefix)
    shown, more = page(attached, request.marker, request.max_items)
    return {"AttachedPolicies": shown, **more}


def described(state: IamState, managed: Names, path_prefix: str = "/") -> list[dict[str, str]]:
    """Name and ARN of each policy that hangs on somebody."""
    policies = [(arn, look_up(state, arn)) for arn in managed]
    return [
        {"PolicyName": policy.name, "PolicyArn": arn}
        for arn, policy in policies
        if policy is not None and policy.path.startswith(path_prefix)
    ]


def list_entities_for_policy(context: Context, request: requests.ListEntitiesForPolicy) -> dict[str, Any]:
    check_arn(request.policy_arn)
    state = names.state(context)
    if look_up(state, request.policy_arn) is None:
        raise NoSuchPolicy(arn=request.policy_arn)
    used = state.attachments.get(request.policy_arn, Attachments())
    entities = [
        found
        for found in _entities(state, used, request.policy_usage_filter)
        if found.path.startswith(request.path_prefix) and request.entity_filter in ("", kind(found).capitalize())
    ]
    shown, more = page(entities, request.marker, request.max_items)
    groups = [{"GroupName": one.name, "GroupId": one.group_id} for one in shown if isinstance(one, Group)]
    users = [{"UserName": one.name, "UserId": one.user_id} for one in shown if isinstance(one, User)]
    roles = [{"RoleName": one.name, "RoleId": one.role_id} for one in shown if isinstance(one, Role)]
    return {"PolicyGroups": groups, "PolicyUsers": users, "PolicyRoles": roles, **more}


def forget_unused(state: IamState, arn: str) -> None:
    """A policy that nobody holds leaves no trace among the attachments."""
    used = state.attachments[arn]
    if not (used.count or used.boundary_count):
        del state.attachments[arn]


def _entities(state: IamState, used: Attachments, usage: str) -> list[Holder]:
    groups, users, roles = dict(used.groups), dict(used.users), dict(used.roles)
    if usage == "PermissionsBoundary":
        groups, users, roles = {}, {}, {}
    if usage != "PermissionsPolicy":
        users |= used.bounded.get("user", {})
        roles |= used.bounded.get("role", {})
    return [
        *(state.groups[name] for name in sorted(groups)),
        *(state.users[name] for name in sorted(users)),
        *(state.roles[name] for name in sorted(roles)),
    ]


def _side(used: Attachments, found: Holder) -> Names:
    if isinstance(found, User):
        return used.users
    return used.groups if isinstance(found, Group) else used.roles
