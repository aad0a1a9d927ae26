"""The panel "Queues": the list, one queue, making and deleting."""

from typing import Any

import pytest
from django.test import Client

from tests.messaging.desk import Queues, done, page, post, refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _english(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"


def test_queues_are_listed_with_what_lies_in_them(as_learner: Client, queues: Queues) -> None:
    assert "No queue yet." in page(as_learner)
    queues.make("orders")
    queues.make("receipts.fifo")
    for number in range(3):
        queues.call("SendMessage", "orders", MessageBody="soup", DelaySeconds=60 if number == 2 else 0)
    queues.call("ReceiveMessage", "orders")
    shown = page(as_learner)
    assert shown.index("orders") < shown.index("receipts.fifo")
    assert '<td class="num">1</td><td class="num">1</td><td class="num">1</td>' in shown
    assert '<td class="num">0</td><td class="num">0</td><td class="num">0</td>' in shown


def test_a_long_message_can_be_read_whole(as_learner: Client, queues: Queues) -> None:
    queues.make("orders")
    queues.call("SendMessage", "orders", MessageBody=f"{'dumplings ' * 30}and soup")
    assert "and soup" in page(as_learner, "?tab=messages&queue=orders")


def test_a_queue_is_made_opened_and_deleted(as_learner: Client, queues: Queues) -> None:
    made = done(as_learner, "CreateQueue", kind="standard", QueueName="orders")
    assert ("Standard queue" in made, "orders" in queues) == (True, True)
    assert "FIFO queue" in done(as_learner, "CreateQueue", kind="fifo", QueueName="orders.fifo")
    assert queues["orders.fifo"].settings.fifo
    gone = done(as_learner, "DeleteQueue", "?queue=orders", queue="orders")
    assert ("orders" in queues, "“orders” is not there" in gone) == (False, False)


def test_what_aws_refuses_is_said_at_the_form(as_learner: Client, queues: Queues) -> None:
    assert "must end with .fifo suffix" in refused(as_learner, "CreateQueue", kind="fifo", QueueName="orders")
    assert post(as_learner, "DeleteEverything").status_code == 404
    assert dict(queues.probe.sqs.queues) == {}


def test_a_queue_that_is_not_there_is_said_to_be_missing(as_learner: Client, queues: Queues) -> None:
    assert "“old” is not there" in page(as_learner, "?queue=old")


def test_the_list_costs_the_same_with_one_and_with_three(
    as_learner: Client, queues: Queues, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        queues.make(f"orders-{number}")
        if number in (0, 2):
            with django_assert_num_queries(7):
                page(as_learner)


def test_the_panel_speaks_korean(as_learner: Client, queues: Queues) -> None:
    as_learner.cookies["lab_language"] = "ko"
    assert "큐 만들기" in page(as_learner)
