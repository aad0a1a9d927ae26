"""Messages come to destinations: a queue gives each to one client, a topic a copy to every subscription."""

from bisect import insort

from serverless_lab.engine.services.mq import errors
from serverless_lab.engine.services.mq.connecting import Trail
from serverless_lab.engine.services.mq.jms import selectors
from serverless_lab.engine.services.mq.messages import Jms, Message, Subscription, Value

QUEUE, TOPIC, DEAD = "/queue/", "/topic/", "ActiveMQ.DLQ"
MOST_DELIVERIES = 7  # the first one and six more, ActiveMQ's default


def queue_of(destination: str) -> str | None:
    """The queue's name; None of a topic."""
    for head in (QUEUE, TOPIC):
        name = destination.removeprefix(head)
        if name != destination and name and len(name) <= 200:
            return name if head == QUEUE else None
    raise errors.BadSyntax(message=f"a destination is /queue/<name> or /topic/<name>, not '{destination}'")


def arrive(jms: Jms, destination: str, message: Message, trail: Trail) -> None:
    name = queue_of(destination)
    if name is None:
        _to_topic(jms, destination, message, trail)
        return
    insort(jms.queues.setdefault(name, []), message, key=lambda each: each.number)
    trail.add("queued" if message.persistent else "queued-lightly", queue=name, body=message.body)
    dispatch(jms, name, trail)


def dispatch(jms: Jms, name: str, trail: Trail) -> None:
    """Give a queue's messages to its subscriptions in turn, each what its selector takes."""
    waiting = jms.queues.setdefault(name, [])
    there = [each for each in jms.subscriptions if jms.subscriptions[each].destination == QUEUE + name]
    for message in list(waiting):
        takers = [each for each in there if _takes(jms.subscriptions[each], each, message, trail)]
        free = [each for each in takers if _has_room(jms.subscriptions[each])]
        if free:
            waiting.remove(message)
            chosen = _turn(jms, name, free)
            hand_out(jms.subscriptions[chosen], chosen, message, trail)
        elif takers:
            trail.add("subscriber-full", queue=name, subscriptions=", ".join(takers), body=message.body)
        else:
            trail.add("selector-of-none" if there else "no-subscriber", queue=name, body=message.body)


def flow(jms: Jms, subscription_id: str, trail: Trail) -> None:
    """Give out what a topic's subscription has waiting, as far as there is room."""
    subscription = jms.subscriptions[subscription_id]
    while subscription.online and subscription.waiting and _has_room(subscription):
        hand_out(subscription, subscription_id, subscription.waiting.pop(0), trail)
    if subscription.waiting:
        code = "subscriber-full-of-topic" if subscription.online else "kept-for-later"
        trail.add(code, subscription=subscription_id, waiting=len(subscription.waiting))


def hand_out(subscription: Subscription, subscription_id: str, message: Message, trail: Trail) -> None:
    message.deliveries += 1
    again = "-again" if message.deliveries > 1 else ""
    if subscription.mode == "auto":
        subscription.handled += 1
        trail.add(f"delivered-auto{again}", subscription=subscription_id, message=message.number, body=message.body)
    else:
        subscription.held.append(message)
        trail.add(f"delivered{again}", subscription=subscription_id, message=message.number, body=message.body)


def come_back(jms: Jms, subscription_id: str, messages: list[Message], trail: Trail) -> None:
    """What a client had and did not acknowledge; after so many deliveries it is taken out of the way."""
    subscription = jms.subscriptions[subscription_id]
    name = queue_of(subscription.destination)
    for message in messages:
        if message.deliveries >= MOST_DELIVERIES:
            bury(jms, message, "too-many-deliveries", trail)
            continue
        trail.add("came-back", subscription=subscription_id, message=message.number, body=message.body)
        place = subscription.waiting if name is None else jms.queues.setdefault(name, [])
        insort(place, message, key=lambda each: each.number)


def bury(jms: Jms, message: Message, why: str, trail: Trail) -> None:
    """Into ActiveMQ's dead-letter queue, which takes persistent messages only."""
    if not message.persistent:
        trail.add(f"{why}-gone", message=message.number, body=message.body)
        return
    trail.add(why, message=message.number, queue=DEAD, body=message.body)
    message.number, jms.next = jms.next, jms.next + 1
    message.deliveries = 0
    jms.queues.setdefault(DEAD, []).append(message)


def properties_of(message: Message) -> dict[str, Value]:
    """What a selector sees: the message's own properties and JMS's headers."""
    mode = "PERSISTENT" if message.persistent else "NON_PERSISTENT"
    return message.headers | {"JMSDeliveryMode": mode, "JMSMessageID": f"ID:{message.number}"}


def _to_topic(jms: Jms, destination: str, message: Message, trail: Trail) -> None:
    if destination not in jms.topics:
        jms.topics.append(destination)
    there = [each for each in jms.subscriptions if jms.subscriptions[each].destination == destination]
    if not there:
        trail.add("nobody-listens", topic=destination, body=message.body)
    for each in there:
        subscription = jms.subscriptions[each]
        if _takes(subscription, each, message, trail):
            trail.add("topic-copy", topic=destination, subscription=each)
            own = Message(message.number, message.body, message.sent, message.persistent, headers=dict(message.headers))
            insort(subscription.waiting, own, key=lambda each: each.number)
            flow(jms, each, trail)


def _takes(subscription: Subscription, subscription_id: str, message: Message, trail: Trail) -> bool:
    if not subscription.selector:
        return True
    selector, properties = selectors.compiled(subscription.selector), properties_of(message)
    found = selector.test(properties)
    code = {True: "selector-true", False: "selector-false", None: "selector-unknown"}[found]
    seen = ", ".join(f"{name} = {_shown(properties.get(name))}" for name in selector.names) or "-"
    trail.add(code, subscription=subscription_id, selector=subscription.selector, seen=seen)
    return found is True


def _shown(value: Value | None) -> str:
    if value is None or isinstance(value, bool):
        return "NULL" if value is None else str(value).upper()
    return f"'{value}'" if isinstance(value, str) else f"{value:g}"


def _has_room(subscription: Subscription) -> bool:
    return subscription.online and (subscription.mode == "auto" or len(subscription.held) < subscription.prefetch)


def _turn(jms: Jms, name: str, free: list[str]) -> str:
    number = jms.turns.get(name, 0)
    jms.turns[name] = number + 1
    return free[number % len(free)]
