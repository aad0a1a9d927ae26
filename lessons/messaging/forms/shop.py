"""The shop's steps, each on a broker and on SQS: what is asked for in one breath is one step of the journal."""

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

EXCHANGE, KEY = "shop-orders", "order.seoul"
KITCHEN, RECEIPTS, SPOILED = "shop-kitchen", "shop-receipts", "shop-spoiled"
ORDER = '{"item": "mandu", "count": 2}'
ONCE = 1  # how often an order may go wrong, as on the broker: there the first rejection is the last


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
    together = True
    button = _("On SQS")
    said = _("Done on SQS.")
    urls: dict[str, str] = {}

    def prepare(self, page: Page) -> None:
        self.urls = {each: url_of(page.probe, each) for each in (KITCHEN, RECEIPTS, SPOILED)}

    def params(self) -> dict[str, Any]:
        return {}


class OpenQueues(_OnQueues):
    operation = "CreateQueue"
    dead = ""

    def prepare(self, page: Page) -> None:
        super().prepare(page)
        self.dead = arn_of(page.probe, SPOILED)

    def params(self) -> dict[str, Any]:
        return {"QueueName": SPOILED}

    def further(self) -> Iterable[Call]:
        redrive = json.dumps({"deadLetterTargetArn": self.dead, "maxReceiveCount": ONCE})
        return [
            ("CreateQueue", {"QueueName": KITCHEN, "Attributes": {"RedrivePolicy": redrive}}),
            ("CreateQueue", {"QueueName": RECEIPTS}),
        ]


class OrderQueues(_OnQueues):
    """To each queue by itself: the copies that an exchange makes."""

    operation = "SendMessage"

    def params(self) -> dict[str, Any]:
        return {"QueueUrl": self.urls[KITCHEN], "MessageBody": ORDER}

    def further(self) -> Iterable[Call]:
        return [("SendMessage", {"QueueUrl": self.urls[RECEIPTS], "MessageBody": ORDER})]


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
