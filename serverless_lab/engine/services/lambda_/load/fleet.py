"""The environments of one function under load: which are busy until when, and which wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from random import Random

from serverless_lab.engine import numbers
from serverless_lab.engine.instant import SECOND, Span
from serverless_lab.engine.services.lambda_.load.model import CONCURRENCY, RATE, SCALING, Capacity, Run

_GAIN, _PER_S = numbers.LAMBDA_SCALING
_WHOLE: Span = _PER_S * SECOND
_EACH: Span = _WHOLE // _GAIN


@dataclass(slots=True)
class Tally:
    """One second. `billed_ms` on demand, `ready_ms` of environments that stood ready."""

    started: int = 0
    cold: int = 0
    failed: int = 0
    throttled: int = 0
    running: int = 0
    environments: int = 0
    billed_ms: int = 0
    ready_ms: int = 0
    took: Span = 0


class Fleet:
    """`chance` draws which of the measured runs each run is like. `a_second`: how many may begin in one second.

    Of environments only the number matters, so those that run are kept as the moments at which they end: `kept` wait
    for the next call then, `leaving` are gone, `serving` stand ready again.
    """

    def __init__(self, capacity: Capacity, a_second: float, chance: Random) -> None:
        self.on_demand, self.a_second = capacity.on_demand, a_second
        self.cold, self.warm = capacity.measured.cold, capacity.measured.warm
        self.idle, self.ready = capacity.idle, capacity.ready
        self.kept: list[Span] = []
        self.leaving: list[Span] = []
        self.serving: list[Span] = []
        self.grown: Span = -_WHOLE
        self.draw = chance.random
        self.tally = Tally()

    def turn(self, at: Span) -> None:
        """A new second begins."""
        self.free(at)
        self.tally = Tally(running=len(self.kept) + len(self.leaving) + len(self.serving))
        self._count()

    def free(self, at: Span) -> None:
        """What has ended by now takes the next call, or is gone."""
        while self.kept and self.kept[0] <= at:
            heappop(self.kept)
            self.idle += 1
        while self.leaving and self.leaving[0] <= at:
            heappop(self.leaving)
        while self.serving and self.serving[0] <= at:
            heappop(self.serving)
            self.ready += 1

    def begin(self, at: Span) -> str:
        """Start a run and answer nothing, or say what is in the way: RATE | CONCURRENCY | SCALING.

        As Lambda chooses: what stands ready, else what is warm, else a new one.
        """
        self.free(at)
        if not self.ready and len(self.kept) + len(self.leaving) >= self.on_demand:
            return CONCURRENCY
        if self.tally.started >= self.a_second:
            return RATE
        if self.ready:
            self.ready -= 1
            self._run(self.warm, at, ready=True)
        elif self.idle:
            self.idle -= 1
            self._run(self.warm, at)
        elif self._may_grow(at):
            self._run(self.cold, at)
            self.tally.cold += 1
            self._count()
        else:
            return SCALING
        return ""

    def _run(self, like: Sequence[Run], at: Span, *, ready: bool = False) -> None:
        took, billed_ms, failed, keeps = like[int(self.draw() * len(like))]
        tally = self.tally
        tally.started += 1
        tally.failed += failed
        tally.took += took
        if ready:
            tally.ready_ms += billed_ms
            heappush(self.serving, at + took)
        else:
            tally.billed_ms += billed_ms
            heappush(self.kept if keeps else self.leaving, at + took)
        running = len(self.kept) + len(self.leaving) + len(self.serving)
        if running > tally.running:
            tally.running = running

    def _count(self) -> None:
        """There are more only after a cold start."""
        busy = len(self.kept) + len(self.leaving) + len(self.serving)
        self.tally.environments = max(self.tally.environments, busy + self.idle + self.ready)

    def _may_grow(self, at: Span) -> bool:
        """A bucket that holds what may be gained in ten seconds and is filled again all the time, as AWS says."""
        grown = max(self.grown, at - _WHOLE) + _EACH
        if grown > at:
            return False
        self.grown = grown
        return True
