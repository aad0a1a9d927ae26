"""Things of a RabbitMQ broker by their names."""

from serverless_lab.engine.services.mq import errors
from serverless_lab.engine.services.mq.messages import Amqp, Consumer, Delivery, Exchange, Queue


def exchange(amqp: Amqp, name: str) -> Exchange:
    found = amqp.exchanges.get(name)
    if found is None:
        raise errors.NoSuchThing(kind="exchange", name=name)
    return found


def queue(amqp: Amqp, name: str) -> Queue:
    found = amqp.queues.get(name)
    if found is None:
        raise errors.NoSuchThing(kind="queue", name=name)
    return found


def consumer(amqp: Amqp, tag: str) -> Consumer:
    found = amqp.consumers.get(tag)
    if found is None:
        raise errors.NoSuchThing(kind="consumer", name=tag)
    return found


def delivery(amqp: Amqp, tag: int) -> Delivery:
    found = amqp.unsettled.get(tag)
    if found is None:
        raise errors.UnknownTag(tag=tag)
    return found


def count(amqp: Amqp) -> int:
    """Messages of the whole broker."""
    return sum(len(each.ready) for each in amqp.queues.values()) + len(amqp.unsettled)
