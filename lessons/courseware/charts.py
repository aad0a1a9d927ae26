"""Charts over time: what lines there are to be, and their values as numbers to draw by `svg/chart.html`.

x and y are per mille of the picture, y from above.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

from lessons.courseware.chart_points import Point, place, points
from serverless_lab.engine.instant import Instant

ROWS = 40  # of a table, the newest
Values = dict[Instant, float]


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
    unit: str
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
    """`top` is the value at the upper edge. `rows`: a time, and each line's value then."""

    key: str
    title: str | Promise
    unit: str
    top: float
    lines: tuple[Line, ...]
    start: Instant
    middle: Instant
    end: Instant
    rows: list[tuple[Instant, list[float | None]]]
    hidden: int


def chart(plan: Plan, found: Mapping[str, Values], times: range) -> Chart:
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
