"""The shop's steps, each on a broker and on SNS and SQS: what is asked for in one breath is one step of the journal."""

import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import ARN, name
from lessons.courseware.console.operation import Call
from lessons.courseware.page import Page
from lessons.messaging.forms.broker import ClientForm
from lessons.messaging.forms.operation import QueueForm
from lessons.messaging.queues import arn_of, url_of

EXCHANGE = TOPIC = "shop-orders"
KEY = "order.seoul"
KITCHEN, RECEIPTS, SPOILED = "shop-kitchen", "shop-receipts", "shop-spoiled"
ORDER = '{"item": "mandu", "count": 2}'
ONCE = 1  # how often an order may go wrong, as on the broker: there the first rejection is the last


def topic_arn(page: Page) -> str:
    return f"arn:aws:sns:{page.probe.state.region}:{page.probe.state.account_id}:{TOPIC}"


class _OnBroker(ClientForm):
    together = True
    button = _("On the broker")
    said = _("Done on the broker.")

    def of(self, operation: str, **params: Any) -> Call:
        return operation, {"BrokerId": self.cleaned_data["BrokerId"]} | params


class OpenBroker(_OnBroker):
    operation = "AmqpDeclareExchange"

    def params(self) -> dict[str, Any]:
        return super().params() | {"Exchange": EXCHANGE, "Kind": "topic"}

    def further(self) -> Iterable[Call]:
        kitchen = {"DeadLetterExchange": "", "DeadLetterRoutingKey": SPOILED}
        return [
            self.of("AmqpDeclareQueue", Queue=SPOILED),
            self.of("AmqpDeclareQueue", Queue=KITCHEN, **kitchen),
            self.of("AmqpDeclareQueue", Queue=RECEIPTS),
            *(
                self.of("AmqpBind", Exchange=EXCHANGE, Queue=queue, RoutingKey="order.#")
                for queue in (KITCHEN, RECEIPTS)
            ),
        ]


class OrderBroker(_OnBroker):
    operation = "AmqpPublish"

    def params(self) -> dict[str, Any]:
        return super().params() | {"Exchange": EXCHANGE, "RoutingKey": KEY, "Body": ORDER}


class TakeBroker(_OnBroker):
    operation = "AmqpGet"

    def params(self) -> dict[str, Any]:
        return super().params() | {"Queue": KITCHEN}


class _SettleBroker(_OnBroker):
    operation = "AmqpSettle"
    outcome = ""
    DeliveryTag = name(_("Delivery tag"))

    def params(self) -> dict[str, Any]:
        members = super().params()
        return members | {"DeliveryTag": int(members["DeliveryTag"]), "Outcome": self.outcome}

    def clean_DeliveryTag(self) -> str:
        tag = str(self.cleaned_data["DeliveryTag"])
        return tag if tag.isdecimal() and len(tag) < 10 else "0"


class DoneBroker(_SettleBroker):
    outcome = "ack"


class FailBroker(_SettleBroker):
    outcome = "nack"


class _OnQueues(QueueForm):
    """On SQS, and on the topic that the queues are subscribed to."""

    together = True
    button = _("On SNS and SQS")
    said = _("Done on SNS and SQS.")
    urls: dict[str, str] = {}
    arns: dict[str, str] = {}
    topic = ""

    def prepare(self, page: Page) -> None:
        self.urls = {each: url_of(page.probe, each) for each in (KITCHEN, RECEIPTS, SPOILED)}
        self.arns = {each: arn_of(page.probe, each) for each in self.urls}
        self.topic = topic_arn(page)

    def params(self) -> dict[str, Any]:
        return {}


class OpenQueues(_OnQueues):
    operation = "CreateQueue"

    def calls(self) -> list[tuple[str, str, dict[str, Any]]]:
        dead = json.dumps({"deadLetterTargetArn": self.arns[SPOILED], "maxReceiveCount": ONCE})
        return [
            ("sqs", "CreateQueue", {"QueueName": SPOILED}),
            ("sqs", "CreateQueue", self._queue(KITCHEN, RedrivePolicy=dead)),
            ("sqs", "CreateQueue", self._queue(RECEIPTS)),
            ("sns", "CreateTopic", {"Name": TOPIC}),
            *(("sns", "Subscribe", self._subscription(queue)) for queue in (KITCHEN, RECEIPTS)),
        ]

    def _queue(self, queue: str, **attributes: str) -> dict[str, Any]:
        """With a policy that lets the topic in."""
        statement = {
            "Effect": "Allow",
            "Principal": {"Service": "sns.amazonaws.com"},
            "Action": "sqs:SendMessage",
            "Resource": self.arns[queue],
            "Condition": {"ArnEquals": {"aws:SourceArn": self.topic}},
        }
        policy = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
        return {"QueueName": queue, "Attributes": {"Policy": policy} | attributes}

    def _subscription(self, queue: str) -> dict[str, Any]:
        """What the binding `order.#` is."""
        attributes = {"RawMessageDelivery": "true", "FilterPolicy": json.dumps({"key": [{"prefix": "order."}]})}
        return {"TopicArn": self.topic, "Protocol": "sqs", "Endpoint": self.arns[queue], "Attributes": attributes}


class OrderQueues(_OnQueues):
    """The routing key is an attribute, at which the filter policies look."""

    service, operation = "sns", "Publish"

    def calls(self) -> list[tuple[str, str, dict[str, Any]]]:
        key = {"key": {"DataType": "String", "StringValue": KEY}}
        return [("sns", "Publish", {"TopicArn": self.topic, "Message": ORDER, "MessageAttributes": key})]


class TakeQueues(_OnQueues):
    operation = "ReceiveMessage"

    def params(self) -> dict[str, Any]:
        return {"QueueUrl": self.urls[KITCHEN]}


class _SettleQueues(_OnQueues):
    ReceiptHandle = forms.CharField(label=_("Receipt handle"), max_length=ARN)

    def params(self) -> dict[str, Any]:
        return {"QueueUrl": self.urls[KITCHEN], "ReceiptHandle": self.cleaned_data["ReceiptHandle"]}


class DoneQueues(_SettleQueues):
    operation = "DeleteMessage"


class FailQueues(_SettleQueues):
    """It shows at once; whoever receives next finds that it was received often enough, and so it moves."""

    operation = "ChangeMessageVisibility"

    def params(self) -> dict[str, Any]:
        return super().params() | {"VisibilityTimeout": 0}

    def further(self) -> Iterable[Call]:
        return [("ReceiveMessage", {"QueueUrl": self.urls[KITCHEN]})]


FORMS = (
    OpenBroker,
    OrderBroker,
    TakeBroker,
    DoneBroker,
    FailBroker,
    OpenQueues,
    OrderQueues,
    TakeQueues,
    DoneQueues,
    FailQueues,
)
