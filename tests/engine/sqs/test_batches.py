"""Batches: one entry may fail without the others, and some things refuse the whole."""

import pytest

from tests.engine.sqs.asking import BAD, FIFO, bodies, counts, create, lucky, receive, refused, send, told

PREFIX = "AWS.SimpleQueueService."


@pytest.fixture
def life():
    return lucky()


@pytest.fixture
def orders(life):
    return create(life, "orders", MaximumMessageSize="1024")


def entry(number, **more):
    return {"Id": str(number), "MessageBody": f"dish {number}"} | more


def test_what_fails_stands_beside_what_was_sent(life, orders):
    long = "x" * 1025
    entries = [entry(1), entry(2, MessageBody=long), entry(3, DelaySeconds=901), entry(4, MessageBody="\x07")]
    answer = told(life, "SendMessageBatch", orders, Entries=entries)
    assert [each["Id"] for each in answer["Successful"]] == ["1"]
    assert answer["Failed"] == [
        {
            "Id": "2",
            "SenderFault": True,
            "Code": BAD,
            "Message": "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.",
        },
        {
            "Id": "3",
            "SenderFault": True,
            "Code": BAD,
            "Message": "Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.",
        },
        {
            "Id": "4",
            "SenderFault": True,
            "Code": "InvalidMessageContents",
            "Message": "Invalid binary character '#x7' was found in the message body, the set of allowed characters is "
            "#x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]",
        },
    ]
    assert bodies(receive(life, orders)) == ["dish 1"]


@pytest.mark.parametrize("operation", ["SendMessage", "DeleteMessage", "ChangeMessageVisibility"])
def test_what_refuses_a_batch(life, orders, operation):
    def told_of(*ids):
        entries = [entry(0, ReceiptHandle="x", VisibilityTimeout=1) | {"Id": each} for each in ids]
        known = {"SendMessage": ("MessageBody",), "DeleteMessage": ("ReceiptHandle",)}
        names = {"Id", *known.get(operation, ("ReceiptHandle", "VisibilityTimeout"))}
        entries = [{name: each[name] for name in names} for each in entries]
        return refused(life, f"{operation}Batch", orders, Entries=entries)

    assert told_of() == (
        f"{PREFIX}EmptyBatchRequest",
        f"There should be at least one {operation}BatchRequestEntry in the request.",
    )
    assert told_of(*map(str, range(20))) == (
        f"{PREFIX}TooManyEntriesInBatchRequest",
        "Maximum number of entries per request are 10. You have sent 20.",
    )
    assert told_of("a", "b", "a") == (f"{PREFIX}BatchEntryIdsNotDistinct", "Id a repeated.")
    for wrong in ("", "invalid:id", "i" * 81):
        assert told_of(wrong) == (
            f"{PREFIX}InvalidBatchEntryId",
            "A batch entry id can only contain alphanumeric characters, hyphens and underscores. "
            "It can be at most 80 letters long.",
        )


def test_a_batch_is_no_longer_than_a_message_may_be(life):
    large = create(life, "large")
    half = "x" * 524_288
    assert told(life, "SendMessageBatch", large, Entries=[entry(1, MessageBody=half), entry(2, MessageBody=half)])
    assert refused(
        life, "SendMessageBatch", large, Entries=[entry(1, MessageBody=half), entry(2, MessageBody=half + "x")]
    ) == (
        f"{PREFIX}BatchRequestTooLong",
        "Batch requests cannot be longer than 1048576 bytes. You have sent 1048577 bytes.",
    )


def test_receipts_in_batches(life, orders):
    send(life, orders, "1", "2", "3")
    given = receive(life, orders)
    handles = [each["ReceiptHandle"] for each in given]
    changed = told(
        life,
        "ChangeMessageVisibilityBatch",
        orders,
        Entries=[
            {"Id": "a", "ReceiptHandle": handles[0], "VisibilityTimeout": 0},
            {"Id": "b", "ReceiptHandle": "x"},
            {"Id": "c", "ReceiptHandle": handles[2], "VisibilityTimeout": 43_201},
        ],
    )
    assert changed["Successful"] == [{"Id": "a"}]
    assert [(each["Id"], each["Code"]) for each in changed["Failed"]] == [("b", "ReceiptHandleIsInvalid"), ("c", BAD)]
    deleted = told(
        life,
        "DeleteMessageBatch",
        orders,
        Entries=[{"Id": "a", "ReceiptHandle": handles[1]}, {"Id": "b", "ReceiptHandle": "x"}],
    )
    assert (deleted["Successful"], deleted["Failed"][0]["Code"]) == ([{"Id": "a"}], "ReceiptHandleIsInvalid")
    assert counts(life, orders) == (1, 1, 0)


def test_expired_handles_of_a_fifo_queue_have_a_code_of_their_own_in_a_batch(life):
    url = create(life, "orders.fifo", **FIFO)
    send(life, url, "1", MessageGroupId="a")
    (given,) = receive(life, url)
    life.advance(31)
    entries = [{"Id": "a", "ReceiptHandle": given["ReceiptHandle"]}]
    assert told(life, "DeleteMessageBatch", url, Entries=entries)["Failed"] == [
        {
            "Id": "a",
            "SenderFault": True,
            "Code": "ReceiptHandleIsInvalid",
            "Message": "The receipt handle has expired",
        }
    ]
