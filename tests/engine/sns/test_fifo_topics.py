"""FIFO topics: groups, deduplication, order; and what of it a queue gets."""

import json

import pytest

from serverless_lab.engine.news import NotificationsSent
from tests.engine.sns.asking import BAD, FIFO, bodies, create, lucky, messages, publish, queue_for, refused, told
from tests.engine.sqs.asking import delete, receive


@pytest.fixture
def life():
    return lucky()


@pytest.fixture
def orders(life):
    return create(life, "orders.fifo", **FIFO)


def test_a_notification_has_a_number_and_no_signature(life, orders):
    url, _ = queue_for(life, orders, "cooks.fifo")
    answer = publish(life, orders, "soup", MessageGroupId="a").answer
    (found,) = bodies(life, url)
    assert (found["SequenceNumber"], len(answer["SequenceNumber"])) == (answer["SequenceNumber"], 20)
    assert not {"Signature", "SignatureVersion", "SigningCertURL"} & set(found)


def test_the_order_of_each_group_reaches_the_queue(life, orders):
    url, _ = queue_for(life, orders, "cooks.fifo", RawMessageDelivery="true")
    for number in range(6):
        publish(life, orders, f"{'ab'[number % 2]}{number}", MessageGroupId="ab"[number % 2])
    seen = []
    while given := receive(life, url, 1, AttributeNames=["All"]):
        seen += [(each["Attributes"]["MessageGroupId"], each["Body"]) for each in given]
        delete(life, url, given)
    assert [body for group, body in seen if group == "a"] == ["a0", "a2", "a4"]
    assert [body for group, body in seen if group == "b"] == ["b1", "b3", "b5"]


def test_the_same_within_five_minutes_is_delivered_once(life, orders):
    url, _ = queue_for(life, orders, "cooks", RawMessageDelivery="true")
    first = publish(life, orders, "soup", MessageGroupId="a")
    again = publish(life, orders, "soup", MessageGroupId="b")
    assert again.answer == first.answer
    assert not any(isinstance(each, NotificationsSent) for each in again.news)
    other = publish(life, orders, "soup", MessageGroupId="a", MessageDeduplicationId="2").answer
    life.advance(301)
    late = publish(life, orders, "soup", MessageGroupId="a").answer
    numbers = [int(each["SequenceNumber"]) for each in (first.answer, other, late)]
    assert numbers == sorted(set(numbers))
    assert len(bodies(life, url)) == 3


def test_groups_may_deduplicate_for_themselves(life):
    topic = create(life, "orders.fifo", **FIFO, FifoThroughputScope="MessageGroup")
    url, _ = queue_for(life, topic, "cooks", RawMessageDelivery="true")
    for group in "aab":
        publish(life, topic, "soup", MessageGroupId=group)
    assert bodies(life, url) == ["soup", "soup"]


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({}, "The MessageGroupId parameter is required for FIFO topics"),
        (
            {"MessageGroupId": "a"},
            "The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided "
            "explicitly",
        ),
        (
            {"MessageGroupId": "a", "MessageDeduplicationId": ""},
            "MessageDeduplicationId Reason: MessageDeduplicationId can only include alphanumeric and punctuation "
            "characters. 1 to 128 in length.",
        ),
    ],
)
def test_what_a_fifo_topic_needs(life, params, reason):
    topic = create(life, "orders.fifo", FifoTopic="true")
    expected = (BAD, f"Invalid parameter: {reason}")
    assert refused(life, "Publish", TopicArn=topic, Message="soup", **params) == expected
    entries = [{"Id": "one", "Message": "tea", "MessageGroupId": "a", "MessageDeduplicationId": "1"}]
    entries += [{"Id": "two", "Message": "soup"} | params]
    assert refused(life, "PublishBatch", TopicArn=topic, PublishBatchRequestEntries=entries) == expected


def test_a_batch_deduplicates_within_itself(life, orders):
    url, _ = queue_for(life, orders, "cooks.fifo")
    entries = [{"Id": each, "Message": "soup", "MessageGroupId": "a"} for each in ("one", "two")]
    told_ = told(life, "PublishBatch", TopicArn=orders, PublishBatchRequestEntries=entries)["Successful"]
    assert told_[0]["MessageId"] == told_[1]["MessageId"]
    assert messages(life, url) == ["soup"]


def test_dead_letters_of_a_fifo_topic_keep_their_group(life, orders):
    lost, _ = queue_for(life, orders, "lost.fifo", FilterPolicy='{"never": ["x"]}')
    redrive = json.dumps({"deadLetterTargetArn": lost.replace("https://", "").split("/")[-1]})
    arn = f"arn:aws:sqs:ap-northeast-2:123456789012:{json.loads(redrive)['deadLetterTargetArn']}"
    url, _ = queue_for(life, orders, "cooks.fifo", RedrivePolicy=json.dumps({"deadLetterTargetArn": arn}))
    life.call("sqs", "DeleteQueue", {"QueueUrl": url})
    publish(life, orders, "soup", MessageGroupId="a")
    (found,) = receive(life, lost, AttributeNames=["All"])
    assert (json.loads(found["Body"])["Message"], found["Attributes"]["MessageGroupId"]) == ("soup", "a")


def test_a_standard_topic_hands_a_group_on(life):
    topic = create(life, "orders")
    url, _ = queue_for(life, topic, "cooks")
    publish(life, topic, "soup", MessageGroupId="a")
    (found,) = receive(life, url, AttributeNames=["All"])
    assert found["Attributes"]["MessageGroupId"] == "a"
