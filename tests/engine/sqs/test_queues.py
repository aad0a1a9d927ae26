"""Queues: made, made again, found, listed, configured, purged, deleted."""

import pytest

from tests.engine.sqs.asking import ARN, BAD, FIFO, attribute, counts, create, lucky, receive, refused, send, told
from tests.engine.sqs.good import ADDRESS

DEFAULTS = {
    "ApproximateNumberOfMessages": "0",
    "ApproximateNumberOfMessagesDelayed": "0",
    "ApproximateNumberOfMessagesNotVisible": "0",
    "CreatedTimestamp": "1790000002",
    "DelaySeconds": "0",
    "LastModifiedTimestamp": "1790000002",
    "MaximumMessageSize": "1048576",
    "MessageRetentionPeriod": "345600",
    "QueueArn": f"{ARN}:orders",
    "ReceiveMessageWaitTimeSeconds": "0",
    "SqsManagedSseEnabled": "true",
    "VisibilityTimeout": "30",
}


@pytest.fixture
def life():
    return lucky()


@pytest.fixture
def orders(life):
    return create(life, "orders")


def everything(life, url):
    return told(life, "GetQueueAttributes", url, AttributeNames=["All"])["Attributes"]


def test_a_new_queue_has_the_defaults_of_aws(life, orders):
    assert orders == f"{ADDRESS}/orders"
    assert everything(life, orders) == DEFAULTS
    assert told(life, "GetQueueAttributes", orders) == {}


def test_a_fifo_queue_tells_what_only_it_has(life):
    url = create(life, "orders.fifo", **FIFO)
    more = everything(life, url).items() - (DEFAULTS | {"QueueArn": f"{ARN}:orders.fifo"}).items()
    assert dict(more) == FIFO | {"DeduplicationScope": "queue", "FifoThroughputLimit": "perQueue"}


def test_made_again_it_is_found_and_otherwise_refused(life):
    url = create(life, "orders", DelaySeconds="5")
    assert create(life, "orders", DelaySeconds="5") == create(life, "orders") == url
    sentence = "A queue already exists with the same name and a different value for attribute DelaySeconds"
    again = {"QueueName": "orders", "Attributes": {"DelaySeconds": "6"}}
    assert refused(life, "CreateQueue", **again) == ("QueueAlreadyExists", sentence)


@pytest.mark.parametrize(
    ("name", "attributes", "refusal"),
    [
        ("or ders", {}, (BAD, "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length")),
        ("o" * 81, {}, (BAD, "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length")),
        (
            "orders.fifo",
            {},
            (BAD, "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length"),
        ),
        (
            "orders",
            {"FifoQueue": "true"},
            (
                BAD,
                "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, "
                "must end with .fifo suffix and be 1 to 80 in length",
            ),
        ),
        ("orders", {"FifoQueue": "false"}, ("InvalidAttributeName", "Unknown Attribute FifoQueue.")),
        ("orders", {"Filling": "kimchi"}, ("InvalidAttributeName", "Unknown Attribute Filling.")),
        ("orders", {"QueueArn": ARN}, ("InvalidAttributeName", "Unknown Attribute QueueArn.")),
        (
            "orders",
            {"ContentBasedDeduplication": "true"},
            ("InvalidAttributeName", "Unknown Attribute ContentBasedDeduplication."),
        ),
        (
            "orders",
            {"DeduplicationScope": "queue"},
            ("InvalidAttributeName", "You can specify the DeduplicationScope only when FifoQueue is set to true."),
        ),
        ("orders", {"DelaySeconds": "901"}, ("InvalidAttributeValue", "Invalid value for the parameter DelaySeconds.")),
        (
            "orders",
            {"VisibilityTimeout": "soon"},
            ("InvalidAttributeValue", "Invalid value for the parameter VisibilityTimeout."),
        ),
        (
            "orders",
            {"MessageRetentionPeriod": "59"},
            ("InvalidAttributeValue", "Invalid value for the parameter MessageRetentionPeriod."),
        ),
        (
            "orders",
            {"MaximumMessageSize": "1048577"},
            ("InvalidAttributeValue", "Invalid value for the parameter MaximumMessageSize."),
        ),
        (
            "orders.fifo",
            {"FifoQueue": "true", "FifoThroughputLimit": "perMessageGroupId"},
            ("InvalidAttributeValue", "Invalid value for the parameter FifoThroughputLimit."),
        ),
        ("orders", {"Policy": "{"}, ("InvalidAttributeValue", "Invalid value for the parameter Policy.")),
        (
            "orders",
            {"SqsManagedSseEnabled": "true", "KmsMasterKeyId": "alias/k"},
            (
                "InvalidAttributeName",
                "You can use one type of server-side encryption (SSE) at one time. "
                "You can either enable KMS SSE or SQS SSE.",
            ),
        ),
    ],
)
def test_what_is_no_queue(life, name, attributes, refusal):
    assert refused(life, "CreateQueue", QueueName=name, Attributes=attributes) == refusal


def test_settings_change_and_the_change_is_dated(life, orders):
    told(life, "SetQueueAttributes", orders, Attributes={"VisibilityTimeout": "45", "KmsMasterKeyId": "alias/k"})
    found = everything(life, orders)
    assert (found["VisibilityTimeout"], found["SqsManagedSseEnabled"]) == ("45", "false")
    assert (found["KmsMasterKeyId"], found["KmsDataKeyReusePeriodSeconds"]) == ("alias/k", "300")
    assert int(found["LastModifiedTimestamp"]) > int(found["CreatedTimestamp"])
    told(life, "SetQueueAttributes", orders, Attributes={"VisibilityTimeout": "", "KmsMasterKeyId": ""})
    kept = {"LastModifiedTimestamp": attribute(life, orders, "LastModifiedTimestamp"), "SqsManagedSseEnabled": "false"}
    assert everything(life, orders) == DEFAULTS | kept


def test_a_queue_stays_what_it_was_made_as(life, orders):
    fifo = create(life, "orders.fifo", FifoQueue="true")
    told(life, "SetQueueAttributes", fifo, Attributes={"FifoQueue": "true"})
    assert refused(life, "SetQueueAttributes", fifo, Attributes={"FifoQueue": "false"}) == (
        "InvalidAttributeValue",
        "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.",
    )
    assert refused(life, "SetQueueAttributes", orders, Attributes={"FifoQueue": "true"}) == (
        "InvalidAttributeName",
        "Unknown Attribute FifoQueue.",
    )


def test_lists_have_pages_where_their_size_is_said(life):
    urls = [create(life, f"queue-{number}") for number in range(3)]
    create(life, "other")
    assert told(life, "ListQueues", QueueNamePrefix="queue-") == {"QueueUrls": urls}
    first = told(life, "ListQueues", QueueNamePrefix="queue-", MaxResults=2)
    rest = told(life, "ListQueues", QueueNamePrefix="queue-", MaxResults=2, NextToken=first["NextToken"])
    assert (first["QueueUrls"], rest) == (urls[:2], {"QueueUrls": urls[2:]})
    assert told(life, "ListQueues", QueueNamePrefix="nothing") == {}
    assert refused(life, "ListQueues", MaxResults=1001)[0] == BAD
    assert refused(life, "ListQueues", NextToken="?")[0] == BAD


def test_a_queue_goes_by_its_url(life, orders):
    missing = ("AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist.")
    send(life, "http://127.0.0.1:4566/aws/123456789012/orders", "soup")
    assert counts(life, orders) == (1, 0, 0)
    assert told(life, "GetQueueUrl", QueueName="orders") == {"QueueUrl": orders}
    assert refused(life, "GetQueueUrl", QueueName="nothing") == missing
    assert refused(life, "PurgeQueue", f"{ADDRESS}/nothing") == missing
    for url in ("orders", "https://sqs.us-east-1.amazonaws.com/123456789012/orders", f"{ADDRESS}/"):
        assert refused(life, "PurgeQueue", url) == (
            "InvalidAddress",
            f"The address {url} is not valid for this endpoint.",
        )


def test_purging_empties_and_is_done_once_a_minute(life, orders):
    send(life, orders, "soup", "rice")
    (in_flight,) = receive(life, orders, 1)
    send(life, orders, "later", DelaySeconds=5)
    told(life, "PurgeQueue", orders)
    assert counts(life, orders) == (0, 0, 0)
    assert refused(life, "PurgeQueue", orders) == (
        "AWS.SimpleQueueService.PurgeQueueInProgress",
        "Only one PurgeQueue operation on orders is allowed every 60 seconds.",
    )
    send(life, orders, "noodles")
    told(life, "DeleteMessage", orders, ReceiptHandle=in_flight["ReceiptHandle"])
    assert counts(life, orders) == (1, 0, 0)
    life.advance(60)
    told(life, "PurgeQueue", orders)


def test_a_deleted_queue_may_be_made_again_after_a_minute(life, orders):
    send(life, orders, "soup")
    told(life, "DeleteQueue", orders)
    assert refused(life, "SendMessage", orders, MessageBody="rice")[0] == "AWS.SimpleQueueService.NonExistentQueue"
    assert refused(life, "CreateQueue", QueueName="orders") == (
        "AWS.SimpleQueueService.QueueDeletedRecently",
        "You must wait 60 seconds after deleting a queue before you can create another with the same name.",
    )
    life.advance(60)
    assert counts(life, create(life, "orders")) == (0, 0, 0)


def test_tags(life, orders):
    told(life, "TagQueue", orders, Tags={"team": "kitchen", "month": ""})
    told(life, "UntagQueue", orders, TagKeys=["team", "nothing"])
    assert told(life, "ListQueueTags", orders) == {"Tags": {"month": ""}}
    told(life, "UntagQueue", orders, TagKeys=["month"])
    assert told(life, "ListQueueTags", orders) == {}
    for tags in ({"aws:team": "x"}, {"": "x"}, {"k": "v" * 257}, {str(number): "" for number in range(51)}):
        assert refused(life, "TagQueue", orders, Tags=tags)[0] == BAD
