"""Subnets: a slice of a VPC's range in one zone, with the route table and the ACL it goes by."""

from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc.addresses import free_hosts, is_public, reserved
from lessons.vpc.forms.ipv6 import AssignIpv6, AssociateSubnetCidrBlock, DisassociateSubnetCidrBlock
from lessons.vpc.forms.machines import RunInstances
from lessons.vpc.forms.subnets import (
    AssociateRouteTable,
    CreateSubnet,
    DeleteSubnet,
    DisassociateRouteTable,
    MapPublicIp,
    ReplaceNetworkAclAssociation,
    ReplaceRouteTableAssociation,
)
from lessons.vpc.showing import Cell, Detail, Panel, Row, Section, Sign, Thing, title_of, yes
from serverless_lab.engine.services.ec2.state.vpcs import Subnet

TEMPLATE = "vpc/panels/things.html"
HAS_FORMS = True
SHOWN = 30  # of the addresses that are taken


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    panel = Panel(page, form)
    subnet = panel.open("subnet")
    if subnet is not None:
        return panel.detail_page(_detail(panel, subnet))
    listing = panel.listing(
        _("Subnets"),
        (_("Name"), _("Range"), _("Availability Zone"), _("VPC"), _("Way out"), _("Free addresses")),
        panel.here(panel.state.subnets.values()),
        lambda each: _row(panel, each),
        CreateSubnet,
        _("No subnet yet. Things stand in subnets, and each subnet in one Availability Zone."),
    )
    return panel.list_page(listing, missing=panel.missing("subnet"))


def _row(panel: Panel, subnet: Subnet) -> Row:
    cells: tuple[Cell, ...] = (Thing(subnet.id), subnet.cidr, subnet.zone, Thing(subnet.vpc))
    return Row((*cells, _public(panel, subnet), free_hosts(subnet)))


def _public(panel: Panel, subnet: Subnet) -> Sign:
    return Sign(_("public"), "good") if is_public(panel.state, subnet) else Sign(_("private"))


def _detail(panel: Panel, subnet: Subnet) -> Detail:
    flag = panel.offer(MapPublicIp, SubnetId=subnet.id, Value="false" if subnet.public_on_launch else "true")
    acl = panel.offer(ReplaceNetworkAclAssociation, AssociationId=subnet.acl_association, near=subnet.id)
    return Detail(
        subnet.id,
        _("Subnet"),
        title_of(subnet),
        panel.rename(subnet),
        (
            (_("Range"), subnet.cidr, ()),
            (_("IPv6 range"), *_range6(panel, subnet)),
            (_("VPC"), Thing(subnet.vpc), ()),
            (_("Availability Zone"), subnet.zone, ()),
            (_("Way out"), _public(panel, subnet), ()),
            (_("Free addresses"), free_hosts(subnet), ()),
            (_("Route table"), *_table(panel, subnet)),
            (_("Network ACL"), Thing(subnet.acl), (acl,)),
            (_("Public address at launch"), yes(subnet.public_on_launch), (flag,)),
            *_assigns6(panel, subnet),
        ),
        (_reserved(subnet), _taken(panel, subnet)),
        panel.offer(DeleteSubnet, SubnetId=subnet.id),
        [Thing(each) for each in list(dict.fromkeys(subnet.used.values()))[:SHOWN]],
    )


def _range6(panel: Panel, subnet: Subnet) -> tuple[Cell, tuple[OperationForm, ...]]:
    if subnet.block6 is None:
        return "–", (panel.offer(AssociateSubnetCidrBlock, SubnetId=subnet.id),)
    return subnet.block6.cidr, (panel.offer(DisassociateSubnetCidrBlock, AssociationId=subnet.block6.association_id),)


def _assigns6(panel: Panel, subnet: Subnet) -> tuple[tuple[str, Cell, tuple[OperationForm, ...]], ...]:
    if subnet.block6 is None:
        return ()
    flag = panel.offer(AssignIpv6, SubnetId=subnet.id, Value="false" if subnet.ipv6_on_creation else "true")
    return ((_("IPv6 address for what is made here"), yes(subnet.ipv6_on_creation), (flag,)),)


def _table(panel: Panel, subnet: Subnet) -> tuple[list[Cell], tuple[OperationForm, ...]]:
    if not subnet.table:
        main = panel.state.vpcs[subnet.vpc].main_table
        return [Thing(main), _("(the main one)")], (panel.offer(AssociateRouteTable, SubnetId=subnet.id),)
    association = subnet.table_association
    replace = panel.offer(ReplaceRouteTableAssociation, AssociationId=association, near=subnet.id)
    return [Thing(subnet.table)], (replace, panel.offer(DisassociateRouteTable, AssociationId=association))


def _reserved(subnet: Subnet) -> Section:
    rows = [Row((address, why)) for address, why in reserved(subnet.cidr)]
    return Section(_("Addresses AWS keeps"), (_("Address"), _("For")), rows)


def _taken(panel: Panel, subnet: Subnet) -> Section:
    taken = list(subnet.used.items())
    rows = [Row((address, Thing(holder))) for address, holder in taken[:SHOWN]]
    launch = panel.offer(RunInstances, SubnetId=subnet.id)
    return Section(
        _("Addresses in use"),
        (_("Address"), _("Network interface")),
        rows,
        (launch,),
        _("Nothing stands in this subnet yet."),
        rest=max(len(taken) - SHOWN, 0),
    )
