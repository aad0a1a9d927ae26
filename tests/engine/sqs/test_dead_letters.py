"""Dead letters: what is received too often goes elsewhere, and comes back by a move task."""

import json

import pytest

from serverless_lab.engine.news import MessageBuried
from tests.engine.sqs.asking import (
    ARN,
    BAD,
    FIFO,
    attribute,
    bodies,
    counts,
    create,
    delete,
    lucky,
    receive,
    refused,
    send,
    told,
)
from tests.engine.sqs.good import ADDRESS


@pytest.fixture
def life():
    return lucky()


def redrive(name="spoiled", most=1):
    return json.dumps({"deadLetterTargetArn": f"{ARN}:{name}", "maxReceiveCount": most}, separators=(",", ":"))


@pytest.fixture
def spoiled(life):
    return create(life, "spoiled")


@pytest.fixture
def orders(life, spoiled):
    return create(life, "orders", RedrivePolicy=redrive(), VisibilityTimeout="5")


def test_it_goes_when_it_would_be_received_once_too_often(life, orders, spoiled):
    (sent,) = send(life, orders, "soup")
    receive(life, orders)
    life.advance(5)
    assert (counts(life, orders), counts(life, spoiled)) == ((1, 0, 0), (0, 0, 0))
    outcome = life.call("sqs", "ReceiveMessage", {"QueueUrl": orders})
    assert outcome.answer == {}
    (news,) = (each for each in outcome.news if isinstance(each, MessageBuried))
    assert (news.queue, news.target, news.message_id, news.receives) == ("orders", "spoiled", sent["MessageId"], 1)
    (dead,) = receive(life, spoiled, AttributeNames=["All"])
    assert (dead["MessageId"], dead["Attributes"]) == (
        sent["MessageId"],
        {
            "SenderId": "123456789012",
            "SentTimestamp": "1790000004000",
            "ApproximateReceiveCount": "2",
            "ApproximateFirstReceiveTimestamp": "1790000005000",
            "DeadLetterQueueSourceArn": f"{ARN}:orders",
        },
    )


def test_the_others_are_still_received(life, orders):
    send(life, orders, "poison")
    receive(life, orders)
    life.advance(5)
    send(life, orders, "soup")
    assert bodies(receive(life, orders)) == ["soup"]


def test_a_dead_letter_keeps_its_age_in_a_standard_queue(life, orders, spoiled):
    told(life, "SetQueueAttributes", spoiled, Attributes={"MessageRetentionPeriod": "60"})
    send(life, orders, "soup")
    receive(life, orders)
    life.advance(50)
    receive(life, orders)
    assert counts(life, spoiled) == (1, 0, 0)
    life.advance(8)
    assert counts(life, spoiled) == (0, 0, 0)


def test_in_a_fifo_queue_it_makes_way_for_its_group(life):
    create(life, "spoiled.fifo", **FIFO)
    url = create(life, "orders.fifo", **FIFO, RedrivePolicy=redrive("spoiled.fifo"), VisibilityTimeout="5")
    send(life, url, "1", "2", MessageGroupId="a")
    receive(life, url, 1)
    life.advance(5)
    assert bodies(receive(life, url)) == ["2"]
    (dead,) = receive(life, f"{ADDRESS}/spoiled.fifo", AttributeNames=["MessageGroupId"])
    assert (dead["Body"], dead["Attributes"]) == ("1", {"MessageGroupId": "a"})


def test_whose_dead_letters_a_queue_takes(life, orders, spoiled):
    assert told(life, "ListDeadLetterSourceQueues", spoiled) == {"queueUrls": [orders]}
    create(life, "more", RedrivePolicy=redrive())
    first = told(life, "ListDeadLetterSourceQueues", spoiled, MaxResults=1)
    rest = told(life, "ListDeadLetterSourceQueues", spoiled, MaxResults=1, NextToken=first["NextToken"])
    assert first["queueUrls"] + rest["queueUrls"] == [f"{ADDRESS}/more", orders]
    told(life, "SetQueueAttributes", orders, Attributes={"RedrivePolicy": ""})
    told(life, "DeleteQueue", f"{ADDRESS}/more")
    assert told(life, "ListDeadLetterSourceQueues", spoiled) == {"queueUrls": []}
    assert attribute(life, orders, "RedrivePolicy") is None


def test_without_the_dead_letter_queue_messages_stay(life, orders, spoiled):
    send(life, orders, "soup")
    told(life, "DeleteQueue", spoiled)
    receive(life, orders)
    life.advance(5)
    assert bodies(receive(life, orders)) == ["soup"]


@pytest.mark.parametrize(
    ("policy", "reason"),
    [
        ("{", "Redrive policy is not a valid JSON map."),
        ("[]", "Redrive policy is not a valid JSON map."),
        (
            json.dumps({"maxReceiveCount": 3}),
            "Redrive policy does not contain mandatory attribute: deadLetterTargetArn.",
        ),
        (
            json.dumps({"deadLetterTargetArn": f"{ARN}:spoiled"}),
            "Redrive policy does not contain mandatory attribute: maxReceiveCount.",
        ),
        (
            json.dumps({"deadLetterTargetArn": "dummy", "maxReceiveCount": 42}),
            "Invalid value for deadLetterTargetArn.",
        ),
        (redrive("nowhere"), "Dead letter target does not exist."),
        (redrive("spoiled.fifo"), "Dead-letter queue must be same type of queue as the source."),
        (
            redrive(most=1001),
            "Invalid value for maxReceiveCount: 1001, valid values are from 1 to 1000 both inclusive.",
        ),
    ],
)
def test_policies_that_are_refused(life, orders, policy, reason):
    create(life, "spoiled.fifo", FifoQueue="true")
    sentence = f"Value {policy} for parameter RedrivePolicy is invalid. Reason: {reason}"
    assert refused(life, "SetQueueAttributes", orders, Attributes={"RedrivePolicy": policy}) == (BAD, sentence)


def test_a_queue_says_whose_dead_letters_it_takes(life, spoiled):
    def allow(permission, *sources):
        policy = {"redrivePermission": permission} | ({"sourceQueueArns": list(sources)} if sources else {})
        text = json.dumps(policy, separators=(",", ":"))
        told(life, "SetQueueAttributes", spoiled, Attributes={"RedriveAllowPolicy": text})
        return text

    text = allow("byQueue", f"{ARN}:orders")
    assert attribute(life, spoiled, "RedriveAllowPolicy") == text
    create(life, "orders", RedrivePolicy=redrive())
    other = {"QueueName": "other", "Attributes": {"RedrivePolicy": redrive()}}
    assert refused(life, "CreateQueue", **other)[0] == BAD
    allow("denyAll")
    assert refused(life, "CreateQueue", **other)[0] == BAD
    allow("allowAll")
    create(life, "other", RedrivePolicy=redrive())
    for text in ("{", '{"redrivePermission":"some"}', '{"redrivePermission":"byQueue"}'):
        assert refused(life, "SetQueueAttributes", spoiled, Attributes={"RedriveAllowPolicy": text})[0] == BAD


def bury(life, orders, *sent):
    send(life, orders, *sent)
    receive(life, orders)
    life.advance(5)
    assert receive(life, orders) == []


def tasks(life, most=1):
    return told(life, "ListMessageMoveTasks", SourceArn=f"{ARN}:spoiled", MaxResults=most).get("Results", [])


def test_a_task_brings_them_back_where_they_came_from(life, orders, spoiled):
    bury(life, orders, "1", "2")
    started = life.call("sqs", "StartMessageMoveTask", {"SourceArn": f"{ARN}:spoiled"})
    assert list(started.answer) == ["TaskHandle"]
    life.advance(1)
    assert tasks(life) == [
        {
            "Status": "COMPLETED",
            "SourceArn": f"{ARN}:spoiled",
            "ApproximateNumberOfMessagesMoved": 2,
            "ApproximateNumberOfMessagesToMove": 2,
            "StartedTimestamp": started.entry.at // 1000,
        }
    ]
    back = receive(life, orders, AttributeNames=["ApproximateReceiveCount", "DeadLetterQueueSourceArn"])
    assert bodies(back) == ["1", "2"]
    assert [each["Attributes"] for each in back] == [{"ApproximateReceiveCount": "1"}] * 2


def test_a_task_may_be_slow_and_be_cancelled(life, orders, spoiled):
    bury(life, orders, *map(str, range(10)))
    other = create(life, "other")
    slow = {"SourceArn": f"{ARN}:spoiled", "DestinationArn": f"{ARN}:other", "MaxNumberOfMessagesPerSecond": 1}
    handle = told(life, "StartMessageMoveTask", **slow)["TaskHandle"]
    assert refused(life, "StartMessageMoveTask", **slow) == (
        BAD,
        "There is already a task running. Only one active task is allowed for a source queue arn at a given time.",
    )
    life.advance(2)
    (running,) = tasks(life)
    assert (running["Status"], running["TaskHandle"], running["MaxNumberOfMessagesPerSecond"]) == ("RUNNING", handle, 1)
    moved = told(life, "CancelMessageMoveTask", TaskHandle=handle)["ApproximateNumberOfMessagesMoved"]
    life.advance(60)
    (ended,) = tasks(life)
    assert (ended["Status"], ended["ApproximateNumberOfMessagesMoved"]) == ("CANCELLED", moved)
    assert counts(life, other) == (moved, 0, 0)
    assert refused(life, "CancelMessageMoveTask", TaskHandle=handle) == (
        "ResourceNotFoundException",
        "Task does not exist.",
    )


def test_a_task_fails_with_its_destination(life, orders, spoiled):
    bury(life, orders, "1", "2", "3")
    other = create(life, "other")
    slow = {"SourceArn": f"{ARN}:spoiled", "DestinationArn": f"{ARN}:other", "MaxNumberOfMessagesPerSecond": 1}
    told(life, "StartMessageMoveTask", **slow)
    told(life, "DeleteQueue", other)
    life.advance(5)
    (ended,) = tasks(life)
    assert (ended["Status"], ended["FailureReason"]) == ("FAILED", "AWS.SimpleQueueService.NonExistentQueue")
    assert sum(counts(life, spoiled)) == 3 - ended["ApproximateNumberOfMessagesMoved"]


def test_what_was_never_a_dead_letter_has_nowhere_to_go(life, orders, spoiled):
    send(life, spoiled, "stray")
    told(life, "StartMessageMoveTask", SourceArn=f"{ARN}:spoiled")
    life.advance(2)
    assert tasks(life)[0]["FailureReason"] == "CouldNotDetermineMessageSource"
    assert counts(life, spoiled) == (1, 0, 0)


def test_a_task_of_a_fifo_queue_keeps_the_order(life):
    create(life, "spoiled.fifo", **FIFO)
    url = create(life, "orders.fifo", **FIFO, RedrivePolicy=redrive("spoiled.fifo"), VisibilityTimeout="5")
    send(life, url, "1", "2", "3", MessageGroupId="a")
    receive(life, url)
    life.advance(5)
    assert receive(life, url) == []
    told(life, "StartMessageMoveTask", SourceArn=f"{ARN}:spoiled.fifo")
    life.advance(2)
    back = receive(life, url)
    assert bodies(back) == ["1", "2", "3"]
    delete(life, url, back)


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"SourceArn": f"{ARN}:orders"}, (BAD, "Source queue must be configured as a Dead Letter Queue.")),
        (
            {"SourceArn": f"{ARN}:nowhere"},
            (
                "ResourceNotFoundException",
                "The resource that you specified for the SourceArn parameter doesn't exist.",
            ),
        ),
        (
            {"SourceArn": f"{ARN}:spoiled", "DestinationArn": f"{ARN}:nowhere"},
            (
                "ResourceNotFoundException",
                "The resource that you specified for the DestinationArn parameter doesn't exist.",
            ),
        ),
    ],
)
def test_tasks_that_are_refused(life, orders, params, refusal):
    assert refused(life, "StartMessageMoveTask", **params) == refusal
    assert refused(life, "CancelMessageMoveTask", TaskHandle="x") == (
        BAD,
        "Value for parameter TaskHandle is invalid.",
    )
