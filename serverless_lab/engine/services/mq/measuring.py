"""What is measured of a broker, told as news. Source: available CloudWatch metrics for both engines, Amazon MQ guide.

A minute's dispatched and acknowledged messages follow from what came in and what is there, so they are not counted one
by one. What AWS measures of the machine is not there.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import HOUR, MINUTE
from serverless_lab.engine.news import BrokerMeasured
from serverless_lab.engine.services.mq import names
from serverless_lab.engine.services.mq.messages import Amqp, Jms, Step
from serverless_lab.engine.services.mq.state import Broker

WATCHED_FOR = 3 * HOUR  # after somebody did something in it; nothing changes by itself
VIRTUAL_HOST = "/"
_QUEUE = "/queue/"
_CAME = frozenset({"queued", "queued-lightly", "buried", "too-many-deliveries"})
_WENT_OUT = frozenset({"delivered", "delivered-again", "delivered-auto", "delivered-auto-again"})
Measured = tuple[dict[str, str], dict[str, float]]


def begin(context: Context, broker: Broker) -> None:
    """It runs: what was there before is no change."""
    broker.used = context.at
    broker.counts = {}
    broker.sizes = dict(_sizes(broker.jms)) if broker.jms is not None else {}
    _plan(context, broker)


def used(context: Context, broker: Broker, what: str, steps: Iterable[Step]) -> None:
    """Something was done in it."""
    broker.used = context.at
    counts = Counter(broker.counts)
    counts["published"] += what == "AmqpPublish"
    for code, facts in steps:
        if code == "acked":
            counts["acked"] += 1
        elif code in _CAME:
            counts[f"EnqueueCount {facts['queue']}"] += 1
        elif code in _WENT_OUT and broker.jms is not None:
            destination = broker.jms.subscriptions[facts["subscription"]].destination
            counts[f"DispatchCount {destination.removeprefix(_QUEUE)}"] += 1
    broker.counts = dict(+counts)
    _plan(context, broker)


def look(context: Context, data: dict[str, str]) -> None:
    """Due event: each minute, as long as somebody used it not long ago."""
    broker = names.brokers(context).get(data["broker"])
    if broker is None or broker.measured != context.at:
        return
    broker.measured = 0
    if broker.state == "RUNNING":
        found = _of_amqp(broker, broker.amqp) if broker.amqp is not None else _of_jms(broker, broker.jms or Jms())
        context.announce(BrokerMeasured(at=context.at, region=context.region, broker=broker.name, measured=list(found)))
        broker.counts = {}
    if context.at - broker.used < WATCHED_FOR:
        _plan(context, broker)


def _of_amqp(broker: Broker, amqp: Amqp) -> Iterator[Measured]:
    of_broker = {"Broker": broker.name}
    unsettled = Counter(each.queue for each in amqp.unsettled.values())
    consumers = Counter(each.queue for each in amqp.consumers.values())
    ready = {name: len(queue.ready) for name, queue in amqp.queues.items()}
    yield (
        of_broker,
        {
            "ExchangeCount": len(amqp.exchanges),
            "QueueCount": len(amqp.queues),
            "PublishRate": broker.counts.get("published", 0) / 60,
            "AckRate": broker.counts.get("acked", 0) / 60,
            **_depth(consumers.total(), sum(ready.values()), unsettled.total()),
        },
    )
    for name in amqp.queues:
        of_queue = of_broker | {"VirtualHost": VIRTUAL_HOST, "Queue": name}
        yield of_queue, _depth(consumers[name], ready[name], unsettled[name])


def _depth(consumers: int, ready: int, unsettled: int) -> dict[str, float]:
    return {
        "ConsumerCount": consumers,
        "MessageReadyCount": ready,
        "MessageUnacknowledgedCount": unsettled,
        "MessageCount": ready + unsettled,
    }


def _of_jms(broker: Broker, jms: Jms) -> Iterator[Measured]:
    """Of the instance that is active; its name ends in -1."""
    of_broker = {"Broker": f"{broker.name}-1"}
    known = jms.subscriptions.values()
    sizes = dict(_sizes(jms))
    of_topics = sum(len(each.waiting) + len(each.held) for each in known if not each.destination.startswith(_QUEUE))
    yield (
        of_broker,
        {
            "TotalConsumerCount": sum(each.online for each in known),
            "TotalMessageCount": sum(sizes.values()) + of_topics,
            "InactiveDurableTopicSubscribersCount": sum(each.durable and not each.online for each in known),
            "OpenTransactionCount": len(jms.transactions),
        },
    )
    for name, size in sizes.items():
        there = [each for each in known if each.destination == _QUEUE + name]
        came = broker.counts.get(f"EnqueueCount {name}", 0)
        yield (
            of_broker | {"Queue": name},
            {
                "QueueSize": size,
                "ConsumerCount": sum(each.online for each in there),
                "InFlightCount": sum(len(each.held) for each in there),
                "EnqueueCount": came,
                "DispatchCount": broker.counts.get(f"DispatchCount {name}", 0),
                "DequeueCount": broker.sizes.get(name, 0) + came - size,
            },
        )
    broker.sizes = sizes


def _sizes(jms: Jms) -> Iterator[tuple[str, int]]:
    """By queue, what waits in it and what was given out and is not acknowledged."""
    known = {
        *jms.queues,
        *(
            each.destination.removeprefix(_QUEUE)
            for each in jms.subscriptions.values()
            if each.destination.startswith(_QUEUE)
        ),
    }
    for name in sorted(known):
        held = sum(len(each.held) for each in jms.subscriptions.values() if each.destination == _QUEUE + name)
        yield name, len(jms.queues.get(name, ())) + held


def _plan(context: Context, broker: Broker) -> None:
    if not broker.measured:
        broker.measured = (context.at // MINUTE + 1) * MINUTE
        context.schedule(broker.measured, "mq.Measure", broker=broker.id)
