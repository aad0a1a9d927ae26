"""The curves of a power tuning as numbers to draw: one point for each memory size, side by side.

x and y are per mille of the picture, y from above.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.courseware.metrics.charts import ceiling
from lessons.courseware.metrics.points import HIGH, WIDE
from lessons.functions.tuning import MILLION, Figures, Size, Tuning
from serverless_lab.engine.instant import MILLISECOND

_ROOM = 16  # pixels that a word above a point needs


@dataclass(frozen=True)
class Point:
    """`word` says what the size is the best at; `low`: it stands beneath the point, as there is no room above it."""

    memory: int
    x: float
    y: float
    value: float
    word: "str | Promise" = ""
    low: bool = False

    @property
    def percent(self) -> float:
        return round(self.x / 10, 2)

    @property
    def pixels(self) -> float:
        return round(self.y * HIGH / WIDE, 1)


@dataclass(frozen=True)
class Curve:
    """`points` of the sizes that were measured, `sizes` of all with their place in percent; `top` at the upper edge."""

    key: str
    title: "str | Promise"
    unit: str
    top: float
    points: tuple[Point, ...]
    sizes: tuple[tuple[int, float], ...]
    path: str

    @property
    def dots(self) -> str:
        return "".join(f"M{point.x} {point.y}h0" for point in self.points)


def draw(tuning: Tuning) -> list[Curve]:
    """Nothing where no size was measured."""
    if not tuning.measured:
        return []
    return [
        _curve("duration", _("Duration"), "ms", tuning, _milliseconds, {tuning.fastest: _("fastest")}),
        _curve("cost", _("Cost of a million calls"), "USD", tuning, _of_million, {tuning.cheapest: _("cheapest")}),
    ]


def _milliseconds(figures: Figures) -> float:
    return figures.duration / MILLISECOND


def _of_million(figures: Figures) -> float:
    return figures.cost * MILLION


def _curve(
    key: str,
    title: "str | Promise",
    unit: str,
    tuning: Tuning,
    value_of: Callable[[Figures], float],
    best: dict[int | None, "str | Promise"],
) -> Curve:
    step = WIDE / len(tuning.sizes)
    places = {size.memory: round((number + 0.5) * step, 1) for number, size in enumerate(tuning.sizes)}
    values = {size.memory: value_of(size.figures) for size in tuning.sizes if size.figures is not None}
    top = ceiling(max(values.values()))
    points = {
        memory: _point(memory, places[memory], value, top, best.get(memory, "")) for memory, value in values.items()
    }
    sizes = tuple((memory, round(x / 10, 2)) for memory, x in places.items())
    return Curve(key, title, unit, top, tuple(points.values()), sizes, _path(tuning.sizes, points))


def _point(memory: int, x: float, value: float, top: float, word: "str | Promise") -> Point:
    y = round((1 - value / top) * WIDE, 1)
    return Point(memory, x, y, value, word, low=y * HIGH / WIDE < _ROOM)


def _path(sizes: tuple[Size, ...], points: dict[int, Point]) -> str:
    """Broken where a size has no figures."""
    said, joined = "", False
    for size in sizes:
        point = points.get(size.memory)
        if point is not None:
            said += f"{'L' if joined else 'M'}{point.x} {point.y}"
        joined = point is not None
    return said
