"""The tags of users."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.iam import names, tags
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.requests import users as requests
from serverless_lab.engine.services.iam.requests.holders import PagedOfUser


def tag_user(context: Context, request: requests.TagUser) -> dict[str, Any]:
    user = names.user(context, request.user_name)
    user.tags = tags.merged(user.tags, request.tags)
    return {}


def untag_user(context: Context, request: requests.UntagUser) -> dict[str, Any]:
    user = names.user(context, request.user_name)
    user.tags = tags.without(user.tags, request.tag_keys)
    return {}


def list_user_tags(context: Context, request: PagedOfUser) -> dict[str, Any]:
    user = names.user(context, request.user_name)
    shown, more = page(tags.described(user.tags), request.marker, request.max_items)
    return {"Tags": shown} | more
