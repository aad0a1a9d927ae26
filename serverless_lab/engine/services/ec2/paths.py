"""Paths of the Reachability Analyzer: from where to where, by which protocol."""

from ipaddress import ip_address
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.ec2 import names, tags
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterValue, LimitExceeded, MissingParameter
from serverless_lab.engine.services.ec2.errors.watching import AnalysesRemain
from serverless_lab.engine.services.ec2.requests import watching as requests
from serverless_lab.engine.services.ec2.state.watching import InsightsPath

SOURCES, DESTINATIONS = ("i", "eni", "igw"), ("i", "eni", "igw", "vpce")


def create_path(context: Context, request: requests.CreateNetworkInsightsPath) -> dict[str, Any]:
    if request.filter_at_source is not None or request.filter_at_destination is not None:
        raise NotSimulated(feature="A filter of a network insights path")
    kept = names.state(context).paths
    source = _place(context, request.source, SOURCES)
    if request.destination is None and not request.destination_ip:
        raise MissingParameter(name="Destination")
    destination = _place(context, request.destination, DESTINATIONS) if request.destination else ""
    for address in (request.source_ip, request.destination_ip):
        _check_address(address)
    if request.destination_port is not None and not 0 <= request.destination_port <= 65535:
        raise InvalidParameterValue(message=f"Invalid destination port: {request.destination_port}")
    labels = tags.given(request.tag_specifications, "network-insights-path")
    if len(kept) >= numbers.VPC_INSIGHTS_PATHS:
        raise LimitExceeded(code="NetworkInsightsPath.LimitExceeded", things="network insights paths")
    path = InsightsPath(
        id=names.new_id(context, "nip"),
        source=source,
        destination=destination,
        protocol=request.protocol,
        created=context.at,
        source_ip=request.source_ip,
        destination_ip=request.destination_ip,
        port=request.destination_port,
        tags=labels,
    )
    kept[path.id] = path
    return {"NetworkInsightsPath": say(context, path)}


def describe_paths(context: Context, request: requests.DescribeNetworkInsightsPaths) -> dict[str, Any]:
    return described(context, "nip", request.network_insights_path_ids, request, FILTERS, say, "NetworkInsightsPaths")


def delete_path(context: Context, request: requests.PathNamed) -> dict[str, Any]:
    state = names.state(context)
    path: InsightsPath = names.thing(context, "nip", request.network_insights_path_id)
    if any(analysis.path == path.id for analysis in state.analyses.values()):
        raise AnalysesRemain(path=path.id)
    del state.paths[path.id]
    return {"NetworkInsightsPathId": path.id}


def _place(context: Context, text: str, kinds: tuple[str, ...]) -> str:
    """The id of what an id or ARN names."""
    arn = Arn.parse(text)
    thing_id = arn.resource.rpartition("/")[2] if arn is not None else text
    prefix = names.prefix_of(thing_id)
    if prefix not in kinds:
        raise NotSimulated(feature=f"A path that begins or ends at {text}")
    names.thing(context, prefix, thing_id)
    return thing_id


def _check_address(text: str) -> None:
    if not text:
        return
    try:
        ip_address(text)
    except ValueError:
        raise InvalidParameterValue(message=f"Invalid IP address: {text}") from None


def say(context: Context, path: InsightsPath) -> dict[str, Any]:
    said: dict[str, Any] = {
        "NetworkInsightsPathId": path.id,
        "NetworkInsightsPathArn": names.arn(context, "nip", path.id),
        "CreatedDate": to_datetime(path.created),
        "Source": path.source,
        "SourceArn": names.arn(context, names.prefix_of(path.source), path.source),
        "Protocol": path.protocol,
        "Tags": tags.described(path.tags),
    }
    if path.destination:
        arn = names.arn(context, names.prefix_of(path.destination), path.destination)
        said |= {"Destination": path.destination, "DestinationArn": arn}
    said |= {"SourceIp": path.source_ip} if path.source_ip else {}
    said |= {"DestinationIp": path.destination_ip} if path.destination_ip else {}
    return said | ({"DestinationPort": path.port} if path.port is not None else {})


FILTERS = {
    "source": lambda path: path.source,
    "destination": lambda path: path.destination,
    "protocol": lambda path: path.protocol,
    "destination-port": lambda path: [] if path.port is None else str(path.port),
}
