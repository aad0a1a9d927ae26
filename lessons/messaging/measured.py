"""What is measured in this chapter: queues, topics and brokers, with their charts and what alarms can watch."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lessons.courseware.metrics.charts import Measured, Plan
from lessons.courseware.page import Page
from lessons.messaging import broker_plans as brokers
from lessons.messaging import metric_plans as plans
from serverless_lab.engine.services.mq.measuring import VIRTUAL_HOST
from serverless_lab.engine.services.mq.options import RABBITMQ
from serverless_lab.engine.services.mq.state import Broker

MOST = 30  # of each kind, to choose from


@dataclass(frozen=True)
class Kind:
    """`dimensions` name a thing of this kind; `watched`: what an alarm can watch, as (metric, statistic)."""

    service: str
    namespace: str
    dimensions: tuple[str, ...]
    plans: tuple[Plan, ...]
    watched: tuple[tuple[str, str], ...]


KINDS = {
    "queue": Kind("SQS", "AWS/SQS", ("QueueName",), plans.QUEUES, plans.OF_QUEUES),
    "topic": Kind("SNS", "AWS/SNS", ("TopicName",), plans.TOPICS, plans.OF_TOPICS),
    "rabbitmq": Kind("MQ", "AWS/AmazonMQ", ("Broker",), brokers.RABBITMQ, brokers.OF_RABBITMQ),
    "rabbitmq-queue": Kind(
        "MQ",
        "AWS/AmazonMQ",
        ("Broker", "VirtualHost", "Queue"),
        brokers.RABBITMQ_QUEUES,
        brokers.OF_RABBITMQ_QUEUES,
    ),
    "activemq": Kind("MQ", "AWS/AmazonMQ", ("Broker",), brokers.ACTIVEMQ, brokers.OF_ACTIVEMQ),
    "activemq-queue": Kind(
        "MQ", "AWS/AmazonMQ", ("Broker", "Queue"), brokers.ACTIVEMQ_QUEUES, brokers.OF_ACTIVEMQ_QUEUES
    ),
}


@dataclass(frozen=True)
class Thing:
    """One thing that is measured; `key` says which on a page and in a form."""

    key: str
    kind: Kind
    names: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"{self.kind.service} · {' · '.join(self.names)}"

    @property
    def of(self) -> Measured:
        return Measured(self.kind.namespace, dict(zip(self.kind.dimensions, self.names, strict=True)))


def thing_of(key: str) -> Thing | None:
    """What a key names, whether it is there or not; None where it names nothing."""
    kind, _colon, rest = key.partition(":")
    if kind not in KINDS:
        return None
    dimensions = KINDS[kind].dimensions
    names = tuple(rest.split(":", len(dimensions) - 1))
    return Thing(key, KINDS[kind], names) if all(names) and len(names) == len(dimensions) else None


def things(page: Page) -> list[Thing]:
    """What there is, by kind and name."""
    by_name = sorted(page.probe.mq.brokers.values(), key=lambda each: each.name)
    inside = [key for broker in by_name[:MOST] for key in (of_broker(broker), *_queues_of(broker))]
    keys = [*_keys("queue", page.probe.sqs.queues), *_keys("topic", page.probe.sns.topics), *inside]
    return [thing for thing in map(thing_of, keys) if thing is not None]


def chosen(page: Page, known: list[Thing]) -> Thing | None:
    """What the page says, else the queue that it is about, else the first thing there is."""
    asked = (page.where.get("measured", ""), f"queue:{page.where.get('queue', '')}")
    found = (thing for key in asked for thing in known if thing.key == key)
    return next(found, next(iter(known), None))


def of_broker(broker: Broker) -> str:
    """The key of a broker; CloudWatch has the name of an ActiveMQ broker with the number of its instance."""
    return f"rabbitmq:{broker.name}" if broker.engine == RABBITMQ else f"activemq:{broker.name}-1"


def _queues_of(broker: Broker) -> Iterator[str]:
    if broker.amqp is not None:
        yield from (f"rabbitmq-queue:{broker.name}:{VIRTUAL_HOST}:{name}" for name in islice(broker.amqp.queues, MOST))
    if broker.jms is not None:
        yield from (f"activemq-queue:{broker.name}-1:{name}" for name in islice(sorted(broker.jms.queues), MOST))


def _keys(kind: str, names: Iterable[str]) -> Iterator[str]:
    return (f"{kind}:{name}" for name in islice(sorted(names), MOST))
