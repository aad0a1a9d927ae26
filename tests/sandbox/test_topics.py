"""Topics in the journal: undone and redone, opened again; and URLs that are posted to by code that really runs."""

import json
from typing import Any

import pytest

from lessons.sandbox import lab, opened, sources
from lessons.sandbox.machine import RuntimeHost
from lessons.sandbox.models import Account, Snapshot
from tests.engine.functions.good_urls import lets_in
from tests.sandbox.conftest import allow, create, function

pytestmark = pytest.mark.django_db


def asked(account: Account, operation: str, service: str = "sns", **params: Any) -> dict[str, Any]:
    result = lab.call(account, service, operation, params)
    assert result.refusal is None, result.refusal
    return result.answer or {}


@pytest.fixture
def orders(account: Account) -> str:
    return str(asked(account, "CreateTopic", Name="orders")["TopicArn"])


def letters(account: Account) -> list[str]:
    """As a page sees them, without a call."""
    view = lab.look(account)
    found = view.state.parts[f"sns/{view.state.region}"].letters
    return [view.cloud.bodies.get(each.body).decode() for each in found]


def test_undo_takes_back_what_was_published(account: Account, orders: str) -> None:
    asked(account, "Subscribe", TopicArn=orders, Protocol="sms", Endpoint="+821012345678")
    asked(account, "Publish", TopicArn=orders, Message="soup")
    lab.undo(account)
    before = letters(account)
    lab.redo(account)
    assert (before, letters(account)) == ([], ["soup"])


def test_opened_again_it_is_the_same(account: Account, orders: str) -> None:
    queue = asked(account, "CreateQueue", "sqs", QueueName="cooks")["QueueUrl"]
    arn = orders.replace(":sns:", ":sqs:").replace("orders", "cooks")
    statement = {"Effect": "Allow", "Principal": "*", "Action": "sqs:SendMessage", "Resource": arn}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    asked(account, "SetQueueAttributes", "sqs", QueueUrl=queue, Attributes={"Policy": policy})
    for endpoint, protocol in ((arn, "sqs"), ("mina@example.com", "email")):
        asked(account, "Subscribe", TopicArn=orders, Protocol=protocol, Endpoint=endpoint)
    for number in range(40):
        asked(account, "Publish", TopicArn=orders, Message=f"dish {number}")
    before = lab.look(account).cloud.encode()
    opened.forget_all()
    assert lab.look(account).cloud.encode() == before
    Snapshot.objects.all().delete()
    opened.forget_all()
    assert lab.look(account).cloud.encode() == before


CONFIRMS = """
import json

import boto3


def handler(event, context):
    told = json.loads(event["body"])
    if told["Type"] == "SubscriptionConfirmation":
        boto3.client("sns").confirm_subscription(TopicArn=told["TopicArn"], Token=told["Token"])
    print(told["Type"], told.get("Message", "")[:20])
    return {"statusCode": 200}
"""


def test_a_url_confirms_itself_and_is_posted_to(account: Account, orders: str, real_host: RuntimeHost) -> None:
    create(account, Code={"ZipFile": sources.pack(CONFIRMS)})
    allow(account, "sns:ConfirmSubscription")
    made = asked(account, "CreateFunctionUrlConfig", "lambda", FunctionName="order-fn", AuthType="NONE")
    for each in lets_in():
        asked(account, "AddPermission", "lambda", FunctionName="order-fn", **each)
    asked(account, "Subscribe", TopicArn=orders, Protocol="https", Endpoint=made["FunctionUrl"])
    lab.settle(account.pk)
    asked(account, "Publish", TopicArn=orders, Message="soup")
    lab.settle(account.pk)
    assert [run.status for run in function(account).invocations] == ["ok", "ok"]
    (listed,) = asked(account, "ListSubscriptions")["Subscriptions"]
    assert listed["SubscriptionArn"].startswith(orders)
    state = lab.look(account).state
    assert state.parts[f"sns/{state.region}"].attempts == {}
