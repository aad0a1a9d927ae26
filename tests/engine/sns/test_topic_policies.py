"""Who may use a topic: its policy, permissions added one by one, other accounts."""

import json

import pytest

from serverless_lab.engine.caller import Caller
from tests.engine.sns.asking import ARN, BAD, create, lucky, refused, told

MINA = "arn:aws:iam::123456789012:user/mina"
STRANGER = "210987654321"
ALLOWED = Caller("root", STRANGER, f"arn:aws:iam::{STRANGER}:root", f"arn:aws:iam::{STRANGER}:root", home="allowed")


@pytest.fixture
def life():
    life = lucky()
    life.call("iam", "CreateUser", {"UserName": "mina"})
    return life


@pytest.fixture
def orders(life):
    return create(life, "orders")


def policy(life, arn, principal, action="sns:Publish", **more):
    statement = {"Effect": "Allow", "Principal": principal, "Action": action, "Resource": arn} | more
    text = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    told(life, "SetTopicAttributes", TopicArn=arn, AttributeName="Policy", AttributeValue=text)
    return text


def code(life, arn, caller, operation="Publish", **params):
    params = {"Message": "soup"} if operation == "Publish" else params
    outcome = life.call("sns", operation, {"TopicArn": arn} | params, caller=caller)
    return outcome.refusal.code if outcome.refusal else ""


def test_a_denial_is_worded_as_sns_words_it(life, orders):
    outcome = life.call("sns", "Publish", {"TopicArn": orders, "Message": "soup"}, caller=Caller.user(MINA))
    assert (outcome.refusal.code, outcome.refusal.status) == ("AuthorizationError", 403)
    assert outcome.refusal.message == (
        f"User: {MINA} is not authorized to perform: SNS:Publish on resource: {ARN}:orders "
        "because no identity-based policy allows the SNS:Publish action"
    )


def test_the_default_policy_opens_the_topic_to_no_user(life, orders):
    decision = life.call("sns", "Publish", {"TopicArn": orders, "Message": "x"}, caller=Caller.user(MINA)).decision
    assert (decision.allowed, code(life, orders, life.cloud.root)) == (False, "")


def test_a_policy_of_the_topic_lets_somebody_in(life, orders):
    text = policy(life, orders, {"AWS": MINA})
    assert told(life, "GetTopicAttributes", TopicArn=orders)["Attributes"]["Policy"] == text
    assert code(life, orders, Caller.user(MINA)) == ""
    assert code(life, orders, Caller.user(MINA), "DeleteTopic") == "AuthorizationError"
    entries = [{"Id": "1", "Message": "soup"}]
    assert code(life, orders, Caller.user(MINA), "PublishBatch", PublishBatchRequestEntries=entries) == ""
    told(life, "SetTopicAttributes", TopicArn=orders, AttributeName="Policy", AttributeValue="")
    assert code(life, orders, Caller.user(MINA)) == "AuthorizationError"


def test_a_deny_of_the_topic_holds_for_the_owner(life, orders):
    policy(life, orders, "*", Effect="Deny")
    assert code(life, orders, life.cloud.root) == "AuthorizationError"


def test_protocol_and_endpoint_can_be_asked_about(life, orders):
    only = {"StringEquals": {"sns:Protocol": "email"}, "StringLike": {"sns:Endpoint": "*@example.com"}}
    policy(life, orders, {"AWS": MINA}, "sns:Subscribe", Condition=only)
    params = {"Protocol": "email", "Endpoint": "mina@example.com"}
    assert code(life, orders, Caller.user(MINA), "Subscribe", **params) == ""
    params = {"Protocol": "email", "Endpoint": "mina@example.org"}
    assert code(life, orders, Caller.user(MINA), "Subscribe", **params) == "AuthorizationError"


def test_another_account_needs_both(life, orders):
    assert code(life, orders, ALLOWED) == "AuthorizationError"
    policy(life, orders, {"AWS": STRANGER})
    assert code(life, orders, ALLOWED) == ""
    assert code(life, orders, Caller.root(STRANGER)) == "AuthorizationError"


def test_what_no_policy_opens_to_another_account(life, orders):
    policy(life, orders, {"AWS": STRANGER}, "*")
    assert code(life, orders, ALLOWED, "GetTopicAttributes") == ""
    outcome = life.call("sns", "ListTagsForResource", {"ResourceArn": orders}, caller=ALLOWED)
    assert outcome.refusal.code == "AuthorizationError"


def test_permissions_come_and_go(life, orders):
    given = {"TopicArn": orders, "Label": "friends", "AWSAccountId": [STRANGER], "ActionName": ["Publish"]}
    told(life, "AddPermission", **given)
    statements = json.loads(told(life, "GetTopicAttributes", TopicArn=orders)["Attributes"]["Policy"])["Statement"]
    assert [each["Sid"] for each in statements] == ["__default_statement_ID", "friends"]
    assert statements[1] == {
        "Sid": "friends",
        "Effect": "Allow",
        "Principal": {"AWS": f"arn:aws:iam::{STRANGER}:root"},
        "Action": "SNS:Publish",
        "Resource": orders,
    }
    assert code(life, orders, ALLOWED) == ""
    assert refused(life, "AddPermission", **given) == (BAD, "Invalid parameter: Statement already exists")
    told(life, "RemovePermission", TopicArn=orders, Label="friends")
    told(life, "RemovePermission", TopicArn=orders, Label="friends")
    assert code(life, orders, ALLOWED) == "AuthorizationError"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"Label": "a b"}, "Label"),
        ({"ActionName": []}, "ActionName"),
        ({"ActionName": ["Cook"]}, "Policy statement action out of service scope!"),
        ({"AWSAccountId": []}, "AWSAccountId"),
        ({"AWSAccountId": ["12"]}, "AWSAccountId"),
    ],
)
def test_permissions_that_are_refused(life, orders, changes, reason):
    given = {"TopicArn": orders, "Label": "friends", "AWSAccountId": [STRANGER], "ActionName": ["Publish"]} | changes
    assert refused(life, "AddPermission", **given) == (BAD, f"Invalid parameter: {reason}")


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("{", "Policy Error: null"),
        ({"Statement": []}, "Policy Error: null"),
        ({"Statement": [{"Effect": "Allow", "Action": "sns:Publish", "Resource": "*"}]}, "Policy Error: null"),
        (
            {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": "*"}]},
            "Policy statement action out of service scope!",
        ),
    ],
)
def test_policies_that_are_refused(life, orders, document, reason):
    text = document if isinstance(document, str) else json.dumps(document)
    params = {"TopicArn": orders, "AttributeName": "Policy", "AttributeValue": text}
    assert refused(life, "SetTopicAttributes", **params) == (BAD, f"Invalid parameter: {reason}")
