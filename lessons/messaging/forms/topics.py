"""Forms about topics: made, subscribed to by queues, published to."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from lessons.courseware.console.fields import ARN, chosen, name
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.courseware.policies.documents import DocumentField, DocumentForm
from lessons.messaging import topics
from lessons.messaging.forms.operation import OFFERED, QueueForm
from lessons.messaging.forms.values import AttributesField, JsonField, indented, long_text
from lessons.messaging.queues import arn_of, in_order

PROTOCOLS = ("email", "email-json", "sms", "lambda", "http", "https")


class _TopicForm(QueueForm):
    """`topic`, where a form has it, is the name of the topic that the operation is on."""

    service: ClassVar[str] = "sns"
    arn = ""

    def prepare(self, page: Page) -> None:
        if "topic" in self.cleaned_data:
            self.arn = topics.arn_of(page.probe, self.cleaned_data["topic"])

    def params(self) -> dict[str, Any]:
        members = super().params()
        return ({"TopicArn": self.arn} if members.pop("topic", "") else {}) | members


class CreateTopic(_TopicForm):
    operation, said = "CreateTopic", gettext_lazy("The topic is there. Nobody has subscribed yet.")
    title, button = gettext_lazy("Create a topic"), gettext_lazy("Create the topic")
    Name = name(gettext_lazy("Name"), help_text=gettext_lazy("Letters, digits, - and _."))


class SetTopicPolicy(DocumentForm, _TopicForm):
    operation, said = "SetTopicAttributes", gettext_lazy("The policy is saved.")
    title, button = gettext_lazy("Edit the policy"), gettext_lazy("Save")
    topic = name(gettext_lazy("Topic"))
    AttributeValue = DocumentField("resource")

    @staticmethod
    def initial_of(policy: str) -> dict[str, Any]:
        return {"AttributeValue": indented(policy)}

    def params(self) -> dict[str, Any]:
        return super().params() | {"AttributeName": "Policy"}


class DeleteTopic(_TopicForm):
    operation = "DeleteTopic"
    said = gettext_lazy("The topic is deleted, with its subscriptions. Undo brings it back.")
    title, button, danger = gettext_lazy("Delete the topic"), gettext_lazy("Delete for good"), True
    topic = name(gettext_lazy("Topic"))


def _filter_field() -> JsonField:
    said = gettext_lazy('Empty: every message. {"way": ["delivery"]} lets in what has this attribute.')
    return JsonField(gettext_lazy("Filter policy (JSON)"), 3, help_text=said)


class SubscribeQueue(_TopicForm):
    """A queue of the account."""

    operation, said = "Subscribe", gettext_lazy("The queue has subscribed.")
    title, button = gettext_lazy("Subscribe a queue"), gettext_lazy("Subscribe")
    aside = ("FilterPolicy",)
    topic = name(gettext_lazy("Topic"))
    Endpoint = chosen(gettext_lazy("Queue"))
    FilterPolicy = _filter_field()

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name != "Endpoint":
            return None
        found = [each.name for each in in_order(page.probe) if not each.settings.fifo]  # a standard topic takes no FIFO
        return [(arn_of(page.probe, each), each) for each in found[:OFFERED]]

    def params(self) -> dict[str, Any]:
        policy = self.cleaned_data["FilterPolicy"]
        attributes = {"Attributes": {"FilterPolicy": policy}} if policy else {}
        return super().params() | {"Protocol": "sqs"} | attributes


class SubscribeEndpoint(_TopicForm):
    """Whoever is no queue: an address, a phone number, a function, a function's URL."""

    operation, said = (
        "Subscribe",
        gettext_lazy("Subscribed. Who has to confirm that first finds a letter in the inbox."),
    )
    title, button = gettext_lazy("Subscribe somebody else"), gettext_lazy("Subscribe")
    topic = name(gettext_lazy("Topic"))
    Protocol = forms.ChoiceField(label=gettext_lazy("Protocol"), choices=[(each, each) for each in PROTOCOLS])
    Endpoint = forms.CharField(
        label=gettext_lazy("Endpoint"),
        max_length=ARN,
        help_text=gettext_lazy("An e-mail address, a number such as +821012345678, a function's ARN or URL."),
    )


class SetFilterPolicy(_TopicForm):
    operation, said = "SetSubscriptionAttributes", gettext_lazy("The filter is saved.")
    title, button = gettext_lazy("Filter"), gettext_lazy("Save")
    SubscriptionArn = forms.CharField(label=gettext_lazy("Subscription"), max_length=ARN)
    AttributeValue = _filter_field()

    def params(self) -> dict[str, Any]:
        """An empty policy is one that lets everything in."""
        policy = self.cleaned_data["AttributeValue"] or "{}"
        return super().params() | {"AttributeName": "FilterPolicy", "AttributeValue": policy}


class Unsubscribe(_TopicForm):
    operation, said = "Unsubscribe", gettext_lazy("The subscription has ended.")
    button = gettext_lazy("Unsubscribe")
    SubscriptionArn = forms.CharField(label=gettext_lazy("Subscription"), max_length=ARN)


class PublishToTopic(_TopicForm):
    operation, said = "Publish", gettext_lazy("Published: every subscriber it is meant for gets it now.")
    title, button = gettext_lazy("Publish a message"), gettext_lazy("Publish it")
    aside = ("attributes",)
    topic = name(gettext_lazy("Topic"))
    Message = long_text(gettext_lazy("Message"), 3, strip=False)
    attributes = AttributesField()

    def params(self) -> dict[str, Any]:
        attributes = self.cleaned_data["attributes"]
        return super().params() | ({"MessageAttributes": attributes} if attributes else {})


FORMS = (
    CreateTopic,
    SetTopicPolicy,
    DeleteTopic,
    SubscribeQueue,
    SubscribeEndpoint,
    SetFilterPolicy,
    Unsubscribe,
    PublishToTopic,
)
