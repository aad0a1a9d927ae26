"""Subscribe, and what an endpoint of each protocol looks like."""

import re
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.ids import new_hex, new_uuid
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.sns import (
    attributes,
    errors,
    inbox,
    names,
    posting,
    requests,
    sending_abroad,
    subscription_attributes,
)
from serverless_lab.engine.services.sns.ending import key_of
from serverless_lab.engine.services.sns.pages import page
from serverless_lab.engine.services.sns.state import SnsState, Subscription, Topic

_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]+\.[^@\s.]+")
_PHONE = re.compile(r"\+?[0-9][0-9./-]{5,18}[0-9]")
_PENDING = "pending confirmation"
_LISTED_PENDING = "PendingConfirmation"
_NOT_HERE = {"firehose": "A Firehose delivery stream", "application": "An app on a phone"}
_SERVICES = {"sqs": "SQS", "lambda": "Lambda"}
# Of which AWS takes it that they are wanted, where they are the topic owner's.
_AT_ONCE = ("sqs", "lambda", "sms")


def subscribe(context: Context, request: requests.Subscribe) -> dict[str, Any]:
    """Subscribed again as it is, a subscription is found; otherwise than it is, it is refused."""
    topic, state = names.topic_at(context, request.topic_arn), context.part(SnsState)
    endpoint = _checked_endpoint(context, topic, request.protocol, request.endpoint)
    new = Subscription(
        id=new_uuid(context.chance()),
        topic=topic.name,
        protocol=request.protocol,
        endpoint=endpoint,
        owner=context.caller.account_id,
        principal=context.caller.arn,
        created=context.at,
    )
    new = subscription_attributes.changed(context, topic, new, request.attributes, "Attributes Reason: ")
    found = topic.subscriptions.get(key_of(new.protocol, endpoint))
    if found is not None:
        return _found(context, state.subscriptions[found], new, request)
    if topic.settings.largest > numbers.SNS_MESSAGE_BYTES:
        attributes.check_large(context, topic, new.protocol)
    subscription_attributes.check_room(topic, bool(new.filter))
    _keep(context, topic, new)
    return _answer(context, new, request)


def list_subscriptions(context: Context, request: requests.Listing) -> dict[str, Any]:
    state = context.part(SnsState)
    shown, token = page(state.subscriptions, request.next_token)
    return {"Subscriptions": [_listed(context, state.subscriptions[each]) for each in shown]} | token


def list_subscriptions_by_topic(context: Context, request: requests.ListSubscriptionsByTopic) -> dict[str, Any]:
    topic, state = names.topic_at(context, request.topic_arn), context.part(SnsState)
    shown, token = page(topic.subscriptions.values(), request.next_token)
    return {"Subscriptions": [_listed(context, state.subscriptions[each]) for each in shown]} | token


def keys(context: Context, request: requests.Subscribe) -> dict[str, Values]:
    return {"sns:Endpoint": request.endpoint, "sns:Protocol": request.protocol}


def _keep(context: Context, topic: Topic, new: Subscription) -> None:
    state = context.part(SnsState)
    state.subscriptions[new.id] = new
    topic.subscriptions[key_of(new.protocol, new.endpoint)] = new.id
    topic.filtered += bool(new.filter)
    if new.protocol in _AT_ONCE and _is_ones_own(context, new):
        new.confirmed = new.authenticated = True
        return
    topic.pending += 1
    new.token = new_hex(context.chance(), 128)
    state.tokens[new.token] = new.id
    context.schedule(context.at + numbers.SNS_CONFIRM_S * SECOND, "sns.ConfirmationExpires", subscription=new.id)
    _ask(context, topic, new)


def _is_ones_own(context: Context, new: Subscription) -> bool:
    """What belongs to whoever subscribes it needs no confirmation."""
    arn = Arn.parse(new.endpoint)
    return arn is None or arn.account_id == new.owner


def _ask(context: Context, topic: Topic, subscription: Subscription) -> None:
    if subscription.protocol in _SERVICES:
        sending_abroad.ask_to_confirm(context, topic, subscription)
    elif subscription.protocol in ("http", "https"):
        posting.ask_to_confirm(context, topic, subscription)
    else:
        inbox.ask_to_confirm(context, topic, subscription)


def _found(context: Context, found: Subscription, asked: Subscription, request: requests.Subscribe) -> dict[str, Any]:
    """One that still waits is asked to confirm once more."""
    there, wanted = (subscription_attributes.told(context, each) for each in (found, asked))
    if any(there.get(name) != wanted.get(name) for name in request.attributes):
        reason = "Attributes Reason: Subscription already exists with different attributes"
        raise errors.BadSubscriptionAttribute(reason=reason)
    if not found.confirmed:
        _ask(context, context.part(SnsState).topics[found.topic], found)
    return _answer(context, found, request)


def _answer(context: Context, subscription: Subscription, request: requests.Subscribe) -> dict[str, Any]:
    told = subscription.confirmed or request.return_subscription_arn
    return {"SubscriptionArn": names.subscription_arn(context, subscription) if told else _PENDING}


def _listed(context: Context, subscription: Subscription) -> dict[str, Any]:
    arn = names.subscription_arn(context, subscription) if subscription.confirmed else _LISTED_PENDING
    return {
        "SubscriptionArn": arn,
        "Owner": subscription.owner,
        "Protocol": subscription.protocol,
        "Endpoint": subscription.endpoint,
        "TopicArn": names.topic_arn(context, subscription.topic),
    }


def _checked_endpoint(context: Context, topic: Topic, protocol: str, endpoint: str) -> str:
    if protocol in _NOT_HERE:
        raise NotSimulated(feature=f"{_NOT_HERE[protocol]} as an endpoint")
    if protocol not in _CHECKS:
        raise errors.BadEndpoint(reason=f"Amazon SNS does not support this protocol string: {protocol}")
    if topic.fifo and protocol != "sqs":
        raise errors.BadEndpoint(reason=f"Invalid protocol type: {protocol}")
    _CHECKS[protocol](context, topic, protocol, endpoint)
    return endpoint


def _check_arn(context: Context, topic: Topic, protocol: str, endpoint: str) -> None:
    arn = Arn.parse(endpoint)
    if arn is None or arn.service != protocol or not arn.resource:
        raise errors.BadEndpoint(reason=f"{_SERVICES[protocol]} endpoint ARN")
    if arn.region != context.region:
        raise NotSimulated(feature="An endpoint in another Region than the topic's")
    if protocol == "sqs" and endpoint.endswith(names.FIFO) and not topic.fifo:
        raise errors.BadEndpoint(
            reason="Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard SNS topics"
        )


def _check_address(context: Context, topic: Topic, protocol: str, endpoint: str) -> None:
    if not endpoint.startswith(f"{protocol}://"):
        raise errors.BadEndpoint(reason="Endpoint must match the specified protocol")
    posting.check(context, endpoint)


def _check_email(context: Context, topic: Topic, protocol: str, endpoint: str) -> None:
    if not _EMAIL.fullmatch(endpoint):
        raise errors.BadEndpoint(reason="Email address")


def _check_phone(context: Context, topic: Topic, protocol: str, endpoint: str) -> None:
    if not _PHONE.fullmatch(endpoint):
        raise errors.BadEndpoint(reason=f"Invalid SMS endpoint: {endpoint}")


_CHECKS = {
    "sqs": _check_arn,
    "lambda": _check_arn,
    "http": _check_address,
    "https": _check_address,
    "email": _check_email,
    "email-json": _check_email,
    "sms": _check_phone,
}
