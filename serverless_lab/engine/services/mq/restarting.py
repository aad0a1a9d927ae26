"""What a restart leaves: connections end, and only what is durable and persistent is there afterwards."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.mq import connecting
from serverless_lab.engine.services.mq.amqp import declaring, delivering
from serverless_lab.engine.services.mq.connecting import Trail
from serverless_lab.engine.services.mq.jms import exchanging
from serverless_lab.engine.services.mq.messages import Amqp, Jms, Message
from serverless_lab.engine.services.mq.state import Broker


def go_down(context: Context, broker: Broker) -> None:
    trail = Trail()
    if broker.amqp is not None:
        _amqp(broker.amqp, trail)
    if broker.jms is not None:
        _jms(broker.jms, trail)
    connecting.note(context, broker, "RebootBroker", trail)


def _amqp(amqp: Amqp, trail: Trail) -> None:
    trail.add("connections-closed", clients=len(amqp.consumers), back=len(amqp.unsettled))
    amqp.consumers = {}
    for tag in sorted(amqp.unsettled):
        delivering.put_back(amqp, amqp.unsettled.pop(tag))
    for name in [each for each, queue in amqp.queues.items() if not queue.durable]:
        trail.add("queue-lost", queue=name, lost=len(amqp.queues[name].ready))
        declaring.remove_queue(amqp, name)
    for name in [each for each, exchange in amqp.exchanges.items() if not exchange.durable]:
        trail.add("exchange-lost", exchange=name)
        del amqp.exchanges[name]
        amqp.bindings = [each for each in amqp.bindings if each.exchange != name]
    for name, queue in amqp.queues.items():
        queue.ready, queue.turn = _kept(queue.ready, name, trail), 0


def _jms(jms: Jms, trail: Trail) -> None:
    online = [each for each, subscription in jms.subscriptions.items() if subscription.online]
    held = sum(len(jms.subscriptions[each].held) for each in online)
    trail.add("connections-closed", clients=len(online), back=held)
    if jms.transactions:
        trail.add("transactions-lost", count=len(jms.transactions))
        jms.transactions = {}
    for each in online:
        jms.subscriptions[each].online = False
    for each in online:
        exchanging.go_away(jms, each, Trail(), forget=False)
    for name, messages in jms.queues.items():
        jms.queues[name] = _kept(messages, name, trail)
    for name, subscription in jms.subscriptions.items():
        subscription.waiting = _kept(subscription.waiting, name, trail)


def _kept(messages: list[Message], where: str, trail: Trail) -> list[Message]:
    kept = [each for each in messages if each.persistent]
    if len(kept) < len(messages):
        trail.add("messages-lost", where=where, lost=len(messages) - len(kept))
    if kept:
        trail.add("messages-kept", where=where, kept=len(kept))
    return kept
