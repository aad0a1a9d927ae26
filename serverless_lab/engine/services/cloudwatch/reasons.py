"""What an alarm says of its state, in CloudWatch's words."""

from collections.abc import Sequence
from typing import Any

from serverless_lab.engine.instant import SECOND, Instant, to_datetime
from serverless_lab.engine.services.cloudwatch.state import Alarm
from serverless_lab.engine.services.cloudwatch.verdict import ALARM, COMPARISONS, INSUFFICIENT_DATA, Verdict

Datapoint = tuple[Instant, float]
_CROSSED = {
    "GreaterThanOrEqualToThreshold": "greater than or equal to",
    "GreaterThanThreshold": "greater than",
    "LessThanThreshold": "less than",
    "LessThanOrEqualToThreshold": "less than or equal to",
}
_TREATED = {"breaching": "Breaching", "notBreaching": "NonBreaching"}
_TOLD, _KEPT = 5, 30  # datapoints in brackets, and in the reason's data, at most


def reason(alarm: Alarm, state: str, verdict: Verdict, used: Sequence[Datapoint]) -> str:
    """`used` are the datapoints that the verdict rests on, newest first."""
    if state == INSUFFICIENT_DATA:
        n = alarm.evaluation_periods
        return f"Insufficient Data: {_counted(n)} {_were(n)} unknown."
    if verdict.filled:
        return f"Threshold Crossed: {_received(alarm, used)} and {_filled(alarm, verdict.filled)}."
    wrong = [
        datapoint
        for datapoint in used
        if COMPARISONS[alarm.comparison](datapoint[1], alarm.threshold) is (state == ALARM)
    ]
    return _whole(alarm, state, wrong)


def reason_data(alarm: Alarm, now: Instant, used: Sequence[Datapoint]) -> dict[str, Any]:
    """StateReasonData, which is told as JSON; `used` newest first."""
    watched, used = alarm.queries[0].watched, used[:_KEPT]
    data: dict[str, Any] = {"version": "1.0", "queryDate": stamp(now)}
    if used:
        data["startDate"] = stamp(used[-1][0])
    if alarm.plain and watched is not None:
        data |= {"statistic": watched.stat}
    return data | {
        "period": period_of(alarm),
        "recentDatapoints": [value for _, value in reversed(used)],
        "threshold": alarm.threshold,
        "evaluatedDatapoints": [{"timestamp": stamp(time), "value": value} for time, value in used],
    }


def stamp(at: Instant) -> str:
    """`2019-10-02T17:04:40.989+0000`"""
    return to_datetime(at).strftime("%Y-%m-%dT%H:%M:%S.") + f"{at // 1000 % 1000:03d}+0000"


def period_of(alarm: Alarm) -> int:
    """The length of an alarm's periods in seconds; all its metrics have the same."""
    return next(query.watched.period for query in alarm.queries if query.watched is not None)


def _whole(alarm: Alarm, state: str, told: Sequence[Datapoint]) -> str:
    """How many crossed the threshold, or did not; M out of N where not all of them had to."""
    n, not_ = len(told), "" if state == ALARM else "not "
    shown = ", ".join(f"{value} ({_day(time)})" for time, value in told[:_TOLD])
    many = f"{n} out of the last {alarm.evaluation_periods} datapoints"
    head = many if alarm.says_datapoints else _counted(n)
    sentence = f"Threshold Crossed: {head} [{shown}] {_were(n)} {not_}{_CROSSED[alarm.comparison]} the threshold "
    return f"{sentence}({alarm.threshold}){_least(alarm, state) if alarm.says_datapoints else ''}."


def _least(alarm: Alarm, state: str) -> str:
    if state == ALARM:
        return f" (minimum {_counted(alarm.datapoints_to_alarm)} for OK -> ALARM transition)"
    least = alarm.evaluation_periods - alarm.datapoints_to_alarm + 1
    return f" (minimum {_counted(least)} for ALARM -> OK transition)"


def _received(alarm: Alarm, used: Sequence[Datapoint]) -> str:
    periods = alarm.evaluation_periods
    of = f"{periods} period{'' if periods == 1 else 's'}"
    if not used:
        return f"no datapoints were received for {of}"
    return f"{_counted(len(used))} {_were(len(used))} received for {of}"


def _filled(alarm: Alarm, n: int) -> str:
    return f"{n} missing datapoint{'' if n == 1 else 's'} {_were(n)} treated as [{_TREATED[alarm.missing]}]"


def _counted(n: int) -> str:
    return f"{n} datapoint{'' if n == 1 else 's'}"


def _were(n: int) -> str:
    return "was" if n == 1 else "were"


def _day(at: Instant) -> str:
    """`02/10/19 16:59:00`"""
    return to_datetime(at // SECOND * SECOND).strftime("%d/%m/%y %H:%M:%S")
