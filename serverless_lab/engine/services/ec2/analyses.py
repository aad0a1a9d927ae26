"""Analyses of the Reachability Analyzer: a path traced some seconds after it was asked for."""

from ipaddress import ip_network
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.instant import SECOND, to_datetime
from serverless_lab.engine.network.hops import Trace
from serverless_lab.engine.network.trace import trace
from serverless_lab.engine.network.walk import INTERNET
from serverless_lab.engine.services.ec2 import components, names, tags, worlds
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.requests import watching as requests
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.watching import InsightsAnalysis, InsightsPath

DONE_AFTER = 15 * SECOND
# A path without a port is looked at as if a web server were called.
ANY_PORT = 80


def start_analysis(context: Context, request: requests.StartNetworkInsightsAnalysis) -> dict[str, Any]:
    if request.additional_accounts or request.filter_in_arns or request.filter_out_arns:
        raise NotSimulated(feature="An analysis over several accounts or with filters")
    kept = names.state(context).analyses
    path: InsightsPath = names.thing(context, "nip", request.network_insights_path_id)
    labels = tags.given(request.tag_specifications, "network-insights-analysis")
    analysis = InsightsAnalysis(names.new_id(context, "nia"), path.id, context.at)
    analysis.tags = labels
    kept[analysis.id] = analysis
    context.schedule(context.at + DONE_AFTER, "ec2.AnalysisDone", analysis=analysis.id)
    return {"NetworkInsightsAnalysis": say(context, analysis)}


def describe_analyses(context: Context, request: requests.DescribeNetworkInsightsAnalyses) -> dict[str, Any]:
    """All, those that are named, or those of one path."""
    ids = request.network_insights_analysis_ids
    if request.network_insights_path_id:
        path: InsightsPath = names.thing(context, "nip", request.network_insights_path_id)
        own = [each.id for each in names.state(context).analyses.values() if each.path == path.id]
        ids = [each for each in own if not ids or each in ids]
        if not ids:
            return {"NetworkInsightsAnalyses": []}
    return described(context, "nia", ids, request, FILTERS, say, "NetworkInsightsAnalyses")


def delete_analysis(context: Context, request: requests.AnalysisNamed) -> dict[str, Any]:
    found: InsightsAnalysis = names.thing(context, "nia", request.network_insights_analysis_id)
    del names.state(context).analyses[found.id]
    return {"NetworkInsightsAnalysisId": found.id}


def finish(context: Context, data: dict[str, Any]) -> None:
    """Due: look at the network as it is now."""
    state = names.state(context)
    analysis = state.analyses.get(data["analysis"])
    if analysis is None:
        return
    try:
        found = _traced(context, state.paths[analysis.path])
    except (LookupError, ValueError):
        analysis.status = "failed"
        analysis.message = "The source or destination of the path does not exist any more, or has no address to go by."
        return
    world = worlds.world(context)
    analysis.status, analysis.found = "succeeded", found.answered
    analysis.forward = components.of_path(world, found.forward)
    analysis.back = components.of_path(world, found.back) if found.back is not None else []
    analysis.explanations = [] if found.answered else [components.explanation(world, found.back or found.forward)]


def _traced(context: Context, path: InsightsPath) -> Trace:
    state = names.state(context)
    source = path.source_ip or path.source
    if path.source.startswith("igw-"):
        source = path.source_ip or INTERNET
    destination = path.destination_ip or _destination(state, path.destination)
    return trace(
        worlds.world(context), source, destination, path.protocol, ANY_PORT if path.port is None else path.port
    )


def _destination(state: Ec2State, destination: str) -> str:
    """An internet gateway stands for whoever is behind it, an endpoint for the service."""
    if destination.startswith("igw-"):
        return INTERNET
    if not destination.startswith("vpce-"):
        return destination
    endpoint = state.endpoints[destination]
    if endpoint.subnets:
        return next(iter(endpoint.subnets.values()))
    ranges = next(each.entries for each in state.prefix_lists.values() if each.name == endpoint.service)
    return str(ip_network(next(iter(ranges)))[1])


def say(context: Context, analysis: InsightsAnalysis) -> dict[str, Any]:
    said: dict[str, Any] = {
        "NetworkInsightsAnalysisId": analysis.id,
        "NetworkInsightsAnalysisArn": names.arn(context, "nia", analysis.id),
        "NetworkInsightsPathId": analysis.path,
        "StartDate": to_datetime(analysis.started),
        "Status": analysis.status,
        "Tags": tags.described(analysis.tags),
    }
    if analysis.status == "failed":
        said["StatusMessage"] = analysis.message
    if analysis.status == "succeeded":
        said["NetworkPathFound"] = analysis.found
        said |= {"ForwardPathComponents": analysis.forward, "ReturnPathComponents": analysis.back}
        said["Explanations"] = analysis.explanations
    return said


FILTERS = {
    "path-found": lambda analysis: analysis.found if analysis.status == "succeeded" else [],
    "status": lambda analysis: analysis.status,
}
