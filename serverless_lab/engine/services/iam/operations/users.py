"""Rows of the operation table about users and their tags."""

from collections.abc import Callable
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation
from serverless_lab.engine.request import Request
from serverless_lab.engine.services.iam import keys, names, renaming, user_tags, users
from serverless_lab.engine.services.iam.requests import users as requests
from serverless_lab.engine.services.iam.requests.holders import OfUser, PagedOfUser


def on_user(
    name: str, request: type[Request], handle: Callable[[Context, Any], dict[str, Any]], **more: Any
) -> Operation:
    """A row whose resource is the user that is named, or the caller."""
    return Operation("iam", name, request, handle, users.user_arn, f"iam:{name}", **more)


OPERATIONS = (
    on_user(
        "CreateUser",
        requests.CreateUser,
        users.create_user,
        differs=("aws-policies-of-this-course",),
        keys=keys.new_principal,
    ),
    on_user(
        "GetUser",
        requests.UserOrCaller,
        users.get_user,
        read_only=True,
        differs=("root-not-described",),
    ),
    Operation(
        "iam", "ListUsers", requests.ListUsers, users.list_users, names.under("user"), "iam:ListUsers", read_only=True
    ),
    on_user(
        "UpdateUser",
        requests.UpdateUser,
        renaming.update_user,
        also=renaming.also_new_user,
    ),
    on_user(
        "DeleteUser",
        OfUser,
        users.delete_user,
        differs=("no-certificates-in-the-way",),
    ),
    on_user("TagUser", requests.TagUser, user_tags.tag_user, keys=keys.new_tags),
    on_user("UntagUser", requests.UntagUser, user_tags.untag_user, keys=keys.gone_tags),
    on_user("ListUserTags", PagedOfUser, user_tags.list_user_tags, read_only=True),
)
