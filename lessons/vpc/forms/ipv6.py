"""Forms about IPv6: ranges of VPCs and subnets, and the gateway that opens outwards only."""

from collections.abc import Iterator
from ipaddress import IPv6Network
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.vpc.forms.fields import name_tag
from lessons.vpc.forms.operation import OperationForm
from lessons.vpc.forms.subnets import SubnetSetting
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Vpc
from serverless_lab.engine.services.ec2.subnets import SUBNET6_PREFIX

OFFERED = 16


class AssociateIpv6Block(OperationForm):
    """Amazon chooses the range, a /56."""

    operation, said = "AssociateVpcCidrBlock", _("The VPC has an IPv6 range.")
    button = _("Add an IPv6 range")
    VpcId = name("VPC")

    def params(self) -> dict[str, Any]:
        return super().params() | {"AmazonProvidedIpv6CidrBlock": True}


class AssociateSubnetCidrBlock(OperationForm):
    operation, said = "AssociateSubnetCidrBlock", _("The subnet has an IPv6 range.")
    title, button = _("Add an IPv6 range"), _("Add the range")
    SubnetId = name(_("Subnet"))
    Ipv6CidrBlock = chosen(
        _("IPv6 range"), help_text=_("A /64 of the VPC's own range. The VPC needs an IPv6 range first.")
    )

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name != "Ipv6CidrBlock":
            return super().choices_of(name, page)
        state = page.probe.ec2
        subnet = state.subnets.get(str(self["SubnetId"].value()))
        free = free_ranges(state, state.vpcs[subnet.vpc]) if subnet is not None else iter(())
        return [("", _now("Choose")), *((each, each) for each in islice(free, OFFERED))]


class DisassociateSubnetCidrBlock(OperationForm):
    operation, said = "DisassociateSubnetCidrBlock", _("The subnet has no IPv6 range any more.")
    button = _("Remove the IPv6 range")
    AssociationId = name(_("Association"))


class AssignIpv6(SubnetSetting):
    """Whether what is made here gets an IPv6 address."""

    attribute = "AssignIpv6AddressOnCreation"


class CreateEgressOnlyInternetGateway(OperationForm):
    operation, said = (
        "CreateEgressOnlyInternetGateway",
        _("The egress-only gateway is there. Now a route has to lead to it."),
    )
    title, button = _("Create an egress-only gateway"), _("Create the gateway")
    tagged = "egress-only-internet-gateway"
    made = ("EgressOnlyInternetGateway", "EgressOnlyInternetGatewayId")
    VpcId = chosen("VPC")
    Name = name_tag()


class DeleteEgressOnlyInternetGateway(OperationForm):
    operation, said = "DeleteEgressOnlyInternetGateway", _("The egress-only gateway is deleted. Undo brings it back.")
    title, button, danger, gone = _("Delete the gateway"), _("Delete for good"), True, True
    EgressOnlyInternetGatewayId = name(_("Egress-only internet gateway"))


def free_ranges(state: Ec2State, vpc: Vpc) -> Iterator[str]:
    """The /64 ranges of the VPC that no subnet has."""
    taken = {block.cidr for each in vpc.subnets if (block := state.subnets[each].block6) is not None}
    for block in vpc.blocks6:
        for each in IPv6Network(block.cidr).subnets(new_prefix=SUBNET6_PREFIX):
            if str(each) not in taken:
                yield str(each)


IPV6 = (
    AssociateIpv6Block,
    AssociateSubnetCidrBlock,
    DisassociateSubnetCidrBlock,
    AssignIpv6,
    CreateEgressOnlyInternetGateway,
    DeleteEgressOnlyInternetGateway,
)
