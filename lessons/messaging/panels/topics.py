"""Topics: who has subscribed to each, with its filter, and publishing."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from lessons.courseware.console.operation import OperationForm, Press
from lessons.courseware.page import Page
from lessons.messaging.forms.topics import (
    CreateTopic,
    DeleteTopic,
    PublishToTopic,
    SetFilterPolicy,
    SetTopicPolicy,
    SubscribeEndpoint,
    SubscribeQueue,
    Unsubscribe,
)
from lessons.messaging.topics import arn_of, policy_of, subscribers, subscription_arn
from serverless_lab.engine.services.sns.state import Subscription, Topic

TEMPLATE = "messaging/panels/topics.html"
HAS_FORMS = True
SHOWN = 20  # topics, each with forms of its own
SUBSCRIBERS = 30


@dataclass(frozen=True)
class Subscriber:
    subscription: Subscription
    endpoint: str
    narrow: OperationForm
    stop: OperationForm | Press


@dataclass(frozen=True)
class Row:
    topic: Topic
    arn: str
    subscribers: list[Subscriber]
    others: int
    publish: OperationForm
    subscribe: OperationForm | None
    invite: OperationForm
    set_policy: OperationForm
    delete: OperationForm


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    found = sorted(page.probe.sns.topics.values(), key=lambda topic: topic.name)
    return {
        "create": CreateTopic.offer(page, form),
        "topics": [_row(page, form, topic) for topic in islice(found, SHOWN)],
        "others": max(len(found) - SHOWN, 0),
    }


def _row(page: Page, form: OperationForm | None, topic: Topic) -> Row:
    known = subscribers(page.probe, topic)
    return Row(
        topic,
        arn_of(page.probe, topic.name),
        [_subscriber(page, form, each) for each in known[:SUBSCRIBERS]],
        max(len(known) - SUBSCRIBERS, 0),
        PublishToTopic.offer(page, form, topic=topic.name),
        SubscribeQueue.offer(page, form, topic=topic.name) if page.probe.sqs.queues else None,
        SubscribeEndpoint.offer(page, form, topic=topic.name),
        SetTopicPolicy.offer(page, form, SetTopicPolicy.initial_of(policy_of(page.probe, topic)), topic=topic.name),
        DeleteTopic.offer(page, form, topic=topic.name),
    )


def _subscriber(page: Page, form: OperationForm | None, subscription: Subscription) -> Subscriber:
    arn = subscription_arn(page.probe, subscription)
    return Subscriber(
        subscription,
        subscription.endpoint.rpartition(":")[2] if subscription.protocol == "sqs" else subscription.endpoint,
        SetFilterPolicy.offer(page, form, {"AttributeValue": subscription.filter}, SubscriptionArn=arn),
        Unsubscribe.press(page, form, SubscriptionArn=arn),
    )
