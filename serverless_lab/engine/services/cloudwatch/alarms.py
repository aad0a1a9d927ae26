"""Alarms: made, changed, switched, deleted."""

import json
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.cloudwatch import acting, evaluating, history, minutes, requests
from serverless_lab.engine.services.cloudwatch.configuring import configured
from serverless_lab.engine.services.cloudwatch.errors import (
    AlarmNotFound,
    InvalidFormat,
    LimitExceeded,
)
from serverless_lab.engine.services.cloudwatch.state import Alarm, CloudWatchState

ANY_ALARM = "alarm:*"


def put_metric_alarm(context: Context, request: requests.PutMetricAlarm) -> dict[str, Any]:
    """What is left out of a change is as in a new alarm; the state stays."""
    state = context.part(CloudWatchState)
    alarm = configured(context, request)
    before = state.alarms.get(alarm.name)
    if before is None and len(state.alarms) >= numbers.CLOUDWATCH_ALARMS:
        raise LimitExceeded(limit=numbers.CLOUDWATCH_ALARMS, what="alarms")
    alarm.updated = alarm.transitioned = context.at
    if before is not None:
        _unwatch(state, before)
        _keep_state(alarm, before)
    state.alarms[alarm.name] = alarm
    for key in _watches(alarm):
        state.watching.setdefault(key, []).append(alarm.name)
    evaluating.look_soon(context, alarm.name)
    kind = "Update" if before is not None else "Create"
    data = {"version": "1.0", "type": kind}
    history.note(context, alarm.name, "ConfigurationUpdate", f'Alarm "{alarm.name}" {kind.lower()}d', data)
    return {}


def delete_alarms(context: Context, request: requests.AlarmsNamed) -> dict[str, Any]:
    """All of them, or none when one is not there."""
    state = context.part(CloudWatchState)
    names = list(dict.fromkeys(request.alarm_names))
    missing = [name for name in names if name not in state.alarms]
    if missing:
        raise AlarmNotFound(name=missing[0])
    for name in names:
        _unwatch(state, state.alarms.pop(name))
        data = {"version": "1.0", "type": "Delete"}
        history.note(context, name, "ConfigurationUpdate", f'Alarm "{name}" deleted', data)
    return {}


def set_alarm_state(context: Context, request: requests.SetAlarmState) -> dict[str, Any]:
    """Until it is evaluated the next time."""
    alarm = _alarm(context, request.alarm_name)
    data = None
    if request.state_reason_data is not None:
        data = _read(request.state_reason_data)
    evaluating.become(context, alarm, request.state_value, request.state_reason, data)
    evaluating.look_soon(context, alarm.name)
    return {}


def enable_alarm_actions(context: Context, request: requests.AlarmsNamed) -> dict[str, Any]:
    return _switch(context, request, True)


def disable_alarm_actions(context: Context, request: requests.AlarmsNamed) -> dict[str, Any]:
    return _switch(context, request, False)


def alarm_arn(context: Context, request: Any) -> str:
    return context.arn("cloudwatch", f"alarm:{request.alarm_name}")


def every_arn(context: Context, request: requests.AlarmsNamed) -> str:
    """The first of several alarms; `also` asks about the others."""
    return context.arn("cloudwatch", f"alarm:{request.alarm_names[0]}" if request.alarm_names else ANY_ALARM)


def others(action: str, context: Context, request: requests.AlarmsNamed) -> list[tuple[str, str, dict[str, Values]]]:
    names = dict.fromkeys(request.alarm_names[1:])
    return [(action, context.arn("cloudwatch", f"alarm:{name}"), {}) for name in names]


def action_keys(context: Context, request: requests.PutMetricAlarm) -> dict[str, Values]:
    given = [*request.ok_actions, *request.alarm_actions, *request.insufficient_data_actions]
    return {"cloudwatch:AlarmActions": list(dict.fromkeys(given))} if given else {}


def _switch(context: Context, request: requests.AlarmsNamed, enabled: bool) -> dict[str, Any]:
    """Names that no alarm has are passed over, as on AWS."""
    known = context.part(CloudWatchState).alarms
    for name in dict.fromkeys(request.alarm_names):
        if name in known and known[name].actions_enabled is not enabled:
            known[name].actions_enabled = enabled
            summary = f'Alarm "{name}" updated'
            history.note(context, name, "ConfigurationUpdate", summary, {"version": "1.0", "type": "Update"})
    return {}


def _alarm(context: Context, name: str) -> Alarm:
    alarm = context.part(CloudWatchState).alarms.get(name)
    if alarm is None:
        raise AlarmNotFound(name=name)
    return alarm


def _keep_state(alarm: Alarm, before: Alarm) -> None:
    alarm.state, alarm.reason, alarm.reason_data = before.state, before.reason, before.reason_data
    alarm.updated, alarm.transitioned = before.updated, before.transitioned
    if acting.may_start_code(alarm) is acting.may_start_code(before):
        alarm.planned = before.planned


def _watches(alarm: Alarm) -> list[str]:
    watched = [query.watched for query in alarm.queries if query.watched is not None]
    keys = (minutes.watch_key(minutes.series_key(each.namespace, each.dimensions), each.name) for each in watched)
    return list(dict.fromkeys(keys))


def _unwatch(state: CloudWatchState, alarm: Alarm) -> None:
    for key in _watches(alarm):
        state.watching[key].remove(alarm.name)
        if not state.watching[key]:
            del state.watching[key]


def _read(text: str) -> dict[str, Any]:
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        raise InvalidFormat from None
    if not isinstance(read, dict):
        raise InvalidFormat
    return read
