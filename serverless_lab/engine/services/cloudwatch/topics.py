"""The metrics of AWS/SNS, made of what SNS tells. Source: "Monitoring Amazon SNS topics using CloudWatch"."""

from collections import Counter

from serverless_lab.engine import news
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.cloudwatch import evaluating, minutes, points
from serverless_lab.engine.services.cloudwatch.state import Point

NAMESPACE = "AWS/SNS"
UNITS = {"PublishSize": "Bytes"}


def count_published(context: Context, told: news.MessagePublished) -> None:
    """Reaction: a message was published."""
    _keep(context, told, {"NumberOfMessagesPublished": points.measured(1), "PublishSize": points.measured(told.size)})


def count_sent(context: Context, told: news.NotificationsSent) -> None:
    """Reaction: what became of a message."""
    lost = [code for code in told.buried.values() if code]
    counts = {
        "NumberOfNotificationsDelivered": len(told.delivered),
        "NumberOfNotificationsFailed": len(told.failed),
        "NumberOfNotificationsFilteredOut": len(told.filtered),
        "NumberOfNotificationsRedrivenToDlq": len(told.buried) - len(lost),
        "NumberOfNotificationsFailedToRedriveToDlq": len(lost),
    }
    reasons = Counter(told.filtered.values())
    counts |= {f"NumberOfNotificationsFilteredOut-{reason}": count for reason, count in reasons.items()}
    _keep(context, told, {name: points.measured(count) for name, count in counts.items() if count})


def _keep(context: Context, told: news.MessagePublished | news.NotificationsSent, measured: dict[str, Point]) -> None:
    by_key = {minutes.metric_key(UNITS.get(name, "Count"), name): point for name, point in measured.items()}
    series = minutes.keep(context, NAMESPACE, {"TopicName": told.topic}, told.at, by_key)
    evaluating.heard(context, series, measured)
