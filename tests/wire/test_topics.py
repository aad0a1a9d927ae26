"""Real boto3 against the endpoint: topics, what they deliver, and how they refuse."""

import json
from typing import Any

import pytest
from botocore.exceptions import ClientError

from lessons.sandbox import keys, lab
from lessons.sandbox.models import Account
from tests.wire.asking import refused, user_key
from tests.wire.conftest import Clients


@pytest.fixture
def sns(root: keys.RootKey, client: Clients) -> Any:
    return client("sns", root)


@pytest.fixture
def sqs(account: Account, root: keys.RootKey, client: Clients) -> Any:
    lab.call(account, "lab", "SetQueueLuck", {"Twice": 0, "Astray": 0})
    return client("sqs", root)


@pytest.fixture
def orders(sns: Any) -> str:
    return str(sns.create_topic(Name="orders", Tags=[{"Key": "팀", "Value": "부엌"}])["TopicArn"])


def queue(sqs: Any, name: str) -> tuple[str, str]:
    """A queue that SNS may send to: URL and ARN."""
    url = sqs.create_queue(QueueName=name)["QueueUrl"]
    arn = sqs.get_queue_attributes(QueueUrl=url, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    statement = {
        "Effect": "Allow",
        "Principal": {"Service": "sns.amazonaws.com"},
        "Action": "sqs:SendMessage",
        "Resource": arn,
    }
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    sqs.set_queue_attributes(QueueUrl=url, Attributes={"Policy": policy})
    return url, arn


def test_a_message_goes_to_those_whose_filter_it_passes(sns: Any, sqs: Any, orders: str) -> None:
    seen = {}
    for name, policy in (("all", {}), ("hot", {"temperature": [{"numeric": [">", 60]}]}), ("cold", {"kind": ["tea"]})):
        url, arn = queue(sqs, name)
        attributes = {"FilterPolicy": json.dumps(policy), "RawMessageDelivery": "true"} if policy else {}
        sns.subscribe(TopicArn=orders, Protocol="sqs", Endpoint=arn, Attributes=attributes)
        seen[name] = url
    told = {
        "temperature": {"DataType": "Number", "StringValue": "80"},
        "photo": {"DataType": "Binary", "BinaryValue": b"\x00\xff"},
    }
    sent = sns.publish(TopicArn=orders, Message="만두 < 국 & 밥", Subject="7번 식탁", MessageAttributes=told)
    (raw,) = sqs.receive_message(QueueUrl=seen["hot"], MessageAttributeNames=["All"])["Messages"]
    assert (raw["Body"], raw["MessageAttributes"]) == ("만두 < 국 & 밥", told)
    (whole,) = sqs.receive_message(QueueUrl=seen["all"])["Messages"]
    body = json.loads(whole["Body"])
    assert (body["MessageId"], body["Subject"], body["Message"]) == (sent["MessageId"], "7번 식탁", "만두 < 국 & 밥")
    assert body["MessageAttributes"]["photo"] == {"Type": "Binary", "Value": "AP8="}
    assert "Messages" not in sqs.receive_message(QueueUrl=seen["cold"])


def test_a_batch_tells_what_failed(sns: Any, orders: str) -> None:
    entries = [{"Id": "one", "Message": "soup"}, {"Id": "two", "Message": "{", "MessageStructure": "json"}]
    told = sns.publish_batch(TopicArn=orders, PublishBatchRequestEntries=entries)
    assert [each["Id"] for each in told["Successful"]] == ["one"]
    assert told["Failed"] == [
        {
            "Id": "two",
            "Code": "InvalidParameter",
            "Message": "Invalid parameter: Message Structure - JSON message body failed to parse",
            "SenderFault": True,
        }
    ]


def test_errors_are_those_that_sdks_know(sns: Any, orders: str) -> None:
    with pytest.raises(sns.exceptions.NotFoundException) as missing:
        sns.publish(TopicArn=f"{orders}-2", Message="soup")
    assert missing.value.response["Error"] == {"Type": "Sender", "Code": "NotFound", "Message": "Topic does not exist"}
    with pytest.raises(sns.exceptions.InvalidParameterException):
        sns.publish(TopicArn=orders, Message="")
    with pytest.raises(sns.exceptions.InvalidParameterValueException):
        sns.publish(TopicArn=orders, Message="x", MessageAttributes={"a": {"DataType": "Text", "StringValue": "x"}})
    with pytest.raises(sns.exceptions.ResourceNotFoundException):
        sns.list_tags_for_resource(ResourceArn=f"{orders}-2")
    many = [{"Id": str(number), "Message": "x"} for number in range(11)]
    with pytest.raises(sns.exceptions.TooManyEntriesInBatchRequestException):
        sns.publish_batch(TopicArn=orders, PublishBatchRequestEntries=many)


def test_what_is_not_simulated_says_so(sns: Any, orders: str) -> None:
    refusals = (
        lambda: sns.subscribe(TopicArn=orders, Protocol="firehose", Endpoint="arn:aws:firehose:ap-northeast-2:1:x"),
        lambda: sns.create_topic(Name="safe", DataProtectionPolicy="{}"),
        lambda: sns.create_platform_application(Name="app", Platform="GCM", Attributes={}),
    )
    codes = []
    for call in refusals:
        with pytest.raises(ClientError) as error:
            call()
        codes.append(error.value.response["Error"]["Code"])
    assert codes == ["NotSimulatedException", "NotSimulatedException", "InvalidAction"]


def test_a_denial(root: keys.RootKey, client: Clients, orders: str) -> None:
    iam = client("iam", root)
    iam.create_user(UserName="jun")
    key = iam.create_access_key(UserName="jun")["AccessKey"]
    assert refused(client("sns", key).publish, TopicArn=orders, Message="x") == ("AuthorizationError", 403)


def test_pages(sns: Any) -> None:
    for number in range(101):
        sns.create_topic(Name=f"topic-{number:03d}")
    pages = [page["Topics"] for page in sns.get_paginator("list_topics").paginate()]
    assert [len(page) for page in pages] == [100, 1]


def test_a_token_from_the_inbox_confirms(account: Account, sns: Any, orders: str) -> None:
    waiting = sns.subscribe(TopicArn=orders, Protocol="email", Endpoint="mina@example.com")["SubscriptionArn"]
    result = lab.call(account, "lab", "ListLetters", {})
    (letter,) = (result.answer or {})["Letters"]
    token = letter["Body"].partition("Token=")[2].split()[0]
    arn = sns.confirm_subscription(TopicArn=orders, Token=token, AuthenticateOnUnsubscribe="true")["SubscriptionArn"]
    told = sns.get_subscription_attributes(SubscriptionArn=arn)["Attributes"]
    assert (waiting, told["PendingConfirmation"]) == ("pending confirmation", "false")


def test_a_topic_of_another_account_of_the_learner(
    account: Account, learner: Any, client: Clients, sns: Any, sqs: Any, orders: str
) -> None:
    url, arn = queue(sqs, "cooks")
    sns.subscribe(TopicArn=orders, Protocol="sqs", Endpoint=arn, Attributes={"RawMessageDelivery": "true"})
    second = lab.new_account(owner=learner)
    abroad = client("sns", user_key(client("iam", keys.root_key(second))))
    send = {"TopicArn": orders, "Message": "from over there"}
    assert refused(abroad.publish, **send) == ("AuthorizationError", 403)
    sns.add_permission(TopicArn=orders, Label="second", AWSAccountId=[second.account_id], ActionName=["Publish"])
    abroad.publish(**send)
    (found,) = sqs.receive_message(QueueUrl=url)["Messages"]
    assert found["Body"] == "from over there"
    assert refused(abroad.delete_topic, TopicArn=orders) == ("AuthorizationError", 403)


def test_a_queue_of_another_account_of_the_learner(
    account: Account, learner: Any, client: Clients, sns: Any, orders: str
) -> None:
    second = keys.root_key(lab.new_account(owner=learner))
    there = client("sqs", second)
    url, arn = queue(there, "cooks")
    assert sns.subscribe(TopicArn=orders, Protocol="sqs", Endpoint=arn)["SubscriptionArn"] == "pending confirmation"
    (found,) = there.receive_message(QueueUrl=url)["Messages"]
    there.delete_message(QueueUrl=url, ReceiptHandle=found["ReceiptHandle"])
    asked = json.loads(found["Body"])
    assert asked["Type"] == "SubscriptionConfirmation"
    sns.confirm_subscription(TopicArn=orders, Token=asked["Token"])
    told = {"table": {"DataType": "Number", "StringValue": "7"}}
    sns.publish(TopicArn=orders, Message="soup", MessageAttributes=told)
    (found,) = there.receive_message(QueueUrl=url)["Messages"]
    assert json.loads(found["Body"])["Message"] == "soup"
    there.set_queue_attributes(QueueUrl=url, Attributes={"Policy": ""})
    sns.publish(TopicArn=orders, Message="rice")
    assert "Messages" not in there.receive_message(QueueUrl=url)
    state = lab.look(account).state
    assert state.parts[f"sns/{state.region}"].attempts == {}


def test_who_subscribes_a_queue_of_its_own_need_not_confirm(
    account: Account, learner: Any, client: Clients, sns: Any, orders: str
) -> None:
    other = lab.new_account(owner=learner)
    second = keys.root_key(other)
    sns.add_permission(TopicArn=orders, Label="x", AWSAccountId=[other.account_id], ActionName=["Subscribe"])
    there = client("sqs", second)
    url, arn = queue(there, "cooks")
    abroad = client("sns", user_key(client("iam", second)))
    raw = {"RawMessageDelivery": "true"}
    made = abroad.subscribe(TopicArn=orders, Protocol="sqs", Endpoint=arn, Attributes=raw)["SubscriptionArn"]
    assert made.startswith(orders)
    sns.publish(TopicArn=orders, Message="soup", MessageAttributes={"a": {"DataType": "String", "StringValue": "b"}})
    (found,) = there.receive_message(QueueUrl=url, MessageAttributeNames=["All"])["Messages"]
    assert (found["Body"], found["MessageAttributes"]["a"]["StringValue"]) == ("soup", "b")
