"""Who is meant: users, groups and roles by name, their ARNs, and ids as AWS draws them."""

import string
from typing import TypeVar

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.iam.errors import NoSuchEntity
from serverless_lab.engine.services.iam.state import Group, IamState, InstanceProfile, ManagedPolicy, Role, User

T = TypeVar("T")
Named = User | Group | Role | ManagedPolicy | InstanceProfile

_RESOURCES: dict[type[Named], str] = {
    User: "user",
    Group: "group",
    Role: "role",
    ManagedPolicy: "policy",
    InstanceProfile: "instance-profile",
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


def arn_of(context: Context, thing: Named) -> str:
    """`arn:aws:iam::123456789012:user/kitchen/mina`"""
    return context.arn("iam", f"{_RESOURCES[type(thing)]}{thing.path}{thing.name}", everywhere=True)


def new_id(context: Context, prefix: str) -> str:
    """`AIDA` and 17 more characters; users AIDA, groups AGPA, roles AROA, policies ANPA, profiles AIPA, keys AKIA."""
    return prefix + "".join(context.chance().choices(string.ascii_uppercase + "234567", k=17))


def _found(named: dict[str, T], kind: str, name: str) -> T:
    found = named.get(name)
    if found is None:
        raise NoSuchEntity(kind=kind, name=name)
    return found
