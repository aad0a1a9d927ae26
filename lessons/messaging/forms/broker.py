"""Forms about brokers as a whole: made, restarted, deleted. And what forms of clients in a broker have in common."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.courseware.console import operation
from lessons.courseware.console.fields import NAME, name
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.sandbox.lab import Result
from serverless_lab.engine.services.mq.messages import Amqp

RABBIT_TYPE, ACTIVE_TYPE = "mq.m7g.medium", "mq.t3.micro"
_MADE = {
    "rabbit": ("RABBITMQ", "SINGLE_INSTANCE", RABBIT_TYPE),
    "rabbit-cluster": ("RABBITMQ", "CLUSTER_MULTI_AZ", RABBIT_TYPE),
    "active": ("ACTIVEMQ", "SINGLE_INSTANCE", ACTIVE_TYPE),
    "active-pair": ("ACTIVEMQ", "ACTIVE_STANDBY_MULTI_AZ", ACTIVE_TYPE),
}


class BrokerForm(operation.OperationForm):
    """`BrokerId` is settled by the page."""

    service: ClassVar[str] = "mq"
    BrokerId = name(gettext_lazy("Broker"))

    @classmethod
    def key(cls) -> str:
        return cls.__name__


class ClientForm(BrokerForm):
    """What a client does in a broker: an operation of the lab. `flags` are said even when they are off."""

    service = "lab"
    flags: ClassVar[tuple[str, ...]] = ()

    def params(self) -> dict[str, Any]:
        members = {name: value for name, value in super().params().items() if value != {}}
        return members | {each: bool(self.cleaned_data[each]) for each in self.flags}


class CreateBroker(operation.OperationForm):
    service, operation = "mq", "CreateBroker"
    said = gettext_lazy("It is being made. That takes a quarter of an hour of the account's time.")
    title, button = gettext_lazy("Create a broker"), gettext_lazy("Create the broker")
    BrokerName = name(gettext_lazy("Name"))
    kind = forms.ChoiceField(
        label=gettext_lazy("Engine and deployment mode"),
        choices=[
            ("rabbit", gettext_lazy("RabbitMQ, one instance")),
            ("rabbit-cluster", gettext_lazy("RabbitMQ, a cluster of three nodes")),
            ("active", gettext_lazy("ActiveMQ, one instance")),
            ("active-pair", gettext_lazy("ActiveMQ, active and standby")),
        ],
    )
    username = name(gettext_lazy("Name of its first user"), initial="chef")
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=NAME,
        strip=False,
        widget=forms.PasswordInput({"class": "input", "autocomplete": "new-password"}),
        help_text=gettext_lazy("12 to 250 characters, without commas, colons and equals signs."),
    )

    @classmethod
    def key(cls) -> str:
        return cls.__name__

    def params(self) -> dict[str, Any]:
        data = self.cleaned_data
        engine, mode, instance = _MADE[data["kind"]]
        return {
            "BrokerName": data["BrokerName"],
            "EngineType": engine,
            "DeploymentMode": mode,
            "HostInstanceType": instance,
            "PubliclyAccessible": False,
            "Users": [{"Username": data["username"], "Password": data["password"]}],
        }

    def done(self, page: Page, result: Result) -> None:
        page.where["broker"] = (result.answer or {})["BrokerId"]


class RebootBroker(BrokerForm):
    operation, button = "RebootBroker", gettext_lazy("Restart")
    said = gettext_lazy("It restarts: all connections are closed, and only what is durable will be there.")


class DeleteBroker(BrokerForm):
    operation, said = "DeleteBroker", gettext_lazy("The broker is being deleted, with all that lies in it.")
    title, button, danger = gettext_lazy("Delete the broker"), gettext_lazy("Delete for good"), True


def text(label: Any, rows: int = 2, **more: Any) -> forms.CharField:
    widget = forms.Textarea({"class": "input mono", "rows": rows, "spellcheck": "false"})
    return forms.CharField(label=label, max_length=4096, strip=False, widget=widget, **more)


def pairs(lines: str) -> dict[str, str]:
    """One name=value a line; raises what a form shows."""
    found: dict[str, str] = {}
    for line in filter(None, map(str.strip, lines.splitlines())):
        key, sign, value = (part.strip() for part in line.partition("="))
        if not sign or not key:
            raise forms.ValidationError(_("There is a line without “name=value”."))
        found[key] = value
    return found


def choices(names: Iterable[str]) -> Choices:
    return [(each, each) for each in names]


def amqp_of(page: Page, form: Any) -> Amqp:
    """What lies in the RabbitMQ broker that a form is about; nothing where there is none."""
    broker = page.probe.mq.brokers.get(str(form["BrokerId"].value()))
    return (broker.amqp if broker is not None else None) or Amqp()


FORMS = (CreateBroker, RebootBroker, DeleteBroker)
