"""A run: what happens by itself, what producers send, and what consumers do, in the order of time."""

import heapq
from collections.abc import Callable
from random import Random

from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.services.sqs.conveyor.consuming import Consumer
from serverless_lab.engine.services.sqs.conveyor.floor import Floor
from serverless_lab.engine.services.sqs.conveyor.ledger import Ledger
from serverless_lab.engine.services.sqs.conveyor.model import CLICK, Calls, Outcome, Plan
from serverless_lab.engine.services.sqs.conveyor.producing import Sender
from serverless_lab.engine.services.sqs.conveyor.watching import Watch


def simulate(plan: Plan, *, stride: int = 0, first: int = 0) -> Outcome:
    """The same plan gives the same outcome. Every `stride`-th order is watched, from the `first` on."""
    run = _Run(plan, stride, first)
    run.go()
    ledger = run.ledger
    fates, (mean, longest) = ledger.fates(run.pending()), ledger.waits()
    return Outcome(
        tuple(ledger.seconds),
        fates,
        Calls(**ledger.calls),
        ledger.cost(),
        mean,
        longest,
        ledger.drained,
        ledger.examples,
        tuple(sorted((each for each in ledger.watch.log if each.at < plan.seconds * SECOND), key=lambda each: each.at)),
        ledger.watch.groups,
    )


class _Run:
    """`waiting`: consumers in a long poll, the one that came first in front, and until when."""

    def __init__(self, plan: Plan, stride: int, first: int) -> None:
        self.plan = plan
        chance = Random(f"conveyor:{plan.seed}:{plan.draw}")
        self.floor = Floor(plan.line, chance)
        self.ledger = Ledger(self.floor, Watch(self.floor, stride, first), plan.seconds)
        self.sender = Sender(plan, self.floor, self.ledger, chance)
        self.steps: list[tuple[Instant, int, Callable[[], None]]] = []
        self.number = 0
        self.waiting: dict[Consumer, Instant] = {}
        how = plan.consumers
        self.consumers = [
            Consumer(number + 1, how, self.floor, self.ledger, chance, self.later) for number in range(how.count)
        ]
        for consumer in self.consumers:
            consumer.wait = self._wait

    def go(self) -> None:
        self.sender.fill()
        self.later(0, lambda: self._second(0))
        for consumer in self.consumers:
            self.later(0, consumer.ask)
        floor, steps, wakes, end = self.floor, self.steps, self.floor.wakes, self.plan.seconds * SECOND
        while steps[0][0] < end:
            if wakes and wakes[0][0] <= steps[0][0]:
                self._wake()
            else:
                floor.at, _, step = heapq.heappop(steps)
                step()
            if floor.rang:
                floor.rang = False
                self._ring()
        floor.at = end
        self.ledger.look(len(self.sender.box))

    def later(self, at: Instant, step: Callable[[], None]) -> None:
        self.number += 1
        heapq.heappush(self.steps, (at, self.number, step))

    def pending(self) -> set[int]:
        held = {order for order, _ in self.sender.box}
        return held.union(*(consumer.hands for consumer in self.consumers))

    def _second(self, second: int) -> None:
        """A second begins: what was throttled is sent first."""
        if second:
            self.ledger.look(len(self.sender.box))
        while self.sender.call():
            pass
        for at, count in self.sender.calls(second):
            self.later(at, lambda count=count: self._order(count))  # type: ignore[misc]
        self.later((second + 1) * SECOND, lambda: self._second(second + 1))

    def _order(self, count: int) -> None:
        for again in self.sender.order(count):
            self.later(self.floor.at + CLICK, lambda again=again: self.sender.click_again(again))  # type: ignore[misc]

    def _wake(self) -> None:
        queue = self.floor.orders
        before = queue.alive
        self.floor.wake()
        if queue.alive < before:
            self.ledger.expired(before - queue.alive)

    def _wait(self, consumer: Consumer) -> None:
        """Until something shows, or the long poll is over."""
        self.ledger.dry()
        until = self.waiting[consumer] = self.floor.at + self.plan.consumers.wait * SECOND
        self.later(until, lambda: self._give_up(consumer, until))

    def _give_up(self, consumer: Consumer, until: Instant) -> None:
        if self.waiting.get(consumer) == until:
            del self.waiting[consumer]
            consumer.receive()

    def _ring(self) -> None:
        """Something shows: who waited longest is answered first."""
        while self.waiting and self.floor.shows():
            consumer = next(iter(self.waiting))
            del self.waiting[consumer]
            consumer.receive()
