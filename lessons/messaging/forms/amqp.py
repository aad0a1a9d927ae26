"""What AMQP clients do in a RabbitMQ broker."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lessons.courseware.console.fields import chosen, name, whole
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.messaging.forms.broker import ClientForm, amqp_of, choices, pairs, text
from serverless_lab.engine.services.mq.amqp.founding import KINDS

NONE, DEFAULT = "-", "(default)"  # of exchanges, in lists to choose from
_DURABLE = _("Durable: it is there after a restart")


def _flag(label: Any, *, on: bool = False) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, initial=on)


class _AmqpForm(ClientForm):
    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name in ("Queue", "from_queue"):
            return choices(amqp_of(page, self).queues)
        if name == "Exchange":
            return [(each or DEFAULT, each or DEFAULT) for each in amqp_of(page, self).exchanges]
        return None

    def params(self) -> dict[str, Any]:
        members = super().params()
        if members.get("Exchange") == DEFAULT:
            members["Exchange"] = ""
        return members


class DeclareExchange(_AmqpForm):
    operation, said = "AmqpDeclareExchange", _("The exchange is there.")
    title, button, flags = _("Declare an exchange"), _("Declare"), ("Durable",)
    Exchange = name(_("Name"))
    Kind = forms.ChoiceField(label=_("Kind"), choices=[(each, each) for each in KINDS], initial="topic")
    Durable = _flag(_DURABLE, on=True)

    def choices_of(self, name: str, page: Page) -> Choices | None:
        return None


class DeclareQueue(_AmqpForm):
    operation, said = "AmqpDeclareQueue", _("The queue is there.")
    title, button, flags = _("Declare a queue"), _("Declare"), ("Durable",)
    aside = ("dead",)
    Queue = name(_("Name"))
    Durable = _flag(_DURABLE, on=True)
    dead = chosen(_("Dead letters go to the exchange"), required=False)
    DeadLetterRoutingKey = name(_("under the routing key"), required=False)

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name != "dead":
            return None
        return [(NONE, "–"), *((each or DEFAULT, each or DEFAULT) for each in amqp_of(page, self).exchanges)]

    def params(self) -> dict[str, Any]:
        dead = self.cleaned_data["dead"]
        if dead in ("", NONE):
            return super().params()
        return super().params() | {"DeadLetterExchange": "" if dead == DEFAULT else dead}


class Bind(_AmqpForm):
    operation, said = "AmqpBind", _("The binding is there.")
    title, button = _("Bind"), _("Bind")
    Exchange = chosen(_("Exchange"))
    Queue = chosen(_("Queue"))
    RoutingKey = name(_("Routing key"), required=False, help_text=_("For a topic: * is one word, # any number."))
    Arguments = text(
        _("Headers that are wanted"),
        required=False,
        help_text=_("For a headers exchange, one name=value a line; x-match=any is content with one."),
    )

    def clean_Arguments(self) -> dict[str, str]:
        return pairs(self.cleaned_data["Arguments"])


class Unbind(_AmqpForm):
    """A binding is known by all that it was made with."""

    operation, said, button = "AmqpUnbind", _("The binding is gone."), _("Unbind")
    Exchange = name(_("Exchange"))
    Queue = name(_("Queue"))
    RoutingKey = name(_("Routing key"), required=False)
    Arguments = text(_("Headers that are wanted"), required=False)

    def clean_Arguments(self) -> dict[str, str]:
        return pairs(self.cleaned_data["Arguments"])


class PublishMessage(_AmqpForm):
    operation, said = "AmqpPublish", _("Published. What came of it stands below.")
    title, button = pgettext_lazy("a message", "Publish"), pgettext_lazy("a message", "Publish")
    flags = ("Persistent", "Mandatory")
    Exchange = chosen(_("Exchange"))
    RoutingKey = name(_("Routing key"), required=False)
    Body = text(_("Body"))
    Headers = text(_("Headers"), required=False, help_text=_("One name=value a line."))
    Persistent = _flag(_("Persistent: it is there after a restart, in a durable queue"), on=True)
    Mandatory = _flag(_("Mandatory: it comes back if no queue takes it"))

    def clean_Headers(self) -> dict[str, str]:
        return pairs(self.cleaned_data["Headers"])


class Consume(_AmqpForm):
    operation, said = "AmqpConsume", _("The consumer is there.")
    title, button, flags = _("Consume"), _("Consume"), ("AutoAck",)
    Queue = chosen(_("Queue"))
    ConsumerTag = name(_("Consumer"))
    Prefetch = whole(_("Prefetch"), initial=1, help_text=_("How many it may have unsettled. 0 is without limit."))
    AutoAck = _flag(_("Automatic: what is given out counts as settled"))


class Cancel(_AmqpForm):
    operation, said, button = "AmqpCancel", _("It left. What it had not settled is back."), _("Leave")
    ConsumerTag = name(_("Consumer"))


class Get(_AmqpForm):
    operation, said = "AmqpGet", _("Fetched. What came of it stands below.")
    title, button, flags = _("Get one"), _("Get one"), ("AutoAck",)
    Queue = chosen(_("Queue"))
    AutoAck = _flag(_("Automatic: what is given out counts as settled"))


class _Settle(_AmqpForm):
    operation = "AmqpSettle"
    outcome = ""
    DeliveryTag = whole(_("Delivery tag"))

    def params(self) -> dict[str, Any]:
        return super().params() | {"Outcome": self.outcome}


class Ack(_Settle):
    outcome, button, said = "ack", "ack", _("Acknowledged: it is gone from the broker.")


class Nack(_Settle):
    outcome, button, said = "nack", "nack", _("Rejected. What came of it stands below.")


class Requeue(_Settle):
    outcome, button, said = "requeue", _("nack and requeue"), _("It stands in its queue again.")


class DeleteQueueOfBroker(_AmqpForm):
    operation, said, button = "AmqpDelete", _("The queue is deleted, with its messages and bindings."), _("Delete")
    Queue = name(_("Queue"))


class DeleteExchange(_AmqpForm):
    operation, said, button = "AmqpDelete", _("The exchange is deleted, with its bindings."), _("Delete")
    Exchange = name(_("Exchange"))


FORMS = (
    DeclareExchange,
    DeclareQueue,
    Bind,
    Unbind,
    PublishMessage,
    Consume,
    Cancel,
    Get,
    Ack,
    Nack,
    Requeue,
    DeleteQueueOfBroker,
    DeleteExchange,
)
