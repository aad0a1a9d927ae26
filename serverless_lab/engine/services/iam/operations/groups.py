"""Rows of the operation table about groups."""

from collections.abc import Callable
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation
from serverless_lab.engine.request import Request
from serverless_lab.engine.services.iam import groups, names, renaming
from serverless_lab.engine.services.iam.operations.users import on_user
from serverless_lab.engine.services.iam.requests import groups as requests
from serverless_lab.engine.services.iam.requests.holders import OfGroup, PagedOfGroup, PagedOfUser


def _row(name: str, request: type[Request], handle: Callable[[Context, Any], dict[str, Any]], **more: Any) -> Operation:
    return Operation("iam", name, request, handle, groups.group_arn, f"iam:{name}", **more)


OPERATIONS = (
    _row("CreateGroup", requests.CreateGroup, groups.create_group),
    _row("GetGroup", PagedOfGroup, groups.get_group, read_only=True),
    Operation(
        "iam",
        "ListGroups",
        requests.ListGroups,
        groups.list_groups,
        names.under("group"),
        "iam:ListGroups",
        read_only=True,
    ),
    _row("UpdateGroup", requests.UpdateGroup, renaming.update_group, also=renaming.also_new_group),
    _row("DeleteGroup", OfGroup, groups.delete_group),
    _row("AddUserToGroup", requests.Membership, groups.add_user_to_group),
    _row("RemoveUserFromGroup", requests.Membership, groups.remove_user_from_group),
    on_user("ListGroupsForUser", PagedOfUser, groups.list_groups_for_user, read_only=True),
)
