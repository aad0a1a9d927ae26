"""Forms about who may use a queue, and about its tags."""

from typing import Any

from django.utils.translation import gettext_lazy

from lessons.courseware.console.fields import NamesField, name
from lessons.courseware.policies.documents import DocumentField, DocumentForm
from lessons.messaging.forms.operation import AttributesForm, QueueForm
from lessons.messaging.forms.values import indented

# What AddPermission can allow, and `*` for all of it.
ACTIONS = (
    "*",
    "SendMessage",
    "ReceiveMessage",
    "DeleteMessage",
    "ChangeMessageVisibility",
    "GetQueueAttributes",
    "GetQueueUrl",
    "ListDeadLetterSourceQueues",
    "PurgeQueue",
)


class SetPolicy(DocumentForm, AttributesForm):
    """The queue's own policy as it is written; an empty one is taken away."""

    said, title, button = gettext_lazy("The policy is saved."), gettext_lazy("Edit the policy"), gettext_lazy("Save")
    queue = name(gettext_lazy("Queue"))
    Policy = DocumentField("resource", required=False, help_text=gettext_lazy("Empty takes the policy away."))

    @staticmethod
    def initial_of(policy: str) -> dict[str, Any]:
        return {"Policy": indented(policy)}

    def attributes(self) -> dict[str, str]:
        return {"Policy": self.cleaned_data["Policy"]}


class AddPermission(QueueForm):
    operation, said = "AddPermission", gettext_lazy("Allowed.")
    title, button = gettext_lazy("Let an account in"), gettext_lazy("Allow")
    queue = name(gettext_lazy("Queue"))
    Label = name(gettext_lazy("Statement name"))
    AWSAccountIds = name(gettext_lazy("Account"), help_text=gettext_lazy("Twelve digits."))
    Actions = NamesField(label=gettext_lazy("What"), choices=[(each, each) for each in ACTIONS])

    def params(self) -> dict[str, Any]:
        return super().params() | {"AWSAccountIds": [self.cleaned_data["AWSAccountIds"]]}


class RemovePermission(QueueForm):
    operation, said = "RemovePermission", gettext_lazy("The statement is removed.")
    button = gettext_lazy("Remove")
    queue = name(gettext_lazy("Queue"))
    Label = name(gettext_lazy("Statement name"))


class TagQueue(QueueForm):
    operation, said = "TagQueue", gettext_lazy("The tag is set.")
    title, button = gettext_lazy("Set a tag"), gettext_lazy("Set")
    aside = ("Key", "Value")
    queue = name(gettext_lazy("Queue"))
    Key = name(gettext_lazy("Key"))
    Value = name(gettext_lazy("Value"), required=False)

    def params(self) -> dict[str, Any]:
        return super().params() | {"Tags": {self.cleaned_data["Key"]: self.cleaned_data["Value"]}}


class UntagQueue(QueueForm):
    operation, said = "UntagQueue", gettext_lazy("The tag is gone.")
    button = gettext_lazy("Remove")
    aside = ("Key",)
    queue = name(gettext_lazy("Queue"))
    Key = name(gettext_lazy("Key"))

    def params(self) -> dict[str, Any]:
        return super().params() | {"TagKeys": [self.cleaned_data["Key"]]}


FORMS = (SetPolicy, AddPermission, RemovePermission, TagQueue, UntagQueue)
