"""GetMetricStatistics and ListMetrics."""

from collections.abc import Iterator
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import DAY, HOUR, MINUTE, SECOND, Instant, from_datetime, to_datetime
from serverless_lab.engine.services.cloudwatch import points, querying, requests
from serverless_lab.engine.services.cloudwatch.errors import (
    InvalidParameterCombination,
    InvalidParameterValue,
    TooManyDatapoints,
)
from serverless_lab.engine.services.cloudwatch.naming import check_stat, dimensions_of, is_period, listed, page
from serverless_lab.engine.services.cloudwatch.state import CloudWatchState, Point, Series, Watched

PAGE = 500


def get_metric_statistics(context: Context, request: requests.GetMetricStatistics) -> dict[str, Any]:
    if not request.statistics and not request.extended_statistics:
        raise InvalidParameterCombination(message="Must specify either Statistics or ExtendedStatistics")
    for stat in request.extended_statistics:
        check_stat(stat, "ExtendedStatistics")
    start, end = span(request.start_time, request.end_time)
    if not is_period(request.period):
        message = "The parameter Period must be a value in the set [ 1, 5, 10, 20, 30 ] or any multiple of 60."
        raise InvalidParameterValue(message=message)
    asked = (end - start) // (request.period * SECOND)
    if asked > numbers.CLOUDWATCH_DATAPOINTS:
        raise TooManyDatapoints(asked=asked, limit=numbers.CLOUDWATCH_DATAPOINTS)
    watched = Watched(
        request.namespace,
        request.metric_name,
        dimensions_of(request.dimensions),
        stat="",
        period=request.period,
        unit=request.unit or "",
    )
    found = querying.periods(context, watched, start, end, units=True)
    return {
        "Label": request.metric_name,
        "Datapoints": [_datapoint(request, first, unit, found[first, unit]) for first, unit in sorted(found)],
    }


def _datapoint(request: requests.GetMetricStatistics, first: Instant, unit: str, point: Point) -> dict[str, Any]:
    told: dict[str, Any] = {"Timestamp": to_datetime(first), "Unit": unit}
    for stat in request.statistics:
        told[stat] = points.statistic(point, stat)
    extended = {stat: points.statistic(point, stat) for stat in request.extended_statistics}
    known = {stat: value for stat, value in extended.items() if value is not None}
    return told | ({"ExtendedStatistics": known} if known else {})


def list_metrics(context: Context, request: requests.ListMetrics) -> dict[str, Any]:
    """Metrics that had a value in the last two weeks, or hours if asked so."""
    newest = context.at - (3 * HOUR if request.recently_active else numbers.CLOUDWATCH_LISTED_DAYS * DAY)
    series = context.part(CloudWatchState).series
    found = [
        {"Namespace": each.namespace, "MetricName": name, "Dimensions": listed(each.dimensions)}
        for _, each in sorted(series.items())
        if _is_asked(request, each)
        for name in _names(each, newest)
        if request.metric_name in (None, name)
    ]
    shown, token = page(found, request.next_token, PAGE, _BadToken)
    return {"Metrics": shown} | token


def span(start: Any, end: Any) -> tuple[Instant, Instant]:
    """Both times of a request; the start is rounded down to the minute."""
    first, last = from_datetime(start), from_datetime(end)
    if first >= last:
        raise InvalidParameterValue(message="The parameter StartTime must be less than the parameter EndTime.")
    return first // MINUTE * MINUTE, last


def _is_asked(request: requests.ListMetrics, series: Series) -> bool:
    return request.namespace in (None, series.namespace) and all(
        wanted.name in series.dimensions and wanted.value in (None, series.dimensions[wanted.name])
        for wanted in request.dimensions
    )


def _names(series: Series, newest: Instant) -> Iterator[str]:
    known = {key.partition(" ")[2] for key, minute in series.names.items() if minute >= newest // MINUTE}
    yield from sorted(known)


class _BadToken(InvalidParameterValue):
    template = "The parameter NextToken is invalid."
    hint = "invalid-token"
