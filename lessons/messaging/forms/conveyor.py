"""Settings that were found good in the conveyor, for the queue that they were tried for."""

import json
from collections.abc import Mapping
from typing import Any, Self

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import name
from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.messaging.conveyor.form import FIFO, HIGH, STANDARD
from lessons.messaging.forms.operation import AttributesForm
from serverless_lab.engine.services.sqs.state import Queue, Settings


class UseFound(AttributesForm):
    """One press; `attributes` are the ones that differ from the queue's, as JSON."""

    said, loud = _("The queue has these settings now."), True
    button = _("Set this for the queue")
    differing: Mapping[str, str]
    queue = name(_("Queue"))
    found = forms.CharField(max_length=4096, widget=forms.HiddenInput)

    @classmethod
    def of(cls, page: Page, refused: OperationForm | None, own: Queue, question: Any) -> Self | None:
        """None where the queue has them already, or is of the other kind."""
        differing = differences(own.settings, question.cleaned_data)
        if not differing:
            return None
        asked = json.dumps(differing)
        if isinstance(refused, cls) and refused.data.get("queue") == own.name:
            asked = refused.data.get("found", "")
        form = cls.offer(page, refused, queue=own.name, found=asked)
        form.auto_id = f"UseFound-{own.name}-%s".replace(".", "-")
        form.differing = differing
        return form

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        try:
            return data | {"found": msgspec.json.decode(data.get("found", ""), type=dict[str, str])}
        except msgspec.MsgspecError:
            raise forms.ValidationError(_("These are no settings of a queue: run the conveyor again.")) from None

    def attributes(self) -> dict[str, str]:
        found: dict[str, str] = self.cleaned_data["found"]
        return found


def differences(settings: Settings, data: Mapping[str, Any]) -> dict[str, str]:
    """What has to be set so that the queue is as it was tried; nothing for a queue of the other kind."""
    if settings.fifo != (data["kind"] != STANDARD):
        return {}
    wanted = {
        "VisibilityTimeout": (settings.visibility, data["visibility"]),
        "DelaySeconds": (settings.delay, data["delay"]),
        "MessageRetentionPeriod": (settings.retention, data["retention"]),
        "ReceiveMessageWaitTimeSeconds": (settings.wait, data["wait"]),
    }
    found = {attribute: str(value) for attribute, (has, value) in wanted.items() if has != value}
    if settings.redrive and data["receives"] not in (0, settings.redrive.most):
        policy = {"deadLetterTargetArn": settings.redrive.target, "maxReceiveCount": data["receives"]}
        found["RedrivePolicy"] = json.dumps(policy)
    limits = {HIGH: ("messageGroup", "perMessageGroupId"), FIFO: (settings.scope, "perQueue")}
    if settings.fifo and limits[data["kind"]] != (settings.scope, settings.limit):
        found["DeduplicationScope"], found["FifoThroughputLimit"] = limits[data["kind"]]
    return found


FORMS = (UseFound,)
