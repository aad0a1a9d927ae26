"""Rows of the operation table about packets sent by hand, flow logs and the Reachability Analyzer."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.ec2 import analyses, flow_logs, names, paths, sending
from serverless_lab.engine.services.ec2.operations.row import describes, new, on, row
from serverless_lab.engine.services.ec2.requests import watching as requests


def _watched(context: Context, request: requests.CreateFlowLogs) -> list[str]:
    return [names.arn(context, names.prefix_of(each), each) for each in request.resource_ids if names.prefix_of(each)]


def _first_log(context: Context, request: requests.DeleteFlowLogs) -> str:
    return names.arn(context, "fl", request.flow_log_ids[0] if request.flow_log_ids else "*")


def _other_logs(context: Context, request: requests.DeleteFlowLogs) -> list[str]:
    return [names.arn(context, "fl", each) for each in request.flow_log_ids[1:]]


def _its_path(context: Context, request: requests.StartNetworkInsightsAnalysis) -> list[str]:
    return [names.arn(context, "nip", request.network_insights_path_id)]


OPERATIONS = (
    Operation("lab", "SendPacket", requests.SendPacket, sending.send_packet, lambda context, request: "*", None),
    row(
        "CreateFlowLogs",
        requests.CreateFlowLogs,
        flow_logs.create_flow_logs,
        new("fl"),
        besides=_watched,
        passes=flow_logs.passed_role,
        differs=(
            "flow-logs-of-sent-packets",
            "flow-logs-of-the-sender",
            "flow-lines-at-once",
            "flow-fields-of-version-2",
        ),
    ),
    describes("DescribeFlowLogs", requests.DescribeFlowLogs, flow_logs.describe_flow_logs),
    row("DeleteFlowLogs", requests.DeleteFlowLogs, flow_logs.delete_flow_logs, _first_log, besides=_other_logs),
    row("CreateNetworkInsightsPath", requests.CreateNetworkInsightsPath, paths.create_path, new("nip")),
    describes("DescribeNetworkInsightsPaths", requests.DescribeNetworkInsightsPaths, paths.describe_paths),
    row("DeleteNetworkInsightsPath", requests.PathNamed, paths.delete_path, on("nip", "network_insights_path_id")),
    row(
        "StartNetworkInsightsAnalysis",
        requests.StartNetworkInsightsAnalysis,
        analyses.start_analysis,
        new("nia"),
        besides=_its_path,
        differs=("analysis-of-one-packet", "analysis-codes-of-the-lab"),
    ),
    describes("DescribeNetworkInsightsAnalyses", requests.DescribeNetworkInsightsAnalyses, analyses.describe_analyses),
    row(
        "DeleteNetworkInsightsAnalysis",
        requests.AnalysisNamed,
        analyses.delete_analysis,
        on("nia", "network_insights_analysis_id"),
    ),
)
