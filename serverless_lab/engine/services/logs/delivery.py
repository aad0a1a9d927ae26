"""Lambda's log lines arrive here, if the function's role may write them."""

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.context import Context
from serverless_lab.engine.news import InvocationEnded, LogDeliveryDenied, PermissionUsed
from serverless_lab.engine.services.logs import streams
from serverless_lab.engine.services.logs.state import LogGroup, LogsState, LogStream


def deliver_invocation_log(context: Context, news: InvocationEnded) -> None:
    """Reaction: write an invocation's lines with the role's permissions, as AWS does."""
    if not news.role:
        return
    caller = Caller.role(news.role, news.function)
    state = context.part(LogsState)
    group = state.groups.get(news.log_group)
    needed = ["logs:PutLogEvents"]
    if group is None or news.log_stream not in group.streams:
        needed.insert(0, "logs:CreateLogStream")
    if group is None:
        needed.insert(0, "logs:CreateLogGroup")
    for action in needed:
        if not context.allowed(caller, action, _arn(context, news, action)).allowed:
            context.announce(
                LogDeliveryDenied(
                    at=context.at, region=news.region, function=news.function, role=news.role, action=action
                )
            )
            return
    if group is None:
        group = state.groups[news.log_group] = LogGroup(news.log_group, context.at)
    if news.log_stream not in group.streams:
        group.streams[news.log_stream] = LogStream(news.log_stream, context.at)
    context.announce(PermissionUsed(at=context.at, region=news.region, identity=news.role, actions=needed))
    group.stored_bytes += streams.append(context, group.streams[news.log_stream], news.log)


def _arn(context: Context, news: InvocationEnded, action: str) -> str:
    group = f"log-group:{news.log_group}"
    if action == "logs:PutLogEvents":
        return context.arn("logs", f"{group}:log-stream:{news.log_stream}")
    return context.arn("logs", f"{group}:*" if action == "logs:CreateLogStream" else group)
