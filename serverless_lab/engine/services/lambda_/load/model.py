"""What is sent, what stands against it, and what came of it. Times are microseconds from the beginning."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from serverless_lab.engine.instant import Span

SECONDS: Final = 60
RATES: Final = (1, 10_000)
PATTERNS: Final = ("steady", "ramp", "burst")
COLD_NEEDED: Final = 1
WARM_NEEDED: Final = 5
# Why a request does not run at once: Fleet.begin says which.
RATE: Final = "rate"
CONCURRENCY: Final = "concurrency"
SCALING: Final = "scaling"


class Run(NamedTuple):
    """A run that was measured: how long it held its environment, and whether that lived on."""

    took: Span
    billed_ms: int
    failed: bool
    keeps: bool


@dataclass(frozen=True)
class Measured:
    cold: tuple[Run, ...]
    warm: tuple[Run, ...]

    @property
    def cold_missing(self) -> int:
        return max(0, COLD_NEEDED - len(self.cold))

    @property
    def warm_missing(self) -> int:
        """None where no environment ever serves twice."""
        if self.cold and not any(run.keeps for run in self.cold):
            return 0
        return max(0, WARM_NEEDED - len(self.warm))

    @property
    def enough(self) -> bool:
        return not self.cold_missing and not self.warm_missing


@dataclass(frozen=True)
class Load:
    """`rate`: requests a second at the most, `pattern`: see `arrivals`."""

    rate: int
    pattern: str = "steady"
    asynchronous: bool = False
    seed: int = 1


@dataclass(frozen=True)
class Capacity:
    """`measured` must be enough. `on_demand`: how many may run beside the `ready`, which provisioned concurrency keeps.

    `idle` environments are there at the beginning. `a_second`: synchronous calls that may begin in one second.
    `max_age` of an asynchronous event in seconds; `switched_off`: 0 is reserved, and events are dropped at once.
    """

    measured: Measured
    on_demand: int
    a_second: int
    memory_mb: int
    architecture: str = "x86_64"
    ready: int = 0
    idle: int = 0
    max_age: int = 21_600
    switched_off: bool = False


@dataclass(frozen=True)
class Second:
    """One second, or the whole minute. `throttled`: how often there was no room; an event may meet that several times.

    `running` and `environments` at the most, `waiting` in the queue at the end, `cost` in USD.
    """

    sent: int
    started: int
    cold: int
    failed: int
    throttled: int
    dropped: int
    running: int
    environments: int
    waiting: int
    cost: float


@dataclass(frozen=True)
class Outcome:
    """`reasons`: how often each was in the way. `mean`: how long a run held its environment on average.

    `longest`: how long an event that ran had waited at the most.
    """

    seconds: tuple[Second, ...]
    whole: Second
    reasons: dict[str, int]
    mean: Span
    longest: Span
