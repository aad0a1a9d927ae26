"""Requests about packets sent by hand, flow logs and the Reachability Analyzer."""

from typing import Annotated, Any

from serverless_lab.engine.network.packet import EPHEMERAL
from serverless_lab.engine.request import REFUSED, Request
from serverless_lab.engine.services.ec2.filters import Filter
from serverless_lab.engine.services.ec2.requests.common import Create, CreateOnce, Describe, Ec2Request


class SendPacket(Request, frozen=True):
    """A control of the lab. `source` and `destination`: an interface, an instance, an address or `internet`.

    `source_port`: the client's, where there are ports.
    """

    source: str
    destination: str
    protocol: str = "tcp"
    port: int = 0
    source_port: int = EPHEMERAL


class CreateFlowLogs(CreateOnce, frozen=True, kw_only=True):
    resource_ids: list[str]
    resource_type: str
    traffic_type: str = "ALL"
    log_group_name: str | None = None
    log_destination: str | None = None
    log_destination_type: str = "cloud-watch-logs"
    deliver_logs_permission_arn: str | None = None
    log_format: str = ""
    max_aggregation_interval: int = 600
    deliver_cross_account_role: Annotated[str | None, REFUSED] = None
    destination_options: Annotated[dict[str, Any] | None, REFUSED] = None


class DescribeFlowLogs(Ec2Request, frozen=True, kw_only=True):
    flow_log_ids: list[str] = []
    filter: list[Filter] = []
    next_token: str = ""
    max_results: int | None = None


class DeleteFlowLogs(Ec2Request, frozen=True):
    flow_log_ids: list[str]


class CreateNetworkInsightsPath(Create, frozen=True, kw_only=True):
    source: str
    protocol: str
    client_token: str
    destination: str | None = None
    source_ip: str = ""
    destination_ip: str = ""
    destination_port: int | None = None
    filter_at_source: Annotated[dict[str, Any] | None, REFUSED] = None
    filter_at_destination: Annotated[dict[str, Any] | None, REFUSED] = None


class DescribeNetworkInsightsPaths(Describe, frozen=True, kw_only=True):
    network_insights_path_ids: list[str] = []


class PathNamed(Ec2Request, frozen=True):
    network_insights_path_id: str


class StartNetworkInsightsAnalysis(Create, frozen=True, kw_only=True):
    network_insights_path_id: str
    client_token: str
    additional_accounts: Annotated[list[str], REFUSED] = []
    filter_in_arns: Annotated[list[str], REFUSED] = []
    filter_out_arns: Annotated[list[str], REFUSED] = []


class DescribeNetworkInsightsAnalyses(Describe, frozen=True, kw_only=True):
    network_insights_analysis_ids: list[str] = []
    network_insights_path_id: str = ""


class AnalysisNamed(Ec2Request, frozen=True):
    network_insights_analysis_id: str
