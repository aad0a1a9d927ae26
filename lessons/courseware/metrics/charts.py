"""Charts of metrics: what is asked of CloudWatch, and its answer as numbers to draw.

x and y are per mille of the picture, y from above.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from lessons.courseware.metrics.points import Point, place, points
from lessons.courseware.metrics.spans import Range
from lessons.courseware.twins import Twins, twins
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.instant import SECOND, Instant, from_datetime, to_datetime

ROWS = 40  # of a table, the newest
Values = dict[Instant, float]


@dataclass(frozen=True)
class Measured:
    """What is measured: a thing by the dimensions that name it, such as FunctionName."""

    namespace: str
    dimensions: Mapping[str, str]

    @property
    def told(self) -> list[dict[str, str]]:
        """The dimensions as a request names them."""
        return [{"Name": name, "Value": value} for name, value in self.dimensions.items()]


@dataclass(frozen=True)
class Wanted:
    """A line to ask for. `expression` empty: a metric by its name and statistic."""

    id: str
    name: str | Promise
    metric: str = ""
    stat: str = "Sum"
    expression: str = ""


@dataclass(frozen=True)
class Plan:
    key: str
    title: str | Promise
    unit: str | Promise
    lines: tuple[Wanted, ...]


@dataclass(frozen=True)
class Line:
    """`path` in the picture: a stretch for values that follow each other. `number` is its look."""

    name: str | Promise
    number: int
    path: str
    values: Values
    points: list[Point]

    @property
    def newest(self) -> float | None:
        return self.values[max(self.values)] if self.values else None


@dataclass(frozen=True)
class Chart:
    """`top` is the value at the upper edge. `rows`: a time, and each line's value then. `counted`: times are spans
    since the beginning of what was simulated, told in seconds.
    """

    key: str
    title: str | Promise
    unit: str | Promise
    top: float
    lines: tuple[Line, ...]
    start: Instant
    middle: Instant
    end: Instant
    rows: list[tuple[Instant, list[float | None]]]
    hidden: int
    counted: bool = False

    @property
    def edges(self) -> tuple[int, int, int]:
        """The times under the picture, in seconds."""
        return self.start // SECOND, self.middle // SECOND, self.end // SECOND


def params(of: Measured, plans: Sequence[Plan], shown: Range, now: Instant) -> dict[str, Any]:
    """GetMetricData for all charts at once."""
    times = shown.times(now)
    lines = [line for plan in plans for line in plan.lines]
    return {
        "MetricDataQueries": [_query(line, of, shown.period) for line in lines],
        "StartTime": to_datetime(times.start),
        "EndTime": to_datetime(times.stop),
        "ScanBy": "TimestampAscending",
    }


def read(
    cloud: Cloud, of: Measured, plans: Sequence[Plan], shown: Range, now: Instant
) -> tuple[list[Chart], Twins | None]:
    """The charts in which there is something, and how to ask the same elsewhere."""
    asked = params(of, plans, shown, now)
    answer = cloud.probe(cloud.root, "cloudwatch", "GetMetricData", asked).answer or {}
    found = {
        result["Id"]: dict(zip(map(from_datetime, result["Timestamps"]), result["Values"], strict=True))
        for result in answer.get("MetricDataResults", ())
    }
    charts = [chart(plan, found, shown.times(now)) for plan in plans if any(found.get(line.id) for line in plan.lines)]
    return charts, twins("cloudwatch", "GetMetricData", asked, cloud.state.region)


def chart(plan: Plan, found: Mapping[str, Values], times: range, *, counted: bool = False) -> Chart:
    values = [found.get(line.id, {}) for line in plan.lines]
    top = ceiling(max((value for each in values for value in each.values()), default=0))
    known = sorted({time for each in values for time in each}, reverse=True)
    return Chart(
        plan.key,
        plan.title,
        plan.unit,
        top,
        tuple(
            Line(line.name, number, path(each, times, top), each, marked)
            for number, (line, each, marked) in enumerate(
                zip(plan.lines, values, points(values, times, top), strict=True)
            )
        ),
        times.start,
        (times.start + times.stop) // 2,
        times.stop,
        [(time, [each.get(time) for each in values]) for time in known[:ROWS]],
        max(0, len(known) - ROWS),
        counted,
    )


def ceiling(value: float) -> float:
    """The next 1, 2 or 5 with zeros that is not below; 1 where there is nothing but zeros."""
    top = 1.0
    if value <= 0:
        return top
    while top < value:
        top *= 10
    while top / 10 >= value:
        top /= 10
    return next(each for each in (top / 5, top / 2, top) if each >= value)


def path(values: Values, times: range, top: float) -> str:
    """An SVG path; where a period is empty the line is broken."""
    said: list[str] = []
    before: Instant | None = None
    for time in sorted(values):
        x, y = place(time, values[time], times, top)
        said.append(f"L{x} {y}" if before == time - times.step else f"M{x} {y}h0")
        before = time
    return "".join(said)


def _query(line: Wanted, of: Measured, period: int) -> dict[str, Any]:
    if line.expression:
        return {"Id": line.id, "Expression": line.expression}
    metric = {
        "Namespace": of.namespace,
        "MetricName": line.metric,
        "Dimensions": of.told,
    }
    return {"Id": line.id, "MetricStat": {"Metric": metric, "Period": period, "Stat": line.stat}}
