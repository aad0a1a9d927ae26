"""Alarms are looked at on the account's clock, as long as something they watch can still change them."""

from collections.abc import Iterable
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.instant import HOUR, MINUTE, SECOND, Instant, Span
from serverless_lab.engine.services.cloudwatch import acting, history, minutes, querying, reasons
from serverless_lab.engine.services.cloudwatch.state import Alarm, CloudWatchState, Watched
from serverless_lab.engine.services.cloudwatch.verdict import MORE_LOOKED_AT, Rule, Verdict, judge

_OFTEN = 300  # seconds: alarms with longer periods are looked at less often than every minute
_LOOKS_A_PERIOD = 5


def heard(context: Context, series: str, names: Iterable[str]) -> None:
    """Something was measured: whoever watches it will look."""
    watching = context.part(CloudWatchState).watching
    if watching:
        for name in names:
            for alarm in watching.get(minutes.watch_key(series, name), ()):
                look_soon(context, alarm)


def look_soon(context: Context, name: str) -> None:
    """At the next full minute, unless it is on its way anyway."""
    alarm = context.part(CloudWatchState).alarms[name]
    if not alarm.planned:
        _plan(context, alarm, (context.at // MINUTE + 1) * MINUTE)


def evaluate(context: Context, data: dict[str, Any]) -> None:
    """Due event: is the alarm still as it says? One that was changed or deleted in between has its own event."""
    alarm = context.part(CloudWatchState).alarms.get(data["alarm"])
    if alarm is None or alarm.planned != context.at:
        return
    alarm.planned = 0
    length = reasons.period_of(alarm) * SECOND
    looked_at = alarm.evaluation_periods + MORE_LOOKED_AT
    end = context.at // MINUTE * MINUTE
    start = end - looked_at * max(length, MINUTE)
    verdict, used = _judged(context, alarm, start, end)
    if verdict is not None and verdict.state not in (None, alarm.state):
        _become(context, alarm, verdict, used)
    if _newest(context, alarm) >= start:
        _plan(context, alarm, context.at + _step(length))


def become(context: Context, alarm: Alarm, state: str, reason: str, data: dict[str, Any] | None) -> None:
    """Another state, or the same for another reason; actions follow a change."""
    before = history.state_of(alarm)
    changed = alarm.state != state
    alarm.state, alarm.reason, alarm.reason_data = state, reason, data
    told = acting.state_told(before, alarm.updated)
    alarm.updated = context.at
    if changed:
        alarm.transitioned = context.at
        history.note_state(context, alarm, before)
        acting.act(context, alarm, told)


def _become(context: Context, alarm: Alarm, verdict: Verdict, used: list[reasons.Datapoint]) -> None:
    state = verdict.state or alarm.state
    data = reasons.reason_data(alarm, context.at, used)
    become(context, alarm, state, reasons.reason(alarm, state, verdict, used), data)


def _judged(
    context: Context, alarm: Alarm, start: Instant, end: Instant
) -> tuple[Verdict | None, list[reasons.Datapoint]]:
    """The verdict, and the datapoints it rests on, newest first; None where the expression has none to give."""
    shown = next(query for query in alarm.queries if query.shown)
    try:
        line = querying.work_out_all(context, alarm.queries, start, end)[shown.id]
    except CloudError:
        return None, []
    rule = Rule(
        alarm.comparison,
        alarm.threshold,
        alarm.evaluation_periods,
        alarm.datapoints_to_alarm,
        alarm.missing or "missing",
    )
    verdict = judge(rule, [line.values.get(time) for time in line.times])
    times = [line.times[place] for place in verdict.used]
    return verdict, [(time, line.values[time]) for time in times]


def _newest(context: Context, alarm: Alarm) -> Instant:
    """When the last minute begins for which anything that the alarm watches was measured."""
    return max((_newest_of(context, query.watched) for query in alarm.queries if query.watched), default=0)


def _newest_of(context: Context, watched: Watched) -> Instant:
    series = context.part(CloudWatchState).series.get(minutes.series_key(watched.namespace, watched.dimensions))
    names = series.names if series is not None else {}
    return max((minute for key, minute in names.items() if key.partition(" ")[2] == watched.name), default=0) * MINUTE


def _step(length: Span) -> Span:
    if length <= _OFTEN * SECOND:
        return MINUTE
    return min(HOUR, length // _LOOKS_A_PERIOD // MINUTE * MINUTE)


def _plan(context: Context, alarm: Alarm, at: Instant) -> None:
    alarm.planned = at
    context.schedule(at, "cloudwatch.EvaluateAlarm", work=acting.may_start_code(alarm), alarm=alarm.name)
