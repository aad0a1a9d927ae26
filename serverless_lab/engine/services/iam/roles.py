"""Roles: identities that are assumed for a while; their permissions stand in their policies."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.iam import boundaries, names, tags
from serverless_lab.engine.services.iam.errors import LimitExceeded
from serverless_lab.engine.services.iam.holders import check_unlinked
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.principals import check_trust
from serverless_lab.engine.services.iam.requests import roles as requests
from serverless_lab.engine.services.iam.requests.holders import OfRole, PagedOfRole
from serverless_lab.engine.services.iam.state import Role


def create_role(context: Context, request: requests.CreateRole) -> dict[str, Any]:
    state = names.state(context)
    names.check_free(context, "role", request.role_name)
    _check_signin(request.max_signin_session_duration)
    trust = check_trust(context, request.assume_role_policy_document)
    boundaries.check_boundary(context, request.permissions_boundary)
    tagged = tags.merged({}, request.tags)
    check_room(context)
    role = Role(
        role_id=names.new_id(context, "AROA"),
        name=request.role_name,
        path=request.path,
        created=context.at,
        trust=trust,
        description=request.description,
        tags=tagged,
        max_session=request.max_session_duration,
    )
    state.roles[role.name] = role
    names.take(context, "role", role.name)
    boundaries.set_boundary(context, role, request.permissions_boundary)
    return {"Role": _with_tags(role, summary(context, role) | boundaries.described(role))}


def get_role(context: Context, request: OfRole) -> dict[str, Any]:
    return {"Role": describe(context, names.role(context, request.role_name))}


def list_roles(context: Context, request: requests.ListRoles) -> dict[str, Any]:
    roles = [
        role for _, role in sorted(names.state(context).roles.items()) if role.path.startswith(request.path_prefix)
    ]
    shown, more = page(roles, request.marker, request.max_items)
    return {"Roles": [summary(context, role) for role in shown], **more}


def update_role(context: Context, request: requests.UpdateRole) -> dict[str, Any]:
    """What is not given stays. Of a service-linked role only the description is the account's to change."""
    role = names.role(context, request.role_name)
    _check_signin(request.max_signin_session_duration)
    if request.max_session_duration is not None:
        check_unlinked(role)
        role.max_session = request.max_session_duration
    if request.description is not None:
        role.description = request.description
    return {}


def update_role_description(context: Context, request: requests.UpdateRoleDescription) -> dict[str, Any]:
    role = names.role(context, request.role_name)
    role.description = request.description
    return {"Role": summary(context, role)}


def update_assume_role_policy(context: Context, request: requests.UpdateAssumeRolePolicy) -> dict[str, Any]:
    role = names.role(context, request.role_name)
    check_unlinked(role)
    role.trust = check_trust(context, request.policy_document)
    return {}


def delete_role(context: Context, request: OfRole) -> dict[str, Any]:
    role = names.role(context, request.role_name)
    check_unlinked(role)
    names.check_bare(
        (role.profiles, "remove roles from instance profile"),
        (role.managed, "detach all policies"),
        (role.policies, "delete policies"),
    )
    remove(context, role)
    return {}


def tag_role(context: Context, request: requests.TagRole) -> dict[str, Any]:
    role = names.role(context, request.role_name)
    role.tags = tags.merged(role.tags, request.tags)
    return {}


def untag_role(context: Context, request: requests.UntagRole) -> dict[str, Any]:
    role = names.role(context, request.role_name)
    role.tags = tags.without(role.tags, request.tag_keys)
    return {}


def list_role_tags(context: Context, request: PagedOfRole) -> dict[str, Any]:
    role = names.role(context, request.role_name)
    shown, more = page(tags.described(role.tags), request.marker, request.max_items)
    return {"Tags": shown, **more}


def check_room(context: Context) -> None:
    if len(names.state(context).roles) >= numbers.IAM_ROLES:
        raise LimitExceeded(quota="RolesPerAccount", limit=numbers.IAM_ROLES)


def remove(context: Context, role: Role) -> None:
    """Nothing hangs on it any more but, perhaps, a boundary."""
    boundaries.set_boundary(context, role, "")
    del names.state(context).roles[role.name]
    names.give_back(context, "role", role.name)


def summary(context: Context, role: Role) -> dict[str, Any]:
    """As lists show a role: without boundary, tags and last use."""
    shown = {
        "Path": role.path,
        "RoleName": role.name,
        "RoleId": role.role_id,
        "Arn": names.arn_of(context, role),
        "CreateDate": to_datetime(role.created),
        "AssumeRolePolicyDocument": role.trust,
        "MaxSessionDuration": role.max_session,
    }
    return shown | ({"Description": role.description} if role.description else {})


def describe(context: Context, role: Role) -> dict[str, Any]:
    shown = summary(context, role) | boundaries.described(role) | {"RoleLastUsed": last_used(role)}
    return _with_tags(role, shown)


def last_used(role: Role) -> dict[str, Any]:
    if role.last_used is None:
        return {}
    at, region = role.last_used
    return {"LastUsedDate": to_datetime(at), "Region": region}


def role_arn(context: Context, request: Any) -> str:
    """The ARN of the role a request names."""
    role = names.state(context).roles.get(request.role_name)
    return names.arn_at(context, "role", role.path if role else getattr(request, "path", "/"), request.role_name)


def _with_tags(role: Role, shown: dict[str, Any]) -> dict[str, Any]:
    return shown | ({"Tags": tags.described(role.tags)} if role.tags else {})


def _check_signin(seconds: int | None) -> None:
    if seconds is not None:
        raise NotSimulated(feature="A sign-in duration of a role")
