"""Permissions boundaries: the most that a user or a role can have, whatever its policies say."""

from typing import Any, Literal

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.attachments import forget_unused
from serverless_lab.engine.services.iam.errors import NoSuchBoundary
from serverless_lab.engine.services.iam.holders import check_unlinked
from serverless_lab.engine.services.iam.policies import check_arn, look_up
from serverless_lab.engine.services.iam.requests import attachments as requests
from serverless_lab.engine.services.iam.requests.holders import OfRole, OfUser
from serverless_lab.engine.services.iam.state import Attachments, Role, User


def put_boundary(context: Context, request: requests.PutBoundary) -> dict[str, Any]:
    found = _bounded(context, request)
    check_boundary(context, request.permissions_boundary)
    set_boundary(context, found, request.permissions_boundary)
    return {}


def delete_boundary(context: Context, request: requests.Bounded) -> dict[str, Any]:
    set_boundary(context, _bounded(context, request), "")
    return {}


def check_boundary(context: Context, arn: str) -> None:
    """Refuse a boundary that is no managed policy; an empty one is none. Raises InvalidInput, NoSuchBoundary."""
    if not arn:
        return
    check_arn(arn)
    if look_up(names.state(context), arn) is None:
        raise NoSuchBoundary(arn=arn)


def set_boundary(context: Context, found: User | Role, arn: str) -> None:
    """Give a checked boundary, or with an empty ARN take it away; both sides know of it."""
    state = names.state(context)
    side: Literal["user", "role"] = "user" if isinstance(found, User) else "role"
    if found.boundary:
        bounded = state.attachments[found.boundary].bounded
        del bounded[side][found.name]
        if not bounded[side]:
            del bounded[side]
        forget_unused(state, found.boundary)
    found.boundary = arn
    if arn:
        used = state.attachments.setdefault(arn, Attachments())
        used.bounded.setdefault(side, {})[found.name] = None


def described(found: User | Role) -> dict[str, Any]:
    if not found.boundary:
        return {}
    boundary = {"PermissionsBoundaryType": "PermissionsBoundaryPolicy", "PermissionsBoundaryArn": found.boundary}
    return {"PermissionsBoundary": boundary}


def _bounded(context: Context, request: OfUser | OfRole) -> User | Role:
    if isinstance(request, OfUser):
        return names.user(context, request.user_name)
    role = names.role(context, request.role_name)
    check_unlinked(role)
    return role
