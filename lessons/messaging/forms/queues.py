"""Forms about queues as a whole."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import name
from lessons.courseware.page import Page
from lessons.messaging.forms.operation import QueueForm
from lessons.sandbox.lab import Result

FIFO = ".fifo"


class CreateQueue(QueueForm):
    """A standard queue, or a FIFO queue, whose name AWS wants to end so."""

    operation, said = "CreateQueue", _("The queue is there.")
    title, button = _("Create a queue"), _("Create the queue")
    aside = ("kind",)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("standard", _("Standard")), ("fifo", "FIFO")])
    QueueName = name(_("Name"), help_text=_("Letters, digits, - and _. A FIFO queue's name ends in .fifo."))

    def params(self) -> dict[str, Any]:
        attributes = {"FifoQueue": "true"} if self.cleaned_data["kind"] == "fifo" else {}
        return super().params() | ({"Attributes": attributes} if attributes else {})

    def done(self, page: Page, result: Result) -> None:
        page.where["queue"] = self.cleaned_data["QueueName"]


class DeleteQueue(QueueForm):
    operation, said = "DeleteQueue", _("The queue is deleted, with everything in it. Undo brings it back.")
    title, button, danger = _("Delete the queue"), _("Delete for good"), True
    queue = name(_("Queue"))

    def done(self, page: Page, result: Result) -> None:
        page.where.pop("queue", None)


FORMS = (CreateQueue, DeleteQueue)
