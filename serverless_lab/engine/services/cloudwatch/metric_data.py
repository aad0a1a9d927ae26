"""GetMetricData: several metrics and expressions at once."""

import re
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.cloudwatch import querying, requests
from serverless_lab.engine.services.cloudwatch.arithmetic import Line
from serverless_lab.engine.services.cloudwatch.errors import InvalidNextToken, MissingParameter, ValidationError
from serverless_lab.engine.services.cloudwatch.naming import check_stat, dimensions_of, is_period
from serverless_lab.engine.services.cloudwatch.reading import span
from serverless_lab.engine.services.cloudwatch.state import Query, Watched

_ID = re.compile(r"[a-z][a-zA-Z0-9_]*")


def get_metric_data(context: Context, request: requests.GetMetricData) -> dict[str, Any]:
    queries = queries_of(request.metric_data_queries, "MetricDataQueries")
    start, end = span(request.start_time, request.end_time)
    querying.check_size(context, queries, start, end)
    lines = querying.work_out_all(context, queries, start, end)
    size = min(request.max_datapoints or numbers.CLOUDWATCH_ANSWERED, numbers.CLOUDWATCH_ANSWERED)
    skipped = _skipped(request.next_token)
    backwards = request.scan_by != "TimestampAscending"
    results, left = [], size
    for query in queries:
        if query.shown:
            result, passed = _result(query, lines[query.id], backwards, skipped, left)
            results.append(result)
            skipped, left = max(0, skipped - passed), left - len(result["Values"])
    whole = all(result["StatusCode"] == "Complete" for result in results)
    token = {} if whole else {"NextToken": str(_skipped(request.next_token) + size - left)}
    return {"MetricDataResults": results, "Messages": []} | token


def queries_of(given: list[requests.MetricDataQuery], where: str) -> list[Query]:
    """The lines of a query; raises what AWS says of those that are not as they must be."""
    if not given:
        raise MissingParameter(name=where)
    if len(given) > numbers.CLOUDWATCH_QUERIES:
        raise ValidationError(message=f"The collection {where} must not have a size greater than 500.")
    queries = [_query(one, f"{where}.member.{number}") for number, one in enumerate(given, 1)]
    if len({query.id for query in queries}) < len(queries):
        raise ValidationError(message=f"The values for parameter id in {where} are not unique.")
    if not any(query.shown for query in queries):
        raise ValidationError(message=f"At least one of the {where} must have ReturnData set to true.")
    querying.in_order(queries)
    return queries


def _query(given: requests.MetricDataQuery, where: str) -> Query:
    if given.account_id is not None:
        raise NotSimulated(feature="A metric of another account")
    if not _ID.fullmatch(given.id):
        raise ValidationError(
            message=f"The value {given.id} for parameter {where}.Id is not matching the expected pattern "
            "^[a-z][a-zA-Z0-9_]*$."
        )
    watched = _watched(given, where)
    return Query(given.id, watched, given.expression or "", given.label or "", given.return_data is not False)


def _watched(given: requests.MetricDataQuery, where: str) -> Watched | None:
    stat = given.metric_stat
    if stat is None:
        if given.expression is None:
            raise ValidationError(message=f"Either {where}.Expression or {where}.MetricStat must be specified.")
        return None
    for name, value in (("Expression", given.expression), ("Period", given.period)):
        if value is not None:
            raise ValidationError(
                message=f"The parameters {where}.{name} and {where}.MetricStat are mutually exclusive and you have "
                "specified both."
            )
    if not stat.metric.namespace or not stat.metric.metric_name:
        name = "MetricName" if stat.metric.namespace else "Namespace"
        raise ValidationError(message=f"The parameter {where}.MetricStat.Metric.{name} is required.")
    if not is_period(stat.period):
        raise ValidationError(
            message=f"The parameter {where}.MetricStat.Period must be a value in the set [ 1, 5, 10, 20, 30 ] or any "
            "multiple of 60."
        )
    return Watched(
        stat.metric.namespace,
        stat.metric.metric_name,
        dimensions_of(stat.metric.dimensions, f"{where}.MetricStat.Metric.Dimensions"),
        check_stat(stat.stat, f"{where}.MetricStat.Stat"),
        stat.period,
        stat.unit or "",
    )


def _result(query: Query, line: Line, backwards: bool, skipped: int, left: int) -> tuple[dict[str, Any], int]:
    """One line's share of a page, and how many values it has in all."""
    times = sorted(line.values, reverse=backwards)
    shown = times[skipped : skipped + left]
    whole = skipped + left >= len(times)
    result = {
        "Id": query.id,
        "Label": query.label or (query.watched.name if query.watched else query.id),
        "Timestamps": [to_datetime(time) for time in shown],
        "Values": [line.values[time] for time in shown],
        "StatusCode": "Complete" if whole else "PartialData",
    }
    return result, len(times)


def _skipped(token: str | None) -> int:
    if token is not None and not (token.isascii() and token.isdecimal() and len(token) <= 9):
        raise InvalidNextToken
    return int(token or 0)
