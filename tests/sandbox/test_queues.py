"""Queues in the journal: undone and redone, opened again, and small however much they hold."""

from typing import Any

import pytest

from lessons.sandbox import lab, opened
from lessons.sandbox.models import Account, Snapshot

pytestmark = pytest.mark.django_db


@pytest.fixture
def orders(account: Account) -> str:
    lab.call(account, "lab", "SetQueueLuck", {"Twice": 0, "Astray": 0})
    return str(asked(account, "CreateQueue", QueueName="orders")["QueueUrl"])


def asked(account: Account, operation: str, **params: Any) -> dict[str, Any]:
    result = lab.call(account, "sqs", operation, params)
    assert result.refusal is None, result.refusal
    return result.answer or {}


def counts(account: Account) -> tuple[int, int]:
    """Alive and in flight, as a page sees it."""
    state = lab.look(account).state
    queue = state.parts[f"sqs/{state.region}"].queues["orders"]
    return queue.alive, queue.in_flight


def test_undo_takes_back_what_was_sent_received_and_deleted(account: Account, orders: str) -> None:
    asked(account, "SendMessage", QueueUrl=orders, MessageBody="soup")
    (found,) = asked(account, "ReceiveMessage", QueueUrl=orders)["Messages"]
    asked(account, "DeleteMessage", QueueUrl=orders, ReceiptHandle=found["ReceiptHandle"])
    seen = [counts(account)]
    for _ in range(3):
        lab.undo(account)
        seen.append(counts(account))
    for _ in range(3):
        lab.redo(account)
        seen.append(counts(account))
    assert seen == [(0, 0), (1, 1), (1, 0), (0, 0), (1, 0), (1, 1), (0, 0)]


def test_opened_again_it_is_the_same(account: Account, orders: str) -> None:
    for start in range(0, 200, 10):
        ten = [{"Id": str(number), "MessageBody": f"dish {start + number}"} for number in range(10)]
        asked(account, "SendMessageBatch", QueueUrl=orders, Entries=ten)
    asked(account, "ReceiveMessage", QueueUrl=orders, MaxNumberOfMessages=10)
    before = lab.look(account).cloud.encode()
    opened.forget_all()
    assert lab.look(account).cloud.encode() == before
    Snapshot.objects.all().delete()
    opened.forget_all()
    assert lab.look(account).cloud.encode() == before


def test_a_copy_of_the_account_has_its_messages(account: Account, orders: str) -> None:
    for number in range(70):
        asked(account, "SendMessage", QueueUrl=orders, MessageBody=f"dish {number}")
    copy = lab.fork(account, lab.look(account).position)
    found = asked(copy, "ReceiveMessage", QueueUrl=orders, MaxNumberOfMessages=10)["Messages"]
    assert [each["Body"] for each in found] == [f"dish {number}" for number in range(10)]


def test_an_account_stays_small_however_much_lies_in_its_queue(account: Account, orders: str) -> None:
    sizes = []
    for _ in range(2):
        for _ in range(40):
            ten = [{"Id": str(number), "MessageBody": "dish " * 40} for number in range(10)]
            asked(account, "SendMessageBatch", QueueUrl=orders, Entries=ten)
        sizes.append(len(lab.look(account).cloud.encode()))
    assert sizes[1] - sizes[0] < 400 * 20  # bytes for each message, which has 200
