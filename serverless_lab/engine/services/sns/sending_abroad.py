"""What goes to a queue or function of another account: handed over there, and heard of here."""

from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.news import ParcelAbroad
from serverless_lab.engine.services.sns import formats, handing, requests, waiting
from serverless_lab.engine.services.sns.handing import Parcel
from serverless_lab.engine.services.sns.names import topic_arn
from serverless_lab.engine.services.sns.state import Attempt, SnsState, Subscription, Topic


def is_abroad(context: Context, subscription: Subscription) -> bool:
    arn = Arn.parse(subscription.endpoint)
    return arn is not None and arn.account_id != context.account_id


def send(
    context: Context,
    topic: Topic,
    subscription: Subscription,
    message_id: str,
    parcel: Parcel,
    buried: Parcel,
    lineage: dict[str, int],
) -> None:
    attempt = Attempt(subscription.id, message_id, waiting.NOTIFICATION, sent=1, lineage=lineage)
    waiting.keep(context, attempt, buried)
    _send(context, topic, subscription, attempt, parcel)


def ask_to_confirm(context: Context, topic: Topic, subscription: Subscription) -> None:
    """The message with the token comes to the queue or function itself."""
    message_id = new_uuid(context.chance())
    told = formats.confirmation(context, topic, subscription, message_id)
    attempt = Attempt(subscription.id, message_id, waiting.CONFIRMATION, sent=1)
    group = message_id if topic.fifo else ""
    _send(context, topic, subscription, attempt, Parcel(formats.text_of(told).encode(), {}, group))


def take_parcel(context: Context, request: requests.TakeParcel) -> dict[str, Any]:
    """At the other end: what receives must let the topic of that account, as at home."""
    attributes = {each.name: (each.type, each.value) for each in request.attributes}
    parcel = Parcel(request.body, attributes, request.group, request.deduplication)
    return {"Code": handing.take(context, request.source, request.target, parcel, request.lineage)}


def hear_of_parcel(context: Context, request: requests.HearOfParcel) -> dict[str, Any]:
    found = waiting.of_ticket(context, request.ticket)
    if found is not None:
        waiting.end(context, request.ticket, *found, request.code)
    return {}


def _send(context: Context, topic: Topic, subscription: Subscription, attempt: Attempt, parcel: Parcel) -> None:
    ticket = new_uuid(context.chance())
    context.part(SnsState).attempts[ticket] = attempt
    arn = Arn.parse(subscription.endpoint)
    told = {
        "Source": topic_arn(context, topic.name),
        "Target": subscription.endpoint,
        "Body": parcel.body,
        "Attributes": [{"Name": name, "Type": kind, "Value": raw} for name, (kind, raw) in parcel.attributes.items()],
        "Group": parcel.group,
        "Deduplication": parcel.deduplication,
        "Lineage": attempt.lineage,
    }
    account_id = arn.account_id if arn is not None else ""
    news = ParcelAbroad(at=context.at, region=context.region, account_id=account_id, ticket=ticket, told=told)
    context.announce(news)
