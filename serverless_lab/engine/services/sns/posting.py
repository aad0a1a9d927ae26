"""Deliveries to http and https endpoints: each waits for an answer, and is tried again by the delivery policy."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.event_ports import Post, WebPlace
from serverless_lab.engine.ids import new_uuid
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.news import PostAnswered
from serverless_lab.engine.questions import WebPlaceAt
from serverless_lab.engine.services.sns import delivery_policies, formats, waiting
from serverless_lab.engine.services.sns.formats import Message
from serverless_lab.engine.services.sns.handing import Parcel
from serverless_lab.engine.services.sns.names import subscription_arn, topic_arn
from serverless_lab.engine.services.sns.state import Attempt, SnsState, Subscription, Topic

_AGENT = "Amazon Simple Notification Service Agent"
_BUSY = 429


def check(context: Context, endpoint: str) -> None:
    """Raises NotSimulated for what is no address of the lab."""
    if context.ask(WebPlaceAt(endpoint)) is None:
        raise NotSimulated(feature="An address that is not the URL of a function of this account as an endpoint")


def notify(context: Context, topic: Topic, subscription: Subscription, message: Message, buried: Parcel) -> None:
    """Begin a delivery. `buried` is what its dead-letter queue gets if it comes to that."""
    raw = {"x-amz-sns-rawdelivery": "true"} if subscription.raw else {}
    if subscription.raw:
        body = message.draft.text_for(subscription.protocol)
    else:
        body = formats.text_of(formats.notification(context, topic, subscription, message))
    headers = {"x-amz-sns-subscription-arn": subscription_arn(context, subscription)} | raw
    attempt = _attempt(context, topic, subscription, waiting.NOTIFICATION, message.id, body, headers)
    attempt.lineage = message.lineage
    waiting.keep(context, attempt, buried)
    _plan(context, attempt, 0)


def ask_to_confirm(context: Context, topic: Topic, subscription: Subscription) -> None:
    message_id = new_uuid(context.chance())
    body = formats.text_of(formats.confirmation(context, topic, subscription, message_id))
    _plan(context, _attempt(context, topic, subscription, waiting.CONFIRMATION, message_id, body, {}), 0)


def send(context: Context, data: dict[str, Any]) -> None:
    """Due event: post it, as long as there is somebody who wants it."""
    found = waiting.of_ticket(context, data["ticket"])
    if found is None:
        return
    attempt, subscription = found
    attempt.sent, attempt.due = attempt.sent + 1, 0
    place: WebPlace | None = context.ask(WebPlaceAt(subscription.endpoint))
    if place is None:
        _answered(context, data["ticket"], attempt, subscription, 0)
        return
    post = Post(
        ticket=data["ticket"],
        url=subscription.endpoint,
        headers=attempt.headers,
        body=context.bodies.get(attempt.body),
        lineage=attempt.lineage,
    )
    place.post(context, post)


def hear_answer(context: Context, told: PostAnswered) -> None:
    """Reaction: an endpoint has answered."""
    found = waiting.of_ticket(context, told.ticket)
    if found is not None:
        _answered(context, told.ticket, *found, told.status)


def _attempt(
    context: Context,
    topic: Topic,
    subscription: Subscription,
    kind: str,
    message_id: str,
    body: str,
    more: dict[str, str],
) -> Attempt:
    policy = delivery_policies.read(topic.settings.delivery, subscription.delivery)
    headers = {
        "x-amz-sns-message-type": kind,
        "x-amz-sns-message-id": message_id,
        "x-amz-sns-topic-arn": topic_arn(context, topic.name),
        **more,
        "content-type": policy.content_type,
        "user-agent": _AGENT,
    }
    return Attempt(subscription.id, message_id, kind, context.bodies.put_or_say(body.encode()), headers)


def _plan(context: Context, attempt: Attempt, delay: int, ticket: str = "") -> None:
    """`delay` in seconds."""
    ticket = ticket or new_uuid(context.chance())
    attempt.due = context.at + delay * SECOND
    context.part(SnsState).attempts[ticket] = attempt
    context.schedule(attempt.due, "sns.Post", work=True, ticket=ticket)


def _answered(context: Context, ticket: str, attempt: Attempt, subscription: Subscription, status: int) -> None:
    """What the other side cannot do now is tried again; what it does not want is not. Status 0: nobody is there."""
    topic = context.part(SnsState).topics[subscription.topic]
    delays = delivery_policies.read(topic.settings.delivery, subscription.delivery).delays
    again = status in (0, _BUSY) or not 200 <= status < 500
    if again and attempt.sent <= len(delays):
        _plan(context, attempt, delays[attempt.sent - 1], ticket)
        return
    failure = "" if 200 <= status < 300 else str(status) if status else "NoConnection"
    waiting.end(context, ticket, attempt, subscription, failure)
