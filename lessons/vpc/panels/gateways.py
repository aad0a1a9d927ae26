"""Internet gateways, NAT gateways and elastic addresses."""

from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc.forms.gateways import (
    AllocateAddress,
    AssociateAddress,
    AttachInternetGateway,
    CreateInternetGateway,
    CreateNatGateway,
    DeleteInternetGateway,
    DeleteNatGateway,
    DetachInternetGateway,
    DisassociateAddress,
    ReleaseAddress,
)
from lessons.vpc.forms.ipv6 import CreateEgressOnlyInternetGateway, DeleteEgressOnlyInternetGateway
from lessons.vpc.showing import Cell, Detail, Listing, Panel, Row, Sign, Thing, title_of
from serverless_lab.engine.services.ec2.state.routing import ElasticIp, InternetGateway, NatGateway

TEMPLATE = "vpc/panels/things.html"
HAS_FORMS = MOVES = True


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    panel = Panel(page, form)
    for kind, detail in (("igw", _gateway), ("eigw", _egress), ("nat", _nat), ("eipalloc", _address)):
        thing = panel.open(kind)
        if thing is not None:
            return panel.detail_page(detail(panel, thing))
    missing = panel.missing("igw", "eigw", "nat", "eipalloc")
    lists = (_gateways(panel), _nats(panel), _addresses(panel), _egresses(panel))
    return panel.list_page(*lists, missing=missing)


def _thing_or_none(thing_id: str) -> Cell:
    return Thing(thing_id) if thing_id else "–"


def _gateways(panel: Panel) -> Listing:
    return panel.listing(
        _("Internet gateways"),
        (_("Name"), _("VPC")),
        panel.here(panel.state.gateways.values()),
        lambda each: Row((Thing(each.id), _thing_or_none(each.vpc))),
        CreateInternetGateway,
        _("None. Without one, no packet comes in or goes out."),
    )


def _nats(panel: Panel) -> Listing:
    return panel.listing(
        _("NAT gateways"),
        (_("Name"), _("Subnet"), _("State"), _("Elastic address")),
        panel.here(panel.state.nat_gateways.values()),
        lambda each: Row((Thing(each.id), Thing(each.subnet), _state(each), _thing_or_none(each.allocation))),
        CreateNatGateway,
        _("None. With one in a public subnet, private subnets reach out and nobody reaches in."),
    )


def _addresses(panel: Panel) -> Listing:
    return panel.listing(
        _("Elastic addresses"),
        (_("Name"), _("Public address"), _("Leads to")),
        list(panel.state.addresses.values()),
        lambda each: Row((Thing(each.id), each.public_ip, _thing_or_none(each.interface))),
        AllocateAddress,
        _("None. A public address of your own, which stays when an instance stops."),
    )


def _egresses(panel: Panel) -> Listing:
    return panel.listing(
        _("Egress-only internet gateways"),
        (_("Name"), _("VPC")),
        panel.here(panel.state.egress_gateways.values()),
        lambda each: Row((Thing(each.id), Thing(each.vpc))),
        CreateEgressOnlyInternetGateway,
        _("None. With one, IPv6 packets go out and their answers come back, and nobody reaches in."),
    )


def _state(nat: NatGateway) -> Sign:
    return Sign(nat.state, {"available": "good", "failed": "bad", "deleted": "bad"}.get(nat.state, ""))


def _gateway(panel: Panel, gateway: InternetGateway) -> Detail:
    own = {"InternetGatewayId": gateway.id}
    form = (
        panel.offer(DetachInternetGateway, VpcId=gateway.vpc, **own)
        if gateway.vpc
        else panel.offer(AttachInternetGateway, **own)
    )
    return Detail(
        gateway.id,
        _("Internet gateway"),
        title_of(gateway),
        panel.rename(gateway),
        ((_("Stands in front of"), _thing_or_none(gateway.vpc), (form,)),),
        (),
        panel.offer(DeleteInternetGateway, **own),
        [Thing(gateway.vpc)] if gateway.vpc else [],
    )


def _egress(panel: Panel, gateway: InternetGateway) -> Detail:
    return Detail(
        gateway.id,
        _("Egress-only internet gateway"),
        title_of(gateway),
        panel.rename(gateway),
        ((_("Stands in front of"), Thing(gateway.vpc), ()),),
        (),
        panel.offer(DeleteEgressOnlyInternetGateway, EgressOnlyInternetGatewayId=gateway.id),
    )


def _nat(panel: Panel, nat: NatGateway) -> Detail:
    interface = panel.state.interfaces.get(nat.interface)
    address = panel.state.addresses.get(nat.allocation)
    return Detail(
        nat.id,
        _("NAT gateway"),
        title_of(nat),
        panel.rename(nat),
        (
            (_("State"), _state(nat), ()),
            (_("Subnet"), Thing(nat.subnet), ()),
            (_("VPC"), Thing(nat.vpc), ()),
            (_("Private address"), interface.private_ips[0] if interface is not None else "–", ()),
            (_("Public address"), address.public_ip if address is not None else "–", ()),
        ),
        (),
        panel.offer(DeleteNatGateway, NatGatewayId=nat.id) if nat.state in ("pending", "available", "failed") else None,
    )


def _address(panel: Panel, address: ElasticIp) -> Detail:
    if address.association:
        form = panel.offer(DisassociateAddress, AssociationId=address.association)
    else:
        form = panel.offer(AssociateAddress, AllocationId=address.id)
    return Detail(
        address.id,
        _("Elastic address"),
        title_of(address),
        panel.rename(address),
        (
            (_("Public address"), address.public_ip, ()),
            (_("Leads to"), _thing_or_none(address.interface), (form,)),
            (_("Private address"), address.private_ip or "–", ()),
        ),
        (),
        panel.offer(ReleaseAddress, AllocationId=address.id),
        [Thing(address.interface)] if address.interface else [],
    )
