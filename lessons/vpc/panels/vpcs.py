"""VPCs: their ranges, DNS settings, and what lies in each."""

from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc.forms.ipv6 import AssociateIpv6Block
from lessons.vpc.forms.lists import AssociateDhcpOptions
from lessons.vpc.forms.vpcs import (
    AssociateVpcCidrBlock,
    CreateVpc,
    DeleteVpc,
    DisassociateVpcCidrBlock,
    EnableDnsHostnames,
    EnableDnsSupport,
)
from lessons.vpc.panels import dhcp
from lessons.vpc.showing import Cell, Detail, Panel, Row, Section, Thing, title_of, yes
from serverless_lab.engine.services.ec2.state.vpcs import Vpc

TEMPLATE = "vpc/panels/things.html"
HAS_FORMS = True
SHOWN = 30  # of the things in a VPC


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    panel = Panel(page, form)
    vpc = panel.open("vpc")
    if vpc is not None:
        return panel.detail_page(_detail(panel, vpc))
    options = panel.open("dopt")
    if options is not None:
        return panel.detail_page(dhcp.detail(panel, options))
    listing = panel.listing(
        _("VPCs"),
        (_("Name"), _("Range"), _("Subnets"), _("Internet gateway")),
        list(panel.state.vpcs.values()),
        _row,
        CreateVpc,
        _("No VPC yet. A VPC is a network of your own: pick a range of private addresses for it."),
    )
    missing = panel.missing("vpc", "dopt")
    return panel.list_page(listing, dhcp.listing(panel), missing=missing, narrow=False)


def _row(vpc: Vpc) -> Row:
    ranges = [block.cidr for block in (*vpc.blocks, *vpc.blocks6)]
    gateway: Cell = Thing(vpc.gateway) if vpc.gateway else "–"
    return Row((Thing(vpc.id), ranges, len(vpc.subnets), gateway))


def _detail(panel: Panel, vpc: Vpc) -> Detail:
    hostnames = panel.offer(EnableDnsHostnames, VpcId=vpc.id, Value=_other(vpc.dns_hostnames))
    support = panel.offer(EnableDnsSupport, VpcId=vpc.id, Value=_other(vpc.dns_support))
    return Detail(
        vpc.id,
        _("VPC"),
        title_of(vpc),
        panel.rename(vpc),
        (
            (_("Default VPC"), yes(vpc.is_default), ()),
            (_("Internet gateway"), Thing(vpc.gateway) if vpc.gateway else _("none: the VPC is closed"), ()),
            (_("Main route table"), Thing(vpc.main_table), ()),
            (_("Default network ACL"), Thing(vpc.default_acl), ()),
            (_("Default security group"), Thing(vpc.default_group), ()),
            (_("DNS names for public addresses"), yes(vpc.dns_hostnames), (hostnames,)),
            (_("DNS resolution"), yes(vpc.dns_support), (support,)),
            (_("DHCP options"), *_options(panel, vpc)),
        ),
        (_ranges(panel, vpc), _subnets(panel, vpc)),
        panel.offer(DeleteVpc, VpcId=vpc.id),
        _way(panel, vpc),
    )


def _options(panel: Panel, vpc: Vpc) -> tuple[Cell, tuple[OperationForm, ...]]:
    form = panel.offer(AssociateDhcpOptions, {"DhcpOptionsId": vpc.dhcp_options}, VpcId=vpc.id)
    return Thing(vpc.dhcp_options) if vpc.dhcp_options in panel.state.dhcp_options else _("none"), (form,)


def _other(value: bool) -> str:
    return "false" if value else "true"


def _ranges(panel: Panel, vpc: Vpc) -> Section:
    rows = []
    for number, block in enumerate((*vpc.blocks, *vpc.blocks6)):
        remove = panel.offer(DisassociateVpcCidrBlock, AssociationId=block.association_id)
        rows.append(Row((block.cidr,), (remove,) if number else (), block.cidr))
    add = panel.offer(AssociateVpcCidrBlock, VpcId=vpc.id)
    add6 = () if vpc.blocks6 else (panel.offer(AssociateIpv6Block, VpcId=vpc.id),)
    return Section(_("Ranges"), (_("Range"),), rows, (add, *add6))


def _subnets(panel: Panel, vpc: Vpc) -> Section:
    subnets = [panel.state.subnets[each] for each in vpc.subnets]
    rows = [Row((Thing(each.id), each.cidr, each.zone)) for each in subnets[:SHOWN]]
    return Section(
        _("Subnets"),
        (_("Name"), _("Range"), _("Availability Zone")),
        rows,
        empty=_("None yet. The address map shows where there is room."),
        rest=max(len(subnets) - SHOWN, 0),
    )


def _way(panel: Panel, vpc: Vpc) -> list[Cell]:
    """What keeps the VPC from being deleted; what was made with it goes with it."""
    groups = (each for each in vpc.groups.values() if each != vpc.default_group)
    tables = (each for each in vpc.tables if each != vpc.main_table)
    acls = (each for each in vpc.acls if each != vpc.default_acl)
    gateways = (vpc.gateway,) if vpc.gateway else ()
    found = [*vpc.subnets, *gateways, *vpc.egress_gateways, *groups, *tables, *acls, *vpc.endpoints]
    shown: list[Cell] = [Thing(each) for each in found[:SHOWN]]
    return [*shown, "…"] if len(found) > SHOWN else shown
