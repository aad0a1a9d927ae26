"""Policies of queues and topics: the same check as in chapter 3, its fixes, what an editor asks for, and saving."""

import json
from typing import Any

import pytest
from django.test import Client

from lessons.messaging.topics import policy_of
from lessons.sandbox import lab
from lessons.sandbox.models import Account, JournalEntry
from tests.messaging.desk import HTMX, PAGE, Queues, done, page, refused, text

pytestmark = pytest.mark.django_db
QUEUE = "?tab=queues&queue=orders"
TOPICS = "?tab=topics"


@pytest.fixture(autouse=True)
def _shop(as_learner: Client, queues: Queues) -> None:
    as_learner.cookies["lab_language"] = "en"
    queues.make("orders")
    lab.call(queues.account, "sns", "CreateTopic", {"Name": "news"})


def policy(**changes: Any) -> str:
    statement = {"Sid": "door", "Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}}
    statement |= {"Action": "sqs:SendMessage", "Resource": "*"} | changes
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def check(client: Client, form: str, where: str, **data: Any) -> str:
    headers = HTMX | {"HX-Current-URL": f"http://testserver{PAGE}{where}"}
    answer = client.post(f"{PAGE}check/{form}/", data, headers=headers)
    assert answer.status_code == 200, text(answer)
    return text(answer)


def test_a_check_finds_what_is_wrong_puts_it_right_and_does_nothing(
    as_learner: Client, queues: Queues, account: Account
) -> None:
    before = JournalEntry.objects.filter(account=account).count()
    wrong = policy(Action="sqs:SendMesage")
    found = check(as_learner, "SetPolicy", QUEUE, queue="orders", Policy=wrong)
    assert "There is no action <code>sqs:SendMesage</code>" in found
    assert "sqs:SendMessage" in check(as_learner, "SetPolicy", QUEUE, queue="orders", Policy=wrong, fix="0")
    assert "Build it visually" not in found
    assert JournalEntry.objects.filter(account=account).count() == before
    assert queues["orders"].settings.policy == ""


def test_who_is_meant_must_be_said(as_learner: Client) -> None:
    """That is what sets such a policy apart from one that hangs on a user."""
    without = json.loads(policy())
    del without["Statement"][0]["Principal"]
    for form, where, data in (
        ("SetPolicy", QUEUE, {"queue": "orders", "Policy": json.dumps(without)}),
        ("SetTopicPolicy", TOPICS, {"topic": "news", "AttributeValue": json.dumps(without)}),
    ):
        assert "<code>Principal</code>" in check(as_learner, form, where, **data)


def test_a_topics_policy_begins_as_every_topics_and_can_be_another(as_learner: Client, queues: Queues) -> None:
    assert "__default_statement_ID" in page(as_learner, TOPICS)
    mine = policy(Action="sns:Publish", Principal={"AWS": "444455556666"})
    done(as_learner, "SetTopicPolicy", TOPICS, topic="news", AttributeValue=mine)
    assert "444455556666" in policy_of(queues.probe, queues.probe.sns.topics["news"])
    shown = refused(as_learner, "SetTopicPolicy", TOPICS, topic="news", AttributeValue='{"Statement": [')
    assert ("Invalid parameter: Policy" in shown, "line 1, column" in shown) == (True, True)


def test_what_sns_itself_writes_is_no_mistake(as_learner: Client, queues: Queues) -> None:
    begun = policy_of(queues.probe, queues.probe.sns.topics["news"])
    found = check(as_learner, "SetTopicPolicy", TOPICS, topic="news", AttributeValue=begun)
    assert (found.count('<div class="finding '), found.count('<div class="finding warning">')) == (1, 1)
    assert "2012-10-17" in found


def test_an_editor_asks_for_findings_and_for_what_could_stand_there(as_learner: Client) -> None:
    asked = {"text": policy(Action="sqs:SendMesage"), "kind": "resource"}
    (found,) = as_learner.post(f"{PAGE}lint/", asked).json()["findings"]
    assert (found["level"], asked["text"][found["from"] : found["to"]]) == ("error", '"sqs:SendMesage"')
    offers = as_learner.get(f"{PAGE}complete/", {"kind": "resource", "action": "sqs:SendMessage"}).json()["offers"]
    assert offers[0]["label"].endswith(":orders")


def test_forms_without_a_policy_have_no_check(as_learner: Client) -> None:
    assert as_learner.post(f"{PAGE}check/PurgeQueue/", {"queue": "orders"}).status_code == 404
    assert as_learner.post(f"{PAGE}check/Nothing/").status_code == 404
