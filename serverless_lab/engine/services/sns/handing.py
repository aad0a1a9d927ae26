"""A message into a queue or a function, and into the dead-letter queue where it does not arrive."""

from typing import NamedTuple

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.event_ports import Delivery, EventTarget
from serverless_lab.engine.news import NotificationsSent
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.questions import TargetAt
from serverless_lab.engine.services.sns.names import topic_arn
from serverless_lab.engine.services.sns.state import Attribute, Subscription, Topic

PRINCIPAL = "sns.amazonaws.com"
# Whom a queue shows as the sender of what SNS sends: an id of AWS's own, of no account.
_SENDER = "AIDASNSNOTIFICATIONS2"


class Parcel(NamedTuple):
    """What a queue or a function is given. `group` and `deduplication` keep the order of a FIFO topic."""

    body: bytes
    attributes: dict[str, Attribute] = {}
    group: str = ""
    deduplication: str = ""


def hand_over(context: Context, topic: Topic, arn: str, parcel: Parcel, lineage: dict[str, int]) -> str:
    """To a queue or function of this account."""
    return take(context, topic_arn(context, topic.name), arn, parcel, lineage)


def take(context: Context, source: str, arn: str, parcel: Parcel, lineage: dict[str, int]) -> str:
    """As SNS itself, for the topic `source`: what receives must let it. A code where it does not arrive, and then it
    would not the next time either.
    """
    target: EventTarget | None = context.ask(TargetAt(arn))
    if target is None or not target.exists(context, arn, ordered=True):
        return "NotFound"
    keys: dict[str, Values] = {"aws:SourceArn": source, "aws:SourceAccount": source.split(":")[4]}
    if not context.allowed(Caller.service(context.account_id, PRINCIPAL), target.action, arn, keys).allowed:
        return "AccessDenied"
    delivery = Delivery(
        target=arn,
        body=parcel.body,
        attributes=parcel.attributes,
        sender=_SENDER,
        lineage=lineage,
        group=parcel.group,
        deduplication=parcel.deduplication,
    )
    try:
        target.take(context, delivery)
    except CloudError as error:
        return error.code
    return ""


def bury(
    context: Context, topic: Topic, subscription: Subscription, parcel: Parcel, lineage: dict[str, int]
) -> dict[str, str]:
    """Into the dead-letter queue, as NotificationsSent tells it; nothing where there is none."""
    if not subscription.redrive:
        return {}
    return {subscription.id: hand_over(context, topic, subscription.redrive, parcel, lineage)}


def announce(
    context: Context,
    topic: Topic,
    message_id: str,
    *,
    delivered: list[str] | None = None,
    filtered: dict[str, str] | None = None,
    failed: dict[str, str] | None = None,
    buried: dict[str, str] | None = None,
) -> None:
    context.announce(
        NotificationsSent(
            at=context.at,
            region=context.region,
            topic=topic.name,
            message_id=message_id,
            delivered=delivered or [],
            filtered=filtered or {},
            failed=failed or {},
            buried=buried or {},
        )
    )
