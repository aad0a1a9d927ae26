"""Messages are published, consumed, fetched and settled."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.mq import connecting, errors
from serverless_lab.engine.services.mq.amqp import delivering, finding, requests
from serverless_lab.engine.services.mq.amqp.founding import DEFAULT
from serverless_lab.engine.services.mq.connecting import MESSAGES, THINGS, Trail
from serverless_lab.engine.services.mq.messages import Amqp, Consumer, Delivery, Message

OUTCOMES = ("ack", "nack", "requeue")


def publish(context: Context, request: requests.AmqpPublish) -> dict[str, Any]:
    broker, amqp = connecting.amqp(context, request.broker_id)
    finding.exchange(amqp, request.exchange)
    connecting.check_room(finding.count(amqp), MESSAGES, "messages")
    trail = Trail()
    message = Message(
        delivering.number(amqp),
        request.body,
        context.at,
        request.persistent,
        request.exchange,
        request.routing_key,
        dict(request.headers),
    )
    if not delivering.enqueue(amqp, message, trail):
        code = "returned" if request.mandatory else "dropped"
        trail.add(code, exchange=request.exchange or "(default)", key=request.routing_key)
    connecting.note(context, broker, "AmqpPublish", trail)
    return {"Steps": trail.told()}


def consume(context: Context, request: requests.AmqpConsume) -> dict[str, Any]:
    """A consumer has a channel of its own, to which its prefetch belongs."""
    broker, amqp = connecting.amqp(context, request.broker_id)
    finding.queue(amqp, request.queue)
    if not request.consumer_tag or request.consumer_tag in amqp.consumers:
        raise errors.BadSyntax(message=f"the consumer tag '{request.consumer_tag}' is empty or in use")
    connecting.check_room(len(amqp.consumers), THINGS, "consumers")
    amqp.consumers[request.consumer_tag] = Consumer(request.queue, request.prefetch, request.auto_ack)
    trail = Trail()
    code = "consumes-automatic" if request.auto_ack else "consumes"
    trail.add(code, queue=request.queue, consumer=request.consumer_tag, prefetch=request.prefetch or "∞")
    delivering.push(amqp, request.queue, trail)
    connecting.note(context, broker, "AmqpConsume", trail)
    return {"Steps": trail.told()}


def cancel(context: Context, request: requests.AmqpCancel) -> dict[str, Any]:
    """Its channel is closed: what it had not settled comes back."""
    broker, amqp = connecting.amqp(context, request.broker_id)
    consumer = finding.consumer(amqp, request.consumer_tag)
    del amqp.consumers[request.consumer_tag]
    back = [tag for tag, each in amqp.unsettled.items() if each.consumer == request.consumer_tag]
    trail = Trail()
    trail.add("consumer-left", consumer=request.consumer_tag, queue=consumer.queue, back=len(back))
    for tag in back:
        delivering.put_back(amqp, amqp.unsettled.pop(tag))
    delivering.push(amqp, consumer.queue, trail)
    connecting.note(context, broker, "AmqpCancel", trail)
    return {"Steps": trail.told()}


def get(context: Context, request: requests.AmqpGet) -> dict[str, Any]:
    broker, amqp = connecting.amqp(context, request.broker_id)
    queue = finding.queue(amqp, request.queue)
    trail, told = Trail(), {}
    if not queue.ready:
        trail.add("nothing-ready", queue=request.queue)
    else:
        tag, message = delivering.give(amqp, request.queue, "", request.auto_ack)
        trail.add("got-automatic" if request.auto_ack else "got", queue=request.queue, tag=tag, body=message.body)
        told = {"Message": _told(tag, message)}
    connecting.note(context, broker, "AmqpGet", trail)
    return {"Steps": trail.told()} | told


def settle(context: Context, request: requests.AmqpSettle) -> dict[str, Any]:
    broker, amqp = connecting.amqp(context, request.broker_id)
    if request.outcome not in OUTCOMES:
        raise errors.BadSyntax(message=f"a message is settled with one of: {', '.join(OUTCOMES)}")
    first = finding.delivery(amqp, request.delivery_tag)
    tags = [request.delivery_tag]
    if request.multiple:
        tags = [tag for tag, each in amqp.unsettled.items() if each.consumer == first.consumer and tag <= tags[0]]
    trail = Trail()
    settled = [(tag, amqp.unsettled.pop(tag)) for tag in sorted(tags)]
    for tag, delivery in settled:
        _settled(context, amqp, tag, delivery, request.outcome, trail)
    for name in dict.fromkeys(delivery.queue for _, delivery in settled):
        delivering.push(amqp, name, trail)
    connecting.note(context, broker, "AmqpSettle", trail)
    return {"Steps": trail.told()}


def _settled(context: Context, amqp: Amqp, tag: int, delivery: Delivery, outcome: str, trail: Trail) -> None:
    if outcome == "ack":
        trail.add("acked", tag=tag, queue=delivery.queue, body=delivery.message.body)
    elif outcome == "requeue":
        delivering.put_back(amqp, delivery)
        trail.add("requeued", tag=tag, queue=delivery.queue, body=delivery.message.body)
    else:
        _dead_letter(context, amqp, tag, delivery, trail)


def _dead_letter(context: Context, amqp: Amqp, tag: int, delivery: Delivery, trail: Trail) -> None:
    """To the queue's dead-letter exchange, under another key if the queue names one, with what it died of."""
    queue, message = amqp.queues[delivery.queue], delivery.message
    if queue.dead_letters is None:
        trail.add("nacked-gone", tag=tag, queue=delivery.queue, body=message.body)
        return
    if queue.dead_letters not in amqp.exchanges:
        trail.add("dead-letter-nowhere", tag=tag, queue=delivery.queue, exchange=queue.dead_letters)
        return
    key = queue.dead_key or message.key
    trail.add("dead-lettered", tag=tag, queue=delivery.queue, exchange=queue.dead_letters or "(default)", key=key)
    deaths = message.deaths | {delivery.queue: message.deaths.get(delivery.queue, 0) + 1}
    dead = Message(
        delivering.number(amqp),
        message.body,
        context.at,
        message.persistent,
        queue.dead_letters,
        key,
        message.headers,
        0,
        deaths,
    )
    if not delivering.enqueue(amqp, dead, trail):
        trail.add("dropped", exchange=queue.dead_letters or DEFAULT or "(default)", key=key)


def _told(tag: int, message: Message) -> dict[str, Any]:
    return {
        "DeliveryTag": tag,
        "Body": message.body,
        "Exchange": message.exchange,
        "RoutingKey": message.key,
        "Redelivered": message.deliveries > 1,
        "Persistent": message.persistent,
        "Headers": {name: str(value) for name, value in message.headers.items()},
        "Deaths": {name: str(count) for name, count in message.deaths.items()},
    }
