"""Forms about the attributes of a queue."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import name, whole
from lessons.messaging.forms.operation import AttributesForm
from serverless_lab.engine.services.sqs.state import Settings


class Configure(AttributesForm):
    """Spans and size; an empty field leaves what is set."""

    said, title, button = _("The settings are saved."), _("Edit"), _("Save")
    queue = name(_("Queue"))
    VisibilityTimeout = whole(
        _("Visibility timeout (seconds)"), required=False, help_text=_("How long what was received is hidden.")
    )
    MessageRetentionPeriod = whole(
        _("Keep messages for (seconds)"), required=False, help_text=_("From 60 to 1,209,600, which is 14 days.")
    )
    DelaySeconds = whole(
        _("Delay (seconds)"), required=False, help_text=_("How long a new message is hidden at first, up to 900.")
    )
    ReceiveMessageWaitTimeSeconds = whole(
        _("Receiving waits for (seconds)"), required=False, help_text=_("0 is short polling; up to 20 is long polling.")
    )
    MaximumMessageSize = whole(_("Largest message (bytes)"), required=False)

    @staticmethod
    def initial_of(settings: Settings) -> dict[str, Any]:
        return {
            "VisibilityTimeout": settings.visibility,
            "MessageRetentionPeriod": settings.retention,
            "DelaySeconds": settings.delay,
            "ReceiveMessageWaitTimeSeconds": settings.wait,
            "MaximumMessageSize": settings.largest,
        }


class ConfigureFifo(AttributesForm):
    """What a FIFO queue counts as the same, and what its limit is per."""

    said, title, button = _("The settings are saved."), _("Edit FIFO"), _("Save")
    queue = name(_("Queue"))
    ContentBasedDeduplication = forms.BooleanField(label=_("The same body counts as the same message"), required=False)
    DeduplicationScope = forms.ChoiceField(
        label=_("Copies are looked for in"),
        choices=[("queue", _("the whole queue")), ("messageGroup", _("each group by itself"))],
    )
    FifoThroughputLimit = forms.ChoiceField(
        label=_("The limit of calls a second is per"),
        choices=[("perQueue", _("queue")), ("perMessageGroupId", _("group: high throughput"))],
    )

    @staticmethod
    def initial_of(settings: Settings) -> dict[str, Any]:
        return {
            "ContentBasedDeduplication": settings.by_content,
            "DeduplicationScope": settings.scope,
            "FifoThroughputLimit": settings.limit,
        }


class Encrypt(AttributesForm):
    """With keys of SQS's own, with one of KMS, or not at all."""

    said, title, button = _("The settings are saved."), _("Edit encryption"), _("Save")
    queue = name(_("Queue"))
    kind = forms.ChoiceField(
        label=_("Encryption at rest"),
        choices=[("sqs", _("with keys of SQS")), ("kms", _("with a key of KMS")), ("none", _("none"))],
    )
    KmsMasterKeyId = name(_("Key of KMS"), required=False, help_text=_("Its id, alias or ARN, such as alias/aws/sqs."))

    @staticmethod
    def initial_of(settings: Settings) -> dict[str, Any]:
        kind = "kms" if settings.kms_key else "sqs" if settings.sse else "none"
        return {"kind": kind, "KmsMasterKeyId": settings.kms_key}

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data and data.get("kind") == "kms" and not data.get("KmsMasterKeyId"):
            self.add_error("KmsMasterKeyId", _("Say which key."))
        return data

    def attributes(self) -> dict[str, str]:
        match self.cleaned_data["kind"]:
            case "kms":
                return {"KmsMasterKeyId": self.cleaned_data["KmsMasterKeyId"]}
            case "sqs":
                return {"SqsManagedSseEnabled": "true"}
        return {"SqsManagedSseEnabled": "false", "KmsMasterKeyId": ""}


FORMS = (Configure, ConfigureFifo, Encrypt)
