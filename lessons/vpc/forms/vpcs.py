"""Forms about VPCs and their ranges, and the Name tag of anything."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import name
from lessons.courseware.page import Page
from lessons.sandbox.lab import Result
from lessons.vpc.forms.fields import cidr, name_tag
from lessons.vpc.forms.operation import OperationForm


class CreateVpc(OperationForm):
    operation, said = "CreateVpc", _("The VPC is there.")
    title, button, tagged, made = _("Create a VPC"), _("Create the VPC"), "vpc", ("Vpc", "VpcId")
    Name = name_tag()
    CidrBlock = cidr(help_text=_("Between /16 and /28, such as 10.0.0.0/16."))


class DeleteVpc(OperationForm):
    operation, said = "DeleteVpc", _("The VPC is deleted. Undo brings it back.")
    title, button, danger, gone = _("Delete the VPC"), _("Delete for good"), True, True
    VpcId = name("VPC")

    def done(self, page: Page, result: Result) -> None:
        super().done(page, result)
        page.where.pop("vpc", None)


class _Attribute(OperationForm):
    """Turns one attribute of a VPC on or off; `Value` is what it is to be."""

    operation, said, aside = "ModifyVpcAttribute", _("The setting is changed."), ("Value",)
    attribute = ""
    VpcId = name("VPC")
    Value = name(_("Value"))

    @property
    def button(self) -> Any:
        return _("Turn on") if self["Value"].value() == "true" else _("Turn off")

    def params(self) -> dict[str, Any]:
        return super().params() | {self.attribute: {"Value": self.cleaned_data["Value"] == "true"}}


class EnableDnsHostnames(_Attribute):
    attribute = "EnableDnsHostnames"


class EnableDnsSupport(_Attribute):
    attribute = "EnableDnsSupport"


class AssociateVpcCidrBlock(OperationForm):
    operation, said = "AssociateVpcCidrBlock", _("The VPC has a further range.")
    title, button = _("Add a range"), _("Add the range")
    VpcId = name("VPC")
    CidrBlock = cidr()


class DisassociateVpcCidrBlock(OperationForm):
    operation, said, button = "DisassociateVpcCidrBlock", _("The range is gone."), _("Remove")
    AssociationId = name(_("Association"))


class Rename(OperationForm):
    """The Name tag of a thing; without a name the tag stays, empty."""

    operation, said = "CreateTags", _("The name is saved.")
    title, button, aside = _("Name it"), _("Save"), ("thing", "Name")
    thing = name(_("Id"))
    Name = forms.CharField(label=_("Name tag"), max_length=256)

    def params(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        return {"Resources": [cleaned["thing"]], "Tags": [{"Key": "Name", "Value": cleaned["Name"]}]}


VPCS = (
    CreateVpc,
    DeleteVpc,
    EnableDnsHostnames,
    EnableDnsSupport,
    AssociateVpcCidrBlock,
    DisassociateVpcCidrBlock,
    Rename,
)
