"""A good call of each CloudWatch operation, and what must be there before."""

from typing import Any

from serverless_lab.engine.instant import HOUR, to_datetime
from tests.engine.support import START, Life

FUNCTION = [{"Name": "FunctionName", "Value": "order-fn"}]
SPAN = {"StartTime": to_datetime(START - HOUR), "EndTime": to_datetime(START + HOUR)}


def alarm(name: str = "too-many-errors", **changes: Any) -> dict[str, Any]:
    """PutMetricAlarm: any error of order-fn within a minute."""
    return {
        "AlarmName": name,
        "Namespace": "AWS/Lambda",
        "MetricName": "Errors",
        "Dimensions": FUNCTION,
        "Statistic": "Sum",
        "Period": 60,
        "EvaluationPeriods": 1,
        "Threshold": 0.0,
        "ComparisonOperator": "GreaterThanThreshold",
    } | changes


def calculated(*lines: dict[str, Any]) -> dict[str, Any]:
    """What makes of such an alarm one on several metrics."""
    of_one = dict.fromkeys(("Namespace", "MetricName", "Statistic", "Period"))
    return of_one | {"Dimensions": [], "Metrics": list(lines)}


def line(id: str, name: str, stat: str = "Sum", period: int = 60, **more: Any) -> dict[str, Any]:
    """A line of GetMetricData about order-fn."""
    metric = {"Namespace": "AWS/Lambda", "MetricName": name, "Dimensions": FUNCTION}
    return {"Id": id, "MetricStat": {"Metric": metric, "Period": period, "Stat": stat}} | more


def statistics(name: str = "Duration", *stats: str, **changes: Any) -> dict[str, Any]:
    asked = {"Namespace": "AWS/Lambda", "MetricName": name, "Dimensions": FUNCTION, "Period": 60}
    return asked | SPAN | {"Statistics": list(stats or ("Average",))} | changes


CLOUDWATCH = {
    "cloudwatch.DeleteAlarms": {"AlarmNames": ["too-slow"]},
    "cloudwatch.DescribeAlarmHistory": {"AlarmName": "too-slow"},
    "cloudwatch.DescribeAlarms": {},
    "cloudwatch.DescribeAlarmsForMetric": {
        "Namespace": "AWS/Lambda",
        "MetricName": "Duration",
        "Dimensions": FUNCTION,
    },
    "cloudwatch.DisableAlarmActions": {"AlarmNames": ["too-slow"]},
    "cloudwatch.EnableAlarmActions": {"AlarmNames": ["too-slow"]},
    "cloudwatch.GetMetricData": {
        "MetricDataQueries": [
            line("errors", "Errors", ReturnData=False),
            line("invocations", "Invocations"),
            {"Id": "rate", "Expression": "errors/invocations*100", "Label": "Error rate"},
        ]
    }
    | SPAN,
    "cloudwatch.GetMetricStatistics": statistics("Duration", "Average", "Maximum"),
    "cloudwatch.ListMetrics": {"Namespace": "AWS/Lambda"},
    "cloudwatch.PutMetricAlarm": alarm(),
    "cloudwatch.PutMetricData": {
        "Namespace": "Kitchen",
        "MetricData": [{"MetricName": "Orders", "Value": 3.0, "Unit": "Count"}],
    },
    "cloudwatch.SetAlarmState": {
        "AlarmName": "too-slow",
        "StateValue": "ALARM",
        "StateReason": "a test",
        "StateReasonData": '{"by":"hand"}',
    },
}


def prepare(life: Life) -> None:
    slow = {"MetricName": "Duration", "Statistic": "Average", "Threshold": 2000.0}
    outcome = life.call("cloudwatch", "PutMetricAlarm", alarm("too-slow", **slow))
    assert outcome.refusal is None, outcome.refusal
