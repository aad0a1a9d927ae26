"""A run of one queue: what producers send, and what becomes of it."""

from collections.abc import Iterable
from random import Random

from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs.conveyor.belt import Belt
from serverless_lab.engine.services.sqs.conveyor.crew import Crew
from serverless_lab.engine.services.sqs.conveyor.floor import Floor
from serverless_lab.engine.services.sqs.conveyor.ledger import Ledger
from serverless_lab.engine.services.sqs.conveyor.model import CLICK, Calls, Outcome, Plan
from serverless_lab.engine.services.sqs.conveyor.producing import Sender
from serverless_lab.engine.services.sqs.conveyor.timeline import Timeline
from serverless_lab.engine.services.sqs.conveyor.watching import Watch
from serverless_lab.engine.services.sqs.state import Luck

ORDERS = "orders"


def simulate(plan: Plan, *, stride: int = 0, first: int = 0) -> Outcome:
    """The same plan gives the same outcome. Every `stride`-th order is watched, from the `first` on."""
    run = _Run(plan, stride, first)
    run.go()
    return outcome_of(run.ledger, run.crew.hands().union(order for order, _ in run.sender.box.waiting), plan.seconds)


def outcome_of(ledger: Ledger, pending: Iterable[int], seconds: int) -> Outcome:
    """`pending`: orders that are not in the queue, but in somebody's hands."""
    fates, (mean, longest) = ledger.fates(set(pending)), ledger.waits()
    return Outcome(
        tuple(ledger.seconds),
        fates,
        Calls(**ledger.calls),
        ledger.cost(),
        mean,
        longest,
        ledger.drained,
        ledger.examples,
        tuple(sorted((each for each in ledger.watch.log if each.at < seconds * SECOND), key=lambda each: each.at)),
        ledger.watch.groups,
    )


class _Run:
    def __init__(self, plan: Plan, stride: int, first: int) -> None:
        self.plan = plan
        chance, line = Random(f"conveyor:{plan.seed}:{plan.draw}"), plan.line
        self.floor = Floor(Luck(line.twice, line.astray, line.missed), chance)
        self.timeline = Timeline(self.floor)
        self.belt = Belt(self.floor, ORDERS, line)
        self.ledger = Ledger(self.belt, Watch(self.belt, stride, first), plan.seconds)
        self.sender = Sender(plan, self.belt, self.ledger, chance)
        self.crew = Crew(plan.consumers, self.belt, self.ledger, chance, self.timeline.later)

    def go(self) -> None:
        self.sender.fill()
        self.timeline.later(0, lambda: self._second(0))
        self.crew.begin()
        self.timeline.run(self.plan.seconds * SECOND, {self.belt.arn: self.crew})
        self._look()

    def _look(self) -> None:
        self.ledger.look(len(self.sender.box.waiting))

    def _second(self, second: int) -> None:
        """A second begins: what was throttled is sent first."""
        if second:
            self._look()
        self.sender.box.empty()
        for at, count in self.sender.calls(second):
            self.timeline.later(at, lambda count=count: self._order(count))  # type: ignore[misc]
        self.timeline.later((second + 1) * SECOND, lambda: self._second(second + 1))

    def _order(self, count: int) -> None:
        for again in self.sender.order(count):
            self.timeline.later(
                self.floor.at + CLICK,
                lambda again=again: self.sender.click_again(again),  # type: ignore[misc]
            )
