"""The attributes of a subscription: read from a request, and told."""

from typing import Any

import msgspec
from msgspec import structs

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.services.sns import delivery_policies, errors, filter_rules, filters, names, requests
from serverless_lab.engine.services.sns.state import SnsState, Subscription, Topic

_SCOPES = (filters.ATTRIBUTES, filters.BODY)
_HTTP = ("http", "https")
_RAW = ("sqs", *_HTTP)


def get_subscription_attributes(context: Context, request: requests.OfSubscription) -> dict[str, Any]:
    return {"Attributes": told(context, names.subscription_at(context, request.subscription_arn))}


def set_subscription_attributes(context: Context, request: requests.SetSubscriptionAttributes) -> dict[str, Any]:
    subscription, state = names.subscription_at(context, request.subscription_arn), context.part(SnsState)
    topic = state.topics[subscription.topic]
    given = {request.attribute_name: request.attribute_value}
    new = changed(context, topic, subscription, given)
    check_room(topic, bool(new.filter) and not subscription.filter)
    topic.filtered += bool(new.filter) - bool(subscription.filter)
    state.subscriptions[subscription.id] = new
    return {}


def changed(
    context: Context, topic: Topic, before: Subscription, given: dict[str, str], prefix: str = ""
) -> Subscription:
    """The subscription with what is given; the scope of a filter policy counts before the policy."""
    new = before
    for name in sorted(given, key=lambda each: each != "FilterPolicyScope"):
        new = structs.replace(new, **_read(context, topic, new, name, given[name], prefix))
    if new.filter and new.scope != before.scope:
        filter_rules.checked(new.filter, new.scope, prefix)
    return new


def told(context: Context, subscription: Subscription) -> dict[str, str]:
    """Every attribute, with what is not set left out as AWS leaves it out."""
    topic = context.part(SnsState).topics[subscription.topic]
    found = {
        "SubscriptionArn": names.subscription_arn(context, subscription),
        "TopicArn": names.topic_arn(context, subscription.topic),
        "Owner": subscription.owner,
        "SubscriptionPrincipal": subscription.principal,
        "Protocol": subscription.protocol,
        "Endpoint": subscription.endpoint,
        "PendingConfirmation": _flagged(not subscription.confirmed),
        "ConfirmationWasAuthenticated": _flagged(subscription.authenticated),
        "RawMessageDelivery": _flagged(subscription.raw),
    }
    if subscription.filter:
        found |= {"FilterPolicy": subscription.filter, "FilterPolicyScope": subscription.scope}
    if subscription.redrive:
        found["RedrivePolicy"] = subscription.redrive_text
    if subscription.delivery:
        found["DeliveryPolicy"] = subscription.delivery
    if subscription.protocol in _HTTP:
        delivery = delivery_policies.effective(topic.settings.delivery, subscription.delivery)
        found["EffectiveDeliveryPolicy"] = delivery
    return found


def check_room(topic: Topic, one_more: bool) -> None:
    """Raises FilterPolicyLimitExceeded where a topic has as many filter policies as it may."""
    if one_more and topic.filtered >= numbers.SNS_FILTERS:
        raise errors.FilterPolicyLimitExceeded(topic=topic.name, most=numbers.SNS_FILTERS)


def _read(
    context: Context, topic: Topic, subscription: Subscription, name: str, text: str, prefix: str
) -> dict[str, Any]:
    if name == "RawMessageDelivery":
        return {"raw": _raw(subscription, text, prefix)}
    if name == "FilterPolicyScope":
        if text not in _SCOPES:
            reason = f"{prefix}FilterPolicyScope: Invalid value [{text}]. Please use either MessageBody or "
            raise errors.BadFilter(reason=f"{reason}MessageAttributes")
        return {"scope": text}
    if name == "FilterPolicy":
        return {"filter": filter_rules.checked(text, subscription.scope, prefix) if text not in ("", "{}") else ""}
    if name == "RedrivePolicy":
        return _redrive(context, topic, subscription, text, prefix)
    if name == "DeliveryPolicy":
        if subscription.protocol not in _HTTP:
            reason = f"{prefix}DeliveryPolicy: Delivery protocol [{subscription.protocol}] takes no delivery policy."
            raise errors.BadSubscriptionAttribute(reason=reason)
        return {"delivery": delivery_policies.checked(text)}
    if name == "ReplayPolicy":
        raise NotSimulated(feature="The replay of a FIFO topic's archive")
    raise errors.BadSubscriptionAttribute(reason=f"{prefix}AttributeName")


def _raw(subscription: Subscription, text: str, prefix: str) -> bool:
    if text.lower() not in ("true", "false"):
        reason = f"{prefix}RawMessageDelivery: Invalid value [{text}]. Must be true or false."
        raise errors.BadSubscriptionAttribute(reason=reason)
    raw = text.lower() == "true"
    if raw and subscription.protocol not in _RAW:
        reason = f"{prefix}Delivery protocol [{subscription.protocol}] does not support raw message delivery."
        raise errors.BadSubscriptionAttribute(reason=reason)
    return raw


def _redrive(context: Context, topic: Topic, subscription: Subscription, text: str, prefix: str) -> dict[str, Any]:
    if not text:
        return {"redrive": "", "redrive_text": ""}
    try:
        policy = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        policy = None
    if not isinstance(policy, dict):
        raise errors.BadSubscriptionAttribute(reason=f"{prefix}RedrivePolicy: failed to parse JSON.")
    target = str(policy.get("deadLetterTargetArn"))
    arn = Arn.parse(target)
    if arn is None or arn[:3] != ("sqs", context.region, context.account_id) or not arn.resource:
        reason = f"{prefix}RedrivePolicy: deadLetterTargetArn is an invalid arn"
        raise errors.BadSubscriptionAttribute(reason=reason)
    if target.endswith(names.FIFO) and not topic.fifo:
        reason = f"{prefix}RedrivePolicy: must use a standard SQS queue as DLQ for a subscription to a standard topic"
        raise errors.BadSubscriptionAttribute(reason=reason)
    if topic.fifo and subscription.endpoint.endswith(names.FIFO) and not target.endswith(names.FIFO):
        reason = f"{prefix}RedrivePolicy: must use a FIFO queue as DLQ for a FIFO topic"
        raise errors.BadSubscriptionAttribute(reason=reason)
    return {"redrive": target, "redrive_text": text}


def _flagged(value: bool) -> str:
    return "true" if value else "false"
