"""Security groups: which packets each lets in and out of the interfaces that wear it."""

from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.vpc.forms.groups import (
    AuthorizeSecurityGroupEgress,
    AuthorizeSecurityGroupIngress,
    CreateSecurityGroup,
    DeleteSecurityGroup,
    RevokeSecurityGroupEgress,
    RevokeSecurityGroupIngress,
)
from lessons.vpc.rules import protocol_words, rule_ports
from lessons.vpc.showing import Cell, Detail, Panel, Row, Section, Thing, title_of
from serverless_lab.engine.services.ec2.state.filtering import GroupRule, SecurityGroup

TEMPLATE = "vpc/panels/things.html"
HAS_FORMS = True
SHOWN = 30  # interfaces


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    panel = Panel(page, form)
    group = panel.open("sg")
    if group is not None:
        return panel.detail_page(_detail(panel, group))
    listing = panel.listing(
        _("Security groups"),
        (_("Name"), _("VPC"), _("Description"), _("Rules in"), _("Rules out"), _("Interfaces")),
        panel.here(panel.state.groups.values()),
        _row,
        CreateSecurityGroup,
        _("No security group."),
    )
    return panel.list_page(listing, missing=panel.missing("sg"))


def _row(group: SecurityGroup) -> Row:
    out = sum(rule.egress for rule in group.rules.values())
    counts = (len(group.rules) - out, out, len(group.interfaces))
    return Row((Thing(group.id), Thing(group.vpc), group.description, *counts))


def _detail(panel: Panel, group: SecurityGroup) -> Detail:
    is_default = group.name == "default"
    return Detail(
        group.id,
        _("Security group"),
        title_of(group),
        panel.rename(group),
        (
            (_("Group name"), group.name, ()),
            (_("Description"), group.description, ()),
            (_("VPC"), Thing(group.vpc), ()),
        ),
        (_rules(panel, group, egress=False), _rules(panel, group, egress=True), _wearers(group)),
        None if is_default else panel.offer(DeleteSecurityGroup, GroupId=group.id),
        [Thing(each) for each in (*list(group.interfaces)[:SHOWN], *(set(group.named_by) - {group.id}))],
        _("The default group goes with its VPC.") if is_default else "",
    )


def _rules(panel: Panel, group: SecurityGroup, *, egress: bool) -> Section:
    revoke = RevokeSecurityGroupEgress if egress else RevokeSecurityGroupIngress
    add = AuthorizeSecurityGroupEgress if egress else AuthorizeSecurityGroupIngress
    rows = [
        Row(_cells(rule), (panel.offer(revoke, GroupId=group.id, rule=rule.id),), rule.id)
        for rule in group.rules.values()
        if rule.egress is egress
    ]
    return Section(
        _("Outbound rules") if egress else _("Inbound rules"),
        (_("Rule"), _("Protocol"), _("Port"), _("To") if egress else _("From"), _("Description")),
        rows,
        (panel.offer(add, GroupId=group.id),),
        _("None: nothing goes out.") if egress else _("None: nothing comes in."),
        _("A group only allows. The answer to what was let through needs no rule."),
    )


def _cells(rule: GroupRule) -> tuple[Cell, ...]:
    other = rule.group or rule.prefix_list
    peer: Cell = Thing(other) if other else rule.cidr
    return rule.id, protocol_words(rule.protocol), rule_ports(rule), peer, rule.description or "–"


def _wearers(group: SecurityGroup) -> Section:
    rows = [Row((Thing(each),)) for each in list(group.interfaces)[:SHOWN]]
    rest = max(len(group.interfaces) - SHOWN, 0)
    return Section(_("Interfaces that wear it"), (_("Network interface"),), rows, empty=_("None."), rest=rest)
