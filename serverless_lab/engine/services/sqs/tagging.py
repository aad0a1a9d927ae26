"""Tags of queues: at most 50, none that begins with `aws:`; keys keep their case."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.sqs import errors, requests
from serverless_lab.engine.services.sqs.names import queue_at, queue_by_arn

Tags = dict[str, str]


def tag_queue(context: Context, request: requests.TagQueue) -> dict[str, Any]:
    queue = queue_at(context, request.queue_url)
    if not request.tags:
        raise errors.MissingParameter(name="Tags")
    queue.tags = checked(queue.tags | request.tags)
    return {}


def untag_queue(context: Context, request: requests.UntagQueue) -> dict[str, Any]:
    """A key that is not there is no error."""
    queue = queue_at(context, request.queue_url)
    if not request.tag_keys:
        raise errors.InvalidParameterValue(message="Tag keys must be between 1 and 128 characters in length.")
    queue.tags = {key: value for key, value in queue.tags.items() if key not in request.tag_keys}
    return {}


def list_queue_tags(context: Context, request: requests.OfQueue) -> dict[str, Any]:
    tags = queue_at(context, request.queue_url).tags
    return {"Tags": dict(tags)} if tags else {}


def checked(tags: Tags) -> Tags:
    for key, value in tags.items():
        if not 1 <= len(key) <= 128:
            raise errors.InvalidParameterValue(message="Tag keys must be between 1 and 128 characters in length.")
        if len(value) > 256:
            raise errors.InvalidParameterValue(message="Tag values must be between 0 and 256 characters in length.")
        if key.lower().startswith("aws:"):
            raise errors.InvalidParameterValue(message="Tag keys must not start with aws:, which is reserved.")
    if len(tags) > numbers.SQS_TAGS:
        raise errors.InvalidParameterValue(message=f"Too many tags added for queue. At most {numbers.SQS_TAGS}.")
    return tags


def tags_of(context: Context, resource: str) -> Tags:
    queue = queue_by_arn(context, resource)
    return queue.tags if queue is not None else {}


def keys(context: Context, request: Any) -> dict[str, Values]:
    """The condition keys of a request that brings tags."""
    if not request.tags:
        return {}
    brought: dict[str, Values] = {f"aws:RequestTag/{key}": value for key, value in request.tags.items()}
    return {"aws:TagKeys": list(request.tags)} | brought


def taken_keys(context: Context, request: requests.UntagQueue) -> dict[str, Values]:
    return {"aws:TagKeys": request.tag_keys} if request.tag_keys else {}


def also(context: Context, request: requests.CreateQueue) -> list[tuple[str, str, dict[str, Values]]]:
    """Who makes a queue with tags must be allowed to tag it."""
    arn = context.arn("sqs", request.queue_name)
    return [("sqs:TagQueue", arn, keys(context, request))] if request.tags else []
