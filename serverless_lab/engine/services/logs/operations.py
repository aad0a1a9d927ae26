"""CloudWatch Logs' operation table: reading what functions wrote."""

from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.logs import reading, requests

OPERATIONS = (
    Operation(
        "logs",
        "DescribeLogGroups",
        requests.DescribeLogGroups,
        reading.describe_log_groups,
        reading.any_group_arn,
        "logs:DescribeLogGroups",
        read_only=True,
        differs=("groups-of-functions-only",),
    ),
    Operation(
        "logs",
        "DescribeLogStreams",
        requests.DescribeLogStreams,
        reading.describe_log_streams,
        reading.group_arn,
        "logs:DescribeLogStreams",
        read_only=True,
        differs=("group-named-twice",),
    ),
    Operation(
        "logs",
        "GetLogEvents",
        requests.GetLogEvents,
        reading.get_log_events,
        reading.stream_arn,
        "logs:GetLogEvents",
        read_only=True,
        differs=("group-named-twice", "page-before-time", "tokens-do-not-expire"),
    ),
    Operation(
        "logs",
        "FilterLogEvents",
        requests.FilterLogEvents,
        reading.filter_log_events,
        reading.group_arn,
        "logs:FilterLogEvents",
        read_only=True,
        differs=("text-patterns-only", "search-in-one-go", "no-event-id", "group-named-twice"),
    ),
)
