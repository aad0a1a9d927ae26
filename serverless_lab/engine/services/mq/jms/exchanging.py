"""What STOMP clients do: send, subscribe, acknowledge, go away, and all that within transactions."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.mq import connecting, errors
from serverless_lab.engine.services.mq.connecting import MESSAGES, THINGS, Trail
from serverless_lab.engine.services.mq.jms import requests, selectors, sending
from serverless_lab.engine.services.mq.messages import Jms, Message, Subscription, Transaction, Value

MODES = ("auto", "client", "client-individual")


def send(context: Context, request: requests.StompSend) -> dict[str, Any]:
    broker, jms = connecting.jms(context, request.broker_id)
    sending.queue_of(request.destination)
    properties = {name: _value(name, each) for name, each in request.properties.items()}
    transaction = _transaction(jms, request.transaction) if request.transaction else None
    connecting.check_room(_count(jms), MESSAGES, "messages")
    connecting.check_room(len(jms.queues) + len(jms.topics), THINGS, "destinations")
    message = Message(jms.next, request.body, context.at, request.persistent, headers=properties)
    jms.next += 1
    trail = Trail()
    if transaction is not None:
        transaction.sent.append((request.destination, message))
        trail.add("sent-in-transaction", transaction=request.transaction, destination=request.destination)
    else:
        sending.arrive(jms, request.destination, message, trail)
    connecting.note(context, broker, "StompSend", trail)
    return {"MessageId": message.number, "Steps": trail.told()}


def subscribe(context: Context, request: requests.StompSubscribe) -> dict[str, Any]:
    """A durable subscription that is known takes up where it was, unless it asks for something else."""
    broker, jms = connecting.jms(context, request.broker_id)
    name = sending.queue_of(request.destination)
    if request.ack not in MODES:
        raise errors.BadSyntax(message=f"ack is one of: {', '.join(MODES)}")
    if request.durable and name is not None:
        raise errors.BadSyntax(message="a queue keeps its messages anyway: only a topic has durable subscriptions")
    if request.selector:
        selectors.compiled(request.selector)
    if not request.subscription:
        raise errors.BadSyntax(message="a subscription needs an id")
    known = jms.subscriptions.get(request.subscription)
    if known is not None and (known.online or not request.durable):
        raise errors.BadSyntax(message=f"the subscription '{request.subscription}' is there already")
    connecting.check_room(len(jms.subscriptions), THINGS, "subscriptions")
    wanted = Subscription(request.destination, request.ack, request.selector, request.prefetch, durable=request.durable)
    trail = Trail()
    same = known is not None and (known.destination, known.selector) == (wanted.destination, wanted.selector)
    if known is not None and same:
        wanted.waiting, wanted.handled = known.waiting, known.handled
        trail.add("durable-again", subscription=request.subscription, waiting=len(known.waiting))
    elif known is not None:
        trail.add("durable-anew", subscription=request.subscription, lost=len(known.waiting))
    else:
        code = "subscribed-durable" if request.durable else "subscribed"
        trail.add(code, subscription=request.subscription, destination=request.destination)
    jms.subscriptions[request.subscription] = wanted
    if name is not None:
        sending.dispatch(jms, name, trail)
    else:
        if request.destination not in jms.topics:
            jms.topics.append(request.destination)
        sending.flow(jms, request.subscription, trail)
    connecting.note(context, broker, "StompSubscribe", trail)
    return {"Steps": trail.told()}


def leave(context: Context, request: requests.StompLeave) -> dict[str, Any]:
    broker, jms = connecting.jms(context, request.broker_id)
    _subscription(jms, request.subscription)
    trail = Trail()
    go_away(jms, request.subscription, trail, forget=request.forget)
    connecting.note(context, broker, "StompLeave", trail)
    return {"Steps": trail.told()}


def go_away(jms: Jms, subscription_id: str, trail: Trail, *, forget: bool) -> None:
    """What was held comes back. Acknowledgements in an open transaction never happened."""
    subscription = jms.subscriptions[subscription_id]
    for transaction in jms.transactions.values():
        kept = [each for each in transaction.acknowledged if each[0] != subscription_id]
        transaction.acknowledged[:] = kept
    stays = subscription.durable and not forget
    code = "left-durable" if stays else "unsubscribed" if subscription.durable else "left"
    trail.add(code, subscription=subscription_id, held=len(subscription.held))
    held, subscription.held, subscription.online = subscription.held, [], False
    name = sending.queue_of(subscription.destination)
    if stays or name is not None:
        sending.come_back(jms, subscription_id, held, trail)
    if not stays:
        del jms.subscriptions[subscription_id]
    if name is not None:
        sending.dispatch(jms, name, trail)


def settle(context: Context, request: requests.StompSettle) -> dict[str, Any]:
    """In mode `client` an acknowledgement counts for all that was given out before, too."""
    broker, jms = connecting.jms(context, request.broker_id)
    if request.outcome not in ("ack", "nack"):
        raise errors.BadSyntax(message="a message is settled with ack or nack")
    subscription = _subscription(jms, request.subscription)
    there = [each.number for each in subscription.held]
    if request.message not in there:
        raise errors.NoSuchThing(kind="unacknowledged message", name=request.message)
    transaction = _transaction(jms, request.transaction) if request.transaction else None
    place = there.index(request.message)
    cumulative = subscription.mode == "client" and request.outcome == "ack"
    first = 0 if cumulative else place
    settled = subscription.held[first : place + 1]
    if transaction is not None and request.outcome == "nack":
        raise errors.BadSyntax(message="a nack belongs to no transaction here")
    if transaction is not None and any(_in_transaction(jms, request.subscription, each) for each in settled):
        raise errors.BadSyntax(message="the message is acknowledged in an open transaction already")
    trail = Trail()
    if transaction is not None:
        transaction.acknowledged += [(request.subscription, each) for each in settled]
        trail.add("acked-in-transaction", transaction=request.transaction, count=len(settled))
    else:
        _settle(jms, request, settled, trail)
    connecting.note(context, broker, "StompSettle", trail)
    return {"Steps": trail.told()}


def transact(context: Context, request: requests.StompTransaction) -> dict[str, Any]:
    broker, jms = connecting.jms(context, request.broker_id)
    actions = {"begin": _begin, "commit": _commit, "abort": _abort}
    if request.action not in actions or not request.transaction:
        raise errors.BadSyntax(message="a transaction has an id, and is begun, committed or aborted")
    trail = Trail()
    actions[request.action](jms, request.transaction, trail)
    connecting.note(context, broker, "StompTransaction", trail)
    return {"Steps": trail.told()}


def _begin(jms: Jms, name: str, trail: Trail) -> None:
    if name in jms.transactions:
        raise errors.BadSyntax(message=f"the transaction '{name}' is open already")
    connecting.check_room(len(jms.transactions), THINGS, "transactions")
    jms.transactions[name] = Transaction()
    trail.add("begun", transaction=name)


def _commit(jms: Jms, name: str, trail: Trail) -> None:
    done = _transaction(jms, name)
    del jms.transactions[name]
    trail.add("committed", transaction=name, sent=len(done.sent), acknowledged=len(done.acknowledged))
    for subscription_id, message in done.acknowledged:
        _remove(jms, subscription_id, message)
    for destination, message in done.sent:
        sending.arrive(jms, destination, message, trail)
    for subscription_id in dict.fromkeys(each for each, _ in done.acknowledged):
        _make_room(jms, subscription_id, trail)


def _abort(jms: Jms, name: str, trail: Trail) -> None:
    """Nothing was sent, and what was acknowledged is given out again."""
    undone = _transaction(jms, name)
    del jms.transactions[name]
    trail.add("aborted", transaction=name, sent=len(undone.sent), acknowledged=len(undone.acknowledged))
    for subscription_id, message in undone.acknowledged:
        _remove(jms, subscription_id, message)
        sending.come_back(jms, subscription_id, [message], trail)
    for subscription_id in dict.fromkeys(each for each, _ in undone.acknowledged):
        _make_room(jms, subscription_id, trail)


def _settle(jms: Jms, request: requests.StompSettle, settled: list[Message], trail: Trail) -> None:
    for message in settled:
        _remove(jms, request.subscription, message)
        if request.outcome == "ack":
            jms.subscriptions[request.subscription].handled += 1
            trail.add("acknowledged", subscription=request.subscription, message=message.number, body=message.body)
        else:
            sending.bury(jms, message, "buried", trail)
    _make_room(jms, request.subscription, trail)


def _make_room(jms: Jms, subscription_id: str, trail: Trail) -> None:
    name = sending.queue_of(jms.subscriptions[subscription_id].destination)
    if name is None:
        sending.flow(jms, subscription_id, trail)
    else:
        sending.dispatch(jms, name, trail)


def _remove(jms: Jms, subscription_id: str, message: Message) -> None:
    subscription = jms.subscriptions[subscription_id]
    subscription.held = [each for each in subscription.held if each.number != message.number]


def _in_transaction(jms: Jms, subscription_id: str, message: Message) -> bool:
    marks = ((each, held.number) for open_ in jms.transactions.values() for each, held in open_.acknowledged)
    return (subscription_id, message.number) in marks


def _subscription(jms: Jms, name: str) -> Subscription:
    found = jms.subscriptions.get(name)
    if found is None:
        raise errors.NoSuchThing(kind="subscription", name=name)
    return found


def _transaction(jms: Jms, name: str) -> Transaction:
    found = jms.transactions.get(name)
    if found is None:
        raise errors.NoSuchThing(kind="open transaction", name=name)
    return found


def _value(name: str, given: requests.Property) -> Value:
    found = [each for each in (given.text, given.number, given.flag) if each is not None]
    if len(found) != 1 or not name.isidentifier():
        raise errors.BadSyntax(message=f"the property '{name}' needs a name like one of Java's, and one value")
    return float(found[0]) if given.number is not None else found[0]


def _count(jms: Jms) -> int:
    of_subscriptions = sum(len(each.waiting) + len(each.held) for each in jms.subscriptions.values())
    of_transactions = sum(len(each.sent) for each in jms.transactions.values())
    return sum(map(len, jms.queues.values())) + of_subscriptions + of_transactions
