"""Who may use a queue: its policy, permissions added one by one, other accounts."""

import json

import pytest

from serverless_lab.engine.caller import Caller
from tests.engine.sqs.asking import ARN, BAD, attribute, create, lucky, refused, send, told
from tests.engine.support import ROLE

MINA = "arn:aws:iam::123456789012:user/mina"
STRANGER = "210987654321"


@pytest.fixture
def life():
    life = lucky()
    life.call("iam", "CreateUser", {"UserName": "mina"})
    return life


@pytest.fixture
def orders(life):
    return create(life, "orders")


def policy(life, url, principal, action="sqs:SendMessage", **more):
    statement = {"Effect": "Allow", "Principal": principal, "Action": action, "Resource": f"{ARN}:orders"} | more
    text = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    told(life, "SetQueueAttributes", url, Attributes={"Policy": text})
    return text


def code(life, url, caller, operation="SendMessage", **params):
    params = {"MessageBody": "soup"} if operation == "SendMessage" else params
    outcome = life.call("sqs", operation, {"QueueUrl": url} | params, caller=caller)
    return outcome.refusal.code if outcome.refusal else ""


def test_a_denial_is_worded_as_sqs_words_it(life, orders):
    outcome = life.call("sqs", "SendMessage", {"QueueUrl": orders, "MessageBody": "soup"}, caller=Caller.user(MINA))
    assert (outcome.refusal.code, outcome.refusal.status) == ("AccessDenied", 403)
    assert outcome.refusal.message == (
        f"User: {MINA} is not authorized to perform: sqs:sendmessage on resource: {ARN}:orders "
        "because no identity-based policy allows the sqs:sendmessage action"
    )


def test_a_policy_of_the_queue_lets_somebody_in(life, orders):
    text = policy(life, orders, {"AWS": MINA})
    assert attribute(life, orders, "Policy") == text
    assert code(life, orders, Caller.user(MINA)) == ""
    assert code(life, orders, Caller.user(MINA), "PurgeQueue") == "AccessDenied"
    told(life, "SetQueueAttributes", orders, Attributes={"Policy": ""})
    assert code(life, orders, Caller.user(MINA)) == "AccessDenied"


def test_a_deny_of_the_queue_holds_for_the_owner(life, orders):
    policy(life, orders, "*", Effect="Deny")
    assert code(life, orders, life.cloud.root) == "AccessDenied"


def test_a_batch_asks_for_the_permission_of_its_entries(life, orders):
    policy(life, orders, {"AWS": MINA})
    entries = [{"Id": "1", "MessageBody": "soup"}]
    assert code(life, orders, Caller.user(MINA), "SendMessageBatch", Entries=entries) == ""


def test_another_account_needs_both(life, orders):
    allowed = Caller("root", STRANGER, f"arn:aws:iam::{STRANGER}:root", f"arn:aws:iam::{STRANGER}:root", home="allowed")
    assert code(life, orders, allowed) == "AccessDenied"
    policy(life, orders, {"AWS": STRANGER})
    assert code(life, orders, allowed) == ""
    assert code(life, orders, Caller.root(STRANGER)) == "AccessDenied"


def test_what_no_policy_opens_to_another_account(life, orders):
    policy(life, orders, {"AWS": STRANGER}, "sqs:*")
    allowed = Caller("root", STRANGER, f"arn:aws:iam::{STRANGER}:root", f"arn:aws:iam::{STRANGER}:root", home="allowed")
    assert code(life, orders, allowed, "PurgeQueue") == ""
    assert code(life, orders, allowed, "DeleteQueue") == "AccessDenied"


def test_a_service_is_let_in_on_a_condition(life, orders):
    topic = "arn:aws:sns:ap-northeast-2:123456789012:menu"
    condition = {"ArnLike": {"aws:SourceArn": topic}}
    policy(life, orders, {"Service": "sns.amazonaws.com"}, Condition=condition)
    sns = Caller.service("123456789012", "sns.amazonaws.com")
    asked = ("sqs:SendMessage", f"{ARN}:orders")
    assert life.cloud.decide(sns, *asked, {"aws:SourceArn": topic}).allowed
    assert not life.cloud.decide(sns, *asked, {"aws:SourceArn": topic + "2"}).allowed


def test_tags_of_the_queue_count(life, orders):
    told(life, "TagQueue", orders, Tags={"team": "kitchen"})
    condition = {"StringEquals": {"aws:ResourceTag/team": "kitchen"}}
    statement = {"Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*", "Condition": condition}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    life.call("iam", "PutUserPolicy", {"UserName": "mina", "PolicyName": "p", "PolicyDocument": document})
    assert code(life, orders, Caller.user(MINA)) == ""
    assert code(life, create(life, "bills"), Caller.user(MINA)) == "AccessDenied"


def test_permissions_come_and_go(life, orders):
    add = {"Label": "one", "AWSAccountIds": [STRANGER, "123456789012"], "Actions": ["ReceiveMessage"]}
    told(life, "AddPermission", orders, **add)
    assert json.loads(attribute(life, orders, "Policy") or "") == {
        "Version": "2008-10-17",
        "Id": f"{ARN}:orders/SQSDefaultPolicy",
        "Statement": [
            {
                "Sid": "one",
                "Effect": "Allow",
                "Principal": {"AWS": [f"arn:aws:iam::{STRANGER}:root", "arn:aws:iam::123456789012:root"]},
                "Action": "SQS:ReceiveMessage",
                "Resource": f"{ARN}:orders",
            }
        ],
    }
    assert refused(life, "AddPermission", orders, **add) == (
        BAD,
        "Value one for parameter Label is invalid. Reason: Already exists.",
    )
    told(life, "RemovePermission", orders, Label="one")
    assert attribute(life, orders, "Policy") is None
    assert refused(life, "RemovePermission", orders, Label="one") == (
        BAD,
        "Value one for parameter Label is invalid. Reason: can't find label.",
    )


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        (
            {"Actions": ["CreateQueue"]},
            (
                BAD,
                "Value SQS:CreateQueue for parameter ActionName is invalid. "
                "Reason: Only the queue owner is allowed to invoke this action.",
            ),
        ),
        ({"Actions": ["SendMessage"] * 8}, ("OverLimit", "8 Actions were found, maximum allowed is 7.")),
        ({"Actions": []}, ("MissingParameter", "The request must contain the parameter Actions.")),
        (
            {"AWSAccountIds": ["12"]},
            (BAD, "Value [12] for parameter PrincipalId is invalid. Reason: Unable to verify."),
        ),
    ],
)
def test_permissions_that_are_refused(life, orders, changes, refusal):
    add = {"Label": "one", "AWSAccountIds": [STRANGER], "Actions": ["ReceiveMessage"]} | changes
    assert refused(life, "AddPermission", orders, **add) == refusal


@pytest.mark.parametrize(
    "statement",
    [
        {},
        {"Effect": "Allow", "Action": "sqs:*", "Resource": "*"},
        {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"},
        {"Effect": "Maybe", "Principal": "*", "Action": "sqs:*", "Resource": "*"},
    ],
)
def test_policies_that_are_none(life, orders, statement):
    text = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    sentence = "Invalid value for the parameter Policy."
    given = {"Attributes": {"Policy": text}}
    assert refused(life, "SetQueueAttributes", orders, **given) == ("InvalidAttributeValue", sentence)


def test_a_message_tells_who_sent_it(life, orders):
    policy(life, orders, "*", "sqs:*")
    user = life.call("iam", "GetUser", {"UserName": "mina"}).answer["User"]["UserId"]
    role = life.call("iam", "GetRole", {"RoleName": "lambda-basic-role"}).answer["Role"]["RoleId"]
    for caller in (Caller.user(MINA), Caller.role(ROLE, "order-fn")):
        assert code(life, orders, caller) == ""
    send(life, orders, "from the owner")
    found = told(life, "ReceiveMessage", orders, MaxNumberOfMessages=10, AttributeNames=["SenderId"])["Messages"]
    assert [each["Attributes"]["SenderId"] for each in found] == [user, f"{role}:order-fn", "123456789012"]
