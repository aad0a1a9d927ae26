"""Rows of the operation table about tags."""

from functools import partial
from typing import Any

import msgspec

from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.lambda_ import tagging
from serverless_lab.engine.services.lambda_.operations.row import Handler, carried_out
from serverless_lab.engine.services.lambda_.requests import tags as requests


def _row(
    name: str,
    request: type[msgspec.Struct],
    handle: Handler,
    **more: Any,
) -> Operation:
    """The row of an operation on something with tags; what lies elsewhere is refused by its action."""
    action = f"lambda:{name}"
    handle = carried_out(handle, tagging.elsewhere)
    check = partial(tagging.check, action)
    return Operation("lambda", name, request, handle, tagging.resource, action, check=check, **more)


OPERATIONS = (
    _row("TagResource", requests.TagResource, tagging.tag_resource, keys=tagging.keys, differs=("tags-of-functions",)),
    _row(
        "UntagResource",
        requests.UntagResource,
        tagging.untag_resource,
        keys=tagging.taken_keys,
        differs=("tags-of-functions",),
    ),
    _row("ListTags", requests.Tagged, tagging.list_tags, read_only=True, differs=("tags-of-functions",)),
)
