"""Tags of topics: at most 50, none that begins with `aws:`; keys keep their case."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.sns import errors, requests
from serverless_lab.engine.services.sns.names import read, topic_arn, topic_by_arn
from serverless_lab.engine.services.sns.state import Topic
from serverless_lab.engine.tagging import Tag, request_keys

Tags = dict[str, str]


def tag_resource(context: Context, request: requests.TagResource) -> dict[str, Any]:
    topic = _tagged(context, request.resource_arn)
    topic.tags = checked(topic.tags | as_tags(request.tags))
    return {}


def untag_resource(context: Context, request: requests.UntagResource) -> dict[str, Any]:
    """A key that is not there is no error."""
    topic = _tagged(context, request.resource_arn)
    topic.tags = {key: value for key, value in topic.tags.items() if key not in request.tag_keys}
    return {}


def list_tags_for_resource(context: Context, request: requests.OfResource) -> dict[str, Any]:
    tags = _tagged(context, request.resource_arn).tags
    return {"Tags": [{"Key": key, "Value": value} for key, value in tags.items()]}


def as_tags(given: list[Tag]) -> Tags:
    tags = {tag.key: tag.value for tag in given}
    if len(tags) < len(given):
        raise errors.InvalidParameter(reason="Duplicated keys are not allowed.")
    return tags


def checked(tags: Tags) -> Tags:
    if any(key.lower().startswith("aws:") for key in tags):
        raise errors.InvalidParameter(reason="Tag keys must not start with aws:, which is reserved.")
    if len(tags) > numbers.SNS_TAGS:
        raise errors.TagLimitExceeded
    return tags


def tags_of(context: Context, resource: str) -> Tags:
    topic = topic_by_arn(context, resource)
    return topic.tags if topic is not None else {}


def keys(context: Context, request: Any) -> dict[str, Values]:
    return request_keys(request.tags)


def taken_keys(context: Context, request: requests.UntagResource) -> dict[str, Values]:
    return {"aws:TagKeys": request.tag_keys} if request.tag_keys else {}


def also(context: Context, request: requests.CreateTopic) -> list[tuple[str, str, dict[str, Values]]]:
    """Who makes a topic with tags must be allowed to tag it."""
    arn = topic_arn(context, request.name)
    return [("sns:TagResource", arn, keys(context, request))] if request.tags else []


def _tagged(context: Context, text: str) -> Topic:
    read(text, "ResourceArn")
    topic = topic_by_arn(context, text)
    if topic is None:
        raise errors.ResourceNotFound
    return topic
