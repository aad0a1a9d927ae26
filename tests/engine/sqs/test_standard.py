"""Standard queues: what is sent is received, hidden, shown again and deleted; what nobody promises is drawn."""

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.news import MessageDuplicated
from tests.engine.sqs.asking import BAD, bodies, counts, create, delete, lucky, queue, receive, refused, send, told


@pytest.fixture
def life():
    return lucky()


@pytest.fixture
def orders(life):
    return create(life, "orders")


def test_what_is_received_is_hidden_until_its_time_is_over(life, orders):
    send(life, orders, "soup", "rice")
    assert bodies(receive(life, orders, 1)) == ["soup"]
    assert counts(life, orders) == (1, 1, 0)
    assert bodies(receive(life, orders)) == ["rice"]
    assert receive(life, orders) == []
    life.advance(30)
    assert counts(life, orders) == (2, 0, 0)
    again = receive(life, orders, AttributeNames=["ApproximateReceiveCount"])
    assert bodies(again) == ["soup", "rice"]
    assert [each["Attributes"] for each in again] == [{"ApproximateReceiveCount": "2"}] * 2


def test_what_is_deleted_never_comes_again(life, orders):
    send(life, orders, "soup")
    delete(life, orders, receive(life, orders))
    life.advance(3600)
    assert (receive(life, orders), counts(life, orders)) == ([], (0, 0, 0))


def test_what_is_delayed_shows_later(life, orders):
    send(life, orders, "soup", DelaySeconds=60)
    send(life, orders, "rice")
    assert counts(life, orders) == (1, 0, 1)
    assert bodies(receive(life, orders, VisibilityTimeout=600)) == ["rice"]
    life.advance(50)
    assert receive(life, orders) == []
    life.advance(10)
    assert bodies(receive(life, orders)) == ["soup"]


def test_a_queue_may_delay_whatever_is_sent(life):
    slow = create(life, "slow", DelaySeconds="5")
    send(life, slow, "soup")
    send(life, slow, "rice", DelaySeconds=0)
    assert bodies(receive(life, slow)) == ["rice"]


def test_visibility_is_changed_for_better_and_worse(life, orders):
    send(life, orders, "soup")
    (soup,) = receive(life, orders, VisibilityTimeout=5)
    told(life, "ChangeMessageVisibility", orders, ReceiptHandle=soup["ReceiptHandle"], VisibilityTimeout=100)
    life.advance(90)
    assert receive(life, orders) == []
    told(life, "ChangeMessageVisibility", orders, ReceiptHandle=soup["ReceiptHandle"], VisibilityTimeout=0)
    assert bodies(receive(life, orders, VisibilityTimeout=0)) == ["soup"]
    assert bodies(receive(life, orders)) == ["soup"]


def test_twelve_hours_are_the_most_since_it_was_received(life, orders):
    send(life, orders, "soup")
    (soup,) = receive(life, orders)
    change = {"ReceiptHandle": soup["ReceiptHandle"]}
    assert refused(life, "ChangeMessageVisibility", orders, **change, VisibilityTimeout=43_200) == (
        BAD,
        "Value 43200 for parameter VisibilityTimeout is invalid. "
        "Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds]",
    )
    assert refused(life, "ChangeMessageVisibility", orders, **change, VisibilityTimeout=-1) == (
        BAD,
        "Value -1 for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200, if provided.",
    )


def test_what_nobody_takes_is_kept_for_a_while(life):
    brief = create(life, "brief", MessageRetentionPeriod="60", VisibilityTimeout="600")
    send(life, brief, "soup", "rice")
    receive(life, brief, 1)
    send(life, brief, "noodles", DelaySeconds=900)
    life.advance(50)
    assert counts(life, brief) == (1, 1, 1)
    life.advance(15)
    assert (counts(life, brief), queue(life, "brief").alive) == ((0, 0, 0), 0)


def test_retention_counts_for_what_is_there_already(life, orders):
    send(life, orders, "soup")
    life.advance(100)
    told(life, "SetQueueAttributes", orders, Attributes={"MessageRetentionPeriod": "60"})
    life.advance(1)
    assert counts(life, orders) == (0, 0, 0)


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        (
            {"MaxNumberOfMessages": 11},
            "Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.",
        ),
        (
            {"WaitTimeSeconds": 21},
            "Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.",
        ),
        (
            {"ReceiveRequestAttemptId": "one"},
            "Value one for parameter ReceiveRequestAttemptId is invalid. "
            "Reason: The request include parameter that is not valid for this queue type.",
        ),
    ],
)
def test_what_cannot_be_asked_for(life, orders, params, reason):
    assert refused(life, "ReceiveMessage", orders, **params) == (BAD, reason)


def test_so_many_may_be_in_flight(life, orders, monkeypatch):
    monkeypatch.setattr(numbers, "SQS_IN_FLIGHT", 2)
    send(life, orders, "soup", "rice", "noodles")
    assert len(receive(life, orders)) == 2
    assert refused(life, "ReceiveMessage", orders)[0] == "OverLimit"
    assert receive(life, orders, WaitTimeSeconds=20) == []  # a long poll is given nothing, and no error


def test_a_queue_of_many_blocks_keeps_its_order(life, orders):
    for start in range(0, 300, 10):
        entries = [{"Id": str(number), "MessageBody": f"dish {start + number}"} for number in range(10)]
        told(life, "SendMessageBatch", orders, Entries=entries)
    assert len(queue(life, "orders").open) <= 64
    found = []
    for _ in range(30):
        ten = receive(life, orders)
        found += bodies(ten)
        delete(life, orders, ten)
    assert found == [f"dish {number}" for number in range(300)]
    assert list(queue(life, "orders").blocks) == []


def test_long_bodies_and_attributes_lie_as_bodies_of_their_own(life, orders):
    body, table = "만두 " * 3000, {"table": {"DataType": "String", "StringValue": "x" * 3000}}
    send(life, orders, body, MessageAttributes=table)
    (kept,) = queue(life, "orders").open
    assert (kept.body, kept.attributes) == ("", {})
    (found,) = receive(life, orders, MessageAttributeNames=["All"])
    assert (found["Body"], found["MessageAttributes"]) == (body, table)


def test_messages_come_twice_as_often_as_the_dial_says(life, orders):
    life.call("lab", "SetQueueLuck", {"Twice": 1000})
    (sent,) = send(life, orders, "soup")
    outcome = life.call("sqs", "ReceiveMessage", {"QueueUrl": orders})
    assert [each.message_id for each in outcome.news if isinstance(each, MessageDuplicated)] == [sent["MessageId"]]
    delete(life, orders, outcome.answer["Messages"])
    life.call("lab", "SetQueueLuck", {"Twice": 0})
    life.advance(30)
    (again,) = receive(life, orders)
    assert again["MessageId"] == sent["MessageId"]


def test_whatever_goes_astray_is_received_after_all(life, orders):
    """Of more messages than the order may be lost among."""
    life.call("lab", "SetQueueLuck", {"Astray": 1000})
    send(life, orders, *(str(number) for number in range(50)))
    found = [each for _ in range(50) for each in bodies(receive(life, orders, 1, VisibilityTimeout=43_200))]
    assert sorted(found, key=int) == [str(number) for number in range(50)]


def test_messages_go_astray_as_often_as_the_dial_says(life, orders):
    assert life.call("lab", "SetQueueLuck", {"Astray": 1000}).answer == {"Twice": 0, "Astray": 1000, "Missed": 0}
    sent = [str(number) for number in range(10)]
    send(life, orders, *sent)
    found = bodies(receive(life, orders, 5))
    found += bodies(receive(life, orders, 5))
    assert (sorted(found), found == sent) == (sent, False)


def test_a_short_poll_misses_what_a_long_one_finds(life, orders):
    life.call("lab", "SetQueueLuck", {"Missed": 1000})
    send(life, orders, "soup", "rice")
    assert receive(life, orders) == []
    assert bodies(receive(life, orders, WaitTimeSeconds=1)) == ["soup", "rice"]


def test_a_queue_wakes_once_for_many_messages(life, orders):
    for number in range(50):
        send(life, orders, f"dish {number}")
    while found := receive(life, orders, VisibilityTimeout=3600):
        delete(life, orders, found)
    waiting = [due for due in life.cloud.state.due if due.kind == "sqs.Wake"]
    assert len(waiting) <= 2
    assert queue(life, "orders").planned > life.now + 3000 * SECOND
