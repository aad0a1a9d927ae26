"""Exchanges, queues and bindings are declared: the same again changes nothing, and otherwise it fails."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.mq import connecting, errors
from serverless_lab.engine.services.mq.amqp import finding, requests
from serverless_lab.engine.services.mq.amqp.founding import DEFAULT, KINDS
from serverless_lab.engine.services.mq.connecting import THINGS, Trail
from serverless_lab.engine.services.mq.messages import Amqp, Binding, Exchange, Queue


def declare_exchange(context: Context, request: requests.AmqpDeclareExchange) -> dict[str, Any]:
    broker, amqp = connecting.amqp(context, request.broker_id)
    name = request.exchange
    if request.kind not in KINDS:
        raise errors.BadSyntax(message=f"unknown exchange type '{request.kind}'")
    there, wanted = amqp.exchanges.get(name), Exchange(request.kind, request.durable)
    if there is not None:
        _check_same("exchange", name, [("type", wanted.kind, there.kind), ("durable", wanted.durable, there.durable)])
    elif not name or name.startswith("amq."):
        raise errors.AccessRefused(what=f"exchange name '{name}', which contains the reserved prefix 'amq.*'")
    else:
        connecting.check_room(len(amqp.exchanges), THINGS, "exchanges")
        amqp.exchanges[name] = wanted
    trail = Trail()
    code = "exchange-there" if there is not None else _declared("exchange", request.durable)
    trail.add(code, exchange=name, kind=request.kind)
    connecting.note(context, broker, "AmqpDeclareExchange", trail)
    return {"Steps": trail.told()}


def declare_queue(context: Context, request: requests.AmqpDeclareQueue) -> dict[str, Any]:
    broker, amqp = connecting.amqp(context, request.broker_id)
    name, there = request.queue, amqp.queues.get(request.queue)
    if there is not None:
        _check_same(
            "queue",
            name,
            [
                ("durable", request.durable, there.durable),
                ("x-dead-letter-exchange", request.dead_letter_exchange, there.dead_letters),
                ("x-dead-letter-routing-key", request.dead_letter_routing_key, there.dead_key),
            ],
        )
    elif not name or name.startswith("amq."):
        raise errors.AccessRefused(what=f"queue name '{name}', which contains the reserved prefix 'amq.*'")
    else:
        connecting.check_room(len(amqp.queues), THINGS, "queues")
        amqp.queues[name] = Queue(request.durable, request.dead_letter_exchange, request.dead_letter_routing_key)
    trail = Trail()
    trail.add("queue-there" if there is not None else _declared("queue", request.durable), queue=name)
    connecting.note(context, broker, "AmqpDeclareQueue", trail)
    return {"Steps": trail.told()}


def delete(context: Context, request: requests.AmqpDelete) -> dict[str, Any]:
    """A queue goes with its messages, consumers and bindings, an exchange with its bindings."""
    broker, amqp = connecting.amqp(context, request.broker_id)
    if (request.queue is None) == (request.exchange is None):
        raise errors.BadSyntax(message="name a queue or an exchange, and only one of them")
    trail = Trail()
    if request.queue is not None:
        queue = finding.queue(amqp, request.queue)
        lost = len(queue.ready) + sum(each.queue == request.queue for each in amqp.unsettled.values())
        remove_queue(amqp, request.queue)
        trail.add("queue-deleted", queue=request.queue, lost=lost)
    else:
        name = request.exchange or ""
        finding.exchange(amqp, name)
        if name == DEFAULT or name.startswith("amq."):
            raise errors.AccessRefused(what=f"the exchange '{name}', which every broker has")
        del amqp.exchanges[name]
        amqp.bindings = [each for each in amqp.bindings if each.exchange != name]
        trail.add("exchange-deleted", exchange=name)
    connecting.note(context, broker, "AmqpDelete", trail)
    return {"Steps": trail.told()}


def remove_queue(amqp: Amqp, name: str) -> None:
    del amqp.queues[name]
    amqp.bindings = [each for each in amqp.bindings if each.queue != name]
    amqp.consumers = {tag: each for tag, each in amqp.consumers.items() if each.queue != name}
    amqp.unsettled = {tag: each for tag, each in amqp.unsettled.items() if each.queue != name}


def bind(context: Context, request: requests.AmqpBind) -> dict[str, Any]:
    broker, amqp = connecting.amqp(context, request.broker_id)
    binding = _binding(amqp, request)
    if request.arguments.get("x-match", "all") not in ("all", "any"):
        raise errors.BadSyntax(message="x-match is 'all' or 'any'")
    trail = Trail()
    if binding in amqp.bindings:
        trail.add("bound-already", queue=binding.queue, exchange=binding.exchange, key=binding.key)
    else:
        connecting.check_room(len(amqp.bindings), THINGS, "bindings")
        amqp.bindings.append(binding)
        kind = amqp.exchanges[binding.exchange].kind
        trail.add(f"bound-{kind}", queue=binding.queue, exchange=binding.exchange, key=binding.key)
    connecting.note(context, broker, "AmqpBind", trail)
    return {"Steps": trail.told()}


def unbind(context: Context, request: requests.AmqpBind) -> dict[str, Any]:
    broker, amqp = connecting.amqp(context, request.broker_id)
    binding = _binding(amqp, request)
    if binding not in amqp.bindings:
        raise errors.NoSuchThing(kind="binding", name=f"{binding.exchange} → {binding.queue} ({binding.key})")
    amqp.bindings.remove(binding)
    trail = Trail()
    trail.add("unbound", queue=binding.queue, exchange=binding.exchange, key=binding.key)
    connecting.note(context, broker, "AmqpUnbind", trail)
    return {"Steps": trail.told()}


def _binding(amqp: Amqp, request: requests.AmqpBind) -> Binding:
    finding.exchange(amqp, request.exchange)
    finding.queue(amqp, request.queue)
    if request.exchange == DEFAULT:
        raise errors.AccessRefused(what="the default exchange, to which every queue is bound under its name")
    return Binding(request.exchange, request.queue, request.routing_key, dict(request.arguments))


def _declared(kind: str, durable: bool) -> str:
    return f"{kind}-declared" if durable else f"{kind}-declared-transient"


def _check_same(kind: str, name: str, arguments: list[tuple[str, object, object]]) -> None:
    for argument, given, there in arguments:
        if given != there:
            raise errors.PreconditionFailed(argument=argument, kind=kind, name=name, given=given, there=there)
