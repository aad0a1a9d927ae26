"""Typed requests of the CloudWatch Logs operations. Times are milliseconds, as on the wire."""

from serverless_lab.engine.request import Request


class DescribeLogGroups(Request, frozen=True, rename="camel"):
    log_group_name_prefix: str = ""
    next_token: str | None = None
    limit: int = 50


class DescribeLogStreams(Request, frozen=True, rename="camel"):
    log_group_name: str
    log_stream_name_prefix: str = ""
    order_by: str = "LogStreamName"
    descending: bool = False
    next_token: str | None = None
    limit: int = 50


class GetLogEvents(Request, frozen=True, rename="camel"):
    log_group_name: str
    log_stream_name: str
    start_time: int | None = None
    end_time: int | None = None
    next_token: str | None = None
    limit: int = 10_000
    start_from_head: bool = False


class FilterLogEvents(Request, frozen=True, rename="camel"):
    log_group_name: str
    log_stream_names: list[str] | None = None
    log_stream_name_prefix: str = ""
    start_time: int | None = None
    end_time: int | None = None
    filter_pattern: str = ""
    next_token: str | None = None
    limit: int = 10_000
