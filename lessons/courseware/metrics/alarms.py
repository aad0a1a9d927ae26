"""The alarms that watch a thing, as a panel lists them: state, what they compare, whom they tell, what happened."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.courseware.console.arns import named_arn
from lessons.courseware.console.operation import OperationForm, Press
from lessons.courseware.metrics.alarm_forms import (
    COMPARISONS,
    DeleteAlarms,
    DisableAlarmActions,
    EnableAlarmActions,
    SetAlarmState,
)
from lessons.courseware.metrics.charts import Measured
from lessons.courseware.page import Page
from serverless_lab.engine.instant import SECOND, Instant, Span
from serverless_lab.engine.services.cloudwatch import reasons
from serverless_lab.engine.services.cloudwatch.state import Alarm, HistoryItem

SHOWN = 40  # alarms, each with forms of its own
HAPPENED = 20
LOOKS = {"OK": "good", "ALARM": "bad"}
STATES: dict[str, str | Promise] = {
    "OK": _("good"),
    "ALARM": _("alarm"),
    "INSUFFICIENT_DATA": _("unknown"),
}


@dataclass(frozen=True)
class Row:
    """`watched` is what is compared with `limit`; `bad` of `periods` that last `period` each must be beyond it."""

    alarm: Alarm
    state: str | Promise
    look: str
    watched: str
    sign: str
    limit: float
    bad: int
    periods: int
    period: Span
    since: Instant
    calls: list[str]
    switch: Press | OperationForm
    attempt: Press | OperationForm
    remove: Press | OperationForm


def read(page: Page, form: OperationForm | None, of: Measured) -> dict[str, Any]:
    """For `courseware/console/alarms.html`; the panel adds `make_alarm`."""
    alarms = [alarm for alarm in page.probe.cloudwatch.alarms.values() if _watches(alarm, of)]
    names = {alarm.name for alarm in alarms}
    happened = (item for item in reversed(page.probe.cloudwatch.history) if item.alarm in names)
    return {
        "alarms": [_row(page, form, alarm) for alarm in islice(alarms, SHOWN)],
        "others": max(len(alarms) - SHOWN, 0),
        "happened": list[HistoryItem](islice(happened, HAPPENED)),
    }


def _watches(alarm: Alarm, of: Measured) -> bool:
    watched = (query.watched for query in alarm.queries if query.watched is not None)
    return any(each.namespace == of.namespace and each.dimensions == of.dimensions for each in watched)


def _row(page: Page, form: OperationForm | None, alarm: Alarm) -> Row:
    switch = DisableAlarmActions if alarm.actions_enabled else EnableAlarmActions
    return Row(
        alarm,
        STATES[alarm.state],
        LOOKS.get(alarm.state, ""),
        _watched(alarm),
        COMPARISONS[alarm.comparison],
        alarm.threshold,
        alarm.datapoints_to_alarm,
        alarm.evaluation_periods,
        reasons.period_of(alarm) * SECOND,
        alarm.transitioned,
        [named_arn(each) for each in alarm.alarm_actions],
        switch.press(page, form, AlarmName=alarm.name),
        SetAlarmState.press(page, form, AlarmName=alarm.name),
        DeleteAlarms.press(page, form, AlarmName=alarm.name),
    )


def _watched(alarm: Alarm) -> str:
    query = next(query for query in alarm.queries if query.shown)
    return f"{query.watched.name} · {query.watched.stat}" if query.watched is not None else query.expression
