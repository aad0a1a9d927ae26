"""Forms about peering connections and endpoints."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import NamesField, chosen, name
from lessons.courseware.console.operation import Choices
from lessons.courseware.page import Page
from lessons.sandbox.lab import Result
from lessons.vpc.forms.fields import name_tag
from lessons.vpc.forms.operation import OperationForm
from lessons.vpc.neighbours import vpcs_of_others
from serverless_lab.engine import numbers
from serverless_lab.engine.services.ec2.zones import REGIONS


class CreateVpcPeeringConnection(OperationForm):
    operation, said = "CreateVpcPeeringConnection", _("The other side was asked. It has to accept.")
    title, button, tagged = _("Ask for a peering"), _("Ask"), "vpc-peering-connection"
    made = ("VpcPeeringConnection", "VpcPeeringConnectionId")
    Name = name_tag()
    VpcId = chosen(_("Own VPC"))
    PeerVpcId = chosen(_("Other VPC"))

    def choices_of(self, name: str, page: Page) -> Choices | None:
        """Beside this account's VPCs those of one's other accounts, as `<account>/<vpc>`."""
        found = super().choices_of(name, page)
        if name != "PeerVpcId" or found is None:
            return found
        return [*found, *vpcs_of_others(page)]

    def params(self) -> dict[str, Any]:
        members = super().params()
        owner, _slash, vpc = members["PeerVpcId"].rpartition("/")
        return members | ({"PeerVpcId": vpc, "PeerOwnerId": owner} if owner else {})


class AskClassmate(OperationForm):
    """The same of a VPC that this account cannot see: its owner says the id."""

    operation, said = "CreateVpcPeeringConnection", _("Your classmate was asked, and has to accept.")
    title, button, tagged = _("Ask a classmate"), _("Send the request"), "vpc-peering-connection"
    made = ("VpcPeeringConnection", "VpcPeeringConnectionId")
    Name = name_tag()
    VpcId = chosen(_("Own VPC"))
    PeerOwnerId = chosen(_("Classmate's account"))
    PeerVpcId = name(_("Id of their VPC"), help_text=_("Ask for it: vpc- and 17 letters and digits."))
    PeerRegion = forms.ChoiceField(
        label=_("Region of their VPC"),
        required=False,
        choices=[("", _("The same as of your own")), *((each, each) for each in REGIONS)],
    )


class AcceptVpcPeeringConnection(OperationForm):
    operation, said, button, loud = "AcceptVpcPeeringConnection", _("The peering is active."), _("Accept"), True
    VpcPeeringConnectionId = name(_("Peering connection"))


class RejectVpcPeeringConnection(OperationForm):
    operation, said, button = "RejectVpcPeeringConnection", _("The request is rejected."), _("Reject")
    VpcPeeringConnectionId = name(_("Peering connection"))


class DeleteVpcPeeringConnection(OperationForm):
    operation, said = "DeleteVpcPeeringConnection", _("The peering is deleted. Undo brings it back.")
    title, button, danger = _("Delete the peering"), _("Delete for good"), True
    VpcPeeringConnectionId = name(_("Peering connection"))


class CreateVpcEndpoint(OperationForm):
    """AWS names a service with the Region in it; `service` says the kind and the short name."""

    operation, said = "CreateVpcEndpoint", _("The endpoint is there.")
    title, button, tagged = _("Create an endpoint"), _("Create the endpoint"), "vpc-endpoint"
    made = ("VpcEndpoint", "VpcEndpointId")
    aside = ("service", "region")
    VpcId = chosen("VPC")
    Name = name_tag()
    service = chosen(_("Service"))
    region = forms.CharField(widget=forms.HiddenInput(), max_length=40)
    RouteTableIds = NamesField(
        label=_("Route tables (gateway endpoints)"), required=False, help_text=_("A route to the service is added.")
    )
    SubnetIds = NamesField(
        label=_("Subnets (interface endpoints)"), required=False, help_text=_("An interface stands in each.")
    )
    SecurityGroupIds = NamesField(label=_("Security groups (interface endpoints)"), required=False)

    def params(self) -> dict[str, Any]:
        kind, _space, service = self.cleaned_data["service"].partition(" ")
        named = f"com.amazonaws.{self.cleaned_data['region']}.{service}"
        return super().params() | {"VpcEndpointType": kind, "ServiceName": named}


class ChangeEndpointPolicy(OperationForm):
    """Left empty, the endpoint has the policy again that it began with."""

    operation, said = "ModifyVpcEndpoint", _("The endpoint's policy is changed and counts from now on.")
    title, button = _("Change the policy"), _("Change the policy")
    VpcEndpointId = name(_("Endpoint"))
    PolicyDocument = forms.CharField(
        label=_("Policy (JSON)"),
        required=False,
        max_length=numbers.VPC_ENDPOINT_POLICY + 1,  # AWS itself says what is too long
        widget=forms.Textarea({"class": "input mono", "rows": 8, "spellcheck": "false"}),
        help_text=_("What may pass, for whoever comes through. Left empty, everything passes."),
    )

    def params(self) -> dict[str, Any]:
        members = super().params()
        return members if "PolicyDocument" in members else members | {"ResetPolicy": True}


class DeleteVpcEndpoints(OperationForm):
    operation, said = "DeleteVpcEndpoints", _("The endpoint is deleted. Undo brings it back.")
    title, button, danger, aside = _("Delete the endpoint"), _("Delete for good"), True, ("endpoint",)
    endpoint = name(_("Endpoint"))

    def params(self) -> dict[str, Any]:
        return {"VpcEndpointIds": [self.cleaned_data["endpoint"]]}

    def done(self, page: Page, result: Result) -> None:
        """AWS answers for each endpoint by itself; what was not deleted is told in its words."""
        assert result.answer is not None
        for failed in result.answer["Unsuccessful"]:
            self.said = failed["Error"]["Message"]
            return
        page.where.pop("id", None)


CONNECTIONS = (
    CreateVpcPeeringConnection,
    AskClassmate,
    AcceptVpcPeeringConnection,
    RejectVpcPeeringConnection,
    DeleteVpcPeeringConnection,
    CreateVpcEndpoint,
    ChangeEndpointPolicy,
    DeleteVpcEndpoints,
)
