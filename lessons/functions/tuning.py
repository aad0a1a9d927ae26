"""What a power tuning measured: what a call takes and costs with each memory size, and which is the best at what."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import NamedTuple

from django.utils.functional import Promise

from lessons.courseware.probe import Probe
from lessons.functions import words
from serverless_lab.engine.instant import Instant, Span
from serverless_lab.engine.services.lambda_.report import bill
from serverless_lab.engine.services.lambda_.state import Invocation

MILLION = 1_000_000


class Figures(NamedTuple):
    """What a warm call with a size takes, and what it costs in USD."""

    duration: Span
    cost: float


@dataclass(frozen=True)
class Size:
    """The calls with one memory size."""

    memory: int
    runs: tuple[Invocation, ...]

    @property
    def failed(self) -> Invocation | None:
        return next((run for run in self.runs if run.status != "ok"), None)

    @property
    def error(self) -> "str | Promise":
        return words.explain_error(self.failed) if self.failed else ""

    @property
    def cold(self) -> Invocation | None:
        """The cold start that was measured on the way."""
        return next((run for run in self.runs if run.cold and run.status == "ok"), None)

    @property
    def counted(self) -> list[Invocation]:
        """The warm calls; where there was time for a cold one alone, its handler took as long as a warm one's."""
        return [run for run in self.runs if not run.cold] or list(self.runs)

    @cached_property
    def figures(self) -> Figures | None:
        """None where a call failed: what a size does not bear has no price."""
        if self.failed is not None:
            return None
        took = round(median(run.duration for run in self.counted))
        return Figures(took, bill(0, took, self.memory, self.runs[0].architecture).cost)

    @property
    def per_million(self) -> float:
        return self.figures.cost * MILLION if self.figures else 0.0


@dataclass(frozen=True)
class Tuning:
    """The sizes of one tuning, the smallest first. The best are None where nothing was measured."""

    sizes: tuple[Size, ...]
    began: Instant
    cost: float
    calls: int
    cheapest: int | None = None
    fastest: int | None = None
    balanced: int | None = None

    @property
    def measured(self) -> list[Size]:
        return [size for size in self.sizes if size.figures is not None]


def read(probe: Probe, function: str) -> Tuning | None:
    """The newest tuning of a function."""
    runs = [run for run in probe.invocations(function) if run.tuning]
    return of([run for run in runs if run.tuning == runs[-1].tuning]) if runs else None


def of(runs: Sequence[Invocation]) -> Tuning:
    """What these calls say, of which there is at least one."""
    by_memory: dict[int, list[Invocation]] = {}
    for run in runs:
        by_memory.setdefault(run.memory_size, []).append(run)
    sizes = tuple(Size(memory, tuple(by_memory[memory])) for memory in sorted(by_memory))
    figures = {size.memory: size.figures for size in sizes if size.figures is not None}
    return Tuning(sizes, runs[0].started, sum(run.cost for run in runs), len(runs), *_best(figures))


def _best(figures: dict[int, Figures]) -> tuple[int, int, int] | tuple[()]:
    """The cheapest, the fastest and the balanced size; of equals the smallest."""
    if not figures:
        return ()
    longest = max(each.duration for each in figures.values()) or 1
    dearest = max(each.cost for each in figures.values())

    def balance(memory: int) -> float:
        """Both as shares of the worst that was measured, each with half a say."""
        return figures[memory].duration / longest + figures[memory].cost / dearest

    return (
        min(figures, key=lambda memory: figures[memory].cost),
        min(figures, key=lambda memory: figures[memory].duration),
        min(figures, key=balance),
    )
