"""The metrics of AWS/AmazonMQ, made of what Amazon MQ tells. All of them count."""

from serverless_lab.engine import news
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.cloudwatch import evaluating, minutes, points

NAMESPACE = "AWS/AmazonMQ"


def keep_measured(context: Context, told: news.BrokerMeasured) -> None:
    """Reaction: a broker, and each of its queues."""
    for dimensions, values in told.measured:
        by_key = {minutes.metric_key("Count", name): points.measured(value) for name, value in values.items()}
        evaluating.heard(context, minutes.keep(context, NAMESPACE, dimensions, told.at, by_key), values)
