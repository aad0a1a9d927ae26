"""Points of a chart that are marked: where there are so few values that a line alone would be overlooked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from serverless_lab.engine.instant import Instant

WIDE = 1000
# Of a chart's height in per mille: names closer than that would lie on each other.
APART = 130
MARKED = 12  # times with values; in a chart with more of them the lines are seen well
NAMED = 4
RIGHT = 800  # from here on the name stands on the left side
LOW, HIGH_UP = 960, 40
# Where the values lie in `svg/chart.html`, in pixels.
ABOVE, HIGH = 4, 106


@dataclass(frozen=True)
class Point:
    """x and y are per mille of the picture, y from above. `named`: its value is written beside it.

    `alone`: no line leads to it.
    """

    x: float
    y: float
    value: float
    named: bool
    alone: bool

    @property
    def left(self) -> bool:
        return self.x > RIGHT

    @property
    def across(self) -> str:
        return f"{self.x / 10:g}%"

    @property
    def down(self) -> str:
        """In the picture's own pixels: a circle in a picture that is stretched would be none."""
        return f"{ABOVE + self.y * HIGH / WIDE:g}"

    @property
    def shift(self) -> int:
        """The name stands beside the middle, at the lower edge above it."""
        return -3 if self.y > LOW else 8 if self.y < HIGH_UP else 4


def place(time: Instant, value: float, times: range, top: float) -> tuple[float, float]:
    x = (time + times.step / 2 - times.start) / (times.stop - times.start) * WIDE
    return round(x, 1), round((1 - value / top) * WIDE, 1)


def points(lines: Sequence[Mapping[Instant, float]], times: range, top: float) -> list[list[Point]]:
    """For each line those to mark: all while there are few times, otherwise the ones that no line leads to.

    Named is the newest time, and every one while there are very few.
    """
    known = sorted({time for values in lines for time in values})
    taken: dict[Instant, list[float]] = {}
    found: list[list[Point]] = []
    for values in lines:
        marked = [time for time in sorted(values) if len(known) <= MARKED or _alone(values, time, times.step)]
        found.append([])
        for time in marked:
            x, y = place(time, values[time], times, top)
            names = taken.setdefault(time, [])
            named = _may_be_named(time, known, times.step) and all(abs(y - other) >= APART for other in names)
            names += [y] if named else []
            found[-1].append(Point(x, y, values[time], named, _alone(values, time, times.step)))
    return found


def _alone(values: Mapping[Instant, float], time: Instant, step: int) -> bool:
    return time - step not in values and time + step not in values


def _may_be_named(time: Instant, known: list[Instant], step: int) -> bool:
    """A name has room at the newest time, and between times that are far apart."""
    if time == known[-1]:
        return len(known) <= MARKED
    return len(known) <= NAMED and time + 8 * step <= known[-1]
