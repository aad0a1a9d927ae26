"""Forms about route tables and their routes."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.vpc.forms.fields import cidr, name_tag
from lessons.vpc.forms.operation import OperationForm
from lessons.vpc.things import prefix

TARGETS = {
    "igw": "GatewayId",
    "nat": "NatGatewayId",
    "pcx": "VpcPeeringConnectionId",
    "eni": "NetworkInterfaceId",
    "i": "InstanceId",
}


class CreateRouteTable(OperationForm):
    operation, said = "CreateRouteTable", _("The route table is there.")
    title, button, tagged = _("Create a route table"), _("Create the route table"), "route-table"
    made = ("RouteTable", "RouteTableId")
    VpcId = chosen("VPC")
    Name = name_tag()


class DeleteRouteTable(OperationForm):
    operation, said = "DeleteRouteTable", _("The route table is deleted. Undo brings it back.")
    title, button, danger, gone = _("Delete the route table"), _("Delete for good"), True, True
    RouteTableId = name(_("Route table"))


class _Route(OperationForm):
    """AWS has a member for each kind of target."""

    aside = ("target",)
    RouteTableId = name(_("Route table"))
    DestinationCidrBlock = cidr(_("Destination"), help_text=_("Such as 0.0.0.0/0, which is everywhere."))
    target = chosen(_("Target"))

    def params(self) -> dict[str, Any]:
        target = self.cleaned_data["target"]
        return super().params() | {TARGETS.get(prefix(target), "GatewayId"): target}


class CreateRoute(_Route):
    operation, said = "CreateRoute", _("The route is there.")
    title, button = _("Add a route"), _("Add the route")


class ReplaceRoute(_Route):
    operation, said = "ReplaceRoute", _("The route leads elsewhere now.")
    title, button = _("Change"), _("Change the target")


class DeleteRoute(OperationForm):
    operation, said, button = "DeleteRoute", _("The route is gone."), _("Remove")
    RouteTableId = name(_("Route table"))
    DestinationCidrBlock = name(_("Destination"))

    def params(self) -> dict[str, Any]:
        members = super().params()
        destination = members.pop("DestinationCidrBlock")
        kind = "DestinationIpv6CidrBlock" if ":" in destination else "DestinationCidrBlock"
        return members | {kind: destination}


TABLES = (CreateRouteTable, DeleteRouteTable, CreateRoute, ReplaceRoute, DeleteRoute)
