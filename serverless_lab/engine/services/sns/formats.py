"""A message as its subscribers get it, in the members and the order that AWS writes.

Source: "Amazon SNS message and JSON formats", SNS developer guide. The signature is only in the form of one.
"""

import json
from base64 import b64encode
from functools import lru_cache
from hashlib import sha512
from json.encoder import encode_basestring as _quoted
from typing import Any, NamedTuple
from urllib.parse import urlencode

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import Instant, iso
from serverless_lab.engine.services.sns.contents import Draft
from serverless_lab.engine.services.sns.names import subscription_arn, topic_arn
from serverless_lab.engine.services.sns.state import Attribute, Subscription, Topic

_FIRST_SEQUENCE = 10_000_000_000_000_000_000
_SIGNATURE_BYTES = 256


class Message(NamedTuple):
    """`sequence` is empty in a standard topic. `lineage`: as in `Delivery`."""

    id: str
    at: Instant
    draft: Draft
    lineage: dict[str, int]
    sequence: str = ""


def sequence_of(serial: int) -> str:
    """Of a message in a FIFO topic: large, growing, not consecutive."""
    return str(_FIRST_SEQUENCE + (serial << 10))


def address(context: Context) -> str:
    return f"https://sns.{context.region}.amazonaws.com"


def notification(context: Context, topic: Topic, subscription: Subscription, message: Message) -> dict[str, Any]:
    """The members of a notification; a FIFO topic signs nothing."""
    arn, protocol = topic_arn(context, topic.name), subscription.protocol
    told: dict[str, Any] = {"Type": "Notification", "MessageId": message.id}
    if message.sequence:
        told["SequenceNumber"] = message.sequence
    told["TopicArn"] = arn
    if message.draft.subject is not None:
        told["Subject"] = message.draft.subject
    told |= {"Message": message.draft.text_for(protocol), "Timestamp": iso(message.at)}
    if not topic.fifo:
        told |= _signed(context, topic, message.id)
    told["UnsubscribeURL"] = unsubscribe_url(context, subscription)
    if message.draft.attributes:
        told["MessageAttributes"] = attributes_told(message.draft.attributes)
    return told


def confirmation(context: Context, topic: Topic, subscription: Subscription, message_id: str) -> dict[str, Any]:
    arn = topic_arn(context, topic.name)
    return {
        "Type": "SubscriptionConfirmation",
        "MessageId": message_id,
        "Token": subscription.token,
        "TopicArn": arn,
        "Message": f"You have chosen to subscribe to the topic {arn}.\n"
        "To confirm the subscription, visit the SubscribeURL included in this message.",
        "SubscribeURL": confirm_url(context, topic, subscription),
        "Timestamp": iso(context.at),
        **_signed(context, topic, message_id),
    }


def text_of(told: dict[str, Any]) -> str:
    """As SNS lays its JSON out: a member a line, an attribute a line."""
    lines = [f"  {_quoted(name)} : {_laid_out(value)}" for name, value in told.items()]
    return "{\n" + ",\n".join(lines) + "\n}"


def event_of(context: Context, topic: Topic, subscription: Subscription, message: Message) -> bytes:
    """What a function is called with: members without a value are there, and some have other names."""
    told = notification(context, topic, subscription, message)
    names = {"SigningCertURL": "SigningCertUrl", "UnsubscribeURL": "UnsubscribeUrl"}
    inner = {names.get(name, name): value for name, value in told.items()}
    inner |= {"Subject": message.draft.subject, "MessageAttributes": told.get("MessageAttributes", {})}
    record = {
        "EventSource": "aws:sns",
        "EventVersion": "1.0",
        "EventSubscriptionArn": subscription_arn(context, subscription),
        "Sns": inner,
    }
    return _json({"Records": [record]}).encode()


def attributes_told(attributes: dict[str, Attribute]) -> dict[str, dict[str, str]]:
    return {
        name: {"Type": kind, "Value": b64encode(raw).decode() if kind.startswith("Binary") else raw.decode()}
        for name, (kind, raw) in attributes.items()
    }


def confirm_url(context: Context, topic: Topic, subscription: Subscription) -> str:
    query = {"TopicArn": topic_arn(context, topic.name), "Token": subscription.token}
    return f"{address(context)}/?Action=ConfirmSubscription&{urlencode(query, safe=':')}"


def unsubscribe_url(context: Context, subscription: Subscription) -> str:
    return f"{address(context)}/?Action=Unsubscribe&SubscriptionArn={subscription_arn(context, subscription)}"


def _signed(context: Context, topic: Topic, message_id: str) -> dict[str, str]:
    """Nobody can check it: the lab has no certificate of AWS's."""
    return {
        "SignatureVersion": topic.settings.signature or "1",
        "Signature": _signature(context.account.seed, message_id),
        "SigningCertURL": f"{address(context)}/SimpleNotificationService-{_certificate(context.region)}.pem",
    }


@lru_cache(maxsize=64)  # all who get a message get the same one
def _signature(secret: str, message_id: str) -> str:
    seed, raw = f"{secret}:{message_id}".encode(), b""
    while len(raw) < _SIGNATURE_BYTES:
        raw += sha512(seed + raw).digest()
    return b64encode(raw).decode()


@lru_cache(maxsize=64)
def _certificate(region: str) -> str:
    return sha512(region.encode()).hexdigest()[:32]


def _laid_out(value: str | dict[str, dict[str, str]]) -> str:
    if isinstance(value, str):
        return _quoted(value)
    return "{\n" + ",\n".join(f"    {_quoted(name)} : {_json(each)}" for name, each in value.items()) + "\n  }"


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
