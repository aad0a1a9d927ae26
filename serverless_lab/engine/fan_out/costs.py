"""What a topic costs at list price: what is published, a FIFO topic's subscriptions, and filters that read bodies."""

from serverless_lab.engine import prices
from serverless_lab.engine.fan_out.model import Plan
from serverless_lab.engine.fan_out.publishing import Publisher
from serverless_lab.engine.services.sns.filters import BODY

GB = 1_000_000_000


def of_topic(plan: Plan, publisher: Publisher) -> float:
    """In USD. Messages are small, so that a call to publish counts once."""
    gigabytes = publisher.size / GB
    reading = sum(each.scope == BODY for each in plan.subscribers if each.filter)
    read = gigabytes * reading * prices.SNS_PER_READ_GB
    return read + (_of_fifo(plan, publisher, gigabytes) if plan.fifo else publisher.calls * prices.SNS_PER_PUBLISH)


def _of_fifo(plan: Plan, publisher: Publisher, gigabytes: float) -> float:
    """A subscription is charged for every message that is published, also for those that its filter keeps out."""
    subscribers = len(plan.subscribers)
    handed = (publisher.published - publisher.same) * subscribers
    counted = publisher.calls * prices.SNS_FIFO_PER_PUBLISH + handed * prices.SNS_FIFO_PER_SUBSCRIPTION
    return counted + gigabytes * (prices.SNS_FIFO_PER_GB + subscribers * prices.SNS_FIFO_PER_SUBSCRIPTION_GB)
