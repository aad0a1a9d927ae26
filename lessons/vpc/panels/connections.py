"""Peering connections between VPCs, and endpoints of AWS's services."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc.forms.connections import (
    AcceptVpcPeeringConnection,
    AskClassmate,
    ChangeEndpointPolicy,
    CreateVpcEndpoint,
    CreateVpcPeeringConnection,
    DeleteVpcEndpoints,
    DeleteVpcPeeringConnection,
    RejectVpcPeeringConnection,
)
from lessons.vpc.neighbours import classmates
from lessons.vpc.showing import Cell, Detail, Listing, Panel, Row, Sign, Thing, title_of, yes
from serverless_lab.engine import numbers
from serverless_lab.engine.services.ec2.peering_turns import ALIVE, far_side
from serverless_lab.engine.services.ec2.state.machines import Endpoint
from serverless_lab.engine.services.ec2.state.vpcs import Peering, PeeringSide

TEMPLATE = "vpc/panels/things.html"
HAS_FORMS = MOVES = True
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
    names = classmates(panel.page)
    listing = panel.listing(
        _("Peering connections"),
        (_("Name"), _("Asked by"), _("Who was asked"), _("Status")),
        here,
        lambda each: _row(panel, each, names),
        CreateVpcPeeringConnection,
        _("None. Peering joins two VPCs by their private addresses. Their ranges must not overlap."),
    )
    return _with_classmates(panel, listing, names) if names else listing


def _with_classmates(panel: Panel, listing: Listing, names: dict[str, str]) -> Listing:
    """Whom else one can ask, and what they need to ask themselves."""
    form = panel.offer(AskClassmate, {"VpcId": panel.vpc} if panel.vpc else None)
    field: Any = form.fields["PeerOwnerId"]
    field.widget.choices = [("", _("Choose")), *((number, f"{name} · {number}") for number, name in names.items())]
    said = _(
        "Classmates who want to ask you need the number of this account, {number}, and the id of your VPC. "
        "What they ask stands here, to be accepted or rejected."
    )
    return replace(listing, also=form, note=said.format(number=panel.page.view.state.account_id))


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


def _next(panel: Panel, peering: Peering) -> str:
    """What is to be done, and by whom, or what comes of it, where a request of or to another account waits."""
    far = far_side(panel.page.view.state.account_id, peering)
    if far is None or peering.status != "pending-acceptance":
        return ""
    if far is peering.requester:
        return _("Once accepted, each side can see in the packet's way what decides about it in the other VPC.")
    waits = _("In account {number} it has to be accepted under Peering, Region {region}, within {days} days.")
    days = numbers.VPC_PEERING_DAYS
    return waits.format(number=far.account_id, region=far.region, days=days)


def _row(panel: Panel, peering: Peering, names: dict[str, str]) -> Row:
    """A request of another account is answered right here."""
    sides = (_side(panel, peering.requester, names), _side(panel, peering.accepter, names))
    asked = _is_ours(panel, peering.accepter) and not _is_ours(panel, peering.requester)
    forms = _answers(panel, peering) if asked else []
    return Row((Thing(peering.id), *sides, _status(peering)), forms, title_of(peering), _next(panel, peering))


def _side(panel: Panel, side: PeeringSide, names: dict[str, str]) -> list[Cell]:
    if _is_ours(panel, side):
        return [Thing(side.vpc), *side.cidrs]
    account = _("Account {number}").format(number=side.account_id)
    name = names.get(side.account_id, "")
    return [side.vpc, *side.cidrs, f"{account} · {name}" if name else account]


def _is_ours(panel: Panel, side: PeeringSide) -> bool:
    return side.account_id == panel.page.view.state.account_id


def _answers(panel: Panel, peering: Peering) -> list[OperationForm]:
    """What who was asked can say."""
    if peering.status != "pending-acceptance" or not _is_ours(panel, peering.accepter):
        return []
    kinds = (AcceptVpcPeeringConnection, RejectVpcPeeringConnection)
    return [panel.offer(kind, VpcPeeringConnectionId=peering.id) for kind in kinds]


def _peering(panel: Panel, peering: Peering) -> Detail:
    alive = peering.status in ALIVE
    ends = alive and (peering.status == "active" or _is_ours(panel, peering.requester))
    names = classmates(panel.page) if far_side(panel.page.view.state.account_id, peering) is not None else {}
    waits = _("A request is deleted by who asked. Here it is accepted or rejected.")
    over = _("It is over already and is told about for a while.")
    return Detail(
        peering.id,
        _("Peering connection"),
        title_of(peering),
        panel.rename(peering),
        (
            (_("Status"), [_status(peering), _next(panel, peering)], _answers(panel, peering)),
            (_("Asked by"), _side(panel, peering.requester, names), ()),
            (_("Who was asked"), _side(panel, peering.accepter, names), ()),
        ),
        (),
        panel.offer(DeleteVpcPeeringConnection, VpcPeeringConnectionId=peering.id) if ends else None,
        kept="" if ends else waits if alive else over,
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
