"""Whom policies hang on: a user, a group or a role."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.policy_errors import UnmodifiableEntity
from serverless_lab.engine.services.iam.requests.holders import HolderRequest, OfGroup, OfUser
from serverless_lab.engine.services.iam.state import Group, Role, User

Holder = User | Group | Role


def holder(context: Context, request: HolderRequest) -> Holder:
    """Who is named; raises NoSuchEntity."""
    if isinstance(request, OfUser):
        return names.user(context, request.user_name)
    if isinstance(request, OfGroup):
        return names.group(context, request.group_name)
    return names.role(context, request.role_name)


def changeable(context: Context, request: HolderRequest) -> Holder:
    """Who is named, unless it is a role that only AWS changes; raises NoSuchEntity, UnmodifiableEntity."""
    found = holder(context, request)
    if isinstance(found, Role):
        check_unlinked(found)
    return found


def check_unlinked(role: Role) -> None:
    if role.linked:
        raise UnmodifiableEntity(name=role.name)


def kind(thing: Holder) -> str:
    """`user`, `group` or `role`."""
    return type(thing).__name__.lower()


def holder_arn(context: Context, request: HolderRequest) -> str:
    """What is authorised: the ARN of who is named, there or not."""
    state = names.state(context)
    found: Holder | None
    if isinstance(request, OfUser):
        found, missing = state.users.get(request.user_name), f"user/{request.user_name}"
    elif isinstance(request, OfGroup):
        found, missing = state.groups.get(request.group_name), f"group/{request.group_name}"
    else:
        found, missing = state.roles.get(request.role_name), f"role/{request.role_name}"
    return names.arn_of(context, found) if found else context.arn("iam", missing, everywhere=True)
