"""The attributes of a topic: read from a request, and told."""

import re
from typing import Any

from msgspec import structs

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.services.sns import delivery_policies, documents, errors
from serverless_lab.engine.services.sns.names import topic_arn
from serverless_lab.engine.services.sns.state import Settings, SnsState, Topic

Given = dict[str, str]
_FEEDBACK = re.compile(
    r"(HTTP|Firehose|Lambda|Application|SQS)(SuccessFeedbackRoleArn|SuccessFeedbackSampleRate|FailureFeedbackRoleArn)"
)
_TEXTS = {"DisplayName": "display", "KmsMasterKeyId": "kms_key"}
# By attribute: the setting, and what it may be.
_WORDS = {
    "SignatureVersion": ("signature", ("1", "2")),
    "TracingConfig": ("tracing", ("PassThrough", "Active")),
    "FifoThroughputScope": ("scope", ("Topic", "MessageGroup")),
}
_OF_FIFO = ("ContentBasedDeduplication", "FifoThroughputScope", "ArchivePolicy")
_MANY = 100  # subscriptions that a topic with large messages may have
_MANAGED = ("sqs", "lambda")


def is_fifo(given: Given) -> bool:
    """Takes FifoTopic out of what is given."""
    text = given.pop("FifoTopic", "false").lower()
    if text not in ("true", "false"):
        raise errors.InvalidParameter(reason="Attributes Reason: FifoTopic: Invalid value. Must be true or false.")
    return text == "true"


def changed(context: Context, topic: Topic, before: Settings, given: Given, prefix: str = "") -> Settings:
    """The settings with what is given. `prefix` stands before the reasons of those operations that take several."""
    settings = before
    for name, text in given.items():
        if name in _OF_FIFO and not topic.fifo:
            reason = f"{prefix}{name} can only be set for FIFO topics"
            raise errors.InvalidParameter(reason=reason)
        settings = structs.replace(settings, **_read(context, topic, settings, name, text, prefix))
    return settings


def told(context: Context, topic: Topic) -> dict[str, str]:
    """Every attribute, with what is not set left out as AWS leaves it out."""
    settings = topic.settings
    found = {
        "TopicArn": topic_arn(context, topic.name),
        "Owner": context.account_id,
        "DisplayName": settings.display,
        "Policy": settings.policy or documents.default(context.account_id, topic_arn(context, topic.name)),
        "EffectiveDeliveryPolicy": delivery_policies.effective(settings.delivery),
        "SubscriptionsConfirmed": str(len(topic.subscriptions) - topic.pending),
        "SubscriptionsPending": str(topic.pending),
        "SubscriptionsDeleted": str(topic.deleted),
    }
    if topic.fifo:
        by_content = "true" if settings.by_content else "false"
        found |= {"FifoTopic": "true", "ContentBasedDeduplication": by_content, "FifoThroughputScope": settings.scope}
    said = {
        "DeliveryPolicy": settings.delivery,
        "KmsMasterKeyId": settings.kms_key,
        "SignatureVersion": settings.signature,
        "TracingConfig": settings.tracing,
        "MaximumMessageSize": str(settings.largest or ""),
    }
    return found | {name: text for name, text in said.items() if text} | settings.feedback


def _read(context: Context, topic: Topic, settings: Settings, name: str, text: str, prefix: str) -> dict[str, Any]:
    if name in _TEXTS:
        return {_TEXTS[name]: _checked_text(name, text)}
    if name in _WORDS:
        setting, words = _WORDS[name]
        if text not in words:
            raise errors.InvalidParameter(reason=f"{prefix}{name}: Invalid value [{text}].")
        return {setting: text}
    if name == "ContentBasedDeduplication":
        if text.lower() not in ("true", "false"):
            raise errors.InvalidParameter(reason=f"{prefix}{name}: Invalid value [{text}]. Must be true or false.")
        return {"by_content": text.lower() == "true"}
    if name == "MaximumMessageSize":
        return {"largest": _largest(context, topic, text, prefix)}
    if name == "Policy":
        return {"policy": documents.checked(text)}
    if name == "DeliveryPolicy":
        return {"delivery": delivery_policies.checked_of_topic(text)}
    if name == "ArchivePolicy":
        raise NotSimulated(feature="The archive of a FIFO topic")
    if _FEEDBACK.fullmatch(name):
        rest = {each: said for each, said in settings.feedback.items() if each != name}
        return {"feedback": rest | ({name: text} if text else {})}
    raise errors.InvalidParameter(reason="AttributeName" if not prefix else f"{prefix}Unknown attribute {name}")


def _checked_text(name: str, text: str) -> str:
    if name == "DisplayName" and (len(text) > numbers.SNS_DISPLAY or not text.isprintable()):
        raise errors.InvalidParameter(reason="DisplayName")
    return text


def _largest(context: Context, topic: Topic, text: str, prefix: str) -> int:
    least, most = numbers.SNS_LARGEST_BYTES
    if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
        raise errors.InvalidParameter(reason=f"{prefix}MaximumMessageSize: Must be between {least} and {most}.")
    if int(text) > numbers.SNS_MESSAGE_BYTES:
        check_large(context, topic)
    return int(text)


def check_large(context: Context, topic: Topic, more: str = "") -> None:
    """Messages beyond 256 KiB go to few subscriptions, and only to what AWS itself runs. `more`: a protocol that is to
    be added.
    """
    subscriptions = context.part(SnsState).subscriptions
    protocols = [subscriptions[each].protocol for each in topic.subscriptions.values()] + ([more] if more else [])
    if len(protocols) > _MANY or any(each not in _MANAGED for each in protocols):
        raise errors.InvalidParameter(
            reason=f"MaximumMessageSize Reason: A topic with messages above {numbers.SNS_MESSAGE_BYTES} bytes must "
            f"have {_MANY} or fewer subscriptions, each of them of Amazon SQS, Amazon Data Firehose or AWS Lambda"
        )
