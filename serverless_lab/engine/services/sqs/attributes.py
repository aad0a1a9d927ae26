"""The attributes of a queue: read from a request, and told."""

from collections.abc import Callable
from typing import Any

from msgspec import structs

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs import documents, errors, flow, redrive_policies
from serverless_lab.engine.services.sqs.names import arn_of
from serverless_lab.engine.services.sqs.state import Queue, Settings

Given = dict[str, str]
_FLAGS = {"true": True, "false": False}
# By attribute: the setting, and what it may be.
_SPANS = {
    "VisibilityTimeout": ("visibility", numbers.SQS_VISIBILITY_S),
    "DelaySeconds": ("delay", numbers.SQS_DELAY_S),
    "MessageRetentionPeriod": ("retention", numbers.SQS_RETENTION_S),
    "MaximumMessageSize": ("largest", numbers.SQS_MESSAGE_BYTES),
    "ReceiveMessageWaitTimeSeconds": ("wait", numbers.SQS_WAIT_S),
    "KmsDataKeyReusePeriodSeconds": ("kms_reuse", (60, 86_400)),
}
_SWITCHES = {"SqsManagedSseEnabled": "sse", "ContentBasedDeduplication": "by_content"}
_WORDS = {
    "DeduplicationScope": ("scope", ("queue", "messageGroup")),
    "FifoThroughputLimit": ("limit", ("perQueue", "perMessageGroupId")),
}
_TEXTS = ("KmsMasterKeyId", "Policy", "RedrivePolicy", "RedriveAllowPolicy")
# Set back by an empty text.
_DEFAULTS = Settings()


def changed(context: Context, name: str, before: Settings, given: Given) -> Settings:
    """The settings of the queue of this name with what is given; raises what SQS says to an attribute."""
    _check_names(before, given)
    changes: dict[str, Any] = {}
    for attribute, text in given.items():
        if attribute in _SPANS:
            setting, bounds = _SPANS[attribute]
            changes[setting] = _number(attribute, text, bounds) if text else getattr(_DEFAULTS, setting)
        elif attribute in _SWITCHES:
            changes[_SWITCHES[attribute]] = _flag(attribute, text)
        elif attribute in _WORDS:
            setting, words = _WORDS[attribute]
            if text not in words:
                raise errors.BadAttribute(name=attribute)
            changes[setting] = text
        elif attribute in _TEXTS:
            changes |= _read(context, name, before, attribute, text)
    _check_encryption(changes)
    settings = structs.replace(before, **changes)
    if settings.limit == "perMessageGroupId" and settings.scope != "messageGroup":
        raise errors.BadAttribute(name="FifoThroughputLimit")
    return settings


def is_fifo(given: Given) -> bool:
    """Whether a queue that is made is to be FIFO, which only ever is said as `true`."""
    text = given.get("FifoQueue")
    if text is not None and text != "true":
        raise errors.UnknownAttribute(name="FifoQueue")
    return text == "true"


def told(context: Context, queue: Queue) -> Given:
    """Every attribute, with what is not set left out."""
    settings = queue.settings
    found = {
        "QueueArn": arn_of(context, queue.name),
        "ApproximateNumberOfMessages": str(flow.visible(queue)),
        "ApproximateNumberOfMessagesNotVisible": str(queue.in_flight),
        "ApproximateNumberOfMessagesDelayed": str(len(queue.delayed)),
        "CreatedTimestamp": str(queue.created // SECOND),
        "LastModifiedTimestamp": str(queue.modified // SECOND),
    }
    spans = {name: str(getattr(settings, setting)) for name, (setting, _) in _SPANS.items()}
    if settings.kms_key:
        found["KmsMasterKeyId"] = settings.kms_key
    else:
        del spans["KmsDataKeyReusePeriodSeconds"]
    found |= spans | {"SqsManagedSseEnabled": _flagged(settings.sse)}
    if settings.fifo:
        found |= {"FifoQueue": "true", "ContentBasedDeduplication": _flagged(settings.by_content)}
        found |= {name: getattr(settings, setting) for name, (setting, _) in _WORDS.items()}
    texts = {
        "Policy": settings.policy,
        "RedrivePolicy": redrive_policies.told(settings.redrive),
        "RedriveAllowPolicy": redrive_policies.told_allowing(settings.allow_redrive),
    }
    return found | {name: text for name, text in texts.items() if text}


def _check_names(before: Settings, given: Given) -> None:
    for name in given:
        known = name in _SPANS or name in _SWITCHES or name in _WORDS or name in _TEXTS or name == "FifoQueue"
        if not known or (name == "ContentBasedDeduplication" and not before.fifo):
            raise errors.UnknownAttribute(name=name)
        if name in _WORDS and not before.fifo:
            message = f"You can specify the {name} only when FifoQueue is set to true."
            raise errors.InvalidAttributeName(message=message)


def _number(name: str, text: str, bounds: tuple[int, int]) -> int:
    least, most = bounds
    if not (text.isascii() and text.isdigit() and len(text) < 10 and least <= int(text) <= most):
        raise errors.BadAttribute(name=name)
    return int(text)


def _flag(name: str, text: str) -> bool:
    if text.lower() not in _FLAGS:
        raise errors.BadAttribute(name=name)
    return _FLAGS[text.lower()]


def _flagged(value: bool) -> str:
    return "true" if value else "false"


def _read(context: Context, name: str, before: Settings, attribute: str, text: str) -> dict[str, Any]:
    readers: dict[str, Callable[[], dict[str, Any]]] = {
        "KmsMasterKeyId": lambda: {"kms_key": text},
        "Policy": lambda: {"policy": documents.checked(text)},
        "RedrivePolicy": lambda: {"redrive": redrive_policies.read(context, name, before, text)},
        "RedriveAllowPolicy": lambda: {"allow_redrive": redrive_policies.read_allowing(text)},
    }
    return readers[attribute]()


def _check_encryption(changes: dict[str, Any]) -> None:
    """One kind at a time: to choose the one is to leave the other."""
    if changes.get("kms_key") and changes.get("sse"):
        raise errors.InvalidAttributeName(
            message="You can use one type of server-side encryption (SSE) at one time. "
            "You can either enable KMS SSE or SQS SSE."
        )
    if changes.get("kms_key"):
        changes["sse"] = False
    elif changes.get("sse"):
        changes["kms_key"] = ""
