"""PutMetricData: values that somebody else measured."""

import math
import re
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import DAY, HOUR, Instant, from_datetime
from serverless_lab.engine.policy.access import Values
from serverless_lab.engine.services.cloudwatch import evaluating, minutes, points, requests
from serverless_lab.engine.services.cloudwatch.errors import (
    InvalidParameterCombination,
    InvalidParameterValue,
    LimitExceeded,
    MissingParameter,
)
from serverless_lab.engine.services.cloudwatch.naming import check_text, dimensions_of
from serverless_lab.engine.services.cloudwatch.state import CloudWatchState, Point

_NAMESPACE = re.compile(r"[A-Za-z0-9 ._/#:-]+")
LARGEST = 2.0**360
# What this simulation keeps in a region: sets of dimensions, and metrics of one of them.
MOST_SERIES, MOST_NAMES = 1_000, 200
Measured = tuple[dict[str, str], Instant, requests.MetricDatum, Point]


def put_metric_data(context: Context, request: requests.PutMetricData) -> dict[str, Any]:
    if request.namespace.startswith("AWS/") or not _NAMESPACE.fullmatch(request.namespace):
        raise InvalidParameterValue(message=f"The value {request.namespace} for parameter Namespace is invalid.")
    if not request.metric_data:
        raise MissingParameter(name="MetricData")
    if len(request.metric_data) > numbers.CLOUDWATCH_PUT:
        raise InvalidParameterValue(
            message=f"The collection MetricData must not have a size greater than {numbers.CLOUDWATCH_PUT}."
        )
    measured = [_read(context, datum, f"MetricData.member.{n}") for n, datum in enumerate(request.metric_data, 1)]
    _check_room(context, request.namespace, measured)
    for dimensions, at, datum, point in measured:
        told = {minutes.metric_key(datum.unit, datum.metric_name): point}
        key = minutes.keep(context, request.namespace, dimensions, at, told)
        evaluating.heard(context, key, [datum.metric_name])
    return {}


def namespace_key(context: Context, request: requests.PutMetricData) -> dict[str, Values]:
    return {"cloudwatch:namespace": request.namespace}


def _read(context: Context, datum: requests.MetricDatum, where: str) -> Measured:
    check_text(datum.metric_name, f"{where}.MetricName")
    dimensions = dimensions_of(datum.dimensions, f"{where}.Dimensions")
    if datum.storage_resolution not in (1, 60):
        raise InvalidParameterValue(
            message=f"The parameter {where}.StorageResolution must be a value in the set [ 1, 60 ]."
        )
    at = context.at if datum.timestamp is None else from_datetime(datum.timestamp)
    oldest = context.at - numbers.CLOUDWATCH_LISTED_DAYS * DAY
    if not oldest <= at <= context.at + numbers.CLOUDWATCH_AHEAD_HOURS * HOUR:
        raise InvalidParameterValue(
            message=f"The parameter {where}.Timestamp must specify a time within the past two weeks."
        )
    return dimensions, at, datum, _point(datum, where)


def _point(datum: requests.MetricDatum, where: str) -> Point:
    given = [
        name
        for name, value in (
            ("Value", datum.value),
            ("Values", datum.values),
            ("StatisticValues", datum.statistic_values),
        )
        if value is not None
    ]
    if len(given) > 1:
        raise InvalidParameterCombination(
            message=f"The parameters {where}.{given[0]} and {where}.{given[1]} are mutually exclusive and you have "
            "specified both."
        )
    if datum.value is not None:
        return points.measured(_number(datum.value, f"{where}.Value"))
    if datum.values:
        return _many(datum.values, datum.counts, where)
    if datum.statistic_values is not None:
        return _set(datum.statistic_values, f"{where}.StatisticValues")
    raise MissingParameter(name=f"{where}.Value")


def _many(values: list[float], counts: list[float] | None, where: str) -> Point:
    times = [1.0] * len(values) if counts is None else counts
    if len(times) != len(values):
        raise InvalidParameterValue(
            message=f"The parameters {where}.Values and {where}.Counts must be of the same size."
        )
    if len(values) > numbers.CLOUDWATCH_VALUES:
        raise InvalidParameterValue(
            message=f"The collection {where}.Values must not have a size greater than {numbers.CLOUDWATCH_VALUES}."
        )
    read = []
    for number, (value, count) in enumerate(zip(values, times, strict=True), 1):
        if not 0 < count < LARGEST:
            raise _invalid(count, f"{where}.Counts.member.{number}")
        read.append(points.measured(_number(value, f"{where}.Values.member.{number}"), count))
    whole = points.together(read)
    assert whole is not None
    return whole


def _set(given: requests.StatisticSet, where: str) -> Point:
    if given.minimum > given.maximum:
        raise InvalidParameterValue(message=f"The parameter {where}.Maximum must be greater than {where}.Minimum.")
    if not 0 < given.sample_count < LARGEST:
        raise _invalid(given.sample_count, f"{where}.SampleCount")
    low, high = _number(given.minimum, f"{where}.Minimum"), _number(given.maximum, f"{where}.Maximum")
    values = {low: given.sample_count} if low == high else {}
    return Point(given.sample_count, _number(given.sum, f"{where}.Sum"), low, high, values)


def _number(value: float, where: str) -> float:
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise _invalid(value, where)
    return value


def _invalid(value: float, where: str) -> InvalidParameterValue:
    shown = "NaN" if math.isnan(value) else value
    return InvalidParameterValue(message=f"The value {shown} for parameter {where} is invalid.")


def _check_room(context: Context, namespace: str, measured: list[Measured]) -> None:
    known = context.part(CloudWatchState).series
    wanted: dict[str, set[str]] = {}
    for dimensions, _, datum, _ in measured:
        key = minutes.series_key(namespace, dimensions)
        wanted.setdefault(key, set()).add(minutes.metric_key(datum.unit, datum.metric_name))
    if len(known) + len(wanted.keys() - known.keys()) > MOST_SERIES:
        raise LimitExceeded(limit=MOST_SERIES, what="sets of dimensions")
    for key, names in wanted.items():
        if len(names | (known[key].names.keys() if key in known else set())) > MOST_NAMES:
            raise LimitExceeded(limit=MOST_NAMES, what="metrics with the same dimensions")
