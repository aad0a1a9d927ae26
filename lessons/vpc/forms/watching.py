"""Forms about what tells of traffic: a packet that is really sent, and flow logs with the role that they write as."""

import json
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.fields import chosen, name
from lessons.courseware.console.operation import Call, Choices
from lessons.courseware.page import Page
from lessons.sandbox.lab import Result
from lessons.vpc.forms.fields import name_tag
from lessons.vpc.forms.operation import OperationForm
from lessons.vpc.things import prefix
from serverless_lab.engine.services.ec2.flow_logs import DELIVERER
from serverless_lab.engine.services.iam.state import Role

TRAFFIC = (("ALL", _("All")), ("ACCEPT", _("Accepted")), ("REJECT", _("Rejected")))
ROLE = "flow-logs-role"
_KINDS = {"subnet": "Subnet", "eni": "NetworkInterface"}
_TRUST = {"Effect": "Allow", "Principal": {"Service": DELIVERER}, "Action": "sts:AssumeRole"}
_WRITES = {
    "Effect": "Allow",
    "Action": [
        "logs:CreateLogGroup",
        "logs:CreateLogStream",
        "logs:PutLogEvents",
        "logs:DescribeLogGroups",
        "logs:DescribeLogStreams",
    ],
    "Resource": "*",
}


class SendPacket(OperationForm):
    """A control of the lab. The question of the tab *Packet*, really sent."""

    service, operation = "lab", "SendPacket"
    said = _("The packet is sent. Flow logs that watch its way have a line for each interface it passed.")
    button, loud = _("Really send it"), True
    Source = name(_("From"))
    Destination = name(_("To"))
    Protocol = name(_("Protocol"))
    Port = forms.IntegerField(label=_("Port"), min_value=0, max_value=65535)
    SourcePort = forms.IntegerField(label=_("Client port"), min_value=1, max_value=65535)


class CreateFlowLogs(OperationForm):
    operation, said = "CreateFlowLogs", _("The flow log is there. It tells of packets that are sent from now on.")
    title, button, tagged = _("Create a flow log"), _("Create the flow log"), "vpc-flow-log"
    aside = ("resource",)
    Name = name_tag()
    resource = chosen(_("What it watches"))
    TrafficType = forms.ChoiceField(label=_("Traffic"), choices=TRAFFIC)
    LogGroupName = name(_("Log group"), help_text=_("Such as flow-logs. The first line makes it in CloudWatch Logs."))
    DeliverLogsPermissionArn = chosen(
        _("Role"),
        help_text=_("One that flow logs may assume, and that may write. Is there none, create it below first."),
    )
    LogFormat = name(
        _("Fields"),
        required=False,
        help_text=_("Such as ${srcaddr} ${dstaddr} ${action}. Left empty, all of version 2."),
    )

    def choices_of(self, name: str, page: Page) -> Choices | None:
        if name != "DeliverLogsPermissionArn":
            return super().choices_of(name, page)
        return [("", _("Choose")), *((role_arn(page, role), role.name) for role in writers_first(page))]

    def params(self) -> dict[str, Any]:
        resource = self.cleaned_data["resource"]
        kind = _KINDS.get(prefix(resource), "VPC")
        return super().params() | {"ResourceIds": [resource], "ResourceType": kind}

    def done(self, page: Page, result: Result) -> None:
        """AWS answers for each resource by itself; what got no flow log is told in its words."""
        assert result.answer is not None
        for failed in result.answer["Unsuccessful"]:
            self.said = failed["Error"]["Message"]
            return
        page.where["id"] = result.answer["FlowLogIds"][0]


class DeleteFlowLogs(OperationForm):
    operation, said = "DeleteFlowLogs", _("The flow log is deleted; its lines stay. Undo brings it back.")
    title, button, danger, gone = _("Delete the flow log"), _("Delete for good"), True, True
    aside = ("log",)
    log = name(_("Flow log"))

    def params(self) -> dict[str, Any]:
        return {"FlowLogIds": [self.cleaned_data["log"]]}


class CreateFlowLogsRole(OperationForm):
    """The role that AWS's console makes as well: trusted to flow logs alone, and allowed to write logs."""

    service, operation, together = "iam", "CreateRole", True
    said = _("The role is there. Flow logs may write with it.")
    title, button = _("Create a role for flow logs"), _("Create the role")
    RoleName = name(_("Role name"))

    def params(self) -> dict[str, Any]:
        return super().params() | {"AssumeRolePolicyDocument": _document(_TRUST)}

    def further(self) -> Iterable[Call]:
        named = {"RoleName": self.cleaned_data["RoleName"], "PolicyName": "write-flow-logs"}
        yield "PutRolePolicy", named | {"PolicyDocument": _document(_WRITES)}


def writers_first(page: Page) -> list[Role]:
    """The account's roles, first those that flow logs are trusted with."""
    roles = (each for each in page.probe.iam.roles.values() if not each.linked)
    return sorted(roles, key=lambda each: not is_trusted(each))


def is_trusted(role: Role) -> bool:
    """As far as can be seen: the trust policy names the service that delivers flow logs."""
    return DELIVERER in role.trust


def role_arn(page: Page, role: Role) -> str:
    return f"arn:aws:iam::{page.view.state.account_id}:role{role.path}{role.name}"


def _document(statement: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


WATCHING = (SendPacket, CreateFlowLogs, DeleteFlowLogs, CreateFlowLogsRole)
