"""What checks of this chapter ask about queues. It changes nothing."""

from datetime import UTC, datetime, timedelta

from lessons.courseware.course import Text
from lessons.courseware.finding import Finding, not_yet
from lessons.courseware.probe import Probe
from serverless_lab.engine.instant import SECOND

NO_QUEUE: dict[str, Text] = {
    "no-queue": {
        "en": "There is no queue called `{name}` in this account.",
        "ko": "이 계정에는 `{name}` 큐가 없어요.",
    }
}
NO_FUNCTION: dict[str, Text] = {
    "no-function": {
        "en": "`{function}` is gone. Start the mission again to get it back.",
        "ko": "`{function}` 함수가 없어졌어요. 미션을 다시 시작하면 돌아와요.",
    }
}
NOT_FED: dict[str, Text] = {
    "not-fed": {
        "en": "Lambda takes nothing out of the queue for `{function}` any more: there is no event source mapping "
        "that is enabled.",
        "ko": "이제 Lambda가 `{function}` 함수를 위해 큐에서 꺼내는 것이 없어요. 켜져 있는 이벤트 소스 매핑이 "
        "없거든요.",
    }
}
# Of rehearsals: not held against the learner.
BY_LAB: dict[str, Text] = {
    "by-lab": {
        "en": "The lab could not rehearse this just now, or your function takes longer than it has. Reload the page.",
        "ko": "지금은 실험실이 이것을 시험해 보지 못했어요. 함수가 너무 오래 걸려도 그래요. 페이지를 새로 고쳐 보세요.",
    }
}
_WEEKS = 2


def no_queue(name: str) -> Finding:
    return not_yet("no-queue", name=name)


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
