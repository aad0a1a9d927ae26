"""What an alarm tells a topic: subject and message, in the members that AWS writes."""

import json
from functools import cache
from typing import Any

from botocore.loaders import Loader

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.cloudwatch.reasons import stamp
from serverless_lab.engine.services.cloudwatch.state import Alarm, Query, Watched

_STATISTICS = {"SampleCount": "SAMPLE_COUNT"}


def subject(context: Context, alarm: Alarm) -> str:
    """As long as a subject may be."""
    return f'{alarm.state}: "{alarm.name}" in {_region(context.region)}'[:100]


def message(context: Context, alarm: Alarm, before: dict[str, Any]) -> str:
    told = {
        "AlarmName": alarm.name,
        "AlarmDescription": alarm.description,
        "AWSAccountId": context.account_id,
        "AlarmConfigurationUpdatedTimestamp": stamp(alarm.configured),
        "NewStateValue": alarm.state,
        "NewStateReason": alarm.reason,
        "StateChangeTime": stamp(context.at),
        "Region": _region(context.region),
        "AlarmArn": str(Arn("cloudwatch", context.region, context.account_id, f"alarm:{alarm.name}")),
        "OldStateValue": before["value"],
        "OKActions": alarm.ok_actions,
        "AlarmActions": alarm.alarm_actions,
        "InsufficientDataActions": alarm.insufficient_data_actions,
        "Trigger": _trigger(alarm),
    }
    return json.dumps(told, separators=(",", ":"))


def _trigger(alarm: Alarm) -> dict[str, Any]:
    watched = alarm.queries[0].watched
    lines = {"Metrics": [_line(query) for query in alarm.queries]}
    what = _metric(watched) if alarm.plain and watched is not None else lines
    return what | {
        "EvaluationPeriods": alarm.evaluation_periods,
        "DatapointsToAlarm": alarm.datapoints_to_alarm,
        "ComparisonOperator": alarm.comparison,
        "Threshold": alarm.threshold,
        "TreatMissingData": alarm.missing or "missing",
        "EvaluateLowSampleCountPercentile": alarm.low_samples,
    }


def _metric(watched: Watched) -> dict[str, Any]:
    statistic = _STATISTICS.get(watched.stat, watched.stat.upper())
    return {
        "MetricName": watched.name,
        "Namespace": watched.namespace,
        "StatisticType": "Statistic",
        "Statistic": statistic,
        "Unit": watched.unit or None,
        "Dimensions": _dimensions(watched),
        "Period": watched.period,
    }


def _line(query: Query) -> dict[str, Any]:
    told: dict[str, Any] = {"Id": query.id, "ReturnData": query.shown}
    if query.label:
        told["Label"] = query.label
    watched = query.watched
    if watched is None:
        return told | {"Expression": query.expression}
    metric = {"Dimensions": _dimensions(watched), "MetricName": watched.name, "Namespace": watched.namespace}
    return told | {"MetricStat": {"Metric": metric, "Period": watched.period, "Stat": watched.stat}}


def _dimensions(watched: Watched) -> list[dict[str, str]]:
    return [{"value": value, "name": name} for name, value in watched.dimensions.items()]


@cache
def _region(name: str) -> str:
    """`Asia Pacific (Seoul)`"""
    partitions = Loader().load_data("endpoints")["partitions"]
    found: dict[str, Any] = next((each["regions"][name] for each in partitions if name in each["regions"]), {})
    return str(found.get("description", name))
