"""The backlog calculator: how long a backlog takes, and how many consumers it takes; worked out, and simulated."""

import math
from dataclasses import dataclass
from typing import Final

from serverless_lab.engine import numbers
from serverless_lab.engine.instant import SECOND, Span
from serverless_lab.engine.services.sqs.conveyor.model import ANSWER, Consumers, Line, Plan, Producers
from serverless_lab.engine.services.sqs.conveyor.simulate import simulate

MOST_CHECKED: Final = 100_000  # messages


@dataclass(frozen=True)
class Backlog:
    """`waiting` messages, and `rate` more a second; consumers that take `batch` at a time and need `work` for each."""

    waiting: int
    rate: int
    consumers: int
    work: Span
    batch: int = 1

    @property
    def each(self) -> Span:
        """A consumer's time for a message: the work, and its share of a receive and a delete call."""
        return self.work + 2 * ANSWER // self.batch

    @property
    def capacity(self) -> float:
        """Messages a second, by all consumers."""
        return self.consumers * SECOND / self.each

    @property
    def drain(self) -> Span | None:
        """None: it grows, or stays as it is."""
        spare = self.capacity - self.rate
        return round(self.waiting / spare * SECOND) if spare > 0 else None

    def needed(self, within: Span) -> int:
        """Consumers to have drained it by then."""
        return max(1, math.ceil((self.waiting * SECOND / within + self.rate) * self.each / SECOND))

    @property
    def checkable(self) -> bool:
        return self.drain is not None and self.waiting + self.rate * self.drain / SECOND <= MOST_CHECKED

    def simulated(self) -> Span | None:
        """When a consumer finds nothing more to receive."""
        assert self.drain is not None
        seconds = self.drain * 3 // (2 * SECOND) + 5
        line = Line(visibility=numbers.SQS_VISIBILITY_S[1], twice=0, astray=0)
        producers = Producers(self.rate, seconds if self.rate else 0, backlog=self.waiting)
        return simulate(Plan(producers, line, Consumers(self.consumers, self.work, self.batch), seconds)).drained
