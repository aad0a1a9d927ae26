"""Flow logs: what passes the interfaces of a VPC or subnet, or one interface, is written to CloudWatch Logs."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.news import FlowLogDenied
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.ec2 import flow_format, names, tags
from serverless_lab.engine.services.ec2.errors.common import Ec2Error
from serverless_lab.engine.services.ec2.errors.watching import FlowLogExists, FlowLogLimit, InvalidParameter
from serverless_lab.engine.services.ec2.filters import chosen
from serverless_lab.engine.services.ec2.pages import page
from serverless_lab.engine.services.ec2.requests import watching as requests
from serverless_lab.engine.services.ec2.state.watching import FlowLog

DELIVERER = "vpc-flow-logs.amazonaws.com"
_KINDS = {"VPC": "vpc", "Subnet": "subnet", "NetworkInterface": "eni"}
_INTERVALS = (60, 600)


def create_flow_logs(context: Context, request: requests.CreateFlowLogs) -> dict[str, Any]:
    """For each resource by itself: where there is such a log already, the others are made all the same."""
    kept = names.state(context).flow_logs
    group, role, labels = _checked(context, request)
    made, failed = [], []
    for resource in dict.fromkeys(request.resource_ids):
        problem = _problem(context, resource, request.traffic_type, group)
        if problem is not None:
            failed.append({"ResourceId": resource, "Error": {"Code": problem.code, "Message": problem.message}})
            continue
        log = FlowLog(names.new_id(context, "fl"), resource, request.traffic_type, group, role, context.at)
        log.interval, log.tags = request.max_aggregation_interval, dict(labels)
        log.format = flow_format.checked(request.log_format) if request.log_format else flow_format.DEFAULT
        kept[log.id] = log
        made.append(log.id)
    return {"FlowLogIds": made, "Unsuccessful": failed}


def describe_flow_logs(context: Context, request: requests.DescribeFlowLogs) -> dict[str, Any]:
    kept, ids = names.state(context).flow_logs, dict.fromkeys(request.flow_log_ids)
    things = [names.thing(context, "fl", each) for each in ids] if ids else list(kept.values())
    passed = chosen(things, request.filter, FILTERS, lambda log: log.tags)
    shown, more = page(passed, request.next_token, request.max_results)
    return {"FlowLogs": [say(context, log) for log in shown], **more}


def delete_flow_logs(context: Context, request: requests.DeleteFlowLogs) -> dict[str, Any]:
    ids = dict.fromkeys(request.flow_log_ids)
    for log_id in ids:
        names.thing(context, "fl", log_id)
    for log_id in ids:
        del names.state(context).flow_logs[log_id]
    return {"Unsuccessful": []}


def passed_role(context: Context, request: requests.CreateFlowLogs) -> list[tuple[str, str, dict[str, Values]]]:
    role = request.deliver_logs_permission_arn
    return [("iam:PassRole", role, {"iam:PassedToService": DELIVERER})] if role else []


def note_denied(context: Context, news: FlowLogDenied) -> None:
    """Reaction: the log tells of it until a delivery succeeds."""
    log = names.state(context, news.region).flow_logs.get(news.flow_log)
    if log is not None:
        log.failure = "Access error"


def _checked(context: Context, request: requests.CreateFlowLogs) -> tuple[str, str, dict[str, str]]:
    """The log group, the role and the tags."""
    elsewhere = request.deliver_cross_account_role or request.destination_options is not None
    if request.log_destination_type != "cloud-watch-logs" or elsewhere:
        raise NotSimulated(feature="A flow log that goes elsewhere than to this account's CloudWatch Logs")
    if request.resource_type not in _KINDS:
        raise NotSimulated(feature=f"A flow log of a {request.resource_type}")
    group = request.log_group_name or _group_of(request.log_destination)
    if not group:
        raise InvalidParameter(message="LogGroupName can't be empty if LogDestinationType is cloud-watch-logs.")
    role = request.deliver_logs_permission_arn
    if not role:
        raise InvalidParameter(
            message="DeliverLogsPermissionArn can't be empty if LogDestinationType is cloud-watch-logs."
        )
    if Arn.parse(role) is None:
        raise InvalidParameter(message=f"Invalid DeliverLogsPermissionArn: {role}")
    if request.max_aggregation_interval not in _INTERVALS:
        raise InvalidParameter(message="Invalid Flow Log Max Aggregation Interval")
    if request.log_format:
        flow_format.checked(request.log_format)
    for resource in request.resource_ids:
        names.thing(context, _KINDS[request.resource_type], resource)
    return group, role, tags.given(request.tag_specifications, "vpc-flow-log")


def _group_of(destination: str | None) -> str:
    """`arn:aws:logs:…:log-group:NAME[:*]`"""
    arn = Arn.parse(destination or "")
    return arn.resource.removeprefix("log-group:").removesuffix(":*") if arn is not None else ""


def _problem(context: Context, resource: str, traffic: str, group: str) -> Ec2Error | None:
    present = [each for each in names.state(context).flow_logs.values() if each.resource == resource]
    if any((each.traffic, each.group) == (traffic, group) for each in present):
        return FlowLogExists()
    if len(present) >= numbers.VPC_FLOW_LOGS_PER_RESOURCE:
        return FlowLogLimit(resource=resource)
    return None


def say(context: Context, log: FlowLog) -> dict[str, Any]:
    said: dict[str, Any] = {
        "FlowLogId": log.id,
        "ResourceId": log.resource,
        "TrafficType": log.traffic,
        "LogGroupName": log.group,
        "LogDestinationType": "cloud-watch-logs",
        "LogDestination": context.arn("logs", f"log-group:{log.group}"),
        "DeliverLogsPermissionArn": log.role,
        "DeliverLogsStatus": "FAILED" if log.failure else "SUCCESS",
        "FlowLogStatus": "ACTIVE",
        "LogFormat": log.format,
        "MaxAggregationInterval": log.interval,
        "CreationTime": to_datetime(log.created),
        "Tags": tags.described(log.tags),
    }
    return said | ({"DeliverLogsErrorMessage": log.failure} if log.failure else {})


FILTERS = {
    "deliver-log-status": lambda log: "FAILED" if log.failure else "SUCCESS",
    "flow-log-id": lambda log: log.id,
    "log-destination-type": lambda log: "cloud-watch-logs",
    "log-group-name": lambda log: log.group,
    "resource-id": lambda log: log.resource,
    "traffic-type": lambda log: log.traffic,
}
