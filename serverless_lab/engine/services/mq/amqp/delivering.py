"""Messages come into queues and are given to consumers, one after the other, as long as their prefetch has room."""

from bisect import insort
from collections import Counter

from serverless_lab.engine.services.mq.amqp import routing
from serverless_lab.engine.services.mq.connecting import Trail
from serverless_lab.engine.services.mq.messages import Amqp, Consumer, Delivery, Message, Queue


def enqueue(amqp: Amqp, message: Message, trail: Trail) -> bool:
    """Route a message and give out what can be given; False where no queue takes it."""
    queues = routing.routes(amqp, message, trail)
    for name in queues:
        queue = amqp.queues[name]
        queue.ready.append(_copy(message))
        trail.add(_stored(queue, message), queue=name)
        push(amqp, name, trail)
    return bool(queues)


def put_back(amqp: Amqp, delivery: Delivery) -> None:
    """To where it stood before, not to the end."""
    insort(amqp.queues[delivery.queue].ready, delivery.message, key=lambda message: message.number)


def push(amqp: Amqp, name: str, trail: Trail) -> None:
    """Give the first messages of a queue to consumers, in turn."""
    queue = amqp.queues[name]
    tags = [tag for tag, consumer in amqp.consumers.items() if consumer.queue == name]
    held = Counter(delivery.consumer for delivery in amqp.unsettled.values())
    while queue.ready:
        tag = _next(amqp, queue, tags, held)
        if tag is None:
            break
        given = give(amqp, name, tag, amqp.consumers[tag].automatic)
        code = "pushed-automatic" if amqp.consumers[tag].automatic else "pushed"
        trail.add(code, queue=name, consumer=tag, tag=given[0], body=given[1].body)
        held[tag] += not amqp.consumers[tag].automatic
    _say_what_waits(amqp, name, tags, trail)


def give(amqp: Amqp, name: str, consumer: str, automatic: bool) -> tuple[int, Message]:
    """The first message of a queue and its delivery tag; counted as given out."""
    message = amqp.queues[name].ready.pop(0)
    message.deliveries += 1
    tag, amqp.next_tag = amqp.next_tag, amqp.next_tag + 1
    if not automatic:
        amqp.unsettled[tag] = Delivery(name, consumer, message)
    return tag, message


def number(amqp: Amqp) -> int:
    drawn, amqp.next = amqp.next, amqp.next + 1
    return drawn


def _stored(queue: Queue, message: Message) -> str:
    """Both must be so for a message to be there after a restart."""
    if not queue.durable:
        return "stored-in-transient-queue"
    return "stored" if message.persistent else "stored-transient"


def _next(amqp: Amqp, queue: Queue, tags: list[str], held: Counter[str]) -> str | None:
    for step in range(len(tags)):
        place = (queue.turn + step) % len(tags)
        if _has_room(amqp.consumers[tags[place]], held[tags[place]]):
            queue.turn = (place + 1) % len(tags)
            return tags[place]
    return None


def _has_room(consumer: Consumer, held: int) -> bool:
    return consumer.automatic or not consumer.prefetch or held < consumer.prefetch


def _say_what_waits(amqp: Amqp, name: str, tags: list[str], trail: Trail) -> None:
    waiting = len(amqp.queues[name].ready)
    if not waiting:
        return
    if not tags:
        trail.add("no-consumer", queue=name, waiting=waiting)
    for tag in tags:
        trail.add("prefetch-full", queue=name, consumer=tag, prefetch=amqp.consumers[tag].prefetch, waiting=waiting)


def _copy(message: Message) -> Message:
    """Every queue has its own."""
    return Message(
        message.number,
        message.body,
        message.sent,
        message.persistent,
        message.exchange,
        message.key,
        dict(message.headers),
        0,
        dict(message.deaths),
    )
