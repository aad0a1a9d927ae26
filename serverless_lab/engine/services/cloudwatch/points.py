"""What is kept of measured values: enough for every statistic, in a bounded space."""

import math
import re
from collections.abc import Iterable

from serverless_lab.engine.services.cloudwatch.state import Point

STATISTICS = ("SampleCount", "Average", "Sum", "Minimum", "Maximum")
MOST_EXACT = 100  # values of a minute that are kept as they are; others count at two significant digits
_PERCENTILE = re.compile(r"p(\d{1,3}(?:\.\d{1,10})?)")


def percentile_of(stat: str) -> float | None:
    """The number in `p99.9`; None for anything that is no percentile between 0 and 100."""
    found = _PERCENTILE.fullmatch(stat)
    return float(found[1]) if found and float(found[1]) <= 100 else None


def measured(value: float, times: float = 1) -> Point:
    # Floats only: a whole number would be another one after it was stored and read.
    value, times = float(value), float(times)
    return Point(times, value * times, value, value, {value: times})


def add(point: Point, other: Point, *, values: bool = True) -> None:
    """Let `point` hold what `other` holds, too. Without `values` it knows no percentiles any more."""
    point.count += other.count
    point.total += other.total
    point.low = min(point.low, other.low)
    point.high = max(point.high, other.high)
    if not values:
        return
    held = point.values
    for value, times in other.values.items():
        kept = value if value in held or len(held) < MOST_EXACT else _coarse(value)
        held[kept] = held.get(kept, 0.0) + times


def together(points: Iterable[Point]) -> Point | None:
    """One point for several; None for none."""
    whole: Point | None = None
    for point in points:
        if whole is None:
            whole = Point(0.0, 0.0, point.low, point.high, {})
        add(whole, point)
    return whole


def statistic(point: Point, stat: str) -> float | None:
    """One of STATISTICS or a percentile; None where only a statistic set is known of some of the values."""
    match stat:
        case "SampleCount":
            return point.count
        case "Sum":
            return point.total
        case "Minimum":
            return point.low
        case "Maximum":
            return point.high
        case "Average":
            return point.total / point.count
    percent = percentile_of(stat)
    assert percent is not None, stat
    return _percentile(point, percent)


def _percentile(point: Point, percent: float) -> float | None:
    """The smallest value that so many percent of all are not above."""
    if point.low == point.high:
        return point.low
    if sum(point.values.values()) < point.count:
        return None
    wanted, passed = point.count * percent / 100, 0.0
    for value in sorted(point.values):
        passed += point.values[value]
        if passed >= wanted:
            return min(max(value, point.low), point.high)
    return point.high


def _coarse(value: float) -> float:
    return float(f"{value:.1e}") if math.isfinite(value) else value
