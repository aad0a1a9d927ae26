"""Promises of the whole: replay rebuilds, a refusal changes nothing, and no message is settled and given out again."""

from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine.cloud import Cloud
from tests.engine.mq.asking import ACTIVE, RABBIT, create, told
from tests.engine.support import REGION, Life

NUMBERS = st.integers(0, 5)
NAMES = st.sampled_from(["kitchen", "kitchen", "kitchen", "bills", "nowhere"])
INSIDE = st.sampled_from(["", "", "", "lunch"])  # a transaction
CLIENTS = st.sampled_from(["chef", "helper"])


def often(*kinds):
    """One of these, those named twice twice as often: `one_of` would forget that."""
    return st.sampled_from(kinds).flatmap(lambda kind: kind)


PUBLISH = st.tuples(st.just("publish"), st.sampled_from(["", "", "amq.topic"]), NAMES, st.booleans())
SETTLE = st.tuples(st.just("settle"), NUMBERS, st.sampled_from(["ack", "nack", "requeue"]), st.booleans())
GET = st.tuples(st.just("get"), NAMES)
CONSUME = st.tuples(st.just("consume"), NAMES, CLIENTS, st.sampled_from([0, 1, 2]), st.booleans())
CANCEL = st.tuples(st.just("cancel"), CLIENTS)
OF_AMQP = st.one_of(
    st.tuples(st.just("bind"), st.sampled_from(["amq.topic", "amq.fanout"]), NAMES),
    st.tuples(st.just("drop"), NAMES),
    st.tuples(st.just("declare"), NAMES, st.booleans()),
    st.tuples(st.just("reboot")),
)
AMQP = often(PUBLISH, PUBLISH, PUBLISH, GET, GET, CONSUME, CONSUME, CANCEL, SETTLE, SETTLE, SETTLE, OF_AMQP)
SEND = st.tuples(st.just("send"), NAMES, st.booleans(), INSIDE, NUMBERS)
SUBSCRIBE = st.tuples(st.just("subscribe"), NAMES, CLIENTS, st.sampled_from(["auto", "client", "client-individual"]))
ACK = st.tuples(st.just("ack"), CLIENTS, NUMBERS, st.sampled_from(["ack", "nack"]), INSIDE)
OF_JMS = st.one_of(
    st.tuples(st.just("durable"), CLIENTS, st.sampled_from(["", "size > 2"])),
    st.tuples(st.just("leave"), CLIENTS, st.booleans()),
    st.tuples(st.just("transact"), st.sampled_from(["begin", "commit", "abort"])),
    st.tuples(st.just("reboot")),
)
JMS = often(SEND, SEND, SEND, SUBSCRIBE, SUBSCRIBE, ACK, ACK, ACK, OF_JMS)


@cache
def prepared(engine):
    life = Life()
    create(life, RABBIT if engine == "RABBITMQ" else ACTIVE)
    if engine == "RABBITMQ":
        (broker_id,) = life.cloud.state.parts[f"mq/{REGION}"].brokers
        declared = {"BrokerId": broker_id, "Queue": "bills"}
        assert life.call("lab", "AmqpDeclareQueue", declared).refusal is None
        kitchen = declared | {"Queue": "kitchen", "DeadLetterExchange": "", "DeadLetterRoutingKey": "bills"}
        assert life.call("lab", "AmqpDeclareQueue", kitchen).refusal is None
    return life


class Shop(Life):
    """A broker and whoever uses it."""

    def __init__(self, engine):
        super().__init__()
        before = prepared(engine)
        self.cloud, self.wall, self.entries = before.cloud.clone(), before.wall, list(before.entries)
        (self.id,) = self.part.brokers

    @property
    def part(self):
        return self.cloud.state.parts[f"mq/{REGION}"]

    @property
    def broker(self):
        return self.part.brokers[self.id]

    def ask(self, operation, **params):
        return self.call("lab", operation, {"BrokerId": self.id} | params)

    def do(self, step):
        match step:
            case ("publish", exchange, key, persistent):
                return self.ask("AmqpPublish", Exchange=exchange, RoutingKey=key, Body="soup", Persistent=persistent)
            case ("bind", exchange, queue):
                return self.ask("AmqpBind", Exchange=exchange, Queue=queue, RoutingKey="#")
            case ("consume", queue, tag, prefetch, automatic):
                return self.ask("AmqpConsume", Queue=queue, ConsumerTag=tag, Prefetch=prefetch, AutoAck=automatic)
            case ("cancel", tag):
                return self.ask("AmqpCancel", ConsumerTag=tag)
            case ("get", queue):
                return self.ask("AmqpGet", Queue=queue)
            case ("settle", number, outcome, multiple):
                return self.ask("AmqpSettle", DeliveryTag=self.tag(number), Outcome=outcome, Multiple=multiple)
            case ("drop", queue):
                return self.ask("AmqpDelete", Queue=queue)
            case ("declare", queue, durable):
                return self.ask("AmqpDeclareQueue", Queue=queue, Durable=durable)
            case ("send", name, persistent, transaction, size):
                destination = f"/{'topic' if name == 'bills' else 'queue'}/{name}"
                inside = {"Transaction": transaction} if transaction else {}
                sized = {"size": {"Number": size}}
                return self.ask(
                    "StompSend", Destination=destination, Body="soup", Persistent=persistent, Properties=sized, **inside
                )
            case ("subscribe", name, client, mode):
                return self.ask(
                    "StompSubscribe", Destination=f"/queue/{name}", Subscription=client, Ack=mode, Prefetch=2
                )
            case ("durable", client, selector):
                asked = {"Destination": "/topic/bills", "Durable": True, "Ack": "client", "Selector": selector}
                return self.ask("StompSubscribe", Subscription=client, **asked)
            case ("leave", client, forget):
                return self.ask("StompLeave", Subscription=client, Forget=forget)
            case ("ack", client, number, outcome, transaction):
                client, message = self.held(client, number)
                inside = {"Transaction": transaction} if transaction else {}
                return self.ask("StompSettle", Subscription=client, Message=message, Outcome=outcome, **inside)
            case ("transact", action):
                return self.ask("StompTransaction", Transaction="lunch", Action=action)
            case ("reboot",):
                outcome = self.call("mq", "RebootBroker", {"BrokerId": self.id})
                self.wait(300)  # the next call finds it running again
                return outcome
        return None

    def tag(self, number):
        """Of a delivery that is not settled; 99 where there is none."""
        tags = [*self.broker.amqp.unsettled] or [99]
        return tags[number % len(tags)]

    def held(self, client, number):
        """A subscription that holds something, that of the client if it does, and the number of a message of it."""
        holding = {name: each for name, each in self.broker.jms.subscriptions.items() if each.held}
        name = client if client in holding else next(iter(holding), client)
        numbers = [each.number for each in holding[name].held] if name in holding else [99]
        return name, numbers[number % len(numbers)]

    def acknowledged(self, step):
        """Which messages a step would acknowledge for good, as `places` says them."""
        match step:
            case ("settle", number, "ack", multiple) if self.broker.amqp:
                held = self.broker.amqp.unsettled
                tag = self.tag(number)
                mine = [each for each in held if tag in held and held[each].consumer == held[tag].consumer]
                tags = [each for each in mine if each == tag or (multiple and each < tag)]
                return {(held[each].queue, held[each].message.number) for each in tags}
            case ("ack", client, number, "ack", "") if self.broker.jms:
                client, message = self.held(client, number)
                subscription = self.broker.jms.subscriptions.get(client)
                if subscription is None or not subscription.held:
                    return set()
                numbers = [each.number for each in subscription.held]
                place = numbers.index(message)
                first = 0 if subscription.mode == "client" else place
                whose = subscription.destination if subscription.destination.startswith("/queue/") else client
                return {(whose, each) for each in numbers[first : place + 1]}
        return set()

    @property
    def places(self):
        """Every message that is somewhere, as (where it belongs, its number), once for each time it is there."""
        if self.broker.amqp is not None:
            amqp = self.broker.amqp
            found = [(name, each.number) for name, queue in amqp.queues.items() for each in queue.ready]
            return found + [(each.queue, each.message.number) for each in amqp.unsettled.values()]
        jms = self.broker.jms
        found = [(f"/queue/{name}", each.number) for name, waiting in jms.queues.items() for each in waiting]
        for name, subscription in jms.subscriptions.items():
            whose = subscription.destination if subscription.destination.startswith("/queue/") else name
            found += [(whose, each.number) for each in (*subscription.waiting, *subscription.held)]
        return found


LIVES = often(
    st.tuples(st.just("RABBITMQ"), st.lists(AMQP, min_size=8, max_size=40)),
    st.tuples(st.just("ACTIVEMQ"), st.lists(JMS, min_size=8, max_size=40)),
)


@settings(max_examples=120, deadline=None)
@given(LIVES)
def test_replay_rebuilds_the_account_byte_for_byte(life):
    shop = Shop(life[0])
    for step in life[1]:
        shop.do(step)
        shop.cloud = Cloud.decode(shop.cloud.encode(), shop.cloud.bodies)  # as if it had been written and read
    assert shop.replayed().encode() == shop.cloud.encode()


@settings(max_examples=120, deadline=None)
@given(LIVES)
def test_a_refused_call_changes_nothing_but_time(life):
    shop = Shop(life[0])
    for step in life[1]:
        before = Cloud.decode(shop.cloud.encode(), shop.cloud.bodies)
        outcome = shop.do(step)
        if outcome is not None and outcome.refusal is not None:
            entry = outcome.entry
            before.call(before.root, "lab", "Tick", {}, wall=entry.wall, position=entry.position)
            assert before.encode() == shop.cloud.encode()


@settings(max_examples=200, deadline=None)
@given(LIVES)
def test_what_was_settled_is_never_there_again_and_nothing_is_there_twice(life):
    """A message is in one place only. What was acknowledged, or was lost, does not come back under its number."""
    shop = Shop(life[0])
    gone = set()
    for step in life[1]:
        before = set(shop.places)
        settled = shop.acknowledged(step)
        outcome = shop.do(step)
        gone |= settled if outcome is not None and outcome.refusal is None else set()
        after = shop.places
        assert len(after) == len(set(after))
        assert not gone & set(after)
        gone |= before - set(after)


@settings(max_examples=120, deadline=None)
@given(LIVES)
def test_what_was_not_settled_comes_back(life):
    """Whoever leaves, and whatever restarts: only what is transient is lost."""
    shop = Shop(life[0])
    for step in life[1]:
        shop.do(step)
    told(shop, "DescribeBroker", BrokerId=shop.id)
    kept = persistent(shop)
    assert shop.do(("reboot",)).refusal is None
    there = set(shop.places)
    assert kept <= there
    assert {where for where, _ in there - kept} <= {"/queue/ActiveMQ.DLQ"}  # where what was given out too often goes


def persistent(shop):
    """What must be there after a restart."""
    if shop.broker.amqp is not None:
        amqp = shop.broker.amqp
        there = [(name, each) for name, queue in amqp.queues.items() for each in queue.ready]
        there += [(each.queue, each.message) for each in amqp.unsettled.values()]
        return {(name, each.number) for name, each in there if each.persistent and amqp.queues[name].durable}
    jms = shop.broker.jms
    there = [(f"/queue/{name}", each) for name, waiting in jms.queues.items() for each in waiting]
    for name, subscription in jms.subscriptions.items():
        queue = subscription.destination.startswith("/queue/")
        if queue or subscription.durable:
            whose = subscription.destination if queue else name
            there += [(whose, each) for each in (*subscription.waiting, *subscription.held)]
    return {(whose, each.number) for whose, each in there if each.persistent and each.deliveries < 7}
