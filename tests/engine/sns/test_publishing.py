"""What may be published, and in which form it arrives."""

import json

import pytest

from tests.engine.sns.asking import (
    ARN,
    BAD,
    attributes,
    bodies,
    create,
    letters,
    lucky,
    messages,
    publish,
    queue_for,
    refused,
    told,
)
from tests.engine.sqs.asking import receive

ATTRIBUTE = "ParameterValueInvalid"


@pytest.fixture
def life():
    return lucky()


@pytest.fixture
def orders(life):
    return create(life, "orders")


def text(value):
    return {"DataType": "String", "StringValue": value}


def test_a_notification_as_a_queue_gets_it(life, orders):
    url, subscription = queue_for(life, orders, "cooks")
    sent = publish(life, orders, "만두", Subject="7", MessageAttributes=attributes(table=7, photo=b"\x00")).answer
    (found,) = receive(life, url)
    told_ = json.loads(found["Body"])
    assert list(told_) == [
        "Type",
        "MessageId",
        "TopicArn",
        "Subject",
        "Message",
        "Timestamp",
        "SignatureVersion",
        "Signature",
        "SigningCertURL",
        "UnsubscribeURL",
        "MessageAttributes",
    ]
    assert (told_["Type"], told_["MessageId"], told_["Message"]) == ("Notification", sent["MessageId"], "만두")
    assert told_["UnsubscribeURL"].endswith(f"/?Action=Unsubscribe&SubscriptionArn={subscription}")
    assert told_["MessageAttributes"] == {
        "table": {"Type": "Number", "Value": "7"},
        "photo": {"Type": "Binary", "Value": "AA=="},
    }
    assert found["Body"].startswith('{\n  "Type" : "Notification",\n')
    assert found["MessageId"] != sent["MessageId"]


def test_a_raw_message_brings_its_attributes(life, orders):
    url, _ = queue_for(life, orders, "cooks", RawMessageDelivery="true")
    publish(life, orders, "soup", MessageAttributes=attributes(table=7))
    (found,) = receive(life, url, MessageAttributeNames=["All"])
    assert (found["Body"], found["MessageAttributes"]) == ("soup", attributes(table=7))


def test_each_protocol_has_its_own_text(life, orders):
    cooks, _ = queue_for(life, orders, "cooks")
    told(life, "Subscribe", TopicArn=orders, Protocol="sms", Endpoint="+821012345678")
    structure = json.dumps({"default": "order", "sqs": '{"menu": "soup"}', "sms": "Soup!", "lambda": 3})
    publish(life, orders, structure, MessageStructure="json")
    assert messages(life, cooks) == ['{"menu": "soup"}']
    assert [each["Body"] for each in letters(life)] == ["Soup!"]


@pytest.mark.parametrize(
    ("params", "code", "message"),
    [
        ({"Message": ""}, BAD, "Invalid parameter: Empty message"),
        ({"Subject": ""}, BAD, "Invalid parameter: Subject"),
        ({"Subject": "s" * 101}, BAD, "Invalid parameter: Subject"),
        ({"Subject": "two\nlines"}, BAD, "Invalid parameter: Subject"),
        ({"MessageStructure": "xml"}, BAD, "Invalid parameter: MessageStructure"),
        (
            {"MessageStructure": "json"},
            BAD,
            "Invalid parameter: Message Structure - JSON message body failed to parse",
        ),
        (
            {"MessageStructure": "json", "Message": '{"sqs": "x", "default": 1}'},
            BAD,
            "Invalid parameter: Message Structure - No default entry in JSON message body",
        ),
        ({"Message": "x" * 262_145}, BAD, "Invalid parameter: Message too long"),
        (
            {"Message": "x" * 262_131, "MessageAttributes": {"menu": text("soup")}},
            BAD,
            "Invalid parameter: Message too long",
        ),
        (
            {"MessageDeduplicationId": "1"},
            BAD,
            "Invalid parameter: MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter "
            "that is not valid for this topic type",
        ),
        (
            {"MessageGroupId": "a b"},
            BAD,
            "Invalid parameter: MessageGroupId Reason: MessageGroupId can only include alphanumeric and punctuation "
            "characters. 1 to 128 in length.",
        ),
        (
            {"TargetArn": f"{ARN}:bills", "TopicArn": None},
            BAD,
            "Invalid parameter: TargetArn Reason: No endpoint found for the target arn specified",
        ),
        ({"TopicArn": None}, BAD, "Invalid parameter: TopicArn or TargetArn Reason: no value for required parameter"),
        ({"TopicArn": f"{ARN}:bills"}, "NotFound", "Topic does not exist"),
        (
            {"MessageAttributes": {"a": {"DataType": "Text", "StringValue": "x"}}},
            ATTRIBUTE,
            "The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is "
            "Binary, Number, and String.",
        ),
        (
            {"MessageAttributes": {"a": {"DataType": "String"}}},
            ATTRIBUTE,
            "The message attribute 'a' must contain non-empty message attribute value for message attribute type "
            "'String'.",
        ),
        (
            {"MessageAttributes": {"a": {"DataType": "Binary", "StringValue": "x"}}},
            ATTRIBUTE,
            "The message attribute 'a' with type 'Binary' must use field 'Binary'.",
        ),
        (
            {"MessageAttributes": {"a": {"DataType": "Number", "StringValue": "seven"}}},
            ATTRIBUTE,
            "Could not cast message attribute 'a' value to number.",
        ),
        (
            {"MessageAttributes": {"a" * 257: text("x")}},
            ATTRIBUTE,
            "Length of message attribute name must be less than 256 bytes.",
        ),
        (
            {"MessageAttributes": {"a^": text("x")}},
            ATTRIBUTE,
            "Invalid non-alphanumeric character '#x5E' was found in the message attribute name. Can only include "
            "alphanumeric characters, hyphens, underscores, or dots.",
        ),
        (
            {"MessageAttributes": {".a": text("x")}},
            ATTRIBUTE,
            "Invalid message attribute name starting with character '.' was found.",
        ),
        (
            {"MessageAttributes": {"a.": text("x")}},
            ATTRIBUTE,
            "Invalid message attribute name ending with character '.' was found.",
        ),
        (
            {"MessageAttributes": {"a..b": text("x")}},
            ATTRIBUTE,
            "Message attribute name can not have successive '.' character.",
        ),
    ],
)
def test_messages_that_are_refused(life, orders, params, code, message):
    asked = {"TopicArn": orders, "Message": "soup"} | params
    asked = {name: value for name, value in asked.items() if value is not None}
    assert refused(life, "Publish", **asked) == (code, message)


def test_the_longest_message(life, orders):
    queue_for(life, orders, "cooks", RawMessageDelivery="true")
    publish(life, orders, "x" * 262_144, Subject="s" * 100)
    change = {"AttributeName": "MaximumMessageSize", "AttributeValue": "1048576"}
    told(life, "SetTopicAttributes", TopicArn=orders, **change)
    publish(life, orders, "x" * 1_048_576)
    assert refused(life, "Publish", TopicArn=orders, Message="x" * 1_048_577)[1].endswith("Message too long")


def test_a_topic_may_be_named_as_a_target(life, orders):
    url, _ = queue_for(life, orders, "cooks")
    told(life, "Publish", TargetArn=orders, Message="soup")
    assert messages(life, url) == ["soup"]


def test_a_batch_fails_in_part(life, orders):
    url, _ = queue_for(life, orders, "cooks", RawMessageDelivery="true")
    entries = [
        {"Id": "one", "Message": "soup"},
        {"Id": "two", "Message": ""},
        {"Id": "three", "Message": "tea", "Subject": "\n"},
        {"Id": "four", "Message": "rice"},
    ]
    answer = told(life, "PublishBatch", TopicArn=orders, PublishBatchRequestEntries=entries)
    assert [each["Id"] for each in answer["Successful"]] == ["one", "four"]
    assert [(each["Id"], each["Message"]) for each in answer["Failed"]] == [
        ("two", "Invalid parameter: Empty message"),
        ("three", "Invalid parameter: Subject"),
    ]
    assert bodies(life, url) == ["soup", "rice"]


@pytest.mark.parametrize(
    ("entries", "code"),
    [
        ([], "EmptyBatchRequest"),
        ([{"Id": str(number), "Message": "x"} for number in range(11)], "TooManyEntriesInBatchRequest"),
        ([{"Id": "one", "Message": "x"}] * 2, "BatchEntryIdsNotDistinct"),
        ([{"Id": "o:e", "Message": "x"}], "InvalidBatchEntryId"),
        ([{"Id": "one", "Message": "x", "MessageAttributes": {"a": {"DataType": "Text"}}}], ATTRIBUTE),
        ([{"Id": str(number), "Message": "x" * 131_073} for number in range(2)], "BatchRequestTooLong"),
    ],
)
def test_batches_that_are_refused_as_a_whole(life, orders, entries, code):
    assert refused(life, "PublishBatch", TopicArn=orders, PublishBatchRequestEntries=entries)[0] == code
