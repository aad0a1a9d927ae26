"""A message on its way to the subscriptions of its topic: filtered, handed on, or buried."""

from collections.abc import Callable

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.sns import filters, formats, handing, inbox, posting, sending_abroad
from serverless_lab.engine.services.sns.contents import Draft
from serverless_lab.engine.services.sns.formats import Message
from serverless_lab.engine.services.sns.handing import Parcel
from serverless_lab.engine.services.sns.state import SnsState, Subscription, Topic


def fan_out(context: Context, topic: Topic, message: Message) -> None:
    """To every subscription that is confirmed. What becomes of it is told at once, except where an answer is due."""
    subscriptions = context.part(SnsState).subscriptions
    delivered: list[str] = []
    filtered: dict[str, str] = {}
    failed: dict[str, str] = {}
    buried: dict[str, str] = {}
    for unique in topic.subscriptions.values():
        subscription = subscriptions[unique]
        if not subscription.confirmed:
            continue
        if against := reason_against(subscription, message.draft):
            filtered[unique] = against
            continue
        failure = _DELIVERIES[subscription.protocol](context, topic, subscription, message)
        if failure == "":
            delivered.append(unique)
        elif failure is not None:
            failed[unique] = failure
            parcel = for_queue(context, topic, subscription, message)
            buried |= handing.bury(context, topic, subscription, parcel, message.lineage)
    if delivered or filtered or failed:
        handing.announce(
            context, topic, message.id, delivered=delivered, filtered=filtered, failed=failed, buried=buried
        )


def reason_against(subscription: Subscription, draft: Draft) -> str:
    """Why its filter policy keeps a message away, as `filters` says it; empty where it does not."""
    if not subscription.filter:
        return ""
    text = draft.text_for(subscription.protocol)
    return filters.reason_against(subscription.filter, subscription.scope, text, draft.attributes)


def for_queue(context: Context, topic: Topic, subscription: Subscription, message: Message) -> Parcel:
    """As a queue gets it, which a dead-letter queue is too."""
    draft = message.draft
    if subscription.raw:
        body = draft.text_for(subscription.protocol).encode()
        return Parcel(body, draft.attributes, draft.group, draft.deduplication)
    told = formats.notification(context, topic, subscription, message)
    return Parcel(formats.text_of(told).encode(), {}, draft.group, draft.deduplication)


def _to_queue(context: Context, topic: Topic, subscription: Subscription, message: Message) -> str | None:
    if subscription.raw and len(message.draft.attributes) > numbers.SNS_RAW_ATTRIBUTES:
        return "InvalidParameterValue"
    return _to_resource(context, topic, subscription, message, for_queue(context, topic, subscription, message))


def _to_function(context: Context, topic: Topic, subscription: Subscription, message: Message) -> str | None:
    parcel = Parcel(formats.event_of(context, topic, subscription, message))
    return _to_resource(context, topic, subscription, message, parcel)


def _to_resource(
    context: Context, topic: Topic, subscription: Subscription, message: Message, parcel: Parcel
) -> str | None:
    if not sending_abroad.is_abroad(context, subscription):
        return handing.hand_over(context, topic, subscription.endpoint, parcel, message.lineage)
    buried = for_queue(context, topic, subscription, message)
    sending_abroad.send(context, topic, subscription, message.id, parcel, buried, message.lineage)
    return None


def _to_inbox(context: Context, topic: Topic, subscription: Subscription, message: Message) -> str:
    return inbox.notify(context, topic, subscription, message)


def _to_address(context: Context, topic: Topic, subscription: Subscription, message: Message) -> None:
    buried = for_queue(context, topic, subscription, message)
    posting.notify(context, topic, subscription, message, buried)


# By protocol; empty where it arrived, a code where it did not, None where that is not known yet.
_DELIVERIES: dict[str, Callable[[Context, Topic, Subscription, Message], str | None]] = {
    "sqs": _to_queue,
    "lambda": _to_function,
    "http": _to_address,
    "https": _to_address,
    "email": _to_inbox,
    "email-json": _to_inbox,
    "sms": _to_inbox,
}
