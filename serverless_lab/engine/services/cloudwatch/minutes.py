"""Where measured values lie: minute by minute, the older ones sealed away so that the state stays small."""

from collections.abc import Iterator, Mapping

import msgspec

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import DAY, MINUTE, Instant
from serverless_lab.engine.services.cloudwatch import points
from serverless_lab.engine.services.cloudwatch.state import (
    Block,
    CloudWatchState,
    Minute,
    Point,
    Points,
    Series,
)

KEPT_OPEN = 64  # minutes of a series that lie open, at most
SEALED_AT_ONCE = 48  # the newest stay open: what is late falls among them
KEPT = numbers.CLOUDWATCH_KEPT_DAYS * DAY
_decoder = msgspec.msgpack.Decoder(dict[Minute, Points])


def series_key(namespace: str, dimensions: Mapping[str, str]) -> str:
    return "\x1e".join([namespace, *(f"{name}\x1f{dimensions[name]}" for name in sorted(dimensions))])


def metric_key(unit: str, name: str) -> str:
    return f"{unit} {name}"


def watch_key(series: str, name: str) -> str:
    return f"{series}\x1d{name}"


def keep(
    context: Context, namespace: str, dimensions: dict[str, str], at: Instant, measured: Mapping[str, Point]
) -> str:
    """Add what was measured at a time, by metric key; the answer is the key of the series."""
    state = context.part(CloudWatchState)
    key = series_key(namespace, dimensions)
    series = state.series.pop(key, None)
    if series is None:
        _forget_old(state, context.at)
        series = Series(namespace, dimensions)
    state.series[key] = series
    series.touched = context.at
    minute = at // MINUTE
    held = series.open.setdefault(minute, {})
    for name, point in measured.items():
        found = held.get(name)
        if found is None:
            held[name] = Point(point.count, point.total, point.low, point.high, dict(point.values))
        else:
            points.add(found, point)
        series.names[name] = max(minute, series.names.get(name, minute))
    if len(series.open) > KEPT_OPEN:
        _seal(context, series)
    return key


def between(
    context: Context, series: Series, name: str, start: Instant, end: Instant
) -> Iterator[tuple[Minute, Point]]:
    """The minutes of a metric key with start ≤ minute < end, in no order, some perhaps in two parts."""
    first = max(start, context.at - KEPT) // MINUTE
    last = (end - 1) // MINUTE
    for block in series.sealed:
        if block.last >= first and block.first <= last:
            yield from _of(_decoder.decode(context.bodies.get(block.digest)), name, first, last)
    yield from _of(series.open, name, first, last)


def _of(minutes: dict[Minute, Points], name: str, first: Minute, last: Minute) -> Iterator[tuple[Minute, Point]]:
    for minute, held in minutes.items():
        if first <= minute <= last and name in held:
            yield minute, held[name]


def _seal(context: Context, series: Series) -> None:
    """Put the oldest minutes away, and let go of what is too old."""
    oldest = sorted(series.open)[:SEALED_AT_ONCE]
    sealed = {minute: series.open.pop(minute) for minute in oldest}
    digest = context.bodies.put(msgspec.msgpack.encode(sealed))
    limit = (context.at - KEPT) // MINUTE
    series.sealed = [block for block in series.sealed if block.last >= limit]
    series.sealed.append(Block(digest, oldest[0], oldest[-1]))


def _forget_old(state: CloudWatchState, now: Instant) -> None:
    """A series that nothing was added to for so long has nothing left to show."""
    while state.series:
        key = next(iter(state.series))
        if state.series[key].touched > now - KEPT:
            return
        del state.series[key]
