"""Forms about queues as a whole: made, emptied, deleted."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import name, whole
from lessons.courseware.page import Page
from lessons.messaging.forms.operation import QueueForm, told
from lessons.sandbox.lab import Result
from serverless_lab.engine import numbers

_SPANS = ("VisibilityTimeout", "MessageRetentionPeriod", "DelaySeconds", "ReceiveMessageWaitTimeSeconds")


class CreateQueue(QueueForm):
    """A standard queue, or a FIFO queue, whose name AWS wants to end so."""

    operation, said = "CreateQueue", _("The queue is there.")
    title, button = _("Create a queue"), _("Create the queue")
    kind = forms.ChoiceField(label=_("Kind"), choices=[("standard", _("Standard")), ("fifo", "FIFO")])
    QueueName = name(_("Name"), help_text=_("Letters, digits, - and _. A FIFO queue's name ends in .fifo."))
    VisibilityTimeout = whole(
        _("Visibility timeout (seconds)"), required=False, initial=numbers.SQS_VISIBILITY_DEFAULT_S
    )
    MessageRetentionPeriod = whole(
        _("Keep messages for (seconds)"), required=False, initial=numbers.SQS_RETENTION_DEFAULT_S
    )
    DelaySeconds = whole(_("Delay (seconds)"), required=False, initial=0)
    ReceiveMessageWaitTimeSeconds = whole(_("Receiving waits for (seconds)"), required=False, initial=0)
    ContentBasedDeduplication = forms.BooleanField(
        label=_("The same body counts as the same message (FIFO only)"), required=False
    )

    def params(self) -> dict[str, Any]:
        data = self.cleaned_data
        attributes = told(data, _SPANS)
        if data["kind"] == "fifo":
            attributes["FifoQueue"] = "true"
        if data["ContentBasedDeduplication"]:
            attributes["ContentBasedDeduplication"] = "true"
        return {"QueueName": data["QueueName"]} | ({"Attributes": attributes} if attributes else {})

    def done(self, page: Page, result: Result) -> None:
        page.where["queue"] = self.cleaned_data["QueueName"]


class PurgeQueue(QueueForm):
    operation, said = "PurgeQueue", _("Every message is gone, received or not. Undo brings them back.")
    title, button, danger = _("Purge"), _("Delete every message"), True
    queue = name(_("Queue"))


class DeleteQueue(QueueForm):
    operation, said = "DeleteQueue", _("The queue is deleted, with everything in it. Undo brings it back.")
    title, button, danger = _("Delete the queue"), _("Delete for good"), True
    queue = name(_("Queue"))

    def done(self, page: Page, result: Result) -> None:
        page.where.pop("queue", None)


FORMS = (CreateQueue, PurgeQueue, DeleteQueue)
