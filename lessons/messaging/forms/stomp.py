"""What STOMP clients do in an ActiveMQ broker."""

from math import isfinite
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.courseware.console.fields import chosen, name, whole
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.messaging.forms.broker import ClientForm, pairs, text
from serverless_lab.engine.services.mq.jms.exchanging import MODES

_DESTINATION = gettext_lazy("/queue/<name> or /topic/<name>")
_TRUTHS = {"true": True, "false": False}


class _StompForm(ClientForm):
    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name != "Transaction":
            return None
        broker = page.probe.mq.brokers.get(str(self["BrokerId"].value()))
        open_ = broker.jms.transactions if broker is not None and broker.jms is not None else {}
        return [("", "–"), *((each, each) for each in open_)]


class Send(_StompForm):
    operation, said = "StompSend", gettext_lazy("Sent. What came of it stands below.")
    title, button, flags = gettext_lazy("Send"), gettext_lazy("Send"), ("Persistent",)
    Destination = name(gettext_lazy("Destination"), initial="/queue/kitchen", help_text=_DESTINATION)
    Body = text(gettext_lazy("Body"))
    Properties = text(
        gettext_lazy("Properties"),
        required=False,
        help_text=gettext_lazy(
            "One name=value a line, such as tables=4. Numbers, true and false are told from texts; a text in quotes "
            "stays a text."
        ),
    )
    Persistent = forms.BooleanField(
        label=gettext_lazy("Persistent: it is there after a restart"), required=False, initial=True
    )
    Transaction = chosen(gettext_lazy("In the transaction"), required=False)

    def clean_Properties(self) -> dict[str, Any]:
        return {key: _property(value) for key, value in pairs(self.cleaned_data["Properties"]).items()}


class SubscribeTo(_StompForm):
    operation, said = "StompSubscribe", gettext_lazy("The subscription is there.")
    title, button = gettext_lazy("Subscribe"), gettext_lazy("Subscribe")
    Subscription = name(gettext_lazy("Subscription"))
    Destination = name(gettext_lazy("Destination"), initial="/queue/kitchen", help_text=_DESTINATION)
    Ack = forms.ChoiceField(label=gettext_lazy("Acknowledgement"), choices=[(each, each) for each in MODES])
    Selector = name(
        gettext_lazy("Selector"), required=False, help_text=gettext_lazy("Such as: tables > 4 AND dish LIKE '만두%'")
    )
    Durable = forms.BooleanField(
        label=gettext_lazy("Durable: of a topic, it keeps what comes while its client is away"), required=False
    )
    Prefetch = whole(gettext_lazy("Prefetch"), initial=1000)


class Leave(_StompForm):
    operation, button = "StompLeave", gettext_lazy("Leave")
    said = gettext_lazy("The client left. What it had not acknowledged is back.")
    Subscription = name(gettext_lazy("Subscription"))


class Forget(Leave):
    button, said = gettext_lazy("Unsubscribe"), gettext_lazy("The subscription is gone.")

    def params(self) -> dict[str, Any]:
        return super().params() | {"Forget": True}


class _Settle(_StompForm):
    operation = "StompSettle"
    outcome = ""
    Subscription = name(gettext_lazy("Subscription"))
    Message = whole(gettext_lazy("Message"))

    def params(self) -> dict[str, Any]:
        return super().params() | {"Outcome": self.outcome}


class AckMessage(_Settle):
    outcome, button, said = "ack", "ack", gettext_lazy("Acknowledged: it is gone from the broker.")


class NackMessage(_Settle):
    outcome, button, said = "nack", "nack", gettext_lazy("Rejected. What came of it stands below.")


class AckWithin(AckMessage):
    """Within a transaction."""

    button, said = gettext_lazy("ack in the transaction"), gettext_lazy("It counts when the transaction is committed.")
    Transaction = name(gettext_lazy("Transaction"))


class Begin(_StompForm):
    operation, said = "StompTransaction", gettext_lazy("The transaction has begun.")
    title, button = gettext_lazy("Begin a transaction"), gettext_lazy("Begin")
    action = "begin"
    Transaction = name(gettext_lazy("Transaction"), initial="lunch")

    def choices_of(self, name: str, page: Page) -> Choices | None:
        return None

    def params(self) -> dict[str, Any]:
        return super().params() | {"Action": self.action}


class Commit(Begin):
    action, button, said = "commit", gettext_lazy("Commit"), gettext_lazy("Committed: all of it has happened.")


class Abort(Begin):
    action, button, said = "abort", gettext_lazy("Abort"), gettext_lazy("Aborted: none of it has happened.")


def _property(value: str) -> dict[str, Any]:
    if value.lower() in _TRUTHS:
        return {"Flag": _TRUTHS[value.lower()]}
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        return {"Text": value[1:-1]}
    try:
        number = float(value)
    except ValueError:
        return {"Text": value}
    if not isfinite(number):
        raise forms.ValidationError(_("A number must be finite."))
    return {"Number": number}


FORMS = (Send, SubscribeTo, Leave, Forget, AckMessage, NackMessage, AckWithin, Begin, Commit, Abort)
