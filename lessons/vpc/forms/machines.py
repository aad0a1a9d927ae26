"""Forms about instances and network interfaces."""

from base64 import b64encode
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import NamesField, chosen, name
from lessons.vpc.forms.fields import name_tag
from lessons.vpc.forms.operation import OperationForm

PUBLIC = (("", _("As the subnet says")), ("yes", _("Yes")), ("no", _("No")))


class RunInstances(OperationForm):
    operation, said = "RunInstances", _("The instance is starting.")
    title, button, tagged = _("Launch an instance"), _("Launch the instance"), "instance"
    made = ("Instances", 0, "InstanceId")
    aside = ("SubnetId", "SecurityGroupIds", "public", "PrivateIpAddress", "script")
    Name = name_tag()
    SubnetId = chosen(_("Subnet"))
    SecurityGroupIds = NamesField(
        label=_("Security groups"), required=False, help_text=_("None chosen: the VPC's default group.")
    )
    public = forms.ChoiceField(label=_("A public address"), choices=PUBLIC, required=False)
    PrivateIpAddress = name(_("Private address"), required=False, help_text=_("Left empty, a free one is taken."))
    ImageId = chosen(_("Image"))
    script = forms.CharField(
        label=_("Start-up script (user data)"),
        required=False,
        max_length=16_000,
        help_text=_("The lab reads which programs it starts, such as: systemctl enable --now nginx"),
        widget=forms.Textarea({"class": "input mono", "rows": 2, "spellcheck": "false"}),
    )

    def params(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        interface: dict[str, Any] = {"DeviceIndex": 0, "SubnetId": cleaned["SubnetId"]}
        if cleaned["SecurityGroupIds"]:
            interface["Groups"] = cleaned["SecurityGroupIds"]
        if cleaned["public"]:
            interface["AssociatePublicIpAddress"] = cleaned["public"] == "yes"
        if cleaned["PrivateIpAddress"]:
            interface["PrivateIpAddress"] = cleaned["PrivateIpAddress"]
        more: dict[str, Any] = {"MinCount": 1, "MaxCount": 1, "NetworkInterfaces": [interface]}
        if cleaned["script"]:
            more["UserData"] = b64encode(cleaned["script"].replace("\r\n", "\n").encode()).decode()
        return super().params() | more


class _OfInstance(OperationForm):
    aside = ("instance",)
    instance = name(_("Instance"))

    def params(self) -> dict[str, Any]:
        return {"InstanceIds": [self.cleaned_data["instance"]]}


class StartInstances(_OfInstance):
    operation, said, button = "StartInstances", _("The instance is starting."), _("Start")


class StopInstances(_OfInstance):
    operation, said, button = "StopInstances", _("The instance is stopping."), _("Stop")


class TerminateInstances(_OfInstance):
    operation, said = "TerminateInstances", _("The instance is shutting down for good. Undo brings it back.")
    title, button, danger = _("Terminate the instance"), _("Terminate for good"), True


class CreateNetworkInterface(OperationForm):
    operation, said = "CreateNetworkInterface", _("The network interface is there.")
    title, button, tagged = _("Create a network interface"), _("Create the interface"), "network-interface"
    made = ("NetworkInterface", "NetworkInterfaceId")
    Name = name_tag()
    SubnetId = chosen(_("Subnet"))
    Groups = NamesField(
        label=_("Security groups"), required=False, help_text=_("None chosen: the VPC's default group.")
    )
    PrivateIpAddress = name(_("Private address"), required=False, help_text=_("Left empty, a free one is taken."))
    Description = name(_("Description"), required=False)


class DeleteNetworkInterface(OperationForm):
    operation, said = "DeleteNetworkInterface", _("The network interface is deleted. Undo brings it back.")
    title, button, danger, gone = _("Delete the interface"), _("Delete for good"), True, True
    NetworkInterfaceId = name(_("Network interface"))


class ChangeGroups(OperationForm):
    operation, said = "ModifyNetworkInterfaceAttribute", _("Other groups stand before this interface now.")
    title, button = _("Change the groups"), _("Save")
    NetworkInterfaceId = name(_("Network interface"))
    Groups = NamesField(label=_("Security groups"))


class SourceDestCheck(OperationForm):
    """`Value` is what it is to be."""

    operation, said, aside = "ModifyNetworkInterfaceAttribute", _("The setting is changed."), ("Value",)
    NetworkInterfaceId = name(_("Network interface"))
    Value = name(_("Value"))

    @property
    def button(self) -> Any:
        return _("Turn on") if self["Value"].value() == "true" else _("Turn off")

    def params(self) -> dict[str, Any]:
        return super().params() | {"SourceDestCheck": {"Value": self.cleaned_data["Value"] == "true"}}


MACHINES = (
    RunInstances,
    StartInstances,
    StopInstances,
    TerminateInstances,
    CreateNetworkInterface,
    DeleteNetworkInterface,
    ChangeGroups,
    SourceDestCheck,
)
