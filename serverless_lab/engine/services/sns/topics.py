"""Topics: made, found, listed, configured, deleted."""

import re
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.services.sns import attributes, ending, errors, names, requests, tagging
from serverless_lab.engine.services.sns.pages import page
from serverless_lab.engine.services.sns.state import Settings, SnsState, Topic

_NAME = re.compile(r"[A-Za-z0-9_-]{1,256}")
_FIFO_NAME = re.compile(r"(?=.{6,256}$)[A-Za-z0-9_-]+\.fifo")


def create_topic(context: Context, request: requests.CreateTopic) -> dict[str, Any]:
    """Made again as it is, a topic is found; otherwise than it is, it is refused."""
    if request.data_protection_policy is not None:
        raise NotSimulated(feature="A data protection policy")
    state, given = context.part(SnsState), dict(request.attributes)
    fifo = attributes.is_fifo(given)
    _check_name(request.name, fifo=fifo)
    topic = Topic(request.name, context.at, fifo)
    topic.settings = attributes.changed(context, topic, Settings(), given, "Attributes Reason: ")
    topic.tags = tagging.checked(tagging.as_tags(request.tags))
    found = state.topics.get(request.name)
    if found is not None:
        _check_same(context, found, topic, given)
        return {"TopicArn": names.topic_arn(context, found.name)}
    state.topics[topic.name] = topic
    return {"TopicArn": names.topic_arn(context, topic.name)}


def delete_topic(context: Context, request: requests.OfTopic) -> dict[str, Any]:
    """A topic that is not there is deleted as well. Its subscriptions go with it."""
    arn, state = names.read(request.topic_arn), context.part(SnsState)
    topic = state.topics.pop(arn.resource, None)
    for unique in topic.subscriptions.values() if topic is not None else ():
        ending.forget(state, state.subscriptions[unique])
    return {}


def list_topics(context: Context, request: requests.Listing) -> dict[str, Any]:
    shown, token = page(context.part(SnsState).topics, request.next_token)
    return {"Topics": [{"TopicArn": names.topic_arn(context, name)} for name in shown]} | token


def get_topic_attributes(context: Context, request: requests.OfTopic) -> dict[str, Any]:
    return {"Attributes": attributes.told(context, names.topic_at(context, request.topic_arn))}


def set_topic_attributes(context: Context, request: requests.SetTopicAttributes) -> dict[str, Any]:
    topic = names.topic_at(context, request.topic_arn)
    if request.attribute_name == "FifoTopic":
        raise errors.InvalidParameter(reason="AttributeName")
    given = {request.attribute_name: request.attribute_value}
    topic.settings = attributes.changed(context, topic, topic.settings, given)
    return {}


def made_arn(context: Context, request: requests.CreateTopic) -> str:
    """What is authorised: the ARN of the topic that a name stands for."""
    return names.topic_arn(context, request.name)


def _check_name(name: str, *, fifo: bool) -> None:
    if fifo and not _FIFO_NAME.fullmatch(name):
        raise errors.InvalidParameter(
            reason="Fifo Topic names must end with .fifo and must be made up of only uppercase and lowercase ASCII "
            "letters, numbers, underscores, and hyphens, and must be between 1 and 256 characters long."
        )
    if not fifo and not _NAME.fullmatch(name):
        raise errors.InvalidParameter(reason="Topic Name")


def _check_same(context: Context, found: Topic, asked: Topic, given: dict[str, str]) -> None:
    there, wanted = attributes.told(context, found), attributes.told(context, asked)
    if any(there.get(name) != wanted.get(name) for name in given):
        raise errors.InvalidParameter(reason="Attributes Reason: Topic already exists with different attributes")
    if asked.tags and asked.tags != found.tags:
        raise errors.InvalidParameter(reason="Tags Reason: Topic already exists with different tags")
