"""Users: people and programs with a name of their own in the account."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.instant import MINUTE, to_datetime
from serverless_lab.engine.services.iam import boundaries, names, tags
from serverless_lab.engine.services.iam.errors import (
    EntityTemporarilyUnmodifiable,
    LimitExceeded,
)
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.requests import users as requests
from serverless_lab.engine.services.iam.requests.holders import OfUser
from serverless_lab.engine.services.iam.state import IamState, User

SETTLING = MINUTE  # how long a name that was deleted and taken again is not quite there


def create_user(context: Context, request: requests.CreateUser) -> dict[str, Any]:
    state = names.state(context)
    names.check_free(context, "user", request.user_name)
    if len(state.users) >= numbers.IAM_USERS:
        raise LimitExceeded(quota="UsersPerAccount", limit=numbers.IAM_USERS)
    boundaries.check_boundary(context, request.permissions_boundary)
    user = User(
        names.new_id(context, "AIDA"),
        request.user_name,
        request.path,
        context.at,
        tags=tags.merged({}, request.tags),
    )
    state.users[user.name] = user
    names.take(context, "user", user.name)
    boundaries.set_boundary(context, user, request.permissions_boundary)
    return {"User": describe(context, user)}


def get_user(context: Context, request: requests.UserOrCaller) -> dict[str, Any]:
    if names.means_root(context, request.user_name):
        raise NotSimulated(feature="A description of the root user, which does not fit the model AWS publishes,")
    return {"User": describe(context, names.user_or_caller(context, request.user_name))}


def list_users(context: Context, request: requests.ListUsers) -> dict[str, Any]:
    users = names.state(context).users
    prefix = request.path_prefix
    found = sorted(users if prefix == "/" else (name for name in users if users[name].path.startswith(prefix)))
    shown, more = page(found, request.marker, request.max_items)
    return {"Users": [summary(context, users[name]) for name in shown]} | more


def delete_user(context: Context, request: OfUser) -> dict[str, Any]:
    state = names.state(context)
    user = names.user(context, request.user_name)
    names.check_bare(
        (user.groups, "remove users from group"),
        (user.managed, "detach all policies"),
        (user.policies, "delete policies"),
        (user.access_keys, "delete access keys"),
        (user.login, "delete login profile"),
        (user.mfa, "delete MFA device"),
    )
    boundaries.set_boundary(context, user, "")
    del state.users[user.name]
    names.give_back(context, "user", user.name)
    _remember_deleted(context, state, user.name)
    return {}


def check_settled(context: Context, user: User) -> None:
    """A user who was deleted and made again cannot be modified at once; raises EntityTemporarilyUnmodifiable."""
    gone = names.state(context).deleted_users.get(user.name)
    if gone is not None and context.at - gone < SETTLING:
        raise EntityTemporarilyUnmodifiable(name=user.name)


def user_arn(context: Context, request: Any) -> str:
    """The ARN of the user a request names, or of the caller where it names none."""
    name = getattr(request, "user_name", None)
    if name is None:
        return context.caller.identity
    user = names.state(context).users.get(name)
    return names.arn_at(context, "user", user.path if user else getattr(request, "path", "/"), name)


def summary(context: Context, user: User) -> dict[str, Any]:
    """As lists show a user."""
    shown: dict[str, Any] = {
        "Path": user.path,
        "UserName": user.name,
        "UserId": user.user_id,
        "Arn": names.arn_of(context, user),
        "CreateDate": to_datetime(user.created),
    }
    if user.login is not None and user.login.last_used is not None:
        shown["PasswordLastUsed"] = to_datetime(user.login.last_used)
    return shown


def describe(context: Context, user: User) -> dict[str, Any]:
    shown = summary(context, user) | boundaries.described(user)
    return shown | ({"Tags": tags.described(user.tags)} if user.tags else {})


def _remember_deleted(context: Context, state: IamState, name: str) -> None:
    """Only as long as it matters: who went longer ago is forgotten."""
    gone = state.deleted_users
    gone.pop(name, None)
    gone[name] = context.at
    while context.at - gone[oldest := next(iter(gone))] >= SETTLING:
        del gone[oldest]
