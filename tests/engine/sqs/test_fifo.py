"""FIFO queues: order within a group, one delivery of what is sent twice, and how fast they may be asked."""

import pytest

from tests.engine.sqs.asking import BAD, FIFO, bodies, counts, create, delete, lucky, receive, refused, send, told


@pytest.fixture
def life():
    return lucky()


@pytest.fixture
def orders(life):
    return create(life, "orders.fifo", **FIFO)


def test_a_group_waits_for_its_first_message(life, orders):
    send(life, orders, "soup 1", "soup 2", "soup 3", MessageGroupId="soup")
    send(life, orders, "rice 1", MessageGroupId="rice")
    first = receive(life, orders, 2)
    assert bodies(first) == ["soup 1", "soup 2"]
    second = receive(life, orders)
    assert bodies(second) == ["rice 1"]
    delete(life, orders, first[1:])
    assert receive(life, orders) == []
    delete(life, orders, first[:1])
    assert bodies(receive(life, orders)) == ["soup 3"]


def test_what_was_not_deleted_comes_again_before_the_others(life, orders):
    send(life, orders, "1", "2", "3", MessageGroupId="soup")
    receive(life, orders, 2)
    life.advance(30)
    assert bodies(receive(life, orders)) == ["1", "2", "3"]


@pytest.mark.parametrize(("shown", "found"), [([], []), ([0], ["1"]), ([0, 1], ["1", "2"]), ([1, 2], [])])
def test_what_shows_again_is_given_up_to_the_first_that_is_hidden(life, orders, shown, found):
    send(life, orders, "1", "2", "3", MessageGroupId="soup")
    given = receive(life, orders)
    for number in shown:
        handle = given[number]["ReceiptHandle"]
        told(life, "ChangeMessageVisibility", orders, ReceiptHandle=handle, VisibilityTimeout=0)
    assert bodies(receive(life, orders)) == found


def test_groups_take_turns_by_age(life, orders):
    for number in range(3):
        for group in ("a", "b", "c"):
            send(life, orders, f"{group}{number}", MessageGroupId=group)
    assert bodies(receive(life, orders, 4)) == ["a0", "a1", "a2", "b0"]
    assert bodies(receive(life, orders)) == ["c0", "c1", "c2"]


def test_what_is_sent_twice_is_taken_once(life, orders):
    first, again = (send(life, orders, "soup", MessageGroupId=group)[0] for group in ("a", "b"))
    assert (again["MessageId"], again["SequenceNumber"]) == (first["MessageId"], first["SequenceNumber"])
    delete(life, orders, receive(life, orders))
    send(life, orders, "soup", MessageGroupId="a")
    assert receive(life, orders) == []
    life.advance(300)
    send(life, orders, "soup", MessageGroupId="a")
    assert bodies(receive(life, orders)) == ["soup"]


def test_a_deduplication_id_goes_before_the_content(life, orders):
    send(life, orders, "soup", "soup", MessageGroupId="a", MessageDeduplicationId="one")
    send(life, orders, "soup", MessageGroupId="a", MessageDeduplicationId="two")
    assert bodies(receive(life, orders)) == ["soup", "soup"]


def test_deduplication_may_count_within_a_group(life):
    busy = create(life, "busy.fifo", **FIFO, DeduplicationScope="messageGroup", FifoThroughputLimit="perMessageGroupId")
    for group in ("a", "b", "a"):
        send(life, busy, "soup", MessageGroupId=group)
    assert counts(life, busy) == (2, 0, 0)


def test_deduplication_remembers_over_many_windows(life, orders):
    for _ in range(4):
        send(life, orders, "soup", MessageGroupId="a")
        life.advance(200)
    assert counts(life, orders) == (2, 0, 0)


def test_sequence_numbers_grow(life, orders):
    numbers = [each["SequenceNumber"] for each in send(life, orders, "1", "2", "3", MessageGroupId="a")]
    assert (numbers, {len(each) for each in numbers}) == (sorted(set(numbers)), {20})


def test_the_attributes_of_a_message(life, orders):
    (sent,) = send(life, orders, "soup", MessageGroupId="a", MessageDeduplicationId="one")
    (found,) = receive(life, orders, MessageSystemAttributeNames=["All"])
    assert found["Attributes"] == {
        "SenderId": "123456789012",
        "SentTimestamp": "1790000003000",
        "ApproximateReceiveCount": "1",
        "ApproximateFirstReceiveTimestamp": "1790000004000",
        "MessageGroupId": "a",
        "MessageDeduplicationId": "one",
        "SequenceNumber": sent["SequenceNumber"],
    }


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({}, ("MissingParameter", "The request must contain the parameter MessageGroupId.")),
        (
            {"MessageGroupId": "a", "DelaySeconds": 2},
            (
                BAD,
                "Value 2 for parameter DelaySeconds is invalid. "
                "Reason: The request include parameter that is not valid for this queue type.",
            ),
        ),
        (
            {"MessageGroupId": "group 123"},
            (
                BAD,
                "Value group 123 for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include "
                "alphanumeric and punctuation characters. 1 to 128 in length.",
            ),
        ),
        (
            {"MessageGroupId": "a", "MessageDeduplicationId": ""},
            (
                BAD,
                "Value  for parameter MessageDeduplicationId is invalid. Reason: MessageDeduplicationId can only "
                "include alphanumeric and punctuation characters. 1 to 128 in length.",
            ),
        ),
    ],
)
def test_what_cannot_be_sent(life, orders, params, refusal):
    assert refused(life, "SendMessage", orders, MessageBody="soup", **params) == refusal


def test_without_content_a_deduplication_id_is_needed(life):
    plain = create(life, "plain.fifo", FifoQueue="true")
    sentence = (
        "The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly"
    )
    assert refused(life, "SendMessage", plain, MessageBody="soup", MessageGroupId="a") == (BAD, sentence)
    entry = {"Id": "one", "MessageBody": "soup", "MessageGroupId": "a"}
    assert refused(life, "SendMessageBatch", plain, Entries=[entry]) == (BAD, sentence)


def test_a_batch_without_groups_is_refused_as_a_whole(life, orders):
    entries = [{"Id": "1", "MessageBody": "soup", "MessageGroupId": "a"}, {"Id": "2", "MessageBody": "rice"}]
    assert refused(life, "SendMessageBatch", orders, Entries=entries) == (
        BAD,
        "The request must contain the parameter MessageGroupId.",
    )


def test_a_delay_of_nothing_is_the_queues_own(life):
    slow = create(life, "slow.fifo", **FIFO, DelaySeconds="5")
    send(life, slow, "1", "2", MessageGroupId="a", DelaySeconds=0)
    assert (receive(life, slow), counts(life, slow)) == ([], (0, 0, 2))
    life.advance(5)
    assert bodies(receive(life, slow)) == ["1", "2"]


def test_three_hundred_calls_in_a_second_and_then_no_more(life, orders):
    life.wall += -life.wall % 1_000_000
    entry = {"MessageGroupId": "a", "QueueUrl": orders}
    for number in range(300):
        life.wall -= 1_000_000
        outcome = life.call("sqs", "SendMessage", entry | {"MessageBody": str(number)})
        assert outcome.refusal is None
    life.wall -= 1_000_000
    assert refused(life, "SendMessage", orders, MessageBody="one more", MessageGroupId="a")[0] == "RequestThrottled"
    send(life, orders, "a second later", MessageGroupId="a")


def test_the_same_attempt_is_given_the_same(life, orders):
    send(life, orders, "1", "2", MessageGroupId="a")
    first = receive(life, orders, 1, ReceiveRequestAttemptId="try")
    again = receive(life, orders, 1, ReceiveRequestAttemptId="try")
    assert again == first
    delete(life, orders, first)
    assert bodies(receive(life, orders, 1, ReceiveRequestAttemptId="try")) == ["2"]
