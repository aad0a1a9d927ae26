"""What passed interfaces is told to the flow logs that watch them."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.news import FlowsLogged
from serverless_lab.engine.services.ec2 import flow_format, names
from serverless_lab.engine.services.ec2.flows import Flow


def note(context: Context, seen: list[Flow]) -> None:
    """Each flow log hears of what passed the interfaces it watches."""
    for region in dict.fromkeys(flow.region for flow in seen):
        for log in names.state(context, region).flow_logs.values():
            lines: dict[str, list[str]] = {}
            for flow in seen:
                watched = (flow.interface.id, flow.interface.subnet, flow.interface.vpc)
                action = "ACCEPT" if flow.accepted else "REJECT"
                if flow.region == region and log.resource in watched and log.traffic in ("ALL", action):
                    line = flow_format.line(log.format, flow, context.account_id, context.at)
                    lines.setdefault(f"{flow.interface.id}-{log.traffic.lower()}", []).append(line)
            if lines:
                log.failure = ""
                news = FlowsLogged(
                    at=context.at, region=region, flow_log=log.id, role=log.role, log_group=log.group, streams=lines
                )
                context.announce(news)
