"""Lines of a metric query, worked out over periods of time: for answers, and for alarms."""

from collections.abc import Iterable, Sequence

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import HOUR, MINUTE, SECOND, Instant
from serverless_lab.engine.services.cloudwatch import expressions, minutes, points
from serverless_lab.engine.services.cloudwatch.arithmetic import Line, Unfit, Value, work_out
from serverless_lab.engine.services.cloudwatch.errors import BadExpression, TooManyDatapoints
from serverless_lab.engine.services.cloudwatch.state import CloudWatchState, Point, Query, Series, Watched

AHEAD = numbers.CLOUDWATCH_AHEAD_HOURS * HOUR
MOST_STEPS = 1_000_000  # of one query: its expressions' parts, each at every period


def check_size(context: Context, queries: Sequence[Query], start: Instant, end: Instant) -> None:
    """What would take too long is refused before it is begun."""
    longest = max(
        (len(_times(context, query.watched.period, start, end)) for query in queries if query.watched), default=0
    )
    steps = sum(_parts(query) for query in queries) * longest
    if steps > MOST_STEPS:
        raise TooManyDatapoints(asked=steps, limit=MOST_STEPS)


def work_out_all(context: Context, queries: Sequence[Query], start: Instant, end: Instant) -> dict[str, Line]:
    """Each line by its id, over periods that begin with `start`; raises what a wrong expression raises."""
    found: dict[str, Value] = {}
    for query in in_order(queries):
        if query.watched is not None:
            found[query.id] = _measured(context, query.watched, start, end)
        else:
            found[query.id] = _expressed(query, found)
    return {id: value for id, value in found.items() if isinstance(value, Line)}


def in_order(queries: Sequence[Query]) -> list[Query]:
    """Each line after those that it speaks of; raises BadExpression for one that is not there, or for a circle."""
    ids = {query.id: query for query in queries}
    waiting = {query.id: _needed(query, ids) for query in queries}
    ordered: list[Query] = []
    while waiting:
        ready = [id for id, needed in waiting.items() if not needed & waiting.keys()]
        if not ready:
            raise BadExpression(id=next(iter(waiting)), detail="The expressions refer to each other in a circle")
        ordered += [ids[id] for id in ready]
        for id in ready:
            del waiting[id]
    return ordered


def periods(context: Context, watched: Watched, start: Instant, end: Instant, units: bool = False) -> "Periods":
    """What was measured in each period, by unit if asked for, else by the unit that the query names or any."""
    series = context.part(CloudWatchState).series.get(minutes.series_key(watched.namespace, watched.dimensions))
    found: Periods = {}
    if series is None:
        return found
    step = max(watched.period * SECOND, MINUTE)
    values = watched.stat not in points.STATISTICS  # only percentiles need each value
    for unit, key in _keys(series, watched):
        for minute, point in minutes.between(context, series, key, start, end):
            first = start + (minute * MINUTE - start) // step * step
            place = (first, unit if units else "")
            if place in found:
                points.add(found[place], point, values=values)
            else:
                own = dict(point.values) if values else {}
                found[place] = Point(point.count, point.total, point.low, point.high, own)
    return found


# By the beginning of the period and the unit.
Periods = dict[tuple[Instant, str], Point]


def _keys(series: Series, watched: Watched) -> Iterable[tuple[str, str]]:
    """The units in which the series has this metric, and its key in each."""
    for key in series.names:
        unit, _, name = key.partition(" ")
        if name == watched.name and watched.unit in ("", unit):
            yield unit, key


def _measured(context: Context, watched: Watched, start: Instant, end: Instant) -> Line:
    found = {
        first: points.statistic(point, watched.stat)
        for (first, _), point in periods(context, watched, start, end).items()
    }
    values = {first: value for first, value in found.items() if value is not None}
    return Line(values, _times(context, watched.period, start, end))


def _times(context: Context, period: int, start: Instant, end: Instant) -> range:
    """The periods in which there may be values."""
    step = max(period * SECOND, MINUTE)
    passed = max(0, context.at - minutes.KEPT - start) // step
    return range(start + passed * step, min(end, context.at + AHEAD), step)


def _expressed(query: Query, found: dict[str, Value]) -> Line:
    try:
        value = work_out(expressions.read(query.id, query.expression), found)
    except Unfit as unfit:
        raise BadExpression(id=query.id, detail=unfit) from None
    if not isinstance(value, Line):
        raise BadExpression(id=query.id, detail="The expression must return a time series")
    return value


def _parts(query: Query) -> int:
    return 1 if query.watched is not None else expressions.size(expressions.read(query.id, query.expression))


def _needed(query: Query, ids: dict[str, Query]) -> set[str]:
    if query.watched is not None:
        return set()
    needed = set(expressions.ids(expressions.read(query.id, query.expression)))
    unknown = sorted(needed - ids.keys())
    if unknown:
        raise BadExpression(id=query.id, detail=f"Unknown identifier '{unknown[0]}'")
    return needed
