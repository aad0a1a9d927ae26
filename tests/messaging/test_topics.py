"""The panel "Topics": made, subscribed to by queues, filtered, published to."""

import json
from typing import Any

import pytest
from django.test import Client

from lessons.messaging import queues as of_queues
from lessons.messaging.topics import arn_of, subscription_arn
from tests.messaging.desk import Queues, done, page, refused

pytestmark = pytest.mark.django_db
TAB = "?tab=topics"


@pytest.fixture(autouse=True)
def _english(as_learner: Client, queues: Queues) -> None:
    as_learner.cookies["lab_language"] = "en"
    queues.make("couriers")
    anybody = {"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, "Action": "sqs:*", "Resource": "*"}
    policy = json.dumps({"Version": "2012-10-17", "Statement": [anybody]})
    queues.call("SetQueueAttributes", "couriers", Attributes={"Policy": policy})


def subscribe(client: Client, queues: Queues, **more: str) -> str:
    endpoint = of_queues.arn_of(queues.probe, "couriers")
    return done(client, "SubscribeQueue", TAB, topic="order-ready", Endpoint=endpoint, **more)


def test_a_message_goes_to_the_queue_that_subscribed(as_learner: Client, queues: Queues) -> None:
    assert "No topic yet." in page(as_learner, TAB)
    assert "Nobody has subscribed" in done(as_learner, "CreateTopic", TAB, Name="order-ready")
    assert "every message" in subscribe(as_learner, queues)
    done(as_learner, "PublishToTopic", TAB, topic="order-ready", Message="7 is ready", attributes="way=delivery")
    (held,) = queues.probe.cloud.queue_contents("couriers", 5).visible
    told = json.loads(held.body)
    assert (told["Message"], told["TopicArn"]) == ("7 is ready", arn_of(queues.probe, "order-ready"))
    assert told["MessageAttributes"] == {"way": {"Type": "String", "Value": "delivery"}}


def test_a_filter_keeps_others_out(as_learner: Client, queues: Queues) -> None:
    done(as_learner, "CreateTopic", TAB, Name="order-ready")
    assert "pick-up" in subscribe(as_learner, queues, FilterPolicy='{"way": ["pick-up"]}')
    done(as_learner, "PublishToTopic", TAB, topic="order-ready", Message="7", attributes="way=delivery")
    assert queues["couriers"].alive == 0
    (found,) = queues.probe.sns.subscriptions.values()
    arn = {"SubscriptionArn": subscription_arn(queues.probe, found)}
    assert "Look at line 1." in refused(as_learner, "SetFilterPolicy", TAB, **arn, AttributeValue="{way}")
    done(as_learner, "SetFilterPolicy", TAB, **arn, AttributeValue="")
    done(as_learner, "PublishToTopic", TAB, topic="order-ready", Message="8")
    assert queues["couriers"].alive == 1
    done(as_learner, "Unsubscribe", TAB, **arn)
    assert dict(queues.probe.sns.subscriptions) == {}
    done(as_learner, "DeleteTopic", TAB, topic="order-ready")
    assert dict(queues.probe.sns.topics) == {}


def test_what_sns_refuses_is_said_at_the_form(as_learner: Client) -> None:
    refusal = refused(as_learner, "CreateTopic", TAB, Name="order ready")
    assert "Invalid parameter: Topic Name" in refusal


def test_the_tab_costs_the_same_with_one_and_with_three(
    as_learner: Client, queues: Queues, django_assert_num_queries: Any
) -> None:
    for number in range(3):
        done(as_learner, "CreateTopic", TAB, Name=f"topic-{number}")
        if number in (0, 2):
            with django_assert_num_queries(7):
                page(as_learner, TAB)
