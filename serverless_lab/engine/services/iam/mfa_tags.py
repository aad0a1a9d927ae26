"""The tags of virtual MFA devices."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.iam import names, tags
from serverless_lab.engine.services.iam.pages import page
from serverless_lab.engine.services.iam.requests import mfa as requests


def tag_mfa_device(context: Context, request: requests.TagDevice) -> dict[str, Any]:
    found = names.device(context, request.serial_number)
    found.tags = tags.merged(found.tags, request.tags)
    return {}


def untag_mfa_device(context: Context, request: requests.UntagDevice) -> dict[str, Any]:
    found = names.device(context, request.serial_number)
    found.tags = tags.without(found.tags, request.tag_keys)
    return {}


def list_mfa_device_tags(context: Context, request: requests.ListDeviceTags) -> dict[str, Any]:
    found = names.device(context, request.serial_number)
    shown, more = page(tags.described(found.tags), request.marker, request.max_items)
    return {"Tags": shown} | more
