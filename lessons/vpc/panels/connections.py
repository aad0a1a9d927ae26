"""Peering connections between VPCs, and endpoints of AWS's services."""

from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc.forms.connections import (
    AcceptVpcPeeringConnection,
    ChangeEndpointPolicy,
    CreateVpcEndpoint,
    CreateVpcPeeringConnection,
    DeleteVpcEndpoints,
    DeleteVpcPeeringConnection,
    RejectVpcPeeringConnection,
)
from lessons.vpc.showing import Cell, Detail, Listing, Panel, Row, Sign, Thing, title_of, yes
from serverless_lab.engine.services.ec2.state.machines import Endpoint
from serverless_lab.engine.services.ec2.state.vpcs import Peering, PeeringSide

TEMPLATE = "vpc/panels/things.html"
HAS_FORMS = True
STATES = {"active": "good", "pending-acceptance": "", "provisioning": "", "initiating-request": ""}


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    panel = Panel(page, form)
    peering, endpoint = panel.open("pcx"), panel.open("vpce")
    if peering is not None:
        return panel.detail_page(_peering(panel, peering))
    if endpoint is not None:
        return panel.detail_page(_endpoint(panel, endpoint))
    return panel.list_page(_peerings(panel), _endpoints(panel), missing=panel.missing("pcx", "vpce"))


def _peerings(panel: Panel) -> Listing:
    found = panel.state.peerings.values()
    here = [each for each in found if not panel.vpc or panel.vpc in (each.requester.vpc, each.accepter.vpc)]
    return panel.listing(
        _("Peering connections"),
        (_("Name"), _("Asked by"), _("Asked"), _("Status")),
        here,
        lambda each: Row((Thing(each.id), _side(each.requester), _side(each.accepter), _status(each))),
        CreateVpcPeeringConnection,
        _("None. Peering joins two VPCs by their private addresses. Their ranges must not overlap."),
    )


def _endpoints(panel: Panel) -> Listing:
    return panel.listing(
        _("Endpoints"),
        (_("Name"), _("Service"), _("Kind"), _("VPC")),
        panel.here(panel.state.endpoints.values()),
        lambda each: Row((Thing(each.id), each.service, each.kind, Thing(each.vpc))),
        CreateVpcEndpoint,
        _("None. An endpoint leads to a service of AWS without the internet."),
        region=panel.page.view.state.region,
    )


def _status(peering: Peering) -> Sign:
    return Sign(peering.status, STATES.get(peering.status, "bad"))


def _side(side: PeeringSide) -> list[Cell]:
    return [Thing(side.vpc), *side.cidrs]


def _peering(panel: Panel, peering: Peering) -> Detail:
    own = {"VpcPeeringConnectionId": peering.id}
    waits = peering.status == "pending-acceptance"
    answer = (AcceptVpcPeeringConnection, RejectVpcPeeringConnection) if waits else ()
    alive = peering.status in ("active", "pending-acceptance", "provisioning")
    return Detail(
        peering.id,
        _("Peering connection"),
        title_of(peering),
        panel.rename(peering),
        (
            (_("Status"), _status(peering), [panel.offer(form, **own) for form in answer]),
            (_("Asked by"), _side(peering.requester), ()),
            (_("Asked"), _side(peering.accepter), ()),
        ),
        (),
        panel.offer(DeleteVpcPeeringConnection, **own) if alive else None,
        kept="" if alive else _("It is over already and is told about for a while."),
    )


def _endpoint(panel: Panel, endpoint: Endpoint) -> Detail:
    interfaces: list[Cell] = [Thing(each) for each in endpoint.subnets.values()]
    facts: list[tuple[str, Any, tuple[OperationForm, ...]]] = [
        (_("Service"), endpoint.service, ()),
        (_("Kind"), endpoint.kind, ()),
        (_("State"), endpoint.state, ()),
        (_("VPC"), Thing(endpoint.vpc), ()),
    ]
    if endpoint.kind == "Gateway":
        facts.append((_("Route tables"), [Thing(each) for each in endpoint.tables] or "–", ()))
    else:
        facts.append((_("Network interfaces"), interfaces or "–", ()))
        facts.append((_("Security groups"), [Thing(each) for each in endpoint.groups] or "–", ()))
        facts.append((_("Private DNS names"), yes(endpoint.private_dns), ()))
    policy = panel.offer(ChangeEndpointPolicy, {"PolicyDocument": endpoint.policy}, VpcEndpointId=endpoint.id)
    facts.append((_("Policy"), endpoint.policy or _("Everything passes."), (policy,)))
    return Detail(
        endpoint.id,
        _("Endpoint"),
        title_of(endpoint),
        panel.rename(endpoint),
        facts,
        (),
        panel.offer(DeleteVpcEndpoints, endpoint=endpoint.id),
    )
