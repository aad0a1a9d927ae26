"""Condition keys that only IAM's own operations know. Source: the service authorization reference of IAM."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.iam import names, tags
from serverless_lab.engine.services.iam.requests.holders import HolderRequest, OfGroup, OfUser
from serverless_lab.engine.services.iam.requests.policies import PolicyNamed
from serverless_lab.engine.services.iam.requests.profiles import ProfileNamed
from serverless_lab.engine.services.iam.state import Role, User

Keys = dict[str, Values]


def of_holder(context: Context, request: HolderRequest) -> Keys:
    """What is known of the user or role a request is about: its boundary and its tags."""
    found = _bounded(context, request)
    if found is None:
        return {}
    boundary: Keys = {"iam:PermissionsBoundary": found.boundary} if found.boundary else {}
    return boundary | tags.resource_keys(found.tags)


def with_policy(context: Context, request: Any) -> Keys:
    """Also which managed policy is put on them, or taken away."""
    return of_holder(context, request) | {"iam:PolicyARN": request.policy_arn}


def with_boundary(context: Context, request: Any) -> Keys:
    """Also the boundary they are to have."""
    return of_holder(context, request) | {"iam:PermissionsBoundary": request.permissions_boundary}


def with_tags(context: Context, request: Any) -> Keys:
    """Also the tags that are put on them."""
    return of_holder(context, request) | tags.request_keys(request.tags)


def without_tags(context: Context, request: Any) -> Keys:
    """Also the keys of the tags that are taken away."""
    return of_holder(context, request) | {"aws:TagKeys": list(request.tag_keys)}


def new_role(context: Context, request: Any) -> Keys:
    boundary: Keys = {"iam:PermissionsBoundary": request.permissions_boundary} if request.permissions_boundary else {}
    return boundary | tags.request_keys(request.tags)


def new_tagged(context: Context, request: Any) -> Keys:
    return tags.request_keys(request.tags)


def of_policy(context: Context, request: PolicyNamed) -> Keys:
    found = names.state(context).policies.get(request.policy_arn)
    return tags.resource_keys(found.tags) if found else {}


def policy_with_tags(context: Context, request: Any) -> Keys:
    return of_policy(context, request) | tags.request_keys(request.tags)


def policy_without_tags(context: Context, request: Any) -> Keys:
    return of_policy(context, request) | {"aws:TagKeys": list(request.tag_keys)}


def of_profile(context: Context, request: ProfileNamed) -> Keys:
    found = names.state(context).profiles.get(request.instance_profile_name)
    return tags.resource_keys(found.tags) if found else {}


def profile_with_tags(context: Context, request: Any) -> Keys:
    return of_profile(context, request) | tags.request_keys(request.tags)


def profile_without_tags(context: Context, request: Any) -> Keys:
    return of_profile(context, request) | {"aws:TagKeys": list(request.tag_keys)}


def linked_service(context: Context, request: Any) -> Keys:
    return {"iam:AWSServiceName": request.service}


def _bounded(context: Context, request: HolderRequest) -> User | Role | None:
    state = names.state(context)
    if isinstance(request, OfUser):
        return state.users.get(request.user_name)
    return None if isinstance(request, OfGroup) else state.roles.get(request.role_name)
