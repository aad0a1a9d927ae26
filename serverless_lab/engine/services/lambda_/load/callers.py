"""How requests come to the function: the caller waits for the answer, or a queue of Lambda's takes them."""

from collections import Counter, deque
from dataclasses import dataclass

from serverless_lab.engine import numbers
from serverless_lab.engine.instant import MILLISECOND, SECOND, Span
from serverless_lab.engine.services.lambda_.load.fleet import Fleet
from serverless_lab.engine.services.lambda_.load.model import SECONDS, Capacity

_SHORTEST, _LONGEST = numbers.LAMBDA_ASYNC_BACKOFF_S
_NEVER: Span = 2 * SECONDS * SECOND


class Waited:
    """Synchronous: where there is no room, the caller gets 429, and that is the end of it."""

    waiting = dropped = 0
    longest: Span = 0

    def __init__(self, fleet: Fleet) -> None:
        self.fleet = fleet
        self.reasons: Counter[str] = Counter()

    def send(self, at: Span) -> None:
        reason = self.fleet.begin(at)
        if reason:
            self._refused(reason, 1)

    def settle(self, at: Span) -> None:
        """What is due by now happens."""

    def _refused(self, reason: str, count: int) -> None:
        self.reasons[reason] += count
        self.fleet.tally.throttled += count


@dataclass(slots=True)
class Bunch:
    """Events that were put off in the same millisecond: they are tried again together."""

    due: Span
    accepted: Span
    count: int


class Queued(Waited):
    """Asynchronous: where there is no room, the event comes again, soon at first, then ever later.

    `lines`: what waits for the first time, the second, and so on; in each, what is due first comes first. `next`: when
    something is due.
    """

    def __init__(self, fleet: Fleet, capacity: Capacity) -> None:
        super().__init__(fleet)
        self.max_age, self.switched_off = capacity.max_age * SECOND, capacity.switched_off
        self.waits = [_SHORTEST * SECOND]
        while self.waits[-1] < _LONGEST * SECOND:
            self.waits.append(min(2 * self.waits[-1], _LONGEST * SECOND))
        self.lines: list[deque[Bunch]] = [deque() for _ in self.waits]
        self.next = _NEVER

    def send(self, at: Span) -> None:
        if self.next <= at:
            self.settle(at)
        reason = self.fleet.begin(at)
        if not reason:
            return
        self._refused(reason, 1)
        self.waiting += 1
        line, accepted = self.lines[0], -(-at // MILLISECOND) * MILLISECOND
        if line and line[-1].accepted == accepted:
            line[-1].count += 1
        else:
            self._put_off(Bunch(accepted, accepted, 1), 0)

    def settle(self, at: Span) -> None:
        """Try again what is due by now, what has waited longest first. Once there is no room, there is none for all."""
        while (due := self.next) <= at:
            reason, self.next = "", _NEVER
            for number in range(len(self.lines) - 1, -1, -1):
                line = self.lines[number]
                if line and line[0].due == due:
                    reason = self._again(line.popleft(), number, reason)
                if line and line[0].due < self.next:
                    self.next = line[0].due

    def _again(self, bunch: Bunch, number: int, reason: str) -> str:
        """What is in the way by now, if anything."""
        count = bunch.count
        while bunch.count and not reason:
            reason = self.fleet.begin(bunch.due)
            bunch.count -= not reason
        if bunch.count < count:
            self.waiting -= count - bunch.count
            self.longest = max(self.longest, bunch.due - bunch.accepted)
        if bunch.count:
            self._refused(reason, bunch.count)
            self._put_off(bunch, min(number + 1, len(self.lines) - 1))
        return reason

    def _put_off(self, bunch: Bunch, number: int) -> None:
        """Into this line, or away when it gets too old there."""
        bunch.due += self.waits[number]
        if self.switched_off or bunch.due - bunch.accepted > self.max_age:
            self.waiting -= bunch.count
            self.dropped += bunch.count
            return
        self.lines[number].append(bunch)
        if bunch.due < self.next:
            self.next = bunch.due
