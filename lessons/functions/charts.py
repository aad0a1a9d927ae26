"""Charts of a function's metrics: what is asked of CloudWatch."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from lessons.courseware.charts import Chart, Plan, Wanted, chart
from lessons.courseware.twins import Twins, twins
from lessons.functions.spans import Range
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import Instant, from_datetime, to_datetime

PLANS = (
    Plan(
        "calls",
        _("Calls"),
        "",
        (
            Wanted("invocations", "Invocations", "Invocations"),
            Wanted("errors", "Errors", "Errors"),
            Wanted("throttles", "Throttles", "Throttles"),
        ),
    ),
    Plan("rate", _("Error rate"), "%", (Wanted("rate", _("Error rate"), expression="errors/invocations*100"),)),
    Plan(
        "duration",
        _("Duration"),
        "ms",
        (
            Wanted("p50", "p50", "Duration", "p50"),
            Wanted("p90", "p90", "Duration", "p90"),
            Wanted("p99", "p99", "Duration", "p99"),
            Wanted("longest", _("Longest"), "Duration", "Maximum"),
        ),
    ),
    Plan(
        "running",
        _("At the same time"),
        "",
        (Wanted("running", "ConcurrentExecutions", "ConcurrentExecutions", "Maximum"),),
    ),
    Plan(
        "events",
        _("Asynchronous events"),
        "",
        (
            Wanted("received", "AsyncEventsReceived", "AsyncEventsReceived"),
            Wanted("dropped", "AsyncEventsDropped", "AsyncEventsDropped"),
        ),
    ),
)


def params(function: str, shown: Range, now: Instant) -> dict[str, Any]:
    """GetMetricData for all charts at once."""
    times = shown.times(now)
    lines = [line for plan in PLANS for line in plan.lines]
    return {
        "MetricDataQueries": [_query(line, function, shown.period) for line in lines],
        "StartTime": to_datetime(times.start),
        "EndTime": to_datetime(times.stop),
        "ScanBy": "TimestampAscending",
    }


def read(cloud: Cloud, function: str, shown: Range, now: Instant) -> tuple[list[Chart], Twins | None]:
    """The charts in which there is something, and how to ask the same elsewhere."""
    asked = params(function, shown, now)
    answer = cloud.probe(cloud.root, "cloudwatch", "GetMetricData", asked).answer or {}
    found = {
        result["Id"]: dict(zip(map(from_datetime, result["Timestamps"]), result["Values"], strict=True))
        for result in answer.get("MetricDataResults", ())
    }
    charts = [chart(plan, found, shown.times(now)) for plan in PLANS if any(found.get(line.id) for line in plan.lines)]
    return charts, twins("cloudwatch", "GetMetricData", asked, cloud.state.region)


def _query(line: Wanted, function: str, period: int) -> dict[str, Any]:
    if line.expression:
        return {"Id": line.id, "Expression": line.expression}
    metric = {
        "Namespace": "AWS/Lambda",
        "MetricName": line.metric,
        "Dimensions": [{"Name": "FunctionName", "Value": function}],
    }
    return {"Id": line.id, "MetricStat": {"Metric": metric, "Period": period, "Stat": line.stat}}
