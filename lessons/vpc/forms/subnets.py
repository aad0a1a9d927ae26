"""Forms about subnets: made, and which route table and ACL they go by."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.vpc.forms.fields import cidr, name_tag
from lessons.vpc.forms.operation import OperationForm
from serverless_lab.engine.services.ec2.zones import zones


class CreateSubnet(OperationForm):
    operation, said = "CreateSubnet", _("The subnet is there.")
    title, button, tagged, made = _("Create a subnet"), _("Create the subnet"), "subnet", ("Subnet", "SubnetId")
    VpcId = chosen("VPC")
    Name = name_tag()
    CidrBlock = cidr()
    AvailabilityZone = forms.CharField(label=_("Availability Zone"), widget=forms.Select(), required=False)

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name != "AvailabilityZone":
            return super().choices_of(name, page)
        return [("", _("No matter")), *((zone.name, zone.name) for zone in zones(page.view.state.region))]


class DeleteSubnet(OperationForm):
    operation, said = "DeleteSubnet", _("The subnet is deleted. Undo brings it back.")
    title, button, danger, gone = _("Delete the subnet"), _("Delete for good"), True, True
    SubnetId = name(_("Subnet"))


class SubnetSetting(OperationForm):
    """Turns an `attribute` of a subnet on or off; `Value` is what it is to be."""

    operation, said, aside = "ModifySubnetAttribute", _("The setting is changed."), ("Value",)
    attribute: ClassVar[str]
    SubnetId = name(_("Subnet"))
    Value = name(_("Value"))

    @property
    def button(self) -> Any:
        return _("Turn on") if self["Value"].value() == "true" else _("Turn off")

    def params(self) -> dict[str, Any]:
        return super().params() | {self.attribute: {"Value": self.cleaned_data["Value"] == "true"}}


class MapPublicIp(SubnetSetting):
    """Whether what is launched here gets a public address."""

    attribute = "MapPublicIpOnLaunch"


class AssociateRouteTable(OperationForm):
    operation, said = "AssociateRouteTable", _("The subnet goes by this route table now.")
    title, button = _("Associate a route table"), _("Associate")
    SubnetId = chosen(_("Subnet"))
    RouteTableId = chosen(_("Route table"))


class DisassociateRouteTable(OperationForm):
    operation, said = "DisassociateRouteTable", _("The subnet goes by the main route table again.")
    button = _("Disassociate")
    AssociationId = name(_("Association"))


class ReplaceRouteTableAssociation(OperationForm):
    operation, said = "ReplaceRouteTableAssociation", _("Another route table holds now.")
    title, button = _("Take another route table"), _("Replace")
    AssociationId = name(_("Association"))
    near = name(_("Id"))
    RouteTableId = chosen(_("Route table"))
    aside = ("near",)


class ReplaceNetworkAclAssociation(OperationForm):
    operation, said = "ReplaceNetworkAclAssociation", _("Another network ACL stands before the subnet now.")
    title, button = _("Take another ACL"), _("Replace")
    AssociationId = name(_("Association"))
    near = name(_("Id"))
    NetworkAclId = chosen(_("Network ACL"))
    aside = ("near",)


SUBNETS = (
    CreateSubnet,
    DeleteSubnet,
    MapPublicIp,
    AssociateRouteTable,
    DisassociateRouteTable,
    ReplaceRouteTableAssociation,
    ReplaceNetworkAclAssociation,
)
