"""Forms about internet gateways, NAT gateways and elastic addresses."""

from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.vpc.forms.fields import name_tag
from lessons.vpc.forms.operation import OperationForm


class CreateInternetGateway(OperationForm):
    operation, said = "CreateInternetGateway", _("The internet gateway is there. Attach it to a VPC.")
    title, button, tagged = _("Create an internet gateway"), _("Create the gateway"), "internet-gateway"
    made = ("InternetGateway", "InternetGatewayId")
    Name = name_tag()


class AttachInternetGateway(OperationForm):
    operation, said = "AttachInternetGateway", _("The gateway stands in front of the VPC.")
    title, button = _("Attach to a VPC"), _("Attach")
    InternetGatewayId = name(_("Internet gateway"))
    VpcId = chosen("VPC")


class DetachInternetGateway(OperationForm):
    operation, said, button = "DetachInternetGateway", _("The gateway is detached."), _("Detach")
    question = _("Detach the gateway? Routes to it turn into black holes.")
    InternetGatewayId = name(_("Internet gateway"))
    VpcId = name("VPC")


class DeleteInternetGateway(OperationForm):
    operation, said = "DeleteInternetGateway", _("The internet gateway is deleted. Undo brings it back.")
    title, button, danger, gone = _("Delete the gateway"), _("Delete for good"), True, True
    InternetGatewayId = name(_("Internet gateway"))


class CreateNatGateway(OperationForm):
    operation, said = "CreateNatGateway", _("The NAT gateway is being made. It takes 90 seconds.")
    title, button, tagged = _("Create a NAT gateway"), _("Create the NAT gateway"), "natgateway"
    made = ("NatGateway", "NatGatewayId")
    Name = name_tag()
    SubnetId = chosen(_("Subnet"), help_text=_("A public one: the gateway itself needs a way out."))
    AllocationId = chosen(_("Elastic address"))


class DeleteNatGateway(OperationForm):
    operation, said = "DeleteNatGateway", _("The NAT gateway is being deleted. Its elastic address stays yours.")
    title, button, danger = _("Delete the NAT gateway"), _("Delete for good"), True
    NatGatewayId = name(_("NAT gateway"))


class AllocateAddress(OperationForm):
    operation, said = "AllocateAddress", _("The elastic address is yours.")
    title, button, tagged = _("Allocate an elastic address"), _("Allocate"), "elastic-ip"
    made = ("AllocationId",)
    Name = name_tag()


class AssociateAddress(OperationForm):
    operation, said = "AssociateAddress", _("The address leads to this interface.")
    title, button = _("Associate with an interface"), _("Associate")
    AllocationId = name(_("Elastic address"))
    NetworkInterfaceId = chosen(_("Network interface"))


class DisassociateAddress(OperationForm):
    operation, said, button = "DisassociateAddress", _("The address leads nowhere now."), _("Disassociate")
    AssociationId = name(_("Association"))


class ReleaseAddress(OperationForm):
    operation, said = "ReleaseAddress", _("The address is given back. Undo brings it back.")
    title, button, danger, gone = _("Release the address"), _("Release for good"), True, True
    AllocationId = name(_("Elastic address"))


GATEWAYS = (
    CreateInternetGateway,
    AttachInternetGateway,
    DetachInternetGateway,
    DeleteInternetGateway,
    CreateNatGateway,
    DeleteNatGateway,
    AllocateAddress,
    AssociateAddress,
    DisassociateAddress,
    ReleaseAddress,
)
