"""Forms about route tables and their routes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.vpc.forms.fields import cidr, name_tag
from lessons.vpc.forms.operation import OperationForm
from lessons.vpc.things import prefix

TARGETS = {
    "igw": "GatewayId",
    "eigw": "EgressOnlyInternetGatewayId",
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


def _destination(text: str) -> dict[str, str]:
    """AWS has a member for each kind of destination."""
    if text.startswith("pl-"):
        return {"DestinationPrefixListId": text}
    return {"DestinationIpv6CidrBlock" if ":" in text else "DestinationCidrBlock": text}


class _Route(OperationForm):
    """And one for each kind of target."""

    aside = ("DestinationCidrBlock", "prefix_list", "target")
    RouteTableId = name(_("Route table"))
    DestinationCidrBlock = cidr(_("Destination"))
    target = chosen(_("Target"))

    def params(self) -> dict[str, Any]:
        cleaned = self.cleaned_data
        target, destination = cleaned["target"], cleaned["DestinationCidrBlock"] or cleaned.get("prefix_list", "")
        return super().params() | _destination(destination) | {TARGETS.get(prefix(target), "GatewayId"): target}


class CreateRoute(_Route):
    operation, said = "CreateRoute", _("The route is there.")
    title, button = _("Add a route"), _("Add the route")
    DestinationCidrBlock = cidr(
        _("Destination"), required=False, help_text=_("Such as 0.0.0.0/0 or ::/0, which are everywhere.")
    )
    prefix_list = chosen(_("Or a prefix list"), required=False)
    field_order = ("RouteTableId", "DestinationCidrBlock", "prefix_list", "target")

    def clean(self) -> dict[str, Any]:
        cleaned = {**self.cleaned_data}
        if bool(cleaned.get("DestinationCidrBlock")) is bool(cleaned.get("prefix_list")):
            wrong = forms.ValidationError(_("Type a range or choose a prefix list: one of the two."))
            self.add_error("DestinationCidrBlock", wrong)
        return cleaned


class ReplaceRoute(_Route):
    operation, said = "ReplaceRoute", _("The route leads elsewhere now.")
    title, button = _("Change"), _("Change the target")


class DeleteRoute(OperationForm):
    operation, said, button = "DeleteRoute", _("The route is gone."), _("Remove")
    RouteTableId = name(_("Route table"))
    DestinationCidrBlock = name(_("Destination"))

    def params(self) -> dict[str, Any]:
        members = super().params()
        return members | _destination(members.pop("DestinationCidrBlock"))


TABLES = (CreateRouteTable, DeleteRouteTable, CreateRoute, ReplaceRoute, DeleteRoute)
