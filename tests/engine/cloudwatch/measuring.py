"""Asking a life's CloudWatch, and reading the answers short."""

from typing import Any

from serverless_lab.engine.instant import HOUR, MINUTE, from_datetime, to_datetime
from tests.engine.cloudwatch import good
from tests.engine.support import START, Life

FIRST = START // MINUTE * MINUTE  # the minute in which every life begins
BROKEN = b'{"errorType": "KeyError", "errorMessage": "dumplings"}'
OF_FUNCTION = {"FunctionName": "order-fn"}
OF_CALL = {"FunctionName": "order-fn", "Resource": "order-fn"}
ERRORS = "Errors"


def told(life: Life, operation: str, params: dict[str, Any], **options: Any) -> dict[str, Any]:
    outcome = life.call("cloudwatch", operation, params, **options)
    assert outcome.refusal is None, outcome.refusal
    answer: dict[str, Any] = outcome.answer or {}
    return answer


def refused(life: Life, operation: str, params: dict[str, Any]) -> tuple[str, str]:
    """Code and message; nothing has changed."""
    before = life.cloud.clone().state.parts
    outcome = life.call("cloudwatch", operation, params)
    assert outcome.refusal is not None, outcome.answer
    assert life.cloud.state.parts == before
    return outcome.refusal.code, outcome.refusal.message


def dimensions(**named: str) -> list[dict[str, str]]:
    return [{"Name": name, "Value": value} for name, value in named.items()]


def measured(
    life: Life, name: str, stat: str = "Sum", of: dict[str, str] | None = None, **changes: Any
) -> dict[int, float]:
    """The values of a metric of AWS/Lambda by minutes since the life began, an hour before and after it."""
    of = OF_FUNCTION if of is None else of
    plain = {"Statistics": [stat]} if not stat.startswith("p") else {"Statistics": None, "ExtendedStatistics": [stat]}
    params = good.statistics(name, Dimensions=dimensions(**of)) | plain | changes
    points = told(life, "GetMetricStatistics", {key: value for key, value in params.items() if value is not None})
    return {
        (from_datetime(point["Timestamp"]) - FIRST) // MINUTE: point[stat]
        if stat in point
        else point["ExtendedStatistics"][stat]
        for point in points["Datapoints"]
    }


def span(before: int = HOUR, after: int = HOUR) -> dict[str, Any]:
    return {"StartTime": to_datetime(FIRST - before), "EndTime": to_datetime(FIRST + after)}


def alarm_of(life: Life, name: str = "too-many-errors") -> dict[str, Any]:
    found: dict[str, Any] = told(life, "DescribeAlarms", {"AlarmNames": [name]})["MetricAlarms"][0]
    return found


def history_of(life: Life, **asked: Any) -> list[str]:
    """Summaries, oldest first."""
    items = told(life, "DescribeAlarmHistory", {"ScanBy": "TimestampAscending"} | asked)["AlarmHistoryItems"]
    return [item["HistorySummary"] for item in items]
