"""Flow logs: what passed the interfaces of a VPC or subnet, or one interface, line by line."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _

from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.courseware.templatetags.lab import stamp
from lessons.vpc.flow_lines import MEANINGS, fields, lines
from lessons.vpc.forms.watching import (
    ROLE,
    TRAFFIC,
    CreateFlowLogs,
    CreateFlowLogsRole,
    DeleteFlowLogs,
    is_trusted,
    role_arn,
    writers_first,
)
from lessons.vpc.showing import Code, Detail, Listing, Panel, Row, Section, Sign, Thing, title_of
from serverless_lab.engine.services.ec2.state.watching import FlowLog

TEMPLATE = "vpc/panels/things.html"
HAS_FORMS = MOVES = True
SHOWN = 50  # lines


def read(page: Page, form: OperationForm | None) -> dict[str, Any]:
    panel = Panel(page, form)
    found = panel.open("fl")
    if found is not None:
        return panel.detail_page(_detail(panel, found)) | {"flow": lines(page.probe, found, SHOWN)}
    return panel.list_page(_logs(panel), _roles(panel), missing=panel.missing("fl"), narrow=False)


def _logs(panel: Panel) -> Listing:
    return panel.listing(
        _("Flow logs"),
        (_("Name"), _("What it watches"), _("Traffic"), _("Log group"), _("Delivery")),
        list(panel.state.flow_logs.values()),
        lambda each: Row((Thing(each.id), Thing(each.resource), _traffic(each), each.group, _delivery(each))),
        CreateFlowLogs,
        _("None. A flow log tells CloudWatch Logs of each packet that an interface lets pass or turns away."),
    )


def _roles(panel: Panel) -> Listing:
    """Those that may be handed to a flow log."""
    page = panel.page
    listing = panel.listing(
        _("Roles for flow logs"),
        (_("Name"), _("ARN")),
        [each for each in writers_first(page) if is_trusted(each)],
        lambda each: Row((each.name, Code(role_arn(page, each)))),
        None,
        _("None. Flow logs write as a role that the service vpc-flow-logs.amazonaws.com may assume."),
    )
    return replace(listing, create=panel.offer(CreateFlowLogsRole, {"RoleName": ROLE}))


def _detail(panel: Panel, log: FlowLog) -> Detail:
    return Detail(
        log.id,
        _("Flow log"),
        title_of(log),
        panel.rename(log),
        (
            (_("What it watches"), Thing(log.resource), ()),
            (_("Traffic"), _traffic(log), ()),
            (_("Log group"), Code(log.group), ()),
            (_("Role"), Code(log.role), ()),
            (_("Delivery"), _told_delivery(log), ()),
            (_("Created"), stamp(log.created), ()),
        ),
        (_fields(log),),
        panel.offer(DeleteFlowLogs, log=log.id),
    )


def _traffic(log: FlowLog) -> str:
    return str(dict(TRAFFIC).get(log.traffic, log.traffic))


def _delivery(log: FlowLog) -> Sign:
    return Sign("FAILED", "bad") if log.failure else Sign("SUCCESS", "good")


def _told_delivery(log: FlowLog) -> list[Any]:
    """AWS says no more than that; what it comes from is the role."""
    if not log.failure:
        return [_delivery(log)]
    helps = _("The role must trust vpc-flow-logs.amazonaws.com and may create log groups and streams and put events.")
    return [_delivery(log), f"{log.failure}.", helps]


def _fields(log: FlowLog) -> Section:
    rows = [Row((Code(each), str(MEANINGS.get(each, "–")))) for each in fields(log)]
    return Section(_("What the fields say, in this order"), (_("Field"), _("Meaning")), rows)
