"""Who is meant: users, groups and roles by name, their ARNs, and ids as AWS draws them."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, TypeVar

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_unique_id
from serverless_lab.engine.services.iam.errors import (
    DeleteConflict,
    EntityAlreadyExists,
    NoSuchDevice,
    NoSuchEntity,
    UserNameNeeded,
)
from serverless_lab.engine.services.iam.state import (
    Group,
    IamState,
    InstanceProfile,
    ManagedPolicy,
    MfaDevice,
    Role,
    User,
)

T = TypeVar("T")
Named = User | Group | Role | ManagedPolicy | InstanceProfile

_RESOURCES: dict[type[Named], str] = {
    User: "user",
    Group: "group",
    Role: "role",
    ManagedPolicy: "policy",
    InstanceProfile: "instance-profile",
}
_PRINCIPALS = (User, Role)
# What stands under a name, by the kind that ARNs write; managed policies stand under their ARN.
_HELD: dict[str, Callable[[IamState], Mapping[str, User | Group | Role | InstanceProfile]]] = {
    "user": attrgetter("users"),
    "group": attrgetter("groups"),
    "role": attrgetter("roles"),
    "instance-profile": attrgetter("profiles"),
}


def state(context: Context) -> IamState:
    return context.part(IamState, everywhere=True)


def user(context: Context, name: str) -> User:
    """The user of this name; raises NoSuchEntity."""
    return _found(state(context).users, "user", name)


def group(context: Context, name: str) -> Group:
    """The group of this name; raises NoSuchEntity."""
    return _found(state(context).groups, "group", name)


def role(context: Context, name: str) -> Role:
    """The role of this name; raises NoSuchEntity."""
    return _found(state(context).roles, "role", name)


def device(context: Context, serial: str) -> MfaDevice:
    """The virtual device of this serial number; raises NoSuchDevice."""
    found = state(context).devices.get(serial)
    if found is None:
        raise NoSuchDevice(serial=serial)
    return found


def calling_user(context: Context) -> User | None:
    """The user who calls; None for everybody else."""
    found = by_arn(context, context.caller.identity) if context.caller.kind == "user" else None
    return found if isinstance(found, User) else None


def user_or_caller(context: Context, name: str | None) -> User:
    """The user of this name, or who calls where no name is given; raises NoSuchEntity, UserNameNeeded."""
    if name is not None:
        return user(context, name)
    caller = calling_user(context)
    if caller is None:
        raise UserNameNeeded()
    return caller


def means_root(context: Context, name: str | None) -> bool:
    """Does the root user ask about itself, by naming nobody?"""
    return name is None and context.caller.kind == "root"


def is_taken(context: Context, kind: str, name: str) -> bool:
    """Names are unique regardless of case; `kind` as ARNs write it."""
    return f"{kind}/{name.lower()}" in state(context).taken


def check_free(context: Context, kind: str, name: str) -> None:
    """Refuse a name that is taken; `kind` is `user`, `group` or `role`. Raises EntityAlreadyExists."""
    if is_taken(context, kind, name):
        raise EntityAlreadyExists(kind=kind.capitalize(), name=name)


def check_bare(*left: tuple[Any, str]) -> None:
    """Refuse to delete what something still hangs on: what is left, and what has to be done about it first. Raises
    DeleteConflict."""
    for each, first in left:
        if each:
            raise DeleteConflict(first=first)


def take(context: Context, kind: str, name: str) -> None:
    state(context).taken[f"{kind}/{name.lower()}"] = None


def give_back(context: Context, kind: str, name: str) -> None:
    del state(context).taken[f"{kind}/{name.lower()}"]


def arn_of(context: Context, thing: Named) -> str:
    """`arn:aws:iam::123456789012:user/kitchen/mina`"""
    return arn_at(context, _RESOURCES[type(thing)], thing.path, thing.name)


def arn_at(context: Context, kind: str, path: str, name: str) -> str:
    """The ARN of what has this path and name, there or not; `kind` as ARNs write it, such as `instance-profile`."""
    return context.arn("iam", f"{kind}{path}{name}", everywhere=True)


def under(kind: str) -> Callable[[Context, Any], str]:
    """What is authorised when everything of a kind is listed that stands under a path."""
    return lambda context, request: arn_at(context, kind, request.path_prefix, "")


def by_arn(context: Context, text: str) -> Named | None:
    """What this account has under an ARN; None for what is not there, no thing of IAM, or another account's."""
    arn = Arn.parse(text)
    if arn is None or arn.service != "iam" or arn.account_id != context.account_id:
        return None
    here = state(context)
    if text in here.policies:
        return here.policies[text]
    kind, _, place = arn.resource.partition("/")
    held = _HELD.get(kind)
    found = held(here).get(place.rpartition("/")[2]) if held else None
    here_by_name = found is not None and arn.resource == f"{kind}{found.path}{found.name}"
    return found if here_by_name and text.startswith("arn:aws:iam::") else None


def principal(context: Context, arn: str) -> User | Role | None:
    """The user or role of this ARN, if this account has it."""
    found = by_arn(context, arn)
    return found if isinstance(found, _PRINCIPALS) else None


def new_id(context: Context, prefix: str) -> str:
    return new_unique_id(context.chance(), prefix)


def _found(named: dict[str, T], kind: str, name: str) -> T:
    found = named.get(name)
    if found is None:
        raise NoSuchEntity(kind=kind, name=name)
    return found
