"""Long polls: on a page the account's time passes, in a function and at the endpoint somebody really waits."""

import threading
import time
from typing import Any

import pytest
from django.db import connections

from lessons.sandbox import lab, moment, opened, polls, statements, store, wakes
from lessons.sandbox.keys import Presumed
from lessons.sandbox.models import Account
from lessons.sandbox.writing import Ask
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.instant import SECOND
from tests.sandbox.conftest import Wall

pytestmark = pytest.mark.django_db


def sqs(account: Account, operation: str, face: str = "sdk", **params: Any) -> lab.Result:
    result = lab.call(account, "sqs", operation, params, face=face)
    assert result.refusal is None, result.refusal
    return result


@pytest.fixture
def orders(account: Account) -> str:
    lab.call(account, "lab", "SetQueueLuck", {"Twice": 0, "Astray": 0})
    result = sqs(account, "CreateQueue", QueueName="orders")
    assert result.answer is not None
    return str(result.answer["QueueUrl"])


def receive(orders: str, wait: int = 20, **more: Any) -> Ask:
    return Ask("sqs", "ReceiveMessage", {"QueueUrl": orders, "WaitTimeSeconds": wait} | more, "sdk")


def texts(result: lab.Result) -> list[str]:
    return [each["Body"] for each in (result.answer or {}).get("Messages", ())]


def now(account: Account) -> int:
    return lab.look(account).now


def test_it_waits_only_where_nothing_shows(account: Account, orders: str) -> None:
    poll = polls.poll_of(account.pk, receive(orders))
    assert poll is not None
    assert (poll.over - now(account)) // SECOND == 19  # a moment has passed since
    sqs(account, "SendMessage", QueueUrl=orders, MessageBody="soup")
    assert polls.poll_of(account.pk, receive(orders), poll) is None


@pytest.mark.parametrize("changes", [{"WaitTimeSeconds": 0}, {"MaxNumberOfMessages": 11}, {"WaitTimeSeconds": 21}])
def test_what_is_answered_or_refused_at_once(account: Account, orders: str, changes: dict[str, Any]) -> None:
    assert polls.poll_of(account.pk, receive(orders, **changes)) is None


def test_who_may_not_receive_does_not_wait(account: Account, orders: str) -> None:
    role = Caller.role(f"arn:aws:iam::{account.account_id}:role/lambda-basic-role", "order-fn")
    assert polls.poll_of(account.pk, receive(orders)._replace(caller=role)) is None
    assert polls.poll_of(account.pk, receive(orders.replace("orders", "nowhere"))) is None


def test_a_queue_may_say_itself_how_long(account: Account, orders: str) -> None:
    sqs(account, "SetQueueAttributes", QueueUrl=orders, Attributes={"ReceiveMessageWaitTimeSeconds": "7"})
    ask = Ask("sqs", "ReceiveMessage", {"QueueUrl": orders}, "sdk")
    poll = polls.poll_of(account.pk, ask)
    assert poll is not None
    assert (poll.ends - moment.now()) // SECOND == 6


def test_what_was_not_looked_at_is_not_made_where_it_would_wait(account: Account, orders: str) -> None:
    """The account's lock brings in what others wrote: neither does it wait beside a message, nor answer too early."""
    presumed, ask = Presumed(lab.root_key(account).key, None), receive(orders)

    def received() -> lab.Result:
        return lab.call(account, ask.service, ask.operation, ask.params, face="sdk", presumed=presumed)

    head = lab.look(account).head
    with pytest.raises(lab.Moved):
        received()
    assert lab.look(account).head == head
    before = opened.slot(account.pk)
    opened.forget_all()  # as another process that writes
    sqs(account, "SendMessage", QueueUrl=orders, MessageBody="soup")
    opened._slots[account.pk] = before
    assert texts(received()) == ["soup"]
    taken = lab.look(account).head
    with pytest.raises(lab.Moved):
        received()
    assert lab.look(account).head == taken


def test_not_everybody_may_wait(account: Account, orders: str, settings: Any) -> None:
    settings.LAB_POLLS_AT_ONCE = 1
    with wakes.told(account.pk, lambda: None):
        assert polls.poll_of(account.pk, receive(orders)) is None
    assert polls.poll_of(account.pk, receive(orders)) is not None


def test_a_row_that_was_read_too_early_takes_nothing_back(account: Account, orders: str) -> None:
    """Another thread has written since: what is open stays where it is, and the poll counts from there."""
    seen = statements.account(account.pk)
    sqs(account, "SetQueueAttributes", QueueUrl=orders, Attributes={"DelaySeconds": "1"})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(store, "_catch_up", lambda *_: pytest.fail("it was opened again"))
        poll = polls.poll_of(account.pk, receive(orders), seen=seen)
    assert poll is not None
    assert (seen.head, poll.head) == (lab.look(account).head - 1, lab.look(account).head)


def test_on_a_page_time_passes_to_the_message(account: Account, orders: str, wall: Wall) -> None:
    sqs(account, "SendMessage", QueueUrl=orders, MessageBody="soup", DelaySeconds=8)
    before, real = now(account), wall.at
    result = sqs(account, "ReceiveMessage", "terminal", QueueUrl=orders, WaitTimeSeconds=20)
    assert texts(result) == ["soup"]
    assert 7 * SECOND < now(account) - before < 9 * SECOND
    assert wall.at - real < SECOND


def test_on_a_page_time_passes_to_the_end_of_the_wait(account: Account, orders: str) -> None:
    before = now(account)
    result = sqs(account, "ReceiveMessage", "console", QueueUrl=orders, WaitTimeSeconds=20)
    assert (texts(result), (now(account) - before) // SECOND) == ([], 20)


def test_on_a_page_a_short_poll_takes_no_time(account: Account, orders: str) -> None:
    before = now(account)
    assert texts(sqs(account, "ReceiveMessage", "console", QueueUrl=orders)) == []
    assert now(account) - before < SECOND


def test_a_call_of_the_sdk_itself_waits_for_nobody(account: Account, orders: str) -> None:
    before = now(account)
    assert texts(sqs(account, "ReceiveMessage", QueueUrl=orders, WaitTimeSeconds=20)) == []
    assert now(account) - before < SECOND


def test_whoever_writes_wakes_those_who_wait(account: Account, orders: str) -> None:
    heard: list[str] = []
    with wakes.told(account.pk, lambda: heard.append("news")):
        sqs(account, "SendMessage", QueueUrl=orders, MessageBody="soup")
        lab.look(account)
    sqs(account, "SendMessage", QueueUrl=orders, MessageBody="rice")
    assert (heard, wakes.count(account.pk)) == (["news"], 0)


@pytest.mark.django_db(transaction=True)
def test_a_function_waits_for_what_another_thread_sends(account: Account, orders: str) -> None:
    ask = receive(orders)._replace(face="function")

    def send() -> None:
        time.sleep(0.1)
        sqs(account, "SendMessage", QueueUrl=orders, MessageBody="soup")
        connections.close_all()

    with moment.read_from(moment._system):
        thread = threading.Thread(target=send)
        thread.start()
        began = time.monotonic()
        polls.wait(account.pk, ask)
        took = time.monotonic() - began
        thread.join()
    assert 0.05 < took < 15
    assert texts(sqs(account, "ReceiveMessage", "function", **ask.params)) == ["soup"]


@pytest.mark.django_db(transaction=True)
def test_a_function_waits_no_longer_than_it_said(account: Account, orders: str) -> None:
    with moment.read_from(moment._system):
        began = time.monotonic()
        polls.wait(account.pk, receive(orders, 1)._replace(face="function"))
        assert 0.9 < time.monotonic() - began < 10
