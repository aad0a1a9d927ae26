"""Condition keys that only IAM's own operations know. Source: the service authorization reference of IAM.

The tags of what is asked about are none of these: `policy/keys.py` finds them by its ARN.
"""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.iam import names
from serverless_lab.engine.services.iam.requests.holders import HolderRequest, OfGroup, OfUser
from serverless_lab.engine.services.iam.state import Role, User
from serverless_lab.engine.tagging import request_keys

Keys = dict[str, Values]


def held_boundary(context: Context, request: HolderRequest) -> Keys:
    """The boundary that the user or role has whose permissions are asked about."""
    found = _bounded(context, request)
    return {"iam:PermissionsBoundary": found.boundary} if found is not None and found.boundary else {}


def policy(context: Context, request: Any) -> Keys:
    """Which managed policy is put on somebody or taken away, and the boundary they have."""
    return held_boundary(context, request) | {"iam:PolicyARN": request.policy_arn}


def asked_boundary(context: Context, request: Any) -> Keys:
    """The boundary that somebody is to have."""
    return {"iam:PermissionsBoundary": request.permissions_boundary} if request.permissions_boundary else {}


def new_principal(context: Context, request: Any) -> Keys:
    """The boundary and the tags a user or role begins with."""
    return asked_boundary(context, request) | new_tags(context, request)


def new_tags(context: Context, request: Any) -> Keys:
    return request_keys(request.tags)


def gone_tags(context: Context, request: Any) -> Keys:
    return {"aws:TagKeys": list(request.tag_keys)}


def linked_service(context: Context, request: Any) -> Keys:
    return {"iam:AWSServiceName": request.service}


def _bounded(context: Context, request: HolderRequest) -> User | Role | None:
    state = names.state(context)
    if isinstance(request, OfUser):
        return state.users.get(request.user_name)
    return None if isinstance(request, OfGroup) else state.roles.get(request.role_name)
