"""The metrics of AWS/SQS, made of what SQS tells. Source: "Available CloudWatch metrics for Amazon SQS"."""

from serverless_lab.engine import news
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.cloudwatch import evaluating, minutes, points
from serverless_lab.engine.services.cloudwatch.state import Point

NAMESPACE = "AWS/SQS"
UNITS = {"SentMessageSize": "Bytes", "ApproximateAgeOfOldestMessage": "Seconds"}


def count_use(context: Context, told: news.QueueUsed) -> None:
    """Reaction: messages sent, received and deleted."""
    counts = {
        "NumberOfMessagesSent": told.sent,
        "NumberOfMessagesReceived": told.received,
        "NumberOfMessagesDeleted": told.deleted,
        "NumberOfEmptyReceives": told.empty,
    }
    measured = {name: points.measured(count) for name, count in counts.items() if count}
    if told.sizes:
        measured["SentMessageSize"] = points.measured(told.sizes[0])
        for size in told.sizes[1:]:
            points.add(measured["SentMessageSize"], points.measured(size))
    if measured:
        _keep(context, told, measured)


def keep_measured(context: Context, told: news.QueueMeasured) -> None:
    """Reaction: how full a queue is."""
    _keep(context, told, {name: points.measured(count) for name, count in told.counts.items()})


def _keep(context: Context, told: news.QueueUsed | news.QueueMeasured, measured: dict[str, Point]) -> None:
    by_key = {minutes.metric_key(UNITS.get(name, "Count"), name): point for name, point in measured.items()}
    series = minutes.keep(context, NAMESPACE, {"QueueName": told.queue}, told.at, by_key)
    evaluating.heard(context, series, measured)
