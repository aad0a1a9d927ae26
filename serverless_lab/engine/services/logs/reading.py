"""Describing groups and streams, reading and searching events."""

import heapq
from itertools import islice
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import MILLISECOND, Instant, to_milliseconds
from serverless_lab.engine.services.logs import requests, streams
from serverless_lab.engine.services.logs.errors import (
    GroupNotFound,
    InvalidParameterException,
    StreamNotFound,
)
from serverless_lab.engine.services.logs.pattern import compile_pattern
from serverless_lab.engine.services.logs.state import LogEvent, LogGroup, LogsState, LogStream

FOREVER: Instant = 1 << 62


def describe_log_groups(context: Context, request: requests.DescribeLogGroups) -> dict[str, Any]:
    groups = context.part(LogsState).groups
    names = sorted(name for name in groups if name.startswith(request.log_group_name_prefix))
    shown, token = _page(names, request.next_token, request.limit)
    return {"logGroups": [_describe_group(context, groups[name]) for name in shown]} | token


def describe_log_streams(context: Context, request: requests.DescribeLogStreams) -> dict[str, Any]:
    if request.order_by == "LastEventTime" and request.log_stream_name_prefix:
        raise InvalidParameterException(message="Cannot order by LastEventTime with a logStreamNamePrefix.")
    group = _group(context, request)
    found = [s for s in group.streams.values() if s.name.startswith(request.log_stream_name_prefix)]
    by_time = request.order_by == "LastEventTime"
    found.sort(key=lambda s: (s.last_event if by_time else 0, s.name), reverse=request.descending)
    start = _number(request.next_token)
    shown = found[start : start + request.limit]
    token = {"nextToken": str(start + len(shown))} if start + len(shown) < len(found) else {}
    return {"logStreams": [_describe_stream(context, group, s) for s in shown]} | token


def get_log_events(context: Context, request: requests.GetLogEvents) -> dict[str, Any]:
    """The newest events, or the oldest with `startFromHead`; tokens walk in both directions."""
    group = _group(context, request)
    stream = group.streams.get(request.log_stream_name)
    if stream is None:
        raise StreamNotFound
    first = _first_event(request, stream)
    events = streams.read(context, stream, first, min(request.limit, stream.count - first))
    start, end = _span(request.start_time, request.end_time)
    return {
        "events": [_event(event) for event in events if start <= event.timestamp < end],
        "nextForwardToken": f"f/{first + len(events):056d}",
        "nextBackwardToken": f"b/{first:056d}",
    }


def filter_log_events(context: Context, request: requests.FilterLogEvents) -> dict[str, Any]:
    group = _group(context, request)
    matches = compile_pattern(request.filter_pattern)
    start, end = _span(request.start_time, request.end_time)
    chosen = [
        stream
        for stream in group.streams.values()
        if stream.name.startswith(request.log_stream_name_prefix)
        and (request.log_stream_names is None or stream.name in request.log_stream_names)
    ]
    merged = heapq.merge(
        *([(e.timestamp, s.name, e) for e in streams.between(context, s, start, end)] for s in chosen),
        key=lambda item: item[0],
    )
    found = (item for item in merged if matches(item[2].message))
    skip = _number(request.next_token)
    shown = list(islice(found, skip, skip + request.limit + 1))
    token = {"nextToken": str(skip + request.limit)} if len(shown) > request.limit else {}
    events = [_event(e) | {"logStreamName": name} for _, name, e in shown[: request.limit]]
    return {"events": events, "searchedLogStreams": []} | token


def group_arn(context: Context, request: Any) -> str:
    return context.arn("logs", f"log-group:{request.group}:*")


def stream_arn(context: Context, request: requests.GetLogEvents) -> str:
    return context.arn("logs", f"log-group:{request.group}:log-stream:{request.log_stream_name}")


def any_group_arn(context: Context, request: requests.DescribeLogGroups) -> str:
    return context.arn("logs", "log-group:*")


def _group(context: Context, request: requests.OfGroup) -> LogGroup:
    if not request.group:
        raise InvalidParameterException(message="Either logGroupName or logGroupIdentifier must be given.")
    group = context.part(LogsState).groups.get(request.group)
    if group is None:
        raise GroupNotFound
    return group


def _first_event(request: requests.GetLogEvents, stream: LogStream) -> int:
    token = request.next_token
    if token is None:
        return 0 if request.start_from_head else max(0, stream.count - request.limit)
    direction, _, number = token.partition("/")
    if direction not in ("f", "b") or not number.isdecimal():
        raise InvalidParameterException(message="The specified nextToken is invalid.")
    at = min(int(number), stream.count)
    return at if direction == "f" else max(0, at - request.limit)


def _page(names: list[str], token: str | None, limit: int) -> tuple[list[str], dict[str, str]]:
    left = [name for name in names if token is None or name > token]
    shown = left[:limit]
    return shown, {"nextToken": shown[-1]} if len(shown) < len(left) else {}


def _number(token: str | None) -> int:
    if token is not None and not token.isdecimal():
        raise InvalidParameterException(message="The specified nextToken is invalid.")
    return int(token or 0)


def _span(start: int | None, end: int | None) -> tuple[Instant, Instant]:
    return (start or 0) * MILLISECOND, FOREVER if end is None else end * MILLISECOND


def _event(event: LogEvent) -> dict[str, Any]:
    return {
        "timestamp": to_milliseconds(event.timestamp),
        "message": event.message,
        "ingestionTime": to_milliseconds(event.ingestion),
    }


def _describe_group(context: Context, group: LogGroup) -> dict[str, Any]:
    arn = context.arn("logs", f"log-group:{group.name}")
    return {
        "logGroupName": group.name,
        "creationTime": to_milliseconds(group.created),
        "metricFilterCount": 0,
        "arn": f"{arn}:*",
        "storedBytes": group.stored_bytes,
        "logGroupClass": "STANDARD",
        "logGroupArn": arn,
    }


def _describe_stream(context: Context, group: LogGroup, stream: LogStream) -> dict[str, Any]:
    return {
        "logStreamName": stream.name,
        "creationTime": to_milliseconds(stream.created),
        "firstEventTimestamp": to_milliseconds(stream.first_event),
        "lastEventTimestamp": to_milliseconds(stream.last_event),
        "lastIngestionTime": to_milliseconds(stream.last_ingestion),
        "arn": context.arn("logs", f"log-group:{group.name}:log-stream:{stream.name}"),
        "storedBytes": 0,
    }
