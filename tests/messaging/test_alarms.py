"""The tab about metrics: queues and topics, and alarms on them that tell a topic."""

import json
from typing import Any

import pytest
from django.test import Client

from lessons.messaging.measured import KINDS, thing_of
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from serverless_lab.engine.services.cloudwatch.state import Alarm
from tests.messaging.desk import Queues, done, page, refused

pytestmark = pytest.mark.django_db
TAB = "?tab=metrics&queue=orders"
ALARM = {
    "of": "queue:orders",
    "AlarmName": "too-many-orders",
    "Watched": "ApproximateNumberOfMessagesVisible Maximum",
    "ComparisonOperator": "GreaterThanThreshold",
    "Threshold": "2",
    "Period": "60",
    "EvaluationPeriods": "1",
    "DatapointsToAlarm": "",
    "TreatMissingData": "notBreaching",
    "Action": "",
}
DOOR = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "sns.amazonaws.com"},
                "Action": "sqs:SendMessage",
                "Resource": "*",
            }
        ],
    }
)
EVERY = [(key, watched) for key in KINDS for watched in KINDS[key].watched]


@pytest.fixture(autouse=True)
def _shop(as_learner: Client, queues: Queues) -> None:
    as_learner.cookies["lab_language"] = "en"
    queues.make("orders")


def alarms(queues: Queues) -> dict[str, Alarm]:
    found: dict[str, Alarm] = queues.probe.cloudwatch.alarms
    return found


def topic(account: Account) -> str:
    arn: str = lab.call(account, "sns", "CreateTopic", {"Name": "news"}).answer["TopicArn"]
    return arn


def test_a_backlog_tells_the_topic_and_its_history_is_shown(
    as_learner: Client, queues: Queues, account: Account
) -> None:
    news = topic(account)
    queues.make("desk", Policy=DOOR)
    desk = f"arn:aws:sqs:ap-northeast-2:{account.account_id}:desk"
    lab.call(account, "sns", "Subscribe", {"TopicArn": news, "Protocol": "sqs", "Endpoint": desk})
    shown = done(as_learner, "PutMetricAlarm", TAB, **ALARM | {"Action": news}).replace("<wbr>", "")
    assert ("The alarm is on." in shown, "→ sns: news" in shown) == (True, True)
    for _ in range(3):
        queues.call("SendMessage", "orders", MessageBody="mandu")
    lab.advance(account, 130)
    assert alarms(queues)["too-many-orders"].state == "ALARM"
    shown = page(as_learner, TAB)
    assert "to ALARM" in shown
    assert f"Successfully executed action {news}" in shown
    assert queues["desk"].alive == 1
    queues.call("PurgeQueue", "orders")
    lab.advance(account, 200)
    assert alarms(queues)["too-many-orders"].state == "OK"
    done(as_learner, "DeleteAlarms", TAB, AlarmName="too-many-orders")
    assert alarms(queues) == {}


@pytest.mark.parametrize(("kind", "watched"), EVERY, ids=lambda each: str(each))
def test_everything_that_can_be_watched_is_taken(
    as_learner: Client, queues: Queues, account: Account, kind: str, watched: tuple[str, str]
) -> None:
    key = ":".join([kind, *["orders"] * len(KINDS[kind].dimensions)])
    done(as_learner, "PutMetricAlarm", TAB, **ALARM | {"of": key, "Watched": " ".join(watched)})
    (query,) = alarms(queues)["too-many-orders"].queries
    thing = thing_of(key)
    assert query.watched is not None
    assert thing is not None
    assert (query.watched.namespace, query.watched.dimensions) == (thing.of.namespace, thing.of.dimensions)
    assert (query.watched.name, query.watched.stat) == watched


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"of": "orders"}, "Something in the form needs your attention."),
        ({"of": "queue:"}, "Something in the form needs your attention."),
        ({"Watched": ""}, "This field is required."),
        ({"Threshold": "many"}, "Enter a number."),
        ({"Action": "orders"}, "Invalid arn syntax: orders"),
    ],
)
def test_what_is_refused_changes_nothing(
    as_learner: Client, queues: Queues, changes: dict[str, str], said: str
) -> None:
    assert said in refused(as_learner, "PutMetricAlarm", TAB, **ALARM | changes)
    assert alarms(queues) == {}


def test_a_topic_is_measured_beside_the_queues(as_learner: Client, queues: Queues, account: Account) -> None:
    news = topic(account)
    gone = f"arn:aws:sqs:ap-northeast-2:{account.account_id}:gone"
    lab.call(account, "sns", "Subscribe", {"TopicArn": news, "Protocol": "sqs", "Endpoint": gone})
    lab.call(account, "sns", "Publish", {"TopicArn": news, "Message": "soup"})
    done(
        as_learner, "PutMetricAlarm", TAB, **ALARM | {"of": "topic:news", "Watched": "NumberOfNotificationsFailed Sum"}
    )
    shown = page(as_learner, "?tab=metrics&measured=topic:news")
    assert ("SNS · news" in shown, "Notifications" in shown) == (True, True)
    assert "NumberOfNotificationsFailed · Sum > 2" in shown
    assert "NumberOfNotificationsFailed · Sum" not in page(as_learner, TAB)


@pytest.mark.parametrize("count", [1, 3])
def test_the_tab_asks_the_database_equally_often(
    as_learner: Client, queues: Queues, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        done(as_learner, "PutMetricAlarm", TAB, **ALARM | {"AlarmName": f"alarm-{number}"})
    with django_assert_num_queries(7):
        shown = page(as_learner, TAB)
    assert shown.count("ApproximateNumberOfMessagesVisible · Maximum > 2") == count
