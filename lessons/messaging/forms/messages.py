"""Forms about messages: sent, received, deleted, hidden for longer or shown again."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy

from lessons.courseware.console.fields import ARN, NamesField, name, whole
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.messaging.forms.operation import QueueForm
from lessons.messaging.forms.values import AttributesField, long_text
from lessons.sandbox.lab import Result
from serverless_lab.engine import numbers

SHOWN = 60  # of a body, where messages are chosen


class _Sending(QueueForm):
    """`queue` decides what is asked for: only a FIFO queue deduplicates, and only a standard one delays.

    `rare` are fields that stay folded away as long as nobody wants them.
    """

    aside = ("attributes",)
    fields_template = "messaging/parts/sending.html"
    rare: tuple[str, ...] = ()
    queue = name(gettext_lazy("Queue"))
    MessageGroupId = name(gettext_lazy("Message group"), required=False)

    @classmethod
    def offer_to(cls, page: Page, refused: Any, queue: str, *, fifo: bool) -> Any:
        """Without the fields that such a queue does not take."""
        form: Any = cls.offer(page, refused, None, queue=queue)
        for each in ("DelaySeconds",) if fifo else ("MessageDeduplicationId",):
            form.fields.pop(each, None)
        form.rare = ("attributes",) if fifo else ("attributes", "DelaySeconds", "MessageGroupId")
        return form

    @property
    def folded(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.name in self.rare]

    @property
    def asked_for(self) -> list[BoundField]:
        return [field for field in self.visible_fields() if field.name not in self.rare]


class SendMessage(_Sending):
    operation, said = "SendMessage", gettext_lazy("Sent.")
    title, button = gettext_lazy("Send a message"), gettext_lazy("Send")
    field_order = ("MessageBody",)
    MessageBody = long_text(gettext_lazy("Body"), 3, strip=False)
    attributes = AttributesField()
    DelaySeconds = whole(gettext_lazy("Delay (seconds)"), required=False)
    MessageDeduplicationId = name(gettext_lazy("Deduplication id"), required=False)

    def params(self) -> dict[str, Any]:
        attributes = self.cleaned_data["attributes"]
        return super().params() | ({"MessageAttributes": attributes} if attributes else {})


class SendMessageBatch(_Sending):
    """A message a line; of a FIFO queue all in one group, with deduplication ids that count on from a beginning."""

    operation, said = "SendMessageBatch", gettext_lazy("Sent.")
    title, button = gettext_lazy("Send up to ten"), gettext_lazy("Send them")
    aside = ("bodies", "MessageGroupId", "MessageDeduplicationId")
    field_order = ("bodies",)
    bodies = long_text(gettext_lazy("Bodies"), 5, strip=False, help_text=gettext_lazy("One message a line."))
    MessageDeduplicationId = name(
        gettext_lazy("Deduplication ids begin with"),
        required=False,
        help_text=gettext_lazy("The number of the line follows. Empty: the body decides, if the queue is set so."),
    )

    def params(self) -> dict[str, Any]:
        data = self.cleaned_data
        group = {"MessageGroupId": data["MessageGroupId"]} if data.get("MessageGroupId") else {}
        lines = [line for line in data["bodies"].splitlines() if line.strip()]
        entries = []
        for number, line in enumerate(lines, 1):
            same = data.get("MessageDeduplicationId")
            copies = {"MessageDeduplicationId": f"{same}-{number}"} if same else {}
            entries.append({"Id": f"line-{number}", "MessageBody": line} | group | copies)
        return super().params() | {"Entries": entries}

    def once(self, result: Result) -> dict[str, Any]:
        return _failed(result)


class ReceiveMessage(QueueForm):
    """Empty fields leave what the queue says."""

    operation, said = "ReceiveMessage", gettext_lazy("Received: what came is in flight now.")
    title, button = gettext_lazy("Receive"), gettext_lazy("Receive")
    queue = name(gettext_lazy("Queue"))
    MaxNumberOfMessages = whole(gettext_lazy("Most at once"), initial=1)
    VisibilityTimeout = whole(gettext_lazy("Hide for (seconds)"), required=False)
    WaitTimeSeconds = whole(gettext_lazy("Wait for (seconds)"), required=False)

    def params(self) -> dict[str, Any]:
        return super().params() | {"MessageSystemAttributeNames": ["All"], "MessageAttributeNames": ["All"]}

    def once(self, result: Result) -> dict[str, Any]:
        return {} if (result.answer or {}).get("Messages") else {"kind": "nothing"}


class DeleteMessage(QueueForm):
    operation, said = "DeleteMessage", gettext_lazy("Deleted: this work is done.")
    button = gettext_lazy("Delete")
    queue = name(gettext_lazy("Queue"))
    ReceiptHandle = forms.CharField(label=gettext_lazy("Receipt handle"), max_length=ARN)


class ChangeMessageVisibility(QueueForm):
    """0 shows the message at once."""

    operation, said = "ChangeMessageVisibility", gettext_lazy("The visibility timeout of this message is changed.")
    title, button = gettext_lazy("Visibility"), gettext_lazy("Change")
    queue = name(gettext_lazy("Queue"))
    ReceiptHandle = forms.CharField(label=gettext_lazy("Receipt handle"), max_length=ARN)
    VisibilityTimeout = whole(
        gettext_lazy("Seconds from now"), initial=60, help_text=gettext_lazy("0 shows the message at once.")
    )


class _OfSeveral(QueueForm):
    """Handles of messages in flight, as many as a batch may have."""

    aside = ("handles",)
    queue = name(gettext_lazy("Queue"))
    handles = NamesField(label=gettext_lazy("Messages in flight"))

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name != "handles":
            return None
        held = page.view.cloud.queue_contents(str(self["queue"].value()), numbers.SQS_BATCH)
        return [(each.handle, each.body[:SHOWN]) for each in held.in_flight]

    def entries(self, **more: Any) -> list[dict[str, Any]]:
        handles = self.cleaned_data["handles"]
        return [{"Id": str(number), "ReceiptHandle": each} | more for number, each in enumerate(handles, 1)]

    def params(self) -> dict[str, Any]:
        return {"QueueUrl": self.url, "Entries": self.entries()}

    def once(self, result: Result) -> dict[str, Any]:
        return _failed(result)


class DeleteMessageBatch(_OfSeveral):
    operation, said = "DeleteMessageBatch", gettext_lazy("Deleted: this work is done.")
    title, button = gettext_lazy("Delete several"), gettext_lazy("Delete these")


class ChangeMessageVisibilityBatch(_OfSeveral):
    operation, said = "ChangeMessageVisibilityBatch", gettext_lazy("The visibility timeouts are changed.")
    title, button = gettext_lazy("Visibility of several"), gettext_lazy("Change these")
    VisibilityTimeout = whole(
        gettext_lazy("Seconds from now"), initial=60, help_text=gettext_lazy("0 shows the message at once.")
    )

    def params(self) -> dict[str, Any]:
        return super().params() | {"Entries": self.entries(VisibilityTimeout=self.cleaned_data["VisibilityTimeout"])}


def _failed(result: Result) -> dict[str, Any]:
    """Entries of a batch that were refused by themselves, while others were not."""
    failed = (result.answer or {}).get("Failed", [])
    return {"kind": "failed", "failed": failed} if failed else {}


FORMS = (
    SendMessage,
    SendMessageBatch,
    ReceiveMessage,
    DeleteMessage,
    ChangeMessageVisibility,
    DeleteMessageBatch,
    ChangeMessageVisibilityBatch,
)
