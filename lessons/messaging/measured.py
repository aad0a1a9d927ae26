"""What is measured in this chapter: queues and topics, with their charts and what alarms can watch."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from lessons.courseware.metrics.charts import Measured, Plan
from lessons.courseware.page import Page
from lessons.messaging import metric_plans as plans

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
    keys = [*_keys("queue", page.probe.sqs.queues), *_keys("topic", page.probe.sns.topics)]
    return [thing for thing in map(thing_of, keys) if thing is not None]


def chosen(page: Page, known: list[Thing]) -> Thing | None:
    """What the page says, else the queue that it is about, else the first thing there is."""
    asked = (page.where.get("measured", ""), f"queue:{page.where.get('queue', '')}")
    found = (thing for key in asked for thing in known if thing.key == key)
    return next(found, next(iter(known), None))


def _keys(kind: str, names: Iterable[str]) -> Iterator[str]:
    return (f"{kind}:{name}" for name in islice(sorted(names), MOST))
