"""Alarms as CloudWatch tells of them."""

import json
from datetime import datetime
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.instant import MILLISECOND, Instant, to_datetime
from serverless_lab.engine.services.cloudwatch import minutes, points, requests
from serverless_lab.engine.services.cloudwatch.acting import actions_of
from serverless_lab.engine.services.cloudwatch.errors import InvalidNextToken, InvalidParameterCombination
from serverless_lab.engine.services.cloudwatch.naming import dimensions_of, listed, page
from serverless_lab.engine.services.cloudwatch.state import Alarm, CloudWatchState, Query, Watched


def describe_alarms(context: Context, request: requests.DescribeAlarms) -> dict[str, Any]:
    if request.children_of_alarm_name is not None or request.parents_of_alarm_name is not None:
        raise NotSimulated(feature="A composite alarm")
    if request.alarm_names is not None and request.alarm_name_prefix is not None:
        message = "AlarmNames and AlarmNamePrefix are mutually exclusive and you have specified both."
        raise InvalidParameterCombination(message=message)
    alarms = context.part(CloudWatchState).alarms
    names = sorted(set(request.alarm_names) & alarms.keys() if request.alarm_names is not None else alarms)
    found = [alarms[name] for name in names if _is_asked(request, alarms[name])]
    shown, token = page(found, request.next_token, request.max_records, InvalidNextToken)
    return {"MetricAlarms": [describe(context, alarm) for alarm in shown], "CompositeAlarms": []} | token


def describe_alarms_for_metric(context: Context, request: requests.DescribeAlarmsForMetric) -> dict[str, Any]:
    """Alarms on one metric; those on expressions are not among them."""
    state = context.part(CloudWatchState)
    series = minutes.series_key(request.namespace, dimensions_of(request.dimensions))
    alarms = [
        state.alarms[name] for name in sorted(state.watching.get(minutes.watch_key(series, request.metric_name), ()))
    ]
    stat = request.statistic or request.extended_statistic
    found = [
        alarm
        for alarm in alarms
        if (watched := alarm.queries[0].watched) is not None
        and alarm.plain
        and stat in (None, watched.stat)
        and request.period in (None, watched.period)
        and request.unit in (None, watched.unit)
    ]
    return {"MetricAlarms": [describe(context, alarm) for alarm in found]}


def describe(context: Context, alarm: Alarm) -> dict[str, Any]:
    """The MetricAlarm shape."""
    told: dict[str, Any] = {
        "AlarmName": alarm.name,
        "AlarmArn": context.arn("cloudwatch", f"alarm:{alarm.name}"),
        "AlarmConfigurationUpdatedTimestamp": _time(alarm.configured),
        "ActionsEnabled": alarm.actions_enabled,
        "OKActions": alarm.ok_actions,
        "AlarmActions": alarm.alarm_actions,
        "InsufficientDataActions": alarm.insufficient_data_actions,
        "StateValue": alarm.state,
        "StateReason": alarm.reason,
        "StateUpdatedTimestamp": _time(alarm.updated),
        "StateTransitionedTimestamp": _time(alarm.transitioned),
        "EvaluationPeriods": alarm.evaluation_periods,
        "Threshold": alarm.threshold,
        "ComparisonOperator": alarm.comparison,
    }
    if alarm.reason_data is not None:
        told["StateReasonData"] = json.dumps(alarm.reason_data, separators=(",", ":"))
    if alarm.says_datapoints:
        told["DatapointsToAlarm"] = alarm.datapoints_to_alarm
    if alarm.description is not None:
        told["AlarmDescription"] = alarm.description
    for name, value in (("TreatMissingData", alarm.missing), ("EvaluateLowSampleCountPercentile", alarm.low_samples)):
        if value:
            told[name] = value
    watched = alarm.queries[0].watched
    if alarm.plain and watched is not None:
        return told | _metric(watched)
    return told | {"Dimensions": [], "Metrics": [_query(query) for query in alarm.queries]}


def _time(at: Instant) -> datetime:
    return to_datetime(at // MILLISECOND * MILLISECOND)


def _metric(watched: Watched) -> dict[str, Any]:
    stat = "Statistic" if watched.stat in points.STATISTICS else "ExtendedStatistic"
    told: dict[str, Any] = {
        "MetricName": watched.name,
        "Namespace": watched.namespace,
        stat: watched.stat,
        "Dimensions": listed(watched.dimensions),
        "Period": watched.period,
    }
    return told | ({"Unit": watched.unit} if watched.unit else {})


def _query(query: Query) -> dict[str, Any]:
    told: dict[str, Any] = {"Id": query.id, "ReturnData": query.shown}
    if query.label:
        told["Label"] = query.label
    if query.watched is None:
        return told | {"Expression": query.expression}
    watched = query.watched
    metric = {"Namespace": watched.namespace, "MetricName": watched.name, "Dimensions": listed(watched.dimensions)}
    stat: dict[str, Any] = {"Metric": metric, "Period": watched.period, "Stat": watched.stat}
    return told | {"MetricStat": stat | ({"Unit": watched.unit} if watched.unit else {})}


def _is_asked(request: requests.DescribeAlarms, alarm: Alarm) -> bool:
    if request.alarm_types is not None and "MetricAlarm" not in request.alarm_types:
        return False
    if request.state_value not in (None, alarm.state) or not alarm.name.startswith(request.alarm_name_prefix or ""):
        return False
    actions = [action for state in ("OK", "ALARM", "INSUFFICIENT_DATA") for action in actions_of(alarm, state)]
    return not request.action_prefix or any(action.startswith(request.action_prefix) for action in actions)
