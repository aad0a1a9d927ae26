"""CloudWatch's operation table."""

from collections.abc import Callable
from functools import partial
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation, no_resource
from serverless_lab.engine.services.cloudwatch import (
    alarms,
    describing,
    history,
    metric_data,
    publishing,
    reading,
    requests,
)

_MEASURED = ("measured-by-the-minute", "percentiles-of-a-minute", "measured-at-once")


def _of_alarms(name: str, handle: Callable[[Context, Any], dict[str, Any]]) -> Operation:
    """The row of an operation on several alarms, each of which must be allowed."""
    action = f"cloudwatch:{name}"
    return Operation(
        "cloudwatch",
        name,
        requests.AlarmsNamed,
        handle,
        alarms.every_arn,
        action,
        also=partial(alarms.others, action),
    )


def _any_alarm(context: Context, request: object) -> str:
    return context.arn("cloudwatch", alarms.ANY_ALARM)


def _history_arn(context: Context, request: requests.DescribeAlarmHistory) -> str:
    return context.arn("cloudwatch", f"alarm:{request.alarm_name or '*'}")


OPERATIONS = (
    Operation(
        "cloudwatch",
        "GetMetricData",
        requests.GetMetricData,
        metric_data.get_metric_data,
        no_resource,
        "cloudwatch:GetMetricData",
        read_only=True,
        differs=(*_MEASURED, "some-metric-math", "labels-as-written", "metric-data-in-one-go"),
    ),
    Operation(
        "cloudwatch",
        "GetMetricStatistics",
        requests.GetMetricStatistics,
        reading.get_metric_statistics,
        no_resource,
        "cloudwatch:GetMetricStatistics",
        read_only=True,
        differs=_MEASURED,
    ),
    Operation(
        "cloudwatch",
        "ListMetrics",
        requests.ListMetrics,
        reading.list_metrics,
        no_resource,
        "cloudwatch:ListMetrics",
        read_only=True,
        differs=("metrics-of-lambda-and-own", "brokers-measured-while-used"),
    ),
    Operation(
        "cloudwatch",
        "PutMetricData",
        requests.PutMetricData,
        publishing.put_metric_data,
        no_resource,
        "cloudwatch:PutMetricData",
        keys=publishing.namespace_key,
        differs=("measured-by-the-minute", "so-many-metrics"),
    ),
    Operation(
        "cloudwatch",
        "PutMetricAlarm",
        requests.PutMetricAlarm,
        alarms.put_metric_alarm,
        alarms.alarm_arn,
        "cloudwatch:PutMetricAlarm",
        keys=alarms.action_keys,
        differs=("alarms-call-functions-and-topics", "alarms-of-a-minute", "alarms-look-back", "some-metric-math"),
    ),
    Operation(
        "cloudwatch",
        "DescribeAlarms",
        requests.DescribeAlarms,
        describing.describe_alarms,
        _any_alarm,
        "cloudwatch:DescribeAlarms",
        read_only=True,
        differs=("metric-alarms-only",),
    ),
    Operation(
        "cloudwatch",
        "DescribeAlarmsForMetric",
        requests.DescribeAlarmsForMetric,
        describing.describe_alarms_for_metric,
        no_resource,
        "cloudwatch:DescribeAlarmsForMetric",
        read_only=True,
    ),
    Operation(
        "cloudwatch",
        "DescribeAlarmHistory",
        requests.DescribeAlarmHistory,
        history.describe_alarm_history,
        _history_arn,
        "cloudwatch:DescribeAlarmHistory",
        read_only=True,
        differs=("history-of-so-many", "metric-alarms-only"),
    ),
    Operation(
        "cloudwatch",
        "SetAlarmState",
        requests.SetAlarmState,
        alarms.set_alarm_state,
        alarms.alarm_arn,
        "cloudwatch:SetAlarmState",
        differs=("alarms-call-functions-and-topics",),
    ),
    _of_alarms("DeleteAlarms", alarms.delete_alarms),
    _of_alarms("EnableAlarmActions", alarms.enable_alarm_actions),
    _of_alarms("DisableAlarmActions", alarms.disable_alarm_actions),
)
