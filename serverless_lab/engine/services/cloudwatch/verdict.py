"""What an alarm's datapoints come to. Source: CloudWatch user guide, "Configuring how alarms treat missing data"."""

import operator
from collections.abc import Callable, Sequence
from typing import NamedTuple

OK, ALARM, INSUFFICIENT_DATA = "OK", "ALARM", "INSUFFICIENT_DATA"
MORE_LOOKED_AT = 2  # periods beyond those that are evaluated, in case some of these are empty
COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "GreaterThanOrEqualToThreshold": operator.ge,
    "GreaterThanThreshold": operator.gt,
    "LessThanThreshold": operator.lt,
    "LessThanOrEqualToThreshold": operator.le,
}


class Rule(NamedTuple):
    """`datapoints` out of `periods` breach: alarm. `missing`: breaching | notBreaching | ignore | missing."""

    comparison: str
    threshold: float
    periods: int
    datapoints: int
    missing: str = "missing"

    def breaches(self, value: float) -> bool:
        return COMPARISONS[self.comparison](value, self.threshold)


class Verdict(NamedTuple):
    """`state` None: the alarm stays as it is. `used` are the places of the values it rests on, newest first; `filled`
    is how many missing ones were counted as something."""

    state: str | None
    used: tuple[int, ...] = ()
    filled: int = 0


def judge(rule: Rule, values: Sequence[float | None]) -> Verdict:
    """`values` are of the periods looked at, oldest first, None for one without data."""
    known = [place for place in reversed(range(len(values))) if values[place] is not None]
    used = tuple(known[: rule.periods])
    breaching = [place for place in used if rule.breaches(values[place] or 0.0)]
    if len(used) == rule.periods or len(breaching) >= rule.datapoints:
        return Verdict(ALARM if len(breaching) >= rule.datapoints else OK, used)
    missing = rule.periods - len(used)
    if rule.missing in ("breaching", "notBreaching"):
        bad = len(breaching) + (missing if rule.missing == "breaching" else 0)
        return Verdict(ALARM if bad >= rule.datapoints else OK, used, missing)
    if len(used) > len(breaching):
        return Verdict(OK, used)
    return Verdict(_of_few(rule, len(values), used), used)


def _of_few(rule: Rule, looked_at: int, used: tuple[int, ...]) -> str | None:
    """Nothing good is known, and too little bad. Has the oldest of it stood for as long as it takes to alarm?"""
    if rule.missing == "ignore":
        return None
    if used and looked_at - used[-1] >= rule.datapoints:
        return ALARM
    return INSUFFICIENT_DATA
