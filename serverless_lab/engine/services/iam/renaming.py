"""A user or group under another name or path: it stays who it is, so what refers to it follows."""

from collections.abc import Iterator
from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.news import UserRenamed
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.policy.policy import as_list
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.requests import groups as group_requests
from serverless_lab.engine.services.iam.requests import users as requests
from serverless_lab.engine.services.iam.state import Attachments, IamState, Names, User
from serverless_lab.engine.services.iam.users import check_settled


def update_user(context: Context, request: requests.UpdateUser) -> dict[str, Any]:
    user = names.user(context, request.user_name)
    name = request.new_user_name or user.name
    _check_name(context, "user", user.name, name)
    check_settled(context, user)
    before = names.arn_of(context, user)
    _move_name(context, "user", user.name, name)
    _follow_user(names.state(context), user, name)
    user.name, user.path = name, request.new_path or user.path
    after = names.arn_of(context, user)
    if after != before:
        _follow_principal(names.state(context), before, after)
        context.announce(UserRenamed(at=context.at, region=context.region, before=before, after=after))
    return {}


def update_group(context: Context, request: group_requests.UpdateGroup) -> dict[str, Any]:
    state = names.state(context)
    group = names.group(context, request.group_name)
    name = request.new_group_name or group.name
    _check_name(context, "group", group.name, name)
    _move_name(context, "group", group.name, name)
    state.groups[name] = state.groups.pop(group.name)
    for member in group.users:
        state.users[member].groups = _renamed(state.users[member].groups, group.name, name)
    for arn in group.managed:
        state.attachments[arn].groups = _renamed(state.attachments[arn].groups, group.name, name)
    group.name, group.path = name, request.new_path or group.path
    return {}


def also_new_user(context: Context, request: requests.UpdateUser) -> list[tuple[str, str, dict[str, Values]]]:
    """Who renames needs the permission for the new name, too."""
    user = names.state(context).users.get(request.user_name)
    path = request.new_path or (user.path if user else "/")
    target = names.arn_at(context, "user", path, request.new_user_name or request.user_name)
    return [("iam:UpdateUser", target, {})]


def also_new_group(context: Context, request: group_requests.UpdateGroup) -> list[tuple[str, str, dict[str, Values]]]:
    group = names.state(context).groups.get(request.group_name)
    path = request.new_path or (group.path if group else "/")
    target = names.arn_at(context, "group", path, request.new_group_name or request.group_name)
    return [("iam:UpdateGroup", target, {})]


def _check_name(context: Context, kind: str, old: str, new: str) -> None:
    """A name may come back in other letters."""
    if new.lower() != old.lower():
        names.check_free(context, kind, new)


def _move_name(context: Context, kind: str, old: str, new: str) -> None:
    names.give_back(context, kind, old)
    names.take(context, kind, new)


def _follow_user(state: IamState, user: User, name: str) -> None:
    state.users[name] = state.users.pop(user.name)
    for group in user.groups:
        state.groups[group].users = _renamed(state.groups[group].users, user.name, name)
    for arn in user.managed:
        state.attachments[arn].users = _renamed(state.attachments[arn].users, user.name, name)
    if user.boundary:
        bounded = state.attachments.setdefault(user.boundary, Attachments()).bounded
        bounded["user"] = _renamed(bounded["user"], user.name, name)
    for key in user.access_keys:
        state.key_owners[key] = name
    for serial in user.mfa:
        state.devices[serial].user = name


def _follow_principal(state: IamState, before: str, after: str) -> None:
    """Trust policies name the user as a principal. Where one is named as a resource, AWS changes nothing either."""
    for role in state.roles.values():
        if f'"{before}"' in role.trust:
            document = msgspec.json.decode(role.trust)
            for principal in _aws_principals(document):
                listed = as_list(principal["AWS"])
                moved = [after if value == before else value for value in listed]
                principal["AWS"] = moved if isinstance(principal["AWS"], list) else moved[0]
            role.trust = msgspec.json.encode(document).decode()


def _aws_principals(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for statement in as_list(document["Statement"]):
        for element in ("Principal", "NotPrincipal"):
            principal = statement.get(element)
            if isinstance(principal, dict) and "AWS" in principal:
                yield principal


def _renamed(listed: Names, old: str, new: str) -> Names:
    """The same order under another name."""
    return {new if name == old else name: None for name in listed}
