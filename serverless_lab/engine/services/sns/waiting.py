"""Deliveries that wait for an answer, and what becomes of them when it is there."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.sns import handing
from serverless_lab.engine.services.sns.handing import Parcel
from serverless_lab.engine.services.sns.state import Attempt, SnsState, Subscription

NOTIFICATION, CONFIRMATION = "Notification", "SubscriptionConfirmation"


def of_ticket(context: Context, ticket: str) -> tuple[Attempt, Subscription] | None:
    """None where nobody waits any more; what a subscription that ended waited for is given up."""
    state = context.part(SnsState)
    attempt = state.attempts.get(ticket)
    subscription = state.subscriptions.get(attempt.subscription) if attempt is not None else None
    if attempt is None or subscription is None:
        state.attempts.pop(ticket, None)
        return None
    return attempt, subscription


def keep(context: Context, attempt: Attempt, parcel: Parcel) -> None:
    """What its dead-letter queue gets if it comes to that."""
    attempt.buried, attempt.attributes = context.bodies.put_or_say(parcel.body), parcel.attributes
    attempt.group, attempt.deduplication = parcel.group, parcel.deduplication


def end(context: Context, ticket: str, attempt: Attempt, subscription: Subscription, failure: str) -> None:
    """It arrived, or never will: `failure` is the code."""
    state = context.part(SnsState)
    del state.attempts[ticket]
    if attempt.kind != NOTIFICATION:
        return
    topic = state.topics[subscription.topic]
    if not failure:
        handing.announce(context, topic, attempt.message_id, delivered=[subscription.id])
        return
    body = context.bodies.get(attempt.buried)
    parcel = Parcel(body, attempt.attributes, attempt.group, attempt.deduplication)
    buried = handing.bury(context, topic, subscription, parcel, attempt.lineage)
    handing.announce(context, topic, attempt.message_id, failed={subscription.id: failure}, buried=buried)
