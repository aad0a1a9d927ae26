"""The panel "Broker": brokers, and what clients do in one."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from lessons.messaging import broker_words
from lessons.messaging.forms import FORMS
from lessons.sandbox import lab
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine import wiring
from serverless_lab.engine.services.mq.codes import CODES
from tests.messaging.brokers import active, rabbit
from tests.messaging.desk import done, page, refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"


def test_every_step_has_a_sentence_in_both_languages() -> None:
    assert set(broker_words.SENTENCES) == CODES
    for sentence in (*broker_words.SENTENCES.values(), *broker_words.DONE.values()):
        with override("en"):
            english = str(sentence)
        with override("ko"):
            assert str(sentence) != english


def test_every_operation_of_clients_has_a_form_and_a_word() -> None:
    clients = ("Amqp", "Stomp")
    asked = {form.operation for form in FORMS.values() if form.operation.startswith(clients)}
    names = {name for service, name in wiring.OPERATIONS if service == "lab" and name.startswith(clients)}
    assert asked == names
    assert set(broker_words.DONE) == names | {"RebootBroker"}


def test_a_broker_is_made_waited_for_restarted_and_deleted(as_learner: Client, account: Account) -> None:
    assert "No broker yet." in page(as_learner, "?tab=broker")
    asked = {"BrokerName": "shop", "kind": "rabbit", "username": "chef"}
    short = refused(as_learner, "CreateBroker", "?tab=broker", password="short", **asked)
    assert "Enter a password 12 to 250 characters long." in short
    made = done(as_learner, "CreateBroker", "?tab=broker", password="steam-and-fold-12", **asked)
    assert ("being made" in made, "Move the clock forward" in made) == (True, True)
    kept = JournalEntry.objects.filter(account=account, operation="CreateBroker")
    assert all("sealed:1:" in each.params and "steam-and-fold-12" not in each.params for each in kept)
    lab.advance(account, 15 * 60)
    shown = page(as_learner, "?tab=broker")
    assert ("running" in shown, "RabbitMQ 4.2" in shown) == (True, True)


def test_a_message_goes_its_way_and_every_step_is_said(as_learner: Client, account: Account) -> None:
    shop = rabbit(as_learner, account)
    shop.does("DeclareExchange", Exchange="orders", Kind="topic", Durable="on")
    shop.does("DeclareQueue", Queue="kitchen", Durable="on", dead="(default)", DeadLetterRoutingKey="spoiled")
    shop.does("DeclareQueue", Queue="spoiled", dead="-")
    assert shop.broker.amqp is not None
    assert shop.broker.amqp.queues["spoiled"].durable is False
    shop.does("Bind", Exchange="orders", Queue="kitchen", RoutingKey="order.#")
    sent = shop.does("PublishMessage", Exchange="orders", RoutingKey="order.seoul", Body="two mandu", Persistent="on")
    assert "“order.seoul” fits “order.#”: kitchen gets a copy." in sent
    assert "kitchen keeps it on disk" in sent
    assert 'class="broker-picture"' in sent
    assert "orders → kitchen under “order.#”" in sent
    assert "What happened before" in sent  # unfolds, beneath the latest
    given = shop.does("Consume", Queue="kitchen", ConsumerTag="chef", Prefetch="1")
    assert "kitchen gives “two mandu” to chef, as delivery 1." in given
    assert "has its 1 unsettled" not in given
    shop.does("PublishMessage", Exchange="orders", RoutingKey="order.seoul", Body="soup")
    assert "chef has its 1 unsettled. Waiting in kitchen: 1." in page(as_learner, shop.where)
    rejected = shop.does("Nack", DeliveryTag="1")
    assert "It is rejected: kitchen hands it to (default) under “spoiled”, as a dead letter." in rejected
    shop.does("Requeue", DeliveryTag="2")
    assert "delivered again" in page(as_learner, shop.where)
    shop.does("Ack", DeliveryTag="3")
    restarted = shop.does("RebootBroker")
    assert "The queue spoiled was not durable: it is gone. Messages lost with it: 1." in restarted


def test_headers_are_wanted_and_given(as_learner: Client, account: Account) -> None:
    shop = rabbit(as_learner, account)
    shop.does("DeclareQueue", Queue="kitchen", Durable="on", dead="-")
    shop.does("Bind", Exchange="amq.headers", Queue="kitchen", Arguments="x-match=any\ndish=soup\nsize=big")
    sent = shop.does("PublishMessage", Exchange="amq.headers", Body="1", Headers="dish=soup")
    assert "Of dish=soup, size=big this agrees: dish. That is enough for kitchen." in sent
    assert "There is a line without “name=value”." in shop.refused(
        "PublishMessage", Exchange="amq.headers", Body="1", Headers="soup"
    )
    gone = shop.does(
        "Unbind", Exchange="amq.headers", Queue="kitchen", RoutingKey="", Arguments="x-match=any\ndish=soup\nsize=big"
    )
    assert "amq.headers sends to kitchen no more" in gone


def test_what_the_broker_refuses_is_said_with_a_hint(as_learner: Client, account: Account) -> None:
    shop = rabbit(as_learner, account)
    shop.does("DeclareQueue", Queue="kitchen", Durable="on", dead="-")
    said = shop.refused("DeclareQueue", Queue="kitchen", dead="-")
    assert "inequivalent arg 'durable' for queue 'kitchen'" in said
    assert "a broker changes nothing that was declared" in said


def test_selectors_and_durable_subscriptions(as_learner: Client, account: Account) -> None:
    shop = active(as_learner, account)
    subscribed = {"Subscription": "big", "Destination": "/topic/orders", "Ack": "client", "Durable": "on"}
    shop.does("SubscribeTo", **subscribed, Selector="tables > 4", Prefetch="10")
    to_orders = {"Destination": "/topic/orders", "Persistent": "on"}
    sent = shop.does("Send", Body="feast", Properties="tables=5\ncode='5'", **to_orders)
    assert "The selector of big is true: tables > 4, with tables = 5." in sent
    shop.does("Send", Body="snack", Properties="tables='5'", **to_orders)
    assert "is false: tables > 4, with tables = '5'." in page(as_learner, shop.where)
    shop.does("Leave", Subscription="big")
    assert "big is away, and durable. Waiting for it: 1." not in page(as_learner, shop.where)
    assert "“feast” was never acknowledged: it is there again." in page(as_learner, shop.where)
    odd = {"Subscription": "odd", "Destination": "/queue/a", "Ack": "auto", "Prefetch": "1"}
    wrong = shop.refused("SubscribeTo", Selector="a =", **odd)
    assert "Expected a property, a number or a 'text', found the end at character 4 of the selector" in wrong


def test_a_transaction_is_begun_and_committed(as_learner: Client, account: Account) -> None:
    shop = active(as_learner, account)
    shop.does("SubscribeTo", Subscription="chef", Destination="/queue/kitchen", Ack="client", Prefetch="10")
    shop.does("Send", Destination="/queue/kitchen", Body="order", Persistent="on")
    shop.does("Begin", Transaction="lunch")
    shop.does("Send", Destination="/queue/bills", Body="bill", Transaction="lunch", Persistent="on")
    shop.does("AckWithin", Subscription="chef", Message="1", Transaction="lunch")
    assert "lunch is committed: 1 sent, 1 acknowledged, all at once." in shop.does("Commit", Transaction="lunch")


def test_undo_takes_back_what_a_client_did(as_learner: Client, account: Account) -> None:
    shop = rabbit(as_learner, account)
    shop.does("DeclareQueue", Queue="kitchen", Durable="on", dead="-")
    lab.undo(account)
    assert shop.broker.amqp is not None
    assert shop.broker.amqp.queues == {}


def test_the_list_costs_the_same_with_one_and_with_three(
    as_learner: Client, account: Account, django_assert_num_queries: Any
) -> None:
    shop = rabbit(as_learner, account)
    for number in range(3):
        shop.does("DeclareQueue", Queue=f"queue-{number}", Durable="on", dead="-")
        if number in (0, 2):
            with django_assert_num_queries(7):
                page(as_learner, shop.where)


def test_the_panel_speaks_korean(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "ko"
    assert "브로커 만들기" in page(as_learner, "?tab=broker")
