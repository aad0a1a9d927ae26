"""Lines of other services arrive here, if the role they come with may write them."""

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.news import FlowLogDenied, FlowsLogged, InvocationEnded, LogDeliveryDenied, PermissionUsed
from serverless_lab.engine.questions import RoleTrusts
from serverless_lab.engine.services.logs import streams
from serverless_lab.engine.services.logs.state import LogGroup, LogsState, LogStream

FLOW_LOGS = "vpc-flow-logs.amazonaws.com"
Lines = dict[str, list[tuple[Instant, str]]]  # by log stream


def deliver_invocation_log(context: Context, news: InvocationEnded) -> None:
    """Reaction: write an invocation's lines with the role's permissions, as AWS does."""
    if not news.role:
        return
    lines: Lines = {news.log_stream: news.log}
    denied = _write(context, news.region, news.role, news.function, news.log_group, lines)
    if denied:
        context.announce(
            LogDeliveryDenied(at=context.at, region=news.region, function=news.function, role=news.role, action=denied)
        )


def deliver_flow_log(context: Context, news: FlowsLogged) -> None:
    """Reaction: the same for flow logs, which must be trusted with the role besides."""
    lines: Lines = {stream: [(news.at, line) for line in told] for stream, told in news.streams.items()}
    denied = "sts:AssumeRole"
    if context.ask(RoleTrusts(news.role, FLOW_LOGS)):
        denied = _write(context, news.region, news.role, news.flow_log, news.log_group, lines)
    if denied:
        context.announce(
            FlowLogDenied(at=context.at, region=news.region, flow_log=news.flow_log, role=news.role, action=denied)
        )


def _write(context: Context, region: str, role: str, session: str, group_name: str, lines: Lines) -> str:
    """The action that the role may not do, empty when everything is written."""
    caller = Caller.role(role, session)
    state = context.part(LogsState, region=region)
    group = state.groups.get(group_name)
    missing = [stream for stream in lines if group is None or stream not in group.streams]
    asked = [("logs:PutLogEvents", f":log-stream:{stream}") for stream in lines]
    asked = ([("logs:CreateLogStream", ":*")] if missing else []) + asked
    asked = ([("logs:CreateLogGroup", "")] if group is None else []) + asked
    for action, rest in asked:
        resource = str(Arn("logs", region, context.account_id, f"log-group:{group_name}{rest}"))
        if not context.allowed(caller, action, resource).allowed:
            return action
    if group is None:
        group = state.groups[group_name] = LogGroup(group_name, context.at)
    for stream in missing:
        group.streams[stream] = LogStream(stream, context.at)
    used = list(dict.fromkeys(action for action, _ in asked))
    context.announce(PermissionUsed(at=context.at, region=region, identity=role, actions=used))
    for stream, told in lines.items():
        group.stored_bytes += streams.append(context, group.streams[stream], told)
    return ""
