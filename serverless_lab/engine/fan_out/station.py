"""A queue that has subscribed, with its consumers, and the gate in front of it: the filter policy."""

from collections import Counter
from random import Random

from serverless_lab.engine.fan_out.model import Branch, Plan, Subscriber
from serverless_lab.engine.fan_out.orders import VARIETIES
from serverless_lab.engine.fan_out.topic import TopicFloor
from serverless_lab.engine.services.sqs.conveyor.belt import Belt
from serverless_lab.engine.services.sqs.conveyor.consuming import Later
from serverless_lab.engine.services.sqs.conveyor.crew import Crew
from serverless_lab.engine.services.sqs.conveyor.ledger import Ledger
from serverless_lab.engine.services.sqs.conveyor.producing import Box, Order, message_of
from serverless_lab.engine.services.sqs.conveyor.simulate import outcome_of
from serverless_lab.engine.services.sqs.conveyor.watching import Watch


class Station:
    """`reasons`: why its filter is against an order, by variety. `box`: what the producer sends into it by itself."""

    def __init__(
        self,
        plan: Plan,
        subscriber: Subscriber,
        floor: TopicFloor,
        belt: Belt,
        watch: Watch,
        chance: Random,
        later: Later,
    ) -> None:
        self.plan, self.floor, self.belt = plan, floor, belt
        self.subscription = floor.subscribe(subscriber)
        self.reasons = floor.reasons_against(self.subscription)
        self.ledger = Ledger(belt, watch, plan.seconds)
        self.crew = Crew(subscriber.consumers, belt, self.ledger, chance, later)
        self.box = Box(belt, self.ledger, plan.producers.batch)
        self.fifo = subscriber.line.fifo
        self.kept_out: Counter[str] = Counter()
        self.each_second: list[int] = []

    def deliver(self, order: Order, variety: int) -> None:
        """What the topic hands on at once, unless the filter is against it."""
        if not self.keeps_out(order, variety):
            message = message_of(order, self.floor.at, fifo=self.fifo)
            self.ledger.sent(order[0], order[1], self.belt.send(message))

    def keeps_out(self, order: Order, variety: int) -> bool:
        reason = self.reasons[variety]
        if not reason:
            return False
        self.kept_out[reason] += 1
        if self.ledger.watch.sees(order[0]):
            self.ledger.watch.note(reason, -1, order[0])
        return True

    def look(self) -> None:
        """A second is over."""
        self.ledger.look(len(self.box.waiting))
        self.each_second.append(self.kept_out.total() - sum(self.each_second))

    def branch(self) -> Branch:
        pending = self.crew.hands().union(order for order, _ in self.box.waiting)
        found = outcome_of(self.ledger, pending, self.plan.seconds)
        return Branch(self.belt.queue.name, found, dict(self.kept_out), tuple(self.each_second), self._sample())

    def _sample(self) -> str:
        passing = next((number for number, reason in enumerate(self.reasons) if not reason), None)
        if passing is None:
            return ""
        return VARIETIES[passing].body if self.plan.direct else self.floor.sample(self.subscription, passing)
