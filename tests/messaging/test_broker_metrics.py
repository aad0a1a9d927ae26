"""Brokers on the tab about metrics: charts of both engines, a queue by itself, and an alarm on it."""

import pytest
from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.messaging.brokers import active, rabbit
from tests.messaging.desk import done, page

pytestmark = pytest.mark.django_db
QUEUE = "rabbitmq-queue:shop-rabbit:/:kitchen"


@pytest.fixture(autouse=True)
def _english(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"


def test_a_rabbitmq_broker_and_one_of_its_queues(as_learner: Client, account: Account) -> None:
    broker = rabbit(as_learner, account)
    broker.does("DeclareQueue", Queue="kitchen", Durable="on")
    for _ in range(7):
        broker.does("PublishMessage", Exchange="(default)", RoutingKey="kitchen", Body="mandu")
    lab.advance(account, 70)
    assert "measured=rabbitmq%3Ashop-rabbit" in page(as_learner, broker.where)
    shown = page(as_learner, "?tab=metrics&measured=rabbitmq:shop-rabbit")
    assert "MQ · shop-rabbit · / · kitchen" in shown.replace("<wbr>", "")
    assert '<td class="num">7</td><td class="num">0</td>' in shown
    assert '<td class="num">0.12</td>' in shown
    of_queue = page(as_learner, f"?tab=metrics&measured={QUEUE}")
    assert ('<td class="num">7</td><td class="num">0</td>' in of_queue, "0.12" in of_queue) == (True, False)
    done(
        as_learner,
        "PutMetricAlarm",
        f"?tab=metrics&measured={QUEUE}",
        of=QUEUE,
        AlarmName="deep",
        Watched="MessageReadyCount Maximum",
        ComparisonOperator="GreaterThanThreshold",
        Threshold="5",
        Period="60",
        EvaluationPeriods="1",
        TreatMissingData="missing",
    )
    lab.advance(account, 70)
    assert '<span class="tag bad">alarm</span>' in page(as_learner, f"?tab=metrics&measured={QUEUE}")
    assert "<b>deep" not in page(as_learner, "?tab=metrics&measured=rabbitmq:shop-rabbit")


def test_an_activemq_broker_and_one_of_its_queues(as_learner: Client, account: Account) -> None:
    broker = active(as_learner, account)
    for _ in range(3):
        broker.does("Send", Destination="/queue/kitchen", Body="mandu")
    lab.advance(account, 70)
    shown = page(as_learner, "?tab=metrics&measured=activemq:shop-active-1")
    assert '<td class="num">3</td>' in shown
    of_queue = page(as_learner, "?tab=metrics&measured=activemq-queue:shop-active-1:kitchen")
    assert '<td class="num">3</td><td class="num">0</td><td class="num">0</td>' in of_queue
