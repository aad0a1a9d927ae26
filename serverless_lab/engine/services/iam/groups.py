"""Groups: several users who share policies."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.iam import names, users
from serverless_lab.engine.services.iam.errors import LimitExceeded, NotInGroup
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.requests import groups as requests
from serverless_lab.engine.services.iam.requests.holders import OfGroup, PagedOfGroup, PagedOfUser
from serverless_lab.engine.services.iam.state import Group


def create_group(context: Context, request: requests.CreateGroup) -> dict[str, Any]:
    groups = names.state(context).groups
    names.check_free(context, "group", request.group_name)
    if len(groups) >= numbers.IAM_GROUPS:
        raise LimitExceeded(quota="GroupsPerAccount", limit=numbers.IAM_GROUPS)
    group = Group(names.new_id(context, "AGPA"), request.group_name, request.path, context.at)
    groups[group.name] = group
    names.take(context, "group", group.name)
    return {"Group": describe(context, group)}


def get_group(context: Context, request: PagedOfGroup) -> dict[str, Any]:
    """The group with its members, which come in pages."""
    group = names.group(context, request.group_name)
    shown, more = page(sorted(group.users), request.marker, request.max_items)
    members = [users.summary(context, names.user(context, name)) for name in shown]
    return {"Group": describe(context, group), "Users": members} | more


def list_groups(context: Context, request: requests.ListGroups) -> dict[str, Any]:
    groups = sorted(names.state(context).groups.items())
    found = [group for _, group in groups if group.path.startswith(request.path_prefix)]
    shown, more = page(found, request.marker, request.max_items)
    return {"Groups": [describe(context, group) for group in shown]} | more


def delete_group(context: Context, request: OfGroup) -> dict[str, Any]:
    group = names.group(context, request.group_name)
    names.check_bare(
        (group.users, "remove users from group"),
        (group.managed, "detach all policies"),
        (group.policies, "delete policies"),
    )
    del names.state(context).groups[group.name]
    names.give_back(context, "group", group.name)
    return {}


def add_user_to_group(context: Context, request: requests.Membership) -> dict[str, Any]:
    """Adding a member again changes nothing."""
    group = names.group(context, request.group_name)
    user = names.user(context, request.user_name)
    if group.name not in user.groups and len(user.groups) >= numbers.IAM_GROUPS_PER_USER:
        raise LimitExceeded(quota="GroupsPerUser", limit=numbers.IAM_GROUPS_PER_USER)
    group.users[user.name] = None
    user.groups[group.name] = None
    return {}


def remove_user_from_group(context: Context, request: requests.Membership) -> dict[str, Any]:
    group = names.group(context, request.group_name)
    user = names.user(context, request.user_name)
    if user.name not in group.users:
        raise NotInGroup(user=user.name, group=group.name)
    del group.users[user.name]
    del user.groups[group.name]
    return {}


def list_groups_for_user(context: Context, request: PagedOfUser) -> dict[str, Any]:
    user = names.user(context, request.user_name)
    shown, more = page(sorted(user.groups), request.marker, request.max_items)
    return {"Groups": [describe(context, names.group(context, name)) for name in shown]} | more


def group_arn(context: Context, request: Any) -> str:
    """The ARN of the group a request names."""
    group = names.state(context).groups.get(request.group_name)
    return names.arn_at(context, "group", group.path if group else getattr(request, "path", "/"), request.group_name)


def describe(context: Context, group: Group) -> dict[str, Any]:
    return {
        "Path": group.path,
        "GroupName": group.name,
        "GroupId": group.group_id,
        "Arn": names.arn_of(context, group),
        "CreateDate": to_datetime(group.created),
    }
