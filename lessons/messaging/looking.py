"""What checks of this chapter ask about queues. It changes nothing."""

from datetime import UTC, datetime, timedelta

from lessons.courseware.course import Text
from lessons.courseware.probe import Probe
from serverless_lab.engine.instant import SECOND

NO_QUEUE: dict[str, Text] = {
    "no-queue": {
        "en": "There is no queue called `{name}` in this account.",
        "ko": "이 계정에는 `{name}` 큐가 없어요.",
    }
}
_WEEKS = 2


def measured(probe: Probe, queue: str, metric: str) -> int:
    """The sum of a metric of AWS/SQS in the last two weeks, such as NumberOfMessagesSent."""
    now = datetime.fromtimestamp(probe.now // SECOND, UTC)
    asked = {
        "Namespace": "AWS/SQS",
        "MetricName": metric,
        "Dimensions": [{"Name": "QueueName", "Value": queue}],
        "StartTime": now - timedelta(weeks=_WEEKS),
        "EndTime": now + timedelta(hours=1),
        "Period": 3_600,
        "Statistics": ["Sum"],
    }
    answer = probe.ask("cloudwatch", "GetMetricStatistics", asked).answer or {}
    return round(sum(point["Sum"] for point in answer.get("Datapoints", ())))
