"""What an alarm does when its state has changed: it calls functions, and tells topics."""

import json
from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.news import AlarmCalled, AlarmCalls
from serverless_lab.engine.services.cloudwatch import history, notices
from serverless_lab.engine.services.cloudwatch.reasons import stamp
from serverless_lab.engine.services.cloudwatch.state import Alarm, CloudWatchState, Query


def actions_of(alarm: Alarm, state: str) -> list[str]:
    by_state = {
        "OK": alarm.ok_actions,
        "ALARM": alarm.alarm_actions,
        "INSUFFICIENT_DATA": alarm.insufficient_data_actions,
    }
    return by_state[state]


def may_start_code(alarm: Alarm) -> bool:
    return any(actions_of(alarm, state) for state in ("OK", "ALARM", "INSUFFICIENT_DATA"))


def act(context: Context, alarm: Alarm, before: dict[str, Any]) -> None:
    """Call what the alarm names for its new state."""
    if not alarm.actions_enabled:
        return
    for action in actions_of(alarm, alarm.state):
        told = {"alarm": alarm.name, "action": action} | _told(context, alarm, before, action)
        context.announce(AlarmCalls(at=context.at, region=context.region, **told))


def note_called(context: Context, told: AlarmCalled) -> None:
    """Reaction: whether the call went through is part of the alarm's history."""
    alarm = context.part(CloudWatchState).alarms.get(told.alarm)
    if alarm is not None:
        history.note_action(context, alarm, told.action, told.error)


def state_told(before: dict[str, Any], at: Instant) -> dict[str, Any]:
    """A state as the event tells it."""
    told = {"value": before["stateValue"], "reason": before["stateReason"]}
    if before.get("stateReasonData") is not None:
        told["reasonData"] = json.dumps(before["stateReasonData"], separators=(",", ":"))
    return told | {"timestamp": stamp(at)}


def _told(context: Context, alarm: Alarm, before: dict[str, Any], action: str) -> dict[str, str]:
    arn = Arn.parse(action)
    if arn is not None and arn.service == "sns":
        return {"event": notices.message(context, alarm, before), "subject": notices.subject(context, alarm)}
    return {"event": json.dumps(_event(context, alarm, before), separators=(",", ":"))}


def _event(context: Context, alarm: Alarm, before: dict[str, Any]) -> dict[str, Any]:
    """The event that a function is called with. Source: "Invoke a Lambda function from an alarm"."""
    configuration: dict[str, Any] = {"metrics": [_query(query) for query in alarm.queries]}
    if alarm.description:
        configuration["description"] = alarm.description
    return {
        "source": "aws.cloudwatch",
        "alarmArn": str(Arn("cloudwatch", context.region, context.account_id, f"alarm:{alarm.name}")),
        "accountId": context.account_id,
        "time": stamp(context.at),
        "region": context.region,
        "alarmData": {
            "alarmName": alarm.name,
            "state": state_told(history.state_of(alarm), alarm.updated),
            "previousState": before,
            "configuration": configuration,
        },
    }


def _query(query: Query) -> dict[str, Any]:
    told: dict[str, Any] = {"id": query.id}
    if query.watched is None:
        told["expression"] = query.expression
    else:
        metric = {
            "namespace": query.watched.namespace,
            "name": query.watched.name,
            "dimensions": query.watched.dimensions,
        }
        told["metricStat"] = {"metric": metric, "period": query.watched.period, "stat": query.watched.stat}
    return told | ({"label": query.label} if query.label else {}) | {"returnData": query.shown}
