"""What comes to a queue, what works it off, and what came of it. Times are microseconds from the beginning."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from serverless_lab.engine import numbers
from serverless_lab.engine.instant import MILLISECOND, SECOND, Span

PATTERNS: Final = ("steady", "burst")
# How the simulated clients behave, where AWS says nothing: told beside what is simplified.
ANSWER: Final = 10 * MILLISECOND  # from a call to its answer
PAUSE: Final = 100 * MILLISECOND  # after a short poll that found nothing
RESTART: Final = SECOND  # until a consumer that crashed is there again
CLICK: Final = 400 * MILLISECOND  # from the first click of an impatient customer to the second


@dataclass(frozen=True)
class Producers:
    """`rate`: messages a second, for so many `seconds`, sent `batch` at a time; `doubles` of a thousand twice.

    `backlog` messages are in the queue when it begins.
    """

    rate: int
    seconds: int
    pattern: str = "steady"
    batch: int = 1
    groups: int = 1
    doubles: int = 0
    backlog: int = 0


@dataclass(frozen=True)
class Line:
    """The queue. Spans in seconds; `most`: maxReceiveCount, 0 without a dead-letter queue. `high`: high throughput.

    `twice`, `astray` and `missed` of a thousand, as `Luck`.
    """

    fifo: bool = False
    high: bool = False
    visibility: int = numbers.SQS_VISIBILITY_DEFAULT_S
    delay: int = 0
    retention: int = numbers.SQS_RETENTION_DEFAULT_S
    most: int = 0
    twice: int = 1
    astray: int = 50
    missed: int = 0


@dataclass(frozen=True)
class Consumers:
    """`work`: for a message; `wait`: of a long poll in seconds, 0 for short polls. Of a thousand messages `crashes`
    take the consumer down in the middle, `forgets` are never deleted, `poison` can never be worked on.

    `early`: deletes before the work. `idempotent`: an order that is done is not done again.
    """

    count: int
    work: Span
    batch: int = 1
    wait: int = 20
    crashes: int = 0
    forgets: int = 0
    poison: int = 0
    early: bool = False
    idempotent: bool = False


@dataclass(frozen=True)
class Plan:
    """`seconds`: how long it is looked at. `seed` and `draw` give the same run again."""

    producers: Producers
    line: Line
    consumers: Consumers
    seconds: int
    seed: str = ""
    draw: int = 1


class Second(NamedTuple):
    """What happened in one second, and at its end: `visible`, `in_flight`, `delayed`, `dead`, `held` back by the
    producers, and for how many seconds the `oldest` message has been there. `throttled`: calls that were refused.
    """

    sent: int = 0
    received: int = 0
    done: int = 0
    deleted: int = 0
    throttled: int = 0
    copied: int = 0
    expired: int = 0
    visible: int = 0
    in_flight: int = 0
    delayed: int = 0
    dead: int = 0
    held: int = 0
    oldest: int = 0


@dataclass(frozen=True)
class Fates:
    """Orders, by what became of them. An order is once `once`, `twice` or more often, or never done; of the latter some
    are `dead` letters, some `lost`, and some `left`, which may still be done.

    `again`: orders that were received more than once; `overtaken`: received after a later one (of their group).
    `skipped`: how often an idempotent consumer saw that an order was done. `same`: second clicks that a FIFO queue
    took for the first.
    """

    orders: int = 0
    once: int = 0
    twice: int = 0
    dead: int = 0
    lost: int = 0
    left: int = 0
    again: int = 0
    overtaken: int = 0
    copied: int = 0
    skipped: int = 0
    same: int = 0


@dataclass(frozen=True)
class Calls:
    """Of each kind, refused ones left out; `empty` of the receives found nothing."""

    send: int = 0
    receive: int = 0
    delete: int = 0
    empty: int = 0

    @property
    def all(self) -> int:
        return self.send + self.receive + self.delete


class Happened(NamedTuple):
    """What happened to one message in the queue. `serial`: its number there, a copy has one of its own.

    `what`: sent | copied | same | received | done | skipped | failed | crashed | deleted | stale | dead | expired.
    `who`: the consumer, from 1. `until`: when a message that is hidden shows.
    """

    at: Span
    what: str
    serial: int
    order: int = 0
    who: int = 0
    until: Span = 0


@dataclass(frozen=True)
class Outcome:
    """`cost` in USD. `mean` and `longest`: from when an order was first sent until it was done first.

    `drained`: when somebody found nothing to receive for the first time. `examples`: an order for each fate that there
    was, by the names of `Fates`. `log` of the orders that were watched; `groups` of their messages, by number.
    """

    seconds: tuple[Second, ...]
    fates: Fates
    calls: Calls
    cost: float
    mean: Span
    longest: Span
    drained: Span | None
    examples: dict[str, int] = field(default_factory=dict)
    log: tuple[Happened, ...] = field(default=())
    groups: dict[int, str] = field(default_factory=dict)
