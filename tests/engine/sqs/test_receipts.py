"""Receipt handles: used twice, too late, of another message or queue, and made up."""

import pytest

from tests.engine.sqs.asking import BAD, FIFO, bodies, counts, create, lucky, receive, refused, send, told


@pytest.fixture
def life():
    return lucky()


@pytest.fixture
def orders(life):
    return create(life, "orders")


def handle_of(life, url, **params):
    (given,) = receive(life, url, 1, **params)
    return {"ReceiptHandle": given["ReceiptHandle"]}


def test_used_twice_it_is_no_error(life, orders):
    send(life, orders, "soup")
    handle = handle_of(life, orders)
    assert [told(life, "DeleteMessage", orders, **handle) for _ in range(2)] == [{}, {}]


def test_after_the_timeout_it_still_deletes(life, orders):
    send(life, orders, "soup")
    handle = handle_of(life, orders)
    life.advance(31)
    told(life, "DeleteMessage", orders, **handle)
    assert (receive(life, orders), counts(life, orders)) == ([], (0, 0, 0))


def test_an_older_one_deletes_nothing_and_is_no_error(life, orders):
    send(life, orders, "soup")
    older = handle_of(life, orders)
    life.advance(31)
    newer = handle_of(life, orders)
    told(life, "DeleteMessage", orders, **older)
    assert counts(life, orders) == (0, 1, 0)
    assert refused(life, "ChangeMessageVisibility", orders, **older, VisibilityTimeout=5) == (
        BAD,
        f"Value {older['ReceiptHandle']} for parameter ReceiptHandle is invalid. "
        "Reason: Message does not exist or is not available for visibility timeout change.",
    )
    told(life, "DeleteMessage", orders, **newer)
    assert refused(life, "ChangeMessageVisibility", orders, **newer, VisibilityTimeout=5)[0] == BAD


def test_a_message_that_shows_again_can_be_hidden_again(life, orders):
    send(life, orders, "soup")
    handle = handle_of(life, orders)
    life.advance(31)
    told(life, "ChangeMessageVisibility", orders, **handle, VisibilityTimeout=20)
    assert (counts(life, orders), receive(life, orders)) == ((0, 1, 0), [])
    life.advance(20)
    assert bodies(receive(life, orders)) == ["soup"]


def test_in_a_fifo_queue_it_expires(life):
    url = create(life, "orders.fifo", **FIFO)
    send(life, url, "soup", MessageGroupId="a")
    handle = handle_of(life, url, VisibilityTimeout=5)
    life.advance(5)
    expired = (
        BAD,
        f"Value {handle['ReceiptHandle']} for parameter ReceiptHandle is invalid. "
        "Reason: The receipt handle has expired.",
    )
    assert refused(life, "DeleteMessage", url, **handle) == expired
    assert refused(life, "ChangeMessageVisibility", url, **handle, VisibilityTimeout=5) == expired


@pytest.mark.parametrize("text", ["x", "AQEB", "AQEB" + "A" * 72, "국수"])
def test_made_up(life, orders, text):
    for operation in ("DeleteMessage", "ChangeMessageVisibility"):
        params = {"ReceiptHandle": text} | ({"VisibilityTimeout": 5} if operation[0] == "C" else {})
        assert refused(life, operation, orders, **params) == (
            "ReceiptHandleIsInvalid",
            f'The input receipt handle "{text}" is not a valid receipt handle.',
        )


def test_of_another_queue(life, orders):
    send(life, orders, "soup")
    handle = handle_of(life, orders)
    other = create(life, "other")
    assert refused(life, "DeleteMessage", other, **handle) == (
        "ReceiptHandleIsInvalid",
        f'The receipt handle "{handle["ReceiptHandle"]}" is not valid for this queue.',
    )


def test_of_an_earlier_queue_of_that_name(life, orders):
    send(life, orders, "soup")
    handle = handle_of(life, orders)
    told(life, "DeleteQueue", orders)
    life.advance(60)
    assert refused(life, "DeleteMessage", create(life, "orders"), **handle)[0] == "ReceiptHandleIsInvalid"
