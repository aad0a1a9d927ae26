"""Subscriptions: endpoints, confirmation, attributes, and their end."""

import json

import pytest

from serverless_lab.engine import numbers
from tests.engine.sns.asking import (
    ARN,
    BAD,
    FIFO,
    QUEUES,
    create,
    letters,
    lucky,
    publish,
    queue_for,
    refused,
    state,
    subscribe,
    told,
)
from tests.engine.support import ACCOUNT, REGION

FUNCTION = f"arn:aws:lambda:{REGION}:{ACCOUNT}:function:order-fn"


@pytest.fixture
def life():
    return lucky()


@pytest.fixture
def orders(life):
    return create(life, "orders")


def about(life, arn):
    return told(life, "GetSubscriptionAttributes", SubscriptionArn=arn)["Attributes"]


def counts(life, topic):
    found = told(life, "GetTopicAttributes", TopicArn=topic)["Attributes"]
    return tuple(int(found[f"Subscriptions{each}"]) for each in ("Confirmed", "Pending", "Deleted"))


def test_a_queue_of_ones_own_is_confirmed_at_once(life, orders):
    arn = subscribe(life, orders, "sqs", f"{QUEUES}:cooks")
    assert about(life, arn) == {
        "SubscriptionArn": arn,
        "TopicArn": orders,
        "Owner": ACCOUNT,
        "SubscriptionPrincipal": f"arn:aws:iam::{ACCOUNT}:root",
        "Protocol": "sqs",
        "Endpoint": f"{QUEUES}:cooks",
        "PendingConfirmation": "false",
        "ConfirmationWasAuthenticated": "true",
        "RawMessageDelivery": "false",
    }
    assert subscribe(life, orders, "sqs", f"{QUEUES}:cooks") == arn
    assert counts(life, orders) == (1, 0, 0)


def test_an_address_must_agree(life, orders):
    params = {"TopicArn": orders, "Protocol": "email", "Endpoint": "mina@example.com"}
    assert told(life, "Subscribe", **params) == {"SubscriptionArn": "pending confirmation"}
    (listed,) = told(life, "ListSubscriptionsByTopic", TopicArn=orders)["Subscriptions"]
    assert (listed["SubscriptionArn"], counts(life, orders)) == ("PendingConfirmation", (0, 1, 0))
    publish(life, orders)
    (letter,) = letters(life)
    token = letter["Body"].partition("Token=")[2].split()[0]
    arn = told(life, "ConfirmSubscription", TopicArn=orders, Token=token)["SubscriptionArn"]
    assert told(life, "ConfirmSubscription", TopicArn=orders, Token=token) == {"SubscriptionArn": arn}
    assert (about(life, arn)["ConfirmationWasAuthenticated"], counts(life, orders)) == ("false", (1, 0, 0))
    assert [each["SubscriptionArn"] for each in told(life, "ListSubscriptions")["Subscriptions"]] == [arn]
    publish(life, orders, "soup")
    assert [each["Subject"] for each in letters(life)] == [
        "AWS Notification Message",
        "AWS Notification - Subscription Confirmation",
    ]


def test_who_subscribes_again_is_asked_again(life, orders):
    first, second = (subscribe(life, orders, "email", "mina@example.com") for _ in range(2))
    assert (first == second, len(letters(life)), counts(life, orders)) == (True, 2, (0, 1, 0))


def test_nobody_confirms_for_two_days(life, orders):
    subscribe(life, orders, "email", "mina@example.com")
    (token,) = state(life).tokens
    life.advance(numbers.SNS_CONFIRM_S + 2)
    assert counts(life, orders) == (0, 0, 1)
    assert refused(life, "ConfirmSubscription", TopicArn=orders, Token=token) == (BAD, "Invalid parameter: Token")


@pytest.mark.parametrize(
    ("topic", "token", "message"),
    [
        ("orders", "no token", "Invalid token"),
        ("orders", "abc", "Invalid parameter: Token"),
        ("bills", "{token}", "Invalid parameter: Token"),
    ],
)
def test_tokens_that_confirm_nothing(life, orders, topic, token, message):
    subscribe(life, orders, "email", "mina@example.com")
    create(life, "bills")
    known = token.replace("{token}", next(iter(state(life).tokens)))
    assert refused(life, "ConfirmSubscription", TopicArn=f"{ARN}:{topic}", Token=known) == (BAD, message)


@pytest.mark.parametrize(
    ("protocol", "endpoint", "code", "message"),
    [
        ("pigeon", "x", BAD, "Invalid parameter: Amazon SNS does not support this protocol string: pigeon"),
        ("sqs", "cooks", BAD, "Invalid parameter: SQS endpoint ARN"),
        ("sqs", FUNCTION, BAD, "Invalid parameter: SQS endpoint ARN"),
        ("lambda", "order-fn", BAD, "Invalid parameter: Lambda endpoint ARN"),
        (
            "sqs",
            f"{QUEUES}:cooks.fifo",
            BAD,
            "Invalid parameter: Invalid parameter: Endpoint Reason: FIFO SQS Queues can not be subscribed to standard "
            "SNS topics",
        ),
        ("email", "mina", BAD, "Invalid parameter: Email address"),
        ("sms", "mina", BAD, "Invalid parameter: Invalid SMS endpoint: mina"),
        ("https", "http://example.com", BAD, "Invalid parameter: Endpoint must match the specified protocol"),
        (
            "https",
            "https://example.com",
            "NotSimulatedException",
            "An address that is not the URL of a function of this account as an endpoint is not simulated here.",
        ),
        (
            "firehose",
            "arn:aws:firehose:x",
            "NotSimulatedException",
            "A Firehose delivery stream as an endpoint is not simulated here.",
        ),
        ("application", "x", "NotSimulatedException", "An app on a phone as an endpoint is not simulated here."),
        (
            "sqs",
            f"{QUEUES}:cooks".replace(REGION, "us-east-1"),
            "NotSimulatedException",
            "An endpoint in another Region than the topic's is not simulated here.",
        ),
    ],
)
def test_endpoints_that_are_refused(life, orders, protocol, endpoint, code, message):
    params = {"TopicArn": orders, "Protocol": protocol, "Endpoint": endpoint}
    assert refused(life, "Subscribe", **params) == (code, message)


def test_a_fifo_topic_takes_queues_only(life):
    topic = create(life, "orders.fifo", **FIFO)
    params = {"TopicArn": topic, "Protocol": "lambda", "Endpoint": FUNCTION}
    assert refused(life, "Subscribe", **params) == (BAD, "Invalid parameter: Invalid protocol type: lambda")
    assert subscribe(life, topic, "sqs", f"{QUEUES}:cooks").startswith(topic)
    assert subscribe(life, topic, "sqs", f"{QUEUES}:cooks.fifo").startswith(topic)


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("Colour", "red", "AttributeName"),
        ("RawMessageDelivery", "maybe", "RawMessageDelivery: Invalid value [maybe]. Must be true or false."),
        ("FilterPolicyScope", "All", "FilterPolicyScope: Invalid value [All]. Please use either MessageBody or Messag"),
        ("FilterPolicy", "{invalid", "FilterPolicy: failed to parse JSON."),
        ("FilterPolicy", '{"a": {"b": ["c"]}}', "FilterPolicy: Filter policy scope MessageAttributes does not support"),
        ("RedrivePolicy", "{invalid", "RedrivePolicy: failed to parse JSON."),
        ("RedrivePolicy", '{"deadLetterTargetArn": "x"}', "RedrivePolicy: deadLetterTargetArn is an invalid arn"),
        (
            "RedrivePolicy",
            json.dumps({"deadLetterTargetArn": f"{QUEUES}:lost.fifo"}),
            "RedrivePolicy: must use a standard SQS queue as DLQ for a subscription to a standard topic",
        ),
        ("DeliveryPolicy", "{}", "DeliveryPolicy: Delivery protocol [sqs] takes no delivery policy."),
    ],
)
def test_attributes_that_are_refused(life, orders, name, value, reason):
    arn = subscribe(life, orders, "sqs", f"{QUEUES}:cooks")
    params = {"SubscriptionArn": arn, "AttributeName": name, "AttributeValue": value}
    code, message = refused(life, "SetSubscriptionAttributes", **params)
    assert (code, message.startswith(f"Invalid parameter: {reason}")) == (BAD, True), message
    params = {"TopicArn": orders, "Protocol": "sqs", "Endpoint": f"{QUEUES}:waiters", "Attributes": {name: value}}
    assert refused(life, "Subscribe", **params)[1].startswith(f"Invalid parameter: Attributes Reason: {reason}")


def test_attributes_that_are_set(life, orders):
    arn = subscribe(life, orders, "sqs", f"{QUEUES}:cooks")
    redrive = json.dumps({"deadLetterTargetArn": f"{QUEUES}:lost"})
    given = {
        "RawMessageDelivery": "true",
        "FilterPolicyScope": "MessageBody",
        "FilterPolicy": '{"a": {"b": ["c"]}}',
        "RedrivePolicy": redrive,
    }
    for name, value in given.items():
        told(life, "SetSubscriptionAttributes", SubscriptionArn=arn, AttributeName=name, AttributeValue=value)
    assert given.items() <= about(life, arn).items()
    scope = {"SubscriptionArn": arn, "AttributeName": "FilterPolicyScope", "AttributeValue": "MessageAttributes"}
    assert refused(life, "SetSubscriptionAttributes", **scope)[0] == BAD
    for name in ("FilterPolicy", "RedrivePolicy"):
        told(life, "SetSubscriptionAttributes", SubscriptionArn=arn, AttributeName=name, AttributeValue="")
        assert name not in about(life, arn)


def test_other_attributes_are_another_subscription(life, orders):
    subscribe(life, orders, "sqs", f"{QUEUES}:cooks")
    params = {"Protocol": "sqs", "Endpoint": f"{QUEUES}:cooks", "Attributes": {"RawMessageDelivery": "true"}}
    assert refused(life, "Subscribe", TopicArn=orders, **params) == (
        BAD,
        "Invalid parameter: Attributes Reason: Subscription already exists with different attributes",
    )


def test_functions_take_no_raw_messages(life, orders):
    params = {"Protocol": "lambda", "Endpoint": FUNCTION, "Attributes": {"RawMessageDelivery": "true"}}
    assert refused(life, "Subscribe", TopicArn=orders, **params)[1].endswith("does not support raw message delivery.")


def test_so_many_filter_policies(life, orders, monkeypatch):
    monkeypatch.setattr(numbers, "SNS_FILTERS", 1)
    queue_for(life, orders, "cooks", FilterPolicy='{"a": ["b"]}')
    params = {"Protocol": "sqs", "Endpoint": f"{QUEUES}:waiters", "Attributes": {"FilterPolicy": '{"a": ["b"]}'}}
    assert refused(life, "Subscribe", TopicArn=orders, **params)[0] == "FilterPolicyLimitExceeded"
    other = subscribe(life, orders, "sqs", f"{QUEUES}:waiters")
    change = {"SubscriptionArn": other, "AttributeName": "FilterPolicy", "AttributeValue": '{"a": ["b"]}'}
    assert refused(life, "SetSubscriptionAttributes", **change)[0] == "FilterPolicyLimitExceeded"


def test_the_end(life, orders):
    arn = subscribe(life, orders, "sqs", f"{QUEUES}:cooks")
    told(life, "Unsubscribe", SubscriptionArn=arn)
    told(life, "Unsubscribe", SubscriptionArn=arn)
    assert refused(life, "GetSubscriptionAttributes", SubscriptionArn=arn) == (
        "NotFound",
        "Subscription does not exist",
    )
    assert counts(life, orders) == (0, 0, 1)
    assert refused(life, "Unsubscribe", SubscriptionArn=orders)[0] == BAD
    waiting = subscribe(life, orders, "email", "mina@example.com")
    assert refused(life, "Unsubscribe", SubscriptionArn=waiting)[0] == BAD
