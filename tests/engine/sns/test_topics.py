"""Topics: made, found, listed, configured, tagged, deleted."""

import json

import pytest

from serverless_lab.engine import numbers
from tests.engine.sns.asking import ARN, BAD, FIFO, create, lucky, refused, subscribe, told
from tests.engine.support import ACCOUNT


@pytest.fixture
def life():
    return lucky()


def test_a_topic_that_is_made_again_is_found(life):
    arn = create(life, "orders", DisplayName="Orders")
    assert arn == f"{ARN}:orders"
    assert create(life, "orders", DisplayName="Orders") == arn
    assert create(life, "orders") == arn
    assert told(life, "ListTopics") == {"Topics": [{"TopicArn": arn}]}


@pytest.mark.parametrize(
    ("params", "reason"),
    [
        ({"Attributes": {"DisplayName": "Bills"}}, "Attributes Reason: Topic already exists with different attributes"),
        ({"Tags": [{"Key": "a", "Value": "c"}]}, "Tags Reason: Topic already exists with different tags"),
        ({"Tags": [{"Key": "a", "Value": "b"}] * 2}, "Duplicated keys are not allowed."),
        ({"Name": ""}, "Topic Name"),
        ({"Name": "만두"}, "Topic Name"),
        ({"Name": "o" * 257}, "Topic Name"),
        ({"Name": "orders.fifo"}, "Topic Name"),
        ({"Attributes": {"FifoTopic": "yes"}}, "Attributes Reason: FifoTopic: Invalid value. Must be true or false."),
        ({"Attributes": {"Colour": "red"}}, "Attributes Reason: Unknown attribute Colour"),
        (
            {"Attributes": {"ContentBasedDeduplication": "true"}},
            "Attributes Reason: ContentBasedDeduplication can only be set for FIFO topics",
        ),
    ],
)
def test_topics_that_cannot_be_made(life, params, reason):
    told(life, "CreateTopic", Name="orders", Attributes={"DisplayName": "Orders"}, Tags=[{"Key": "a", "Value": "b"}])
    code, message = refused(life, "CreateTopic", **({"Name": "orders"} | params))
    assert (code, message) == (BAD, f"Invalid parameter: {reason}")


def test_a_fifo_topic_has_a_name_of_its_own(life):
    code, message = refused(life, "CreateTopic", Name="orders", Attributes=FIFO)
    assert (code, message.startswith("Invalid parameter: Fifo Topic names must end with .fifo")) == (BAD, True)
    arn = create(life, "orders.fifo", **FIFO)
    found = told(life, "GetTopicAttributes", TopicArn=arn)["Attributes"]
    assert {name: found[name] for name in ("FifoTopic", "ContentBasedDeduplication", "FifoThroughputScope")} == {
        "FifoTopic": "true",
        "ContentBasedDeduplication": "true",
        "FifoThroughputScope": "Topic",
    }


def test_what_is_told_of_a_new_topic(life):
    found = told(life, "GetTopicAttributes", TopicArn=create(life, "orders"))["Attributes"]
    policy = json.loads(found.pop("Policy"))
    delivery = json.loads(found.pop("EffectiveDeliveryPolicy"))
    assert found == {
        "TopicArn": f"{ARN}:orders",
        "Owner": ACCOUNT,
        "DisplayName": "",
        "SubscriptionsConfirmed": "0",
        "SubscriptionsPending": "0",
        "SubscriptionsDeleted": "0",
    }
    assert policy["Statement"][0]["Condition"] == {"StringEquals": {"AWS:SourceOwner": ACCOUNT}}
    assert delivery["http"]["defaultHealthyRetryPolicy"]["numRetries"] == 3


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DisplayName", "Kitchen"),
        ("MaximumMessageSize", "1048576"),
        ("SignatureVersion", "2"),
        ("TracingConfig", "Active"),
        ("KmsMasterKeyId", "alias/aws/sns"),
        ("SQSFailureFeedbackRoleArn", f"arn:aws:iam::{ACCOUNT}:role/logs"),
        ("DeliveryPolicy", '{"http":{"defaultHealthyRetryPolicy":{"numRetries":5}}}'),
    ],
)
def test_attributes_that_are_set_and_taken_back(life, name, value):
    arn = create(life, "orders")
    told(life, "SetTopicAttributes", TopicArn=arn, AttributeName=name, AttributeValue=value)
    assert told(life, "GetTopicAttributes", TopicArn=arn)["Attributes"][name] == value


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("Colour", "red", "AttributeName"),
        ("FifoTopic", "true", "AttributeName"),
        ("DisplayName", "k" * 101, "DisplayName"),
        ("MaximumMessageSize", "1023", "MaximumMessageSize: Must be between 1024 and 1048576."),
        ("MaximumMessageSize", "much", "MaximumMessageSize: Must be between 1024 and 1048576."),
        ("SignatureVersion", "3", "SignatureVersion: Invalid value [3]."),
        ("FifoThroughputScope", "Topic", "FifoThroughputScope can only be set for FIFO topics"),
        ("Policy", "{}", "Policy Error: null"),
        ("DeliveryPolicy", "{", "DeliveryPolicy: failed to parse JSON."),
        ("DeliveryPolicy", '{"ftp":{}}', "DeliveryPolicy: Unexpected JSON member: ftp"),
        (
            "DeliveryPolicy",
            '{"http":{"defaultHealthyRetryPolicy":{"numRetries":101}}}',
            "DeliveryPolicy: http.defaultHealthyRetryPolicy.numRetries must be less than or equal to 100",
        ),
    ],
)
def test_attributes_that_are_refused(life, name, value, reason):
    params = {"TopicArn": create(life, "orders"), "AttributeName": name, "AttributeValue": value}
    assert refused(life, "SetTopicAttributes", **params) == (BAD, f"Invalid parameter: {reason}")


def test_large_messages_go_to_what_aws_runs_only(life):
    arn = create(life, "orders")
    subscribe(life, arn, "email", "mina@example.com")
    params = {"TopicArn": arn, "AttributeName": "MaximumMessageSize", "AttributeValue": "262145"}
    assert refused(life, "SetTopicAttributes", **params)[0] == BAD
    large = create(life, "large", MaximumMessageSize="262145")
    assert refused(life, "Subscribe", TopicArn=large, Protocol="email", Endpoint="mina@example.com")[0] == BAD


@pytest.mark.parametrize(
    ("arn", "code", "message"),
    [
        ("orders", BAD, "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1"),
        ("", BAD, "Invalid parameter: TopicArn Reason: An ARN must have at least 6 elements, not 1"),
        (f"{ARN}:bills", "NotFound", "Topic does not exist"),
        (f"{ARN}:orders".replace("ap-northeast-2", "us-east-1"), "NotFound", "Topic does not exist"),
        (f"{ARN}:orders".replace("sns", "sqs"), BAD, "Invalid parameter: TopicArn"),
    ],
)
def test_topics_that_are_not_there(life, arn, code, message):
    create(life, "orders")
    assert refused(life, "GetTopicAttributes", TopicArn=arn) == (code, message)


def test_a_deleted_topic_takes_its_subscriptions_with_it(life):
    arn = create(life, "orders")
    subscribe(life, arn, "email", "mina@example.com")
    told(life, "DeleteTopic", TopicArn=arn)
    assert told(life, "ListSubscriptions") == {"Subscriptions": []}
    assert told(life, "ListTopics") == {"Topics": []}
    told(life, "DeleteTopic", TopicArn=arn)
    create(life, "orders")
    assert told(life, "ListSubscriptionsByTopic", TopicArn=arn) == {"Subscriptions": []}
    life.advance(numbers.SNS_CONFIRM_S)


def test_tags(life):
    arn = create(life, "orders")
    told(life, "TagResource", ResourceArn=arn, Tags=[{"Key": "a", "Value": "1"}, {"Key": "b", "Value": "2"}])
    told(life, "UntagResource", ResourceArn=arn, TagKeys=["a", "z"])
    assert told(life, "ListTagsForResource", ResourceArn=arn) == {"Tags": [{"Key": "b", "Value": "2"}]}
    many = [{"Key": str(number), "Value": ""} for number in range(50)]
    assert refused(life, "TagResource", ResourceArn=arn, Tags=many)[0] == "TagLimitExceeded"
    assert refused(life, "TagResource", ResourceArn=f"{ARN}:bills", Tags=many[:1])[0] == "ResourceNotFound"


def test_pages_of_a_hundred(life):
    for number in range(101):
        create(life, f"t{number:03d}")
    first = told(life, "ListTopics")
    assert (len(first["Topics"]), first["Topics"][0]) == (100, {"TopicArn": f"{ARN}:t000"})
    assert told(life, "ListTopics", NextToken=first["NextToken"]) == {"Topics": [{"TopicArn": f"{ARN}:t100"}]}
    assert refused(life, "ListTopics", NextToken="?")[0] == BAD
