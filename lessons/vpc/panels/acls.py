"""Network ACLs: numbered rules in front of subnets, one list for each direction."""

from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc.forms.acls import (
    CreateNetworkAcl,
    CreateNetworkAclEntry,
    DeleteNetworkAcl,
    DeleteNetworkAclEntry,
    ReplaceNetworkAclEntry,
)
from lessons.vpc.rules import NAMES, entry_ports, protocol_words
from lessons.vpc.showing import Cell, Detail, Panel, Row, Section, Sign, Thing, title_of, yes
from serverless_lab.engine.services.ec2.making import LAST_RULE
from serverless_lab.engine.services.ec2.state.filtering import AclEntry, NetworkAcl

TEMPLATE = "vpc/panels/things.html"
HAS_FORMS = True
SHOWN = 30  # subnets


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    panel = Panel(page, form)
    acl = panel.open("acl")
    if acl is not None:
        return panel.detail_page(_detail(panel, acl))
    listing = panel.listing(
        _("Network ACLs"),
        (_("Name"), _("VPC"), _("Default"), _("Rules in"), _("Rules out"), _("Subnets")),
        panel.here(panel.state.acls.values()),
        _row,
        CreateNetworkAcl,
        _("No network ACL."),
    )
    return panel.list_page(listing, missing=panel.missing("acl"))


def _row(acl: NetworkAcl) -> Row:
    counts = (len(acl.ingress), len(acl.egress), len(acl.subnets))
    return Row((Thing(acl.id), Thing(acl.vpc), yes(acl.is_default), *counts))


def _detail(panel: Panel, acl: NetworkAcl) -> Detail:
    subnets: list[Cell] = [Thing(each) for each in list(acl.subnets)[:SHOWN]]
    return Detail(
        acl.id,
        _("Network ACL"),
        title_of(acl),
        panel.rename(acl),
        (
            (_("VPC"), Thing(acl.vpc), ()),
            (_("Default ACL of the VPC"), yes(acl.is_default), ()),
            (_("Stands before"), subnets or _("no subnet"), ()),
        ),
        (_entries(panel, acl, egress=False), _entries(panel, acl, egress=True)),
        None if acl.is_default else panel.offer(DeleteNetworkAcl, NetworkAclId=acl.id),
        subnets,
        _("The default ACL goes with its VPC.") if acl.is_default else "",
    )


def _entries(panel: Panel, acl: NetworkAcl, *, egress: bool) -> Section:
    kept = acl.egress if egress else acl.ingress
    direction = "out" if egress else "in"
    return Section(
        _("Outbound rules") if egress else _("Inbound rules"),
        (_("Number"), _("Protocol"), _("Port"), _("To") if egress else _("From"), _("Allow or deny")),
        [_entry(panel, acl, kept[number], direction) for number in sorted(kept)],
        (panel.offer(CreateNetworkAclEntry, NetworkAclId=acl.id, direction=direction),),
        note=_("From the lowest number on, the first rule that fits decides. Answers need a rule of their own."),
    )


def _entry(panel: Panel, acl: NetworkAcl, entry: AclEntry, direction: str) -> Row:
    is_last = entry.number >= LAST_RULE
    action = Sign("ALLOW", "good") if entry.allow else Sign("DENY", "bad")
    number = "*" if is_last else str(entry.number)
    cells = (number, protocol_words(entry.protocol), entry_ports(entry), entry.cidr, action)
    if is_last:
        return Row(cells)
    own = {"NetworkAclId": acl.id, "direction": direction, "RuleNumber": str(entry.number)}
    forms: tuple[OperationForm, ...] = (panel.offer(DeleteNetworkAclEntry, **own),)
    if ":" not in entry.cidr and (entry.protocol == "-1" or NAMES.get(entry.protocol) in ("tcp", "udp", "icmp")):
        forms = (panel.offer(ReplaceNetworkAclEntry, _initial(entry), **own), *forms)
    return Row(cells, forms, number)


def _initial(entry: AclEntry) -> dict[str, Any]:
    return {
        "RuleAction": "allow" if entry.allow else "deny",
        "protocol": NAMES.get(entry.protocol, entry.protocol),
        "ports": "" if entry.ports in (None, (0, 65535)) else "-".join(map(str, dict.fromkeys(entry.ports or ()))),
        "CidrBlock": entry.cidr,
    }
