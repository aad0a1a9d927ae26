"""Typed requests of the CloudWatch Logs operations. Times are milliseconds, as on the wire."""

from serverless_lab.engine.request import Request


class DescribeLogGroups(Request, frozen=True, rename="camel"):
    log_group_name_prefix: str = ""
    next_token: str | None = None
    limit: int = 50


class OfGroup(Request, frozen=True, rename="camel"):
    """The group goes by its name, or by its name or ARN as identifier."""

    log_group_name: str | None = None
    log_group_identifier: str | None = None

    @property
    def group(self) -> str:
        """The name of the group; empty where none is named."""
        identifier = (self.log_group_identifier or "").removesuffix(":*")
        return self.log_group_name or identifier.rpartition(":log-group:")[2]


class DescribeLogStreams(OfGroup, frozen=True, rename="camel"):
    log_stream_name_prefix: str = ""
    order_by: str = "LogStreamName"
    descending: bool = False
    next_token: str | None = None
    limit: int = 50


class GetLogEvents(OfGroup, frozen=True, kw_only=True, rename="camel"):
    log_stream_name: str
    start_time: int | None = None
    end_time: int | None = None
    next_token: str | None = None
    limit: int = 10_000
    start_from_head: bool = False


class FilterLogEvents(OfGroup, frozen=True, rename="camel"):
    log_stream_names: list[str] | None = None
    log_stream_name_prefix: str = ""
    start_time: int | None = None
    end_time: int | None = None
    filter_pattern: str = ""
    next_token: str | None = None
    limit: int = 10_000
