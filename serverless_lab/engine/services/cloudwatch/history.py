"""What happened to alarms, newest last, kept as far back as the lab keeps it."""

import json
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import MILLISECOND, from_datetime, to_datetime
from serverless_lab.engine.services.cloudwatch import requests
from serverless_lab.engine.services.cloudwatch.errors import InvalidNextToken
from serverless_lab.engine.services.cloudwatch.naming import page
from serverless_lab.engine.services.cloudwatch.reasons import stamp
from serverless_lab.engine.services.cloudwatch.state import Alarm, CloudWatchState, HistoryItem

KEPT = 500  # items of a region
_SUMMARY, _DATA = 255, 4095  # characters


def note(context: Context, alarm: str, kind: str, summary: str, data: dict[str, Any]) -> None:
    """`kind`: ConfigurationUpdate | StateUpdate | Action."""
    items = context.part(CloudWatchState).history
    at = context.at // MILLISECOND * MILLISECOND  # as precisely as it is told
    items.append(HistoryItem(alarm, at, kind, summary[:_SUMMARY], _written(data)))
    del items[:-KEPT]


def note_state(context: Context, alarm: Alarm, before: dict[str, Any]) -> None:
    """The alarm is in another state than `before`, which is as `state_of` told it."""
    after = state_of(alarm)
    data = {"version": "1.0", "oldState": before, "newState": after}
    if len(_written(data)) > _DATA:
        data |= {"oldState": _short(before), "newState": _short(after)}
    summary = f"Alarm updated from {before['stateValue']} to {alarm.state}"
    note(context, alarm.name, "StateUpdate", summary, data)


def state_of(alarm: Alarm) -> dict[str, Any]:
    told: dict[str, Any] = {"stateValue": alarm.state, "stateReason": alarm.reason}
    return told | ({"stateReasonData": alarm.reason_data} if alarm.reason_data is not None else {})


def note_action(context: Context, alarm: Alarm, action: str, error: str = "") -> None:
    data: dict[str, Any] = {
        "actionState": "Failed" if error else "Succeeded",
        "stateUpdateTimestamp": stamp(alarm.updated),
        "notificationResource": action,
    }
    done = f"Successfully executed action {action}"
    if error:
        data["error"] = error
        done = f"Failed to execute action {action}"
        why = f'{done}. Received error: "{error}"'
        done = why if len(why) <= _SUMMARY else done
    note(context, alarm.name, "Action", done, data)


def describe_alarm_history(context: Context, request: requests.DescribeAlarmHistory) -> dict[str, Any]:
    first = from_datetime(request.start_date) if request.start_date else 0
    last = from_datetime(request.end_date) if request.end_date else context.at
    found = [
        item
        for item in context.part(CloudWatchState).history
        if request.alarm_name in (None, item.alarm)
        and request.history_item_type in (None, item.kind)
        and first <= item.at <= last
    ]
    if request.alarm_types is not None and "MetricAlarm" not in request.alarm_types:
        found = []
    if request.scan_by == "TimestampDescending":
        found.reverse()
    shown, token = page(found, request.next_token, request.max_records, InvalidNextToken)
    return {"AlarmHistoryItems": [_describe(item) for item in shown]} | token


def _written(data: dict[str, Any]) -> str:
    return json.dumps(data, separators=(",", ":"))


def _short(state: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in state.items() if name != "stateReasonData"}


def _describe(item: HistoryItem) -> dict[str, Any]:
    return {
        "AlarmName": item.alarm,
        "AlarmType": "MetricAlarm",
        "Timestamp": to_datetime(item.at),
        "HistoryItemType": item.kind,
        "HistorySummary": item.summary,
        "HistoryData": item.data,
    }
