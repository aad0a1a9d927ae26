"""Forms about further interfaces of an instance: plugged in, unplugged, and what becomes of them with it."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.vpc.forms.operation import OperationForm
from lessons.vpc.things import titled
from serverless_lab.engine.services.ec2.state.machines import Instance, NetworkInterface
from serverless_lab.engine.services.ec2.state.region import Ec2State

OFFERED = 200
DEVICES = 64  # more than any type has


class AttachNetworkInterface(OperationForm):
    operation, said = "AttachNetworkInterface", _("The interface is plugged in.")
    title, button = _("Attach an interface"), _("Attach")
    InstanceId = name(_("Instance"))
    NetworkInterfaceId = chosen(_("Network interface"), help_text=_("A free one in the instance's zone."))
    DeviceIndex = forms.IntegerField(label=_("Device index"), min_value=0, max_value=DEVICES)

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name != "NetworkInterfaceId":
            return super().choices_of(name, page)
        state = page.probe.ec2
        instance = state.instances.get(str(self["InstanceId"].value()))
        free = islice(_free(state, instance), OFFERED) if instance is not None else iter(())
        return [("", _now("Choose")), *((each.id, f"{titled(state, each.id)} {each.private_ips[0]}") for each in free)]


class DetachNetworkInterface(OperationForm):
    operation, said, button = "DetachNetworkInterface", _("The interface is unplugged and free again."), _("Detach")
    AttachmentId = name(_("Attachment"))


class DeleteOnTermination(OperationForm):
    """`Value` is what it is to be."""

    operation, said = "ModifyNetworkInterfaceAttribute", _("The setting is changed.")
    aside = ("AttachmentId", "Value")
    NetworkInterfaceId = name(_("Network interface"))
    AttachmentId = name(_("Attachment"))
    Value = name(_("Value"))

    @property
    def button(self) -> Any:
        return _("Turn on") if self["Value"].value() == "true" else _("Turn off")

    def params(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        changes = {"AttachmentId": cleaned["AttachmentId"], "DeleteOnTermination": cleaned["Value"] == "true"}
        return super().params() | {"Attachment": changes}


def _free(state: Ec2State, instance: Instance) -> Iterator[NetworkInterface]:
    for each in state.interfaces.values():
        if each.attachment is None and not each.requester and state.subnets[each.subnet].zone == instance.zone:
            yield each


ATTACHING = (AttachNetworkInterface, DetachNetworkInterface, DeleteOnTermination)
