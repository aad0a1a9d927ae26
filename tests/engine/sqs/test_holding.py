"""What the lab shows of a queue's contents: every message with its state, and handles that count."""

import pytest

from serverless_lab.engine.instant import SECOND
from tests.engine.sqs.asking import FIFO, counts, create, lucky, receive, send, told


@pytest.fixture
def life():
    return lucky()


def held(life, name, most=10):
    found = life.cloud.queue_contents(name, most)
    return {
        state: [(each.body, each.state, each.receives) for each in getattr(found, state)] for state in found._fields
    }


def test_each_state_has_its_messages_and_nothing_is_received_by_looking(life):
    orders = create(life, "orders")
    send(life, orders, "soup", "rice", "tea")
    send(life, orders, "cake", DelaySeconds=30)
    receive(life, orders, 1)
    before = life.cloud.encode()
    assert held(life, "orders") == {
        "in_flight": [("soup", "in-flight", 1)],
        "delayed": [("cake", "delayed", 0)],
        "visible": [("rice", "visible", 0), ("tea", "visible", 0)],
    }
    assert life.cloud.encode() == before


def test_no_more_than_asked_for_and_none_of_what_is_not_there(life):
    orders = create(life, "orders")
    send(life, orders, *"abcdefgh")
    receive(life, orders, 4)
    found = life.cloud.queue_contents("orders", 2)
    assert ([each.body for each in found.in_flight], [each.body for each in found.visible]) == (["a", "b"], ["e", "f"])
    assert held(life, "bills") == {"in_flight": [], "delayed": [], "visible": []}


def test_the_handle_shown_is_that_of_the_last_receipt(life):
    orders = create(life, "orders")
    send(life, orders, "soup")
    (given,) = receive(life, orders, 1)
    (shown,) = life.cloud.queue_contents("orders", 1).in_flight
    assert (shown.handle, shown.until) == (given["ReceiptHandle"], life.now + 30 * SECOND)
    told(life, "DeleteMessage", orders, ReceiptHandle=shown.handle)
    assert counts(life, orders) == (0, 0, 0)


def test_in_a_fifo_queue_one_waits_behind_another_of_its_group(life):
    orders = create(life, "orders.fifo", **FIFO)
    for number, group in enumerate("aab"):
        send(life, orders, f"{group}{number}", MessageGroupId=group, MessageDeduplicationId=str(number))
    receive(life, orders, 1)
    assert held(life, "orders.fifo") == {
        "in_flight": [("a0", "in-flight", 1)],
        "delayed": [],
        "visible": [("a1", "behind", 0), ("b2", "visible", 0)],
    }
    assert [each.sequence != "" for each in life.cloud.queue_contents("orders.fifo", 9).visible] == [True, True]
