"""Tags of brokers and configurations."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.mq import errors, names, requests
from serverless_lab.engine.services.mq.state import Broker, Configuration

Tags = dict[str, str]


def create_tags(context: Context, request: requests.CreateTags) -> dict[str, Any]:
    thing = _tagged(context, request)
    thing.tags = checked(thing.tags | request.tags)
    return {}


def delete_tags(context: Context, request: requests.DeleteTags) -> dict[str, Any]:
    """A key that is not there is no error."""
    thing = _tagged(context, request)
    thing.tags = {key: value for key, value in thing.tags.items() if key not in request.tag_keys}
    return {}


def list_tags(context: Context, request: requests.Tagged) -> dict[str, Any]:
    return {"Tags": dict(_tagged(context, request).tags)}


def checked(tags: Tags) -> Tags:
    for key, value in tags.items():
        if not 1 <= len(key) <= 128 or len(value) > 256:
            message = f"The tag [{key[:128]}] is invalid. A key has 1-128 characters and a value at most 256."
            raise errors.BadRequest(message=message, attribute="tags")
        if key.lower().startswith("aws:"):
            raise errors.BadRequest(message="Tag keys must not start with [aws:].", attribute="tags")
    if len(tags) > numbers.MQ_TAGS:
        raise errors.TooMany(most=numbers.MQ_TAGS, things="tags on a resource")
    return tags


def tags_of(context: Context, resource: str) -> Tags:
    thing = names.by_arn(context, resource)
    return thing.tags if thing is not None else {}


def keys(context: Context, request: Any) -> dict[str, Values]:
    """The condition keys of a request that brings tags."""
    if not request.tags:
        return {}
    brought: dict[str, Values] = {f"aws:RequestTag/{key}": value for key, value in request.tags.items()}
    return {"aws:TagKeys": list(request.tags)} | brought


def taken_keys(context: Context, request: requests.DeleteTags) -> dict[str, Values]:
    return {"aws:TagKeys": request.tag_keys} if request.tag_keys else {}


def _tagged(context: Context, request: requests.Tagged) -> Broker | Configuration:
    thing = names.by_arn(context, request.resource_arn)
    if thing is None:
        raise errors.ResourceNotFound(arn=request.resource_arn)
    return thing
