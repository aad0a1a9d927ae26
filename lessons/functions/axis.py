"""The axis of the strip: moments in which something runs, and folded gaps between them.

A run takes milliseconds and the idle time between two runs takes minutes, so no one scale shows both. The axis is
therefore cut into *moments* (linear inside, each under its own magnifying glass) and *gaps* (folded, with their length
written on them). x and widths are percent of the picture.
"""

import math
from dataclasses import dataclass, replace

from serverless_lab.engine.instant import MILLISECOND, MINUTE, SECOND, Instant, Span
from serverless_lab.engine.services.lambda_.state import Invocation

JOIN_SPAN: Span = 20 * MILLISECOND
LONG_GAP: Span = 2 * SECOND
STRETCH = 1.6


@dataclass(frozen=True)
class Format:
    """A width to lay out for (the picture stretches from there), and how much fits."""

    name: str
    width: int
    label: int
    rows: int
    shrink: float


WIDE = Format("wide", 880, 112, 5, 1.0)
NARROW = Format("narrow", 350, 62, 4, 0.62)


@dataclass(frozen=True)
class Moment:
    """A stretch in which something runs: from `start` to `end`, drawn linearly."""

    start: Instant
    end: Instant
    x: float = 0.0
    width: float = 0.0

    @property
    def took(self) -> Span:
        return self.end - self.start


@dataclass(frozen=True)
class Gap:
    """Nothing runs; `took` may be many minutes in few pixels."""

    start: Instant
    end: Instant
    x: float
    width: float

    @property
    def took(self) -> Span:
        return self.end - self.start

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 3)

    @property
    def long(self) -> bool:
        """Wide enough for its length to be written on it."""
        return self.took >= LONG_GAP


def find_moments(runs: list[Invocation], now: Instant) -> list[Moment]:
    """Runs that overlap, or nearly touch, are one moment."""
    moments: list[Moment] = []
    for run in sorted(runs, key=lambda run: run.started):
        end = max(run.ended or now, run.started + MILLISECOND)
        last = moments[-1] if moments else None
        if last and run.started - last.end <= max(JOIN_SPAN, last.took // 4):
            moments[-1] = replace(last, end=max(last.end, end))
        else:
            moments.append(Moment(run.started, end))
    return moments


def lay_out(moments: list[Moment], now: Instant, shape: Format) -> tuple[list[Moment], list[Moment | Gap], float]:
    """Give moments and gaps their place, newest at the right; leave away the oldest that no longer fit."""
    room = shape.width - shape.label - 12
    starts = [moment.end for moment in moments]
    ends = [moment.start for moment in moments[1:]] + [max(now, moments[-1].end)]
    used, first = 0.0, len(moments)
    while first and used + _pair_width(moments[first - 1], ends[first - 1] - starts[first - 1], shape) <= room:
        first -= 1
        used += _pair_width(moments[first], ends[first] - starts[first], shape)
    first = min(first, len(moments) - 1)
    stretch = min(STRETCH, room / used) if used else 1.0
    x, pieces, shown = float(shape.label), [], []
    for moment, gap_start, gap_end in zip(moments[first:], starts[first:], ends[first:], strict=True):
        wide = stretch * _moment_width(moment.took, shape)
        placed = replace(moment, x=percent(x, shape), width=percent(wide, shape))
        x += wide
        wide = stretch * _gap_width(gap_end - gap_start, shape)
        gap = Gap(gap_start, gap_end, percent(x, shape), percent(wide, shape))
        x += wide
        shown.append(placed)
        pieces += [placed, gap]
    return shown, pieces, percent(x, shape)


def _pair_width(moment: Moment, gap: Span, shape: Format) -> float:
    return _moment_width(moment.took, shape) + _gap_width(gap, shape)


def _moment_width(took: Span, shape: Format) -> float:
    return (52 + 28 * math.log10(1 + took / MILLISECOND)) * shape.shrink


def _gap_width(took: Span, shape: Format) -> float:
    if took < LONG_GAP:
        return 26 * shape.shrink
    return (66 if took >= MINUTE else 52) * max(shape.shrink, 0.75)


def percent(x: float, shape: Format) -> float:
    return round(100 * x / shape.width, 3)


def place(at: Instant, pieces: list[Moment | Gap]) -> float:
    """Where an instant lies on the axis; before the first piece is its left edge, after the last its right."""
    for piece in pieces:
        if at <= piece.end:
            share = max(0.0, (at - piece.start) / piece.took) if piece.took else 0.0
            return piece.x + share * piece.width
    return pieces[-1].x + pieces[-1].width
