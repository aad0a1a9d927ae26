"""What STOMP clients do in an ActiveMQ broker, and what it says of each step."""

import json
from pathlib import Path

import pytest

from serverless_lab.engine.services.mq.errors import BadSelector
from serverless_lab.engine.services.mq.jms import selectors
from tests.engine.mq.asking import ACTIVE, Client
from tests.engine.support import Life

SELECTORS = json.loads((Path(__file__).parents[2] / "broker_cases" / "selectors.json").read_text())
QUEUE, TOPIC = "/queue/kitchen", "/topic/news"


@pytest.fixture
def shop():
    return Client(Life(), ACTIVE)


@pytest.mark.parametrize("case", SELECTORS, ids=lambda case: f"{case['selector']} {case['properties']}")
def test_selectors(case):
    properties = {name: float(value) if type(value) is int else value for name, value in case["properties"].items()}
    assert selectors.compiled(case["selector"]).test(properties) is case["found"]


def test_there_are_cases_of_selectors():
    assert len(SELECTORS) > 40


@pytest.mark.parametrize(("text", "position"), [
    ("", 1), ("dish", None), ("dish =", 7), ("dish = soup'", 12), ("dish # 1", 6), ("'soup'", 7), ("tables > 1 2", 12),
    ("dish IN (1)", 10), ("dish IN 'a'", 9), ("dish LIKE 1", 11), ("dish LIKE 'a' ESCAPE '!!'", 25), ("(a", 3),
    ("NOT", 4),
    ("a BETWEEN 1", 12), ("dish IS 1", 9), ("= 1", 1), ("NOT " * 30 + "a", 85), ("a" * 1001, 1000),
])  # fmt: skip
def test_where_a_selector_goes_wrong(text, position):
    if position is None:
        assert selectors.compiled(text).names == ("dish",)
        return
    with pytest.raises(BadSelector) as refusal:
        selectors.compiled(text)
    assert refusal.value.facts["position"] == position


def test_a_pattern_takes_no_time(shop):
    """One letter of many wild ones, which a regular expression would try in every split."""
    selector = selectors.compiled(f"dish LIKE '{'%a' * 300}b'")
    assert selector.test({"dish": "a" * 1000}) is False


def test_a_queue_gives_each_message_to_one(shop):
    for name in ("chef", "helper"):
        shop.does("StompSubscribe", Subscription=name, Destination=QUEUE)
    for number in range(4):
        assert shop.does("StompSend", Destination=QUEUE, Body=str(number)) == ["queued", "delivered-auto"]
    assert [each.handled for each in shop.broker.jms.subscriptions.values()] == [2, 2]


def test_a_topic_gives_a_copy_to_each_that_is_there(shop):
    assert shop.does("StompSend", Destination=TOPIC, Body="open") == ["nobody-listens"]
    for name in ("chef", "helper"):
        shop.does("StompSubscribe", Subscription=name, Destination=TOPIC, Ack="client")
    assert shop.does("StompSend", Destination=TOPIC, Body="open") == ["topic-copy", "delivered"] * 2
    shop.does("StompLeave", Subscription="chef")
    assert "chef" not in shop.broker.jms.subscriptions


def test_a_durable_subscription_keeps_what_comes_while_its_client_is_away(shop):
    asked = {"Subscription": "chef", "Destination": TOPIC, "Durable": True, "Ack": "client"}
    assert shop.does("StompSubscribe", **asked) == ["subscribed-durable"]
    shop.does("StompLeave", Subscription="chef")
    assert shop.does("StompSend", Destination=TOPIC, Body="open") == ["topic-copy", "kept-for-later"]
    assert shop.does("StompSubscribe", **asked) == ["durable-again", "delivered"]
    shop.does("StompLeave", Subscription="chef")
    assert shop.does("StompSubscribe", **asked | {"Selector": "dish = 'soup'"}) == ["durable-anew"]
    assert shop.does("StompLeave", Subscription="chef", Forget=True) == ["unsubscribed"]
    assert shop.broker.jms.subscriptions == {}


def test_a_selector_lets_through_what_it_is_true_of(shop):
    shop.does("StompSubscribe", Subscription="big", Destination=QUEUE, Selector="tables > 4")
    sent = {"Destination": QUEUE, "Body": "soup"}
    assert shop.does("StompSend", **sent, Properties={"tables": {"Number": 5}}) == [
        "queued",
        "selector-true",
        "delivered-auto",
    ]
    assert shop.does("StompSend", **sent, Properties={"tables": {"Number": 4}}) == [
        "queued",
        "selector-false",
        "selector-of-none",
    ]
    assert shop.does("StompSend", **sent)[1:] == [
        "selector-false",
        "selector-of-none",
        "selector-unknown",
        "selector-of-none",
    ]
    (last, *_) = reversed(shop.broker.notes[-1].steps[:-1])
    assert last == ("selector-unknown", {"subscription": "big", "selector": "tables > 4", "seen": "tables = NULL"})


def test_a_client_acknowledges_all_before_it_or_only_the_one(shop):
    for name, mode in (("chef", "client"), ("helper", "client-individual")):
        destination = f"/queue/{name}"
        shop.does("StompSubscribe", Subscription=name, Destination=destination, Ack=mode)
        sent = [shop.answer("StompSend", Destination=destination, Body=str(number))["MessageId"] for number in range(3)]
        shop.does("StompSettle", Subscription=name, Message=sent[1])
    left = {name: [each.body for each in sub.held] for name, sub in shop.broker.jms.subscriptions.items()}
    assert left == {"chef": ["2"], "helper": ["0", "2"]}


def test_a_full_client_waits(shop):
    shop.does("StompSubscribe", Subscription="chef", Destination=QUEUE, Ack="client", Prefetch=1)
    first = shop.answer("StompSend", Destination=QUEUE, Body="0")["MessageId"]
    assert shop.does("StompSend", Destination=QUEUE, Body="1") == ["queued", "subscriber-full"]
    assert shop.does("StompSettle", Subscription="chef", Message=first) == ["acknowledged", "delivered"]


def test_nacked_it_goes_to_the_dead_letters_if_it_is_persistent(shop):
    shop.does("StompSubscribe", Subscription="chef", Destination=QUEUE, Ack="client-individual")
    for persistent, code in ((True, "buried"), (False, "buried-gone")):
        sent = shop.answer("StompSend", Destination=QUEUE, Body="soup", Persistent=persistent)["MessageId"]
        assert shop.does("StompSettle", Subscription="chef", Message=sent, Outcome="nack") == [code]
    assert [each.body for each in shop.broker.jms.queues["ActiveMQ.DLQ"]] == ["soup"]


def test_what_is_never_acknowledged_is_taken_out_after_seven_deliveries(shop):
    shop.does("StompSend", Destination=QUEUE, Body="soup")
    for number in range(7):
        shop.does("StompSubscribe", Subscription="chef", Destination=QUEUE, Ack="client")
        steps = shop.does("StompLeave", Subscription="chef")
        assert steps[1] == ("came-back" if number < 6 else "too-many-deliveries")
    assert shop.broker.jms.queues["kitchen"] == []
    assert [each.body for each in shop.broker.jms.queues["ActiveMQ.DLQ"]] == ["soup"]


def test_a_transaction_is_all_or_nothing(shop):
    shop.does("StompSubscribe", Subscription="chef", Destination=QUEUE, Ack="client")
    order = shop.answer("StompSend", Destination=QUEUE, Body="order")["MessageId"]
    for action, expected in (("abort", []), ("commit", ["bill"])):
        shop.does("StompTransaction", Transaction="lunch", Action="begin")
        inside = {"Transaction": "lunch"}
        assert shop.does("StompSend", Destination="/queue/bills", Body="bill", **inside) == ["sent-in-transaction"]
        assert shop.does("StompSettle", Subscription="chef", Message=order, **inside) == ["acked-in-transaction"]
        assert shop.refused("StompSettle", Subscription="chef", Message=order, **inside)[0] == "SYNTAX_ERROR"
        assert shop.broker.jms.queues.get("bills", []) == []
        steps = shop.does("StompTransaction", Transaction="lunch", Action=action)
        assert steps[:1] == ["aborted" if action == "abort" else "committed"]
        assert [each.body for each in shop.broker.jms.queues.get("bills", [])] == expected
    assert shop.broker.jms.subscriptions["chef"].held == []


def test_aborted_it_is_given_out_again(shop):
    shop.does("StompSubscribe", Subscription="chef", Destination=QUEUE, Ack="client")
    order = shop.answer("StompSend", Destination=QUEUE, Body="order")["MessageId"]
    shop.does("StompTransaction", Transaction="lunch", Action="begin")
    shop.does("StompSettle", Subscription="chef", Message=order, Transaction="lunch")
    assert shop.does("StompTransaction", Transaction="lunch", Action="abort") == [
        "aborted",
        "came-back",
        "delivered-again",
    ]
    assert shop.broker.jms.subscriptions["chef"].held[0].deliveries == 2


def test_after_a_restart_only_the_persistent_is_there(shop):
    shop.does("StompSubscribe", Subscription="news", Destination=TOPIC, Durable=True)
    shop.does("StompLeave", Subscription="news")
    for persistent in (True, False):
        for destination in (QUEUE, TOPIC):
            shop.does("StompSend", Destination=destination, Body=f"{persistent}", Persistent=persistent)
    shop.does("StompTransaction", Transaction="lunch", Action="begin")
    shop.does("StompSubscribe", Subscription="chef", Destination=QUEUE, Ack="client")
    lost = ["messages-lost", "messages-kept"]
    assert shop.reboot() == ["connections-closed", "transactions-lost", *lost, *lost]
    jms = shop.broker.jms
    assert [each.body for each in jms.queues["kitchen"]] == ["True"]
    assert [each.body for each in jms.subscriptions["news"].waiting] == ["True"]
    assert ([*jms.subscriptions], jms.transactions) == (["news"], {})


@pytest.mark.parametrize(("operation", "params", "code"), [
    ("StompSend", {"Destination": "kitchen", "Body": "1"}, "SYNTAX_ERROR"),
    ("StompSend", {"Destination": "/queue/", "Body": "1"}, "SYNTAX_ERROR"),
    ("StompSend", {"Destination": QUEUE, "Body": "1", "Transaction": "lunch"}, "NOT_FOUND"),
    ("StompSend", {"Destination": QUEUE, "Body": "1", "Properties": {"a b": {"Text": "x"}}}, "SYNTAX_ERROR"),
    ("StompSend", {"Destination": QUEUE, "Body": "1", "Properties": {"a": {"Text": "x", "Number": 1}}}, "SYNTAX_ERROR"),
    ("StompSubscribe", {"Subscription": "s", "Destination": QUEUE, "Durable": True}, "SYNTAX_ERROR"),
    ("StompSubscribe", {"Subscription": "s", "Destination": QUEUE, "Ack": "never"}, "SYNTAX_ERROR"),
    ("StompSubscribe", {"Subscription": "s", "Destination": QUEUE, "Selector": "dish ="}, "InvalidSelectorException"),
    ("StompSubscribe", {"Subscription": "chef", "Destination": QUEUE}, "SYNTAX_ERROR"),
    ("StompLeave", {"Subscription": "nobody"}, "NOT_FOUND"),
    ("StompSettle", {"Subscription": "chef", "Message": 1}, "NOT_FOUND"),
    ("StompTransaction", {"Transaction": "lunch", "Action": "commit"}, "NOT_FOUND"),
    ("StompTransaction", {"Transaction": "lunch", "Action": "think"}, "SYNTAX_ERROR"),
    ("AmqpGet", {"Queue": "kitchen"}, "UnsupportedProtocol"),
])  # fmt: skip
def test_what_a_broker_refuses(shop, operation, params, code):
    shop.does("StompSubscribe", Subscription="chef", Destination=QUEUE)
    assert shop.refused(operation, **params)[0] == code
