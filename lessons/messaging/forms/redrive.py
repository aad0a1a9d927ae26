"""Forms about dead letters: where they go, whose they may be, and the tasks that bring them back."""

import json
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import ARN, NamesField, chosen, name, whole
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.messaging.forms.operation import NOTHING, AttributesForm, QueueForm, others_of
from lessons.messaging.queues import arn_of
from serverless_lab.engine.services.sqs.state import AllowRedrive, Redrive


class SetRedrivePolicy(AttributesForm):
    """After how many receipts a message goes to which queue; with no queue the policy is taken away."""

    said, title, button = _("The policy is saved."), _("Choose a dead-letter queue"), _("Save")
    queue = name(_("Queue"))
    target = chosen(_("Dead-letter queue"), required=False)
    most = whole(_("After how many receipts"), help_text=_("From 1 to 1,000."), initial=3)

    @staticmethod
    def initial_of(policy: Redrive | None) -> dict[str, Any]:
        return {"target": policy.target, "most": policy.most} if policy else {}

    def choices_of(self, name: str, page: Page) -> Choices | None:
        return [NOTHING, *others_of(page, str(self["queue"].value()))] if name == "target" else None

    def attributes(self) -> dict[str, str]:
        target, most = self.cleaned_data["target"], self.cleaned_data["most"]
        policy = json.dumps({"deadLetterTargetArn": target, "maxReceiveCount": most}) if target else ""
        return {"RedrivePolicy": policy}


class SetRedriveAllowPolicy(AttributesForm):
    """Which queues may have their dead letters here."""

    said, title, button = _("The policy is saved."), _("Say whose it may be"), _("Save")
    queue = name(_("Queue"))
    permission = forms.ChoiceField(
        label=_("As a dead-letter queue it may be used by"),
        choices=[
            ("allowAll", _("every queue")),
            ("denyAll", _("none")),
            ("byQueue", _("only those that are chosen")),
        ],
    )
    sources = NamesField(label=_("Only by"), required=False)

    @staticmethod
    def initial_of(policy: AllowRedrive | None) -> dict[str, Any]:
        return {"permission": policy.permission, "sources": policy.sources} if policy else {}

    def choices_of(self, name: str, page: Page) -> Choices | None:
        return others_of(page, str(self["queue"].value())) if name == "sources" else None

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data and data.get("permission") == "byQueue" and not data.get("sources"):
            self.add_error("sources", _("Choose at least one queue."))
        return data

    def attributes(self) -> dict[str, str]:
        policy: dict[str, Any] = {"redrivePermission": self.cleaned_data["permission"]}
        if policy["redrivePermission"] == "byQueue":
            policy["sourceQueueArns"] = self.cleaned_data["sources"]
        return {"RedriveAllowPolicy": json.dumps(policy)}


class StartMessageMoveTask(QueueForm):
    """Empty: each message goes back to where it came from."""

    operation, said = "StartMessageMoveTask", _("The task has begun: the first messages move within a second.")
    title, button = _("Move messages"), _("Start")
    queue = name(_("Queue"))
    DestinationArn = chosen(_("To"), required=False)
    MaxNumberOfMessagesPerSecond = whole(
        _("Most in a second"), required=False, help_text=_("From 1 to 500. Empty: as fast as it goes.")
    )
    source = ""

    def choices_of(self, name: str, page: Page) -> Choices | None:
        back = ("", _("where each came from"))
        return [back, *others_of(page, str(self["queue"].value()))] if name == "DestinationArn" else None

    def prepare(self, page: Page) -> None:
        self.source = arn_of(page.probe, self.cleaned_data["queue"])

    def params(self) -> dict[str, Any]:
        members = super().params()
        members.pop("QueueUrl")
        return {"SourceArn": self.source} | members


class CancelMessageMoveTask(QueueForm):
    operation, said = "CancelMessageMoveTask", _("The task has ended. What it had moved stays moved.")
    button = _("Cancel")
    TaskHandle = forms.CharField(label=_("Task"), max_length=ARN)


FORMS = (SetRedrivePolicy, SetRedriveAllowPolicy, StartMessageMoveTask, CancelMessageMoveTask)
