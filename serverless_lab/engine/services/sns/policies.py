"""Who else may use a topic: its policy, as a whole or permission by permission."""

import re
from typing import Any

from serverless_lab.engine.arn import Arn, is_account
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy import resource_texts
from serverless_lab.engine.policy.policy import Document, Policy, as_list
from serverless_lab.engine.services.sns import documents, errors, requests
from serverless_lab.engine.services.sns.names import topic_arn, topic_at, topic_by_arn
from serverless_lab.engine.services.sns.state import Topic

_LABEL = re.compile(r"[A-Za-z0-9_-]{1,80}")
# What AddPermission opens. Source: API reference of AddPermission.
_SHARED = frozenset(
    """AddPermission DeleteTopic GetTopicAttributes ListSubscriptionsByTopic ListTagsForResource Publish Receive
    RemovePermission SetTopicAttributes Subscribe *""".split()
)


def policy_of(context: Context, resource: str) -> Policy | None:
    """What the topic of this ARN carries: AWS's default where it was given none."""
    topic = topic_by_arn(context, resource)
    return None if topic is None else Policy("resource", topic.name, _document(context, topic), holder=resource)


def add_permission(context: Context, request: requests.AddPermission) -> dict[str, Any]:
    topic = topic_at(context, request.topic_arn)
    _check(request)
    document = _document(context, topic)
    statements = as_list(document["Statement"])
    if any(each.get("Sid") == request.label for each in statements):
        raise errors.InvalidParameter(reason="Statement already exists")
    principals = [str(Arn("iam", "", number, "root")) for number in request.aws_account_id]
    statement = {
        "Sid": request.label,
        "Effect": "Allow",
        "Principal": {"AWS": _one_or_all(principals)},
        "Action": _one_or_all([f"SNS:{action}" for action in request.action_name]),
        "Resource": topic_arn(context, topic.name),
    }
    topic.settings.policy = resource_texts.text_of(document | {"Statement": [*statements, statement]})
    return {}


def remove_permission(context: Context, request: requests.RemovePermission) -> dict[str, Any]:
    """A label that is not there is no error."""
    topic = topic_at(context, request.topic_arn)
    document = _document(context, topic)
    statements = as_list(document["Statement"])
    left = [each for each in statements if each.get("Sid") != request.label]
    if len(left) < len(statements):
        topic.settings.policy = resource_texts.text_of(document | {"Statement": left})
    return {}


def _check(request: requests.AddPermission) -> None:
    if not _LABEL.fullmatch(request.label):
        raise errors.InvalidParameter(reason="Label")
    if not request.action_name:
        raise errors.InvalidParameter(reason="ActionName")
    for action in request.action_name:
        if action not in _SHARED:
            raise errors.InvalidParameter(reason="Policy statement action out of service scope!")
    if not request.aws_account_id or not all(map(is_account, request.aws_account_id)):
        raise errors.InvalidParameter(reason="AWSAccountId")


def _document(context: Context, topic: Topic) -> Document:
    return resource_texts.read(
        topic.settings.policy or documents.default(context.account_id, topic_arn(context, topic.name))
    )


def _one_or_all(values: list[str]) -> str | list[str]:
    return values[0] if len(values) == 1 else values
