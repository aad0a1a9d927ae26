"""What AMQP clients do in a RabbitMQ broker, and what it says of each step."""

import json
from pathlib import Path

import pytest

from serverless_lab.engine.services.mq.amqp.routing import topic_matches
from tests.engine.mq.asking import RABBIT, Client, told
from tests.engine.support import Life

TOPICS = json.loads((Path(__file__).parents[2] / "broker_cases" / "topics.json").read_text())


@pytest.fixture
def shop():
    return Client(Life(), RABBIT)


@pytest.mark.parametrize("case", TOPICS, ids=lambda case: f"{case['pattern']} {case['key']}")
def test_patterns_of_topics(case):
    assert topic_matches(case["pattern"], case["key"]) is case["fits"]


def test_there_are_cases_of_topics():
    assert len(TOPICS) > 15


def test_the_default_exchange_knows_queues_by_their_names(shop):
    shop.does("AmqpDeclareQueue", Queue="kitchen")
    sent = shop.does("AmqpPublish", Exchange="", RoutingKey="kitchen", Body="soup")
    assert sent == ["default-exchange", "stored", "no-consumer"]
    assert shop.does("AmqpPublish", Exchange="", RoutingKey="hall", Body="soup") == ["default-nowhere", "dropped"]


def test_a_direct_exchange_compares_and_a_fanout_does_not(shop):
    for queue in ("kitchen", "bills"):
        shop.does("AmqpDeclareQueue", Queue=queue)
        shop.does("AmqpBind", Exchange="amq.direct", Queue=queue, RoutingKey=queue)
        shop.does("AmqpBind", Exchange="amq.fanout", Queue=queue)
    sent = shop.does("AmqpPublish", Exchange="amq.direct", RoutingKey="bills", Body="7,000")
    assert sent == ["direct-differs", "direct-matches", "stored", "no-consumer"]
    assert ready(shop) == {"kitchen": [], "bills": ["7,000"]}
    shop.does("AmqpPublish", Exchange="amq.fanout", Body="closed")
    assert ready(shop) == {"kitchen": ["closed"], "bills": ["7,000", "closed"]}


def test_a_queue_bound_twice_gets_one_copy(shop):
    shop.does("AmqpDeclareQueue", Queue="kitchen")
    for key in ("order.#", "#.seoul"):
        shop.does("AmqpBind", Exchange="amq.topic", Queue="kitchen", RoutingKey=key)
    sent = shop.does("AmqpPublish", Exchange="amq.topic", RoutingKey="order.seoul", Body="soup")
    assert sent == ["topic-matches", "topic-matches", "routed-already", "stored", "no-consumer"]


@pytest.mark.parametrize(("match", "headers", "code"), [
    ("all", {"dish": "soup", "size": "big"}, "headers-all-match"),
    ("all", {"dish": "soup"}, "headers-all-differ"),
    ("any", {"dish": "soup"}, "headers-any-match"),
    ("any", {"dish": "rice"}, "headers-any-differ"),
])  # fmt: skip
def test_a_headers_exchange_compares_headers(shop, match, headers, code):
    shop.does("AmqpDeclareQueue", Queue="kitchen")
    wanted = {"x-match": match, "dish": "soup", "size": "big"}
    shop.does("AmqpBind", Exchange="amq.headers", Queue="kitchen", Arguments=wanted)
    assert shop.does("AmqpPublish", Exchange="amq.headers", Headers=headers, Body="1")[0] == code


def test_what_goes_nowhere_is_returned_if_it_is_mandatory(shop):
    assert shop.does("AmqpPublish", Exchange="amq.topic", Body="soup", Mandatory=True) == ["returned"]
    assert shop.does("AmqpPublish", Exchange="amq.topic", Body="soup") == ["dropped"]


def test_prefetch_is_what_a_consumer_has_unsettled(shop):
    filled(shop, 5)
    assert shop.does("AmqpConsume", Queue="kitchen", ConsumerTag="chef", Prefetch=2) == [
        "consumes", "pushed", "pushed", "prefetch-full",
    ]  # fmt: skip
    assert shop.does("AmqpSettle", DeliveryTag=1, Outcome="ack") == ["acked", "pushed", "prefetch-full"]
    assert held(shop) == {2: "1", 3: "2"}


def test_consumers_take_turns(shop):
    shop.does("AmqpDeclareQueue", Queue="kitchen")
    for tag in ("chef", "helper"):
        shop.does("AmqpConsume", Queue="kitchen", ConsumerTag=tag, Prefetch=10)
    filled(shop, 4)
    consumers = [delivery.consumer for delivery in shop.broker.amqp.unsettled.values()]
    assert consumers == ["chef", "helper", "chef", "helper"]


def test_without_acknowledgement_it_is_gone_when_given_out(shop):
    filled(shop, 3)
    steps = shop.does("AmqpConsume", Queue="kitchen", ConsumerTag="chef", AutoAck=True)
    assert steps == ["consumes-automatic", *["pushed-automatic"] * 3]
    assert (ready(shop), held(shop)) == ({"kitchen": []}, {})


def test_requeued_it_stands_where_it_stood_and_says_so(shop):
    filled(shop, 3)
    first = shop.answer("AmqpGet", Queue="kitchen")["Message"]
    assert (first["Body"], first["Redelivered"]) == ("0", False)
    assert shop.does("AmqpSettle", DeliveryTag=first["DeliveryTag"], Outcome="requeue") == ["requeued", "no-consumer"]
    again = shop.answer("AmqpGet", Queue="kitchen")["Message"]
    assert (again["Body"], again["Redelivered"], again["DeliveryTag"]) == ("0", True, 2)


def test_nacked_it_goes_to_the_dead_letters_or_is_gone(shop):
    shop.does("AmqpDeclareQueue", Queue="spoiled")
    shop.does("AmqpDeclareQueue", Queue="kitchen", DeadLetterExchange="", DeadLetterRoutingKey="spoiled")
    filled(shop, 1)
    tag = shop.answer("AmqpGet", Queue="kitchen")["Message"]["DeliveryTag"]
    steps = shop.does("AmqpSettle", DeliveryTag=tag, Outcome="nack")
    assert steps == ["dead-lettered", "default-exchange", "stored", "no-consumer"]
    dead = shop.answer("AmqpGet", Queue="spoiled")["Message"]
    assert (dead["Body"], dead["Deaths"], dead["Redelivered"]) == ("0", {"kitchen": "1"}, False)
    assert shop.does("AmqpSettle", DeliveryTag=dead["DeliveryTag"], Outcome="nack") == ["nacked-gone"]


def test_dead_letters_without_an_exchange_go_nowhere(shop):
    shop.does("AmqpDeclareQueue", Queue="kitchen", DeadLetterExchange="graves")
    filled(shop, 1)
    tag = shop.answer("AmqpGet", Queue="kitchen")["Message"]["DeliveryTag"]
    assert shop.does("AmqpSettle", DeliveryTag=tag, Outcome="nack") == ["dead-letter-nowhere"]


def test_many_are_settled_at_once_but_only_ones_own(shop):
    filled(shop, 4)
    shop.does("AmqpGet", Queue="kitchen")
    shop.does("AmqpConsume", Queue="kitchen", ConsumerTag="chef", Prefetch=3)
    shop.does("AmqpSettle", DeliveryTag=3, Outcome="ack", Multiple=True)
    assert held(shop) == {1: "0", 4: "3"}


def test_who_leaves_gives_back(shop):
    filled(shop, 2)
    shop.does("AmqpConsume", Queue="kitchen", ConsumerTag="chef", Prefetch=2)
    assert shop.does("AmqpCancel", ConsumerTag="chef") == ["consumer-left", "no-consumer"]
    assert ready(shop) == {"kitchen": ["0", "1"]}


def test_after_a_restart_only_the_durable_and_persistent_is_there(shop):
    for durable in (True, False):
        name = "safe" if durable else "light"
        shop.does("AmqpDeclareQueue", Queue=name, Durable=durable)
        for persistent in (True, False):
            shop.does("AmqpPublish", Exchange="", RoutingKey=name, Body=f"{persistent}", Persistent=persistent)
    shop.does("AmqpDeclareExchange", Exchange="whims", Kind="fanout", Durable=False)
    shop.does("AmqpBind", Exchange="whims", Queue="safe")
    shop.does("AmqpConsume", Queue="safe", ConsumerTag="chef")
    assert shop.reboot() == ["connections-closed", "queue-lost", "exchange-lost", "messages-lost", "messages-kept"]
    amqp = shop.broker.amqp
    assert (ready(shop), held(shop), amqp.consumers, amqp.bindings) == ({"safe": ["True"]}, {}, {}, [])
    assert shop.answer("AmqpGet", Queue="safe")["Message"]["Redelivered"] is True


@pytest.mark.parametrize(("operation", "params", "code"), [
    ("AmqpPublish", {"Exchange": "nowhere", "Body": "1"}, "NOT_FOUND"),
    ("AmqpBind", {"Exchange": "amq.topic", "Queue": "nowhere"}, "NOT_FOUND"),
    ("AmqpBind", {"Exchange": "", "Queue": "kitchen"}, "ACCESS_REFUSED"),
    ("AmqpUnbind", {"Exchange": "amq.topic", "Queue": "kitchen"}, "NOT_FOUND"),
    ("AmqpBind", {"Exchange": "amq.headers", "Queue": "kitchen", "Arguments": {"x-match": "some"}}, "SYNTAX_ERROR"),
    ("AmqpDeclareQueue", {"Queue": "kitchen", "Durable": False}, "PRECONDITION_FAILED"),
    ("AmqpDeclareQueue", {"Queue": "kitchen", "DeadLetterExchange": ""}, "PRECONDITION_FAILED"),
    ("AmqpDeclareQueue", {"Queue": "amq.mine"}, "ACCESS_REFUSED"),
    ("AmqpDeclareExchange", {"Exchange": "amq.topic", "Kind": "direct"}, "PRECONDITION_FAILED"),
    ("AmqpDeclareExchange", {"Exchange": "amq.mine", "Kind": "direct"}, "ACCESS_REFUSED"),
    ("AmqpDeclareExchange", {"Exchange": "orders", "Kind": "round"}, "SYNTAX_ERROR"),
    ("AmqpDelete", {"Exchange": "amq.topic"}, "ACCESS_REFUSED"),
    ("AmqpDelete", {}, "SYNTAX_ERROR"),
    ("AmqpGet", {"Queue": "nowhere"}, "NOT_FOUND"),
    ("AmqpCancel", {"ConsumerTag": "nobody"}, "NOT_FOUND"),
    ("AmqpSettle", {"DeliveryTag": 7, "Outcome": "ack"}, "PRECONDITION_FAILED"),
    ("AmqpSettle", {"DeliveryTag": 7, "Outcome": "eat"}, "SYNTAX_ERROR"),
    ("StompSend", {"Destination": "/queue/kitchen", "Body": "1"}, "UnsupportedProtocol"),
])  # fmt: skip
def test_what_a_broker_refuses(shop, operation, params, code):
    shop.does("AmqpDeclareQueue", Queue="kitchen")
    assert shop.refused(operation, **params)[0] == code


def test_declaring_the_same_again_changes_nothing(shop):
    assert shop.does("AmqpDeclareQueue", Queue="kitchen") == ["queue-declared"]
    assert shop.does("AmqpDeclareQueue", Queue="kitchen") == ["queue-there"]
    assert shop.does("AmqpDeclareExchange", Exchange="amq.topic", Kind="topic") == ["exchange-there"]


def test_a_broker_holds_so_many_messages(shop, monkeypatch):
    monkeypatch.setattr("serverless_lab.engine.services.mq.amqp.exchanging.MESSAGES", 2)
    filled(shop, 2)
    assert shop.refused("AmqpPublish", Exchange="", RoutingKey="kitchen", Body="3")[0] == "RESOURCE_ALARM"


def test_a_broker_that_does_not_run_is_not_reached(shop):
    told(shop.life, "DeleteBroker", BrokerId=shop.id)
    sentence = "No connection: the broker shop-rabbit is in state DELETION_IN_PROGRESS."
    assert shop.refused("AmqpGet", Queue="kitchen") == ("BrokerUnreachable", sentence)


def filled(shop, count):
    if "kitchen" not in shop.broker.amqp.queues:
        shop.does("AmqpDeclareQueue", Queue="kitchen")
    for number in range(count):
        shop.does("AmqpPublish", Exchange="", RoutingKey="kitchen", Body=str(number))


def ready(shop):
    return {name: [each.body for each in queue.ready] for name, queue in shop.broker.amqp.queues.items()}


def held(shop):
    return {tag: delivery.message.body for tag, delivery in shop.broker.amqp.unsettled.items()}
