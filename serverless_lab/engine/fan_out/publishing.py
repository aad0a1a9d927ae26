"""How orders come to the queues: by one call to the topic, or by a call of the producer's into each queue."""

from array import array
from collections.abc import Sequence
from random import Random

from serverless_lab.engine.fan_out.model import Plan
from serverless_lab.engine.fan_out.orders import drawn
from serverless_lab.engine.fan_out.station import Station
from serverless_lab.engine.fan_out.topic import TopicFloor
from serverless_lab.engine.services.sqs.conveyor.consuming import Later
from serverless_lab.engine.services.sqs.conveyor.model import ANSWER
from serverless_lab.engine.services.sqs.conveyor.producing import Order, clicked_again, group_of


class Publisher:
    """`varieties` by order. `published` messages, `same` those that count as sent before; `calls` to the topic.

    `size`: bytes of the messages that count.
    """

    def __init__(
        self, plan: Plan, floor: TopicFloor, stations: Sequence[Station], chance: Random, later: Later
    ) -> None:
        self.plan, self.floor, self.stations, self.chance, self.later = plan, floor, stations, chance, later
        self.grouped = plan.fifo or any(each.fifo for each in stations)
        self.varieties = array("B")
        self.published = self.same = self.calls = self.size = 0
        self.each_second: list[int] = []

    def order(self, count: int) -> list[Order]:
        """New orders are sent. Those whose customer clicks again a little later."""
        made = [self._new() for _ in range(count)]
        self.send(made)
        return clicked_again(made, self.plan.producers, self.chance)

    def send(self, orders: list[Order]) -> None:
        self.published += len(orders)
        if self.plan.direct:
            self._to_each(orders)
        else:
            self._to_topic(orders)

    def look(self) -> None:
        """A second is over."""
        self.each_second.append(self.published - sum(self.each_second))

    def _new(self) -> Order:
        number, variety = len(self.varieties), drawn(self.chance)
        self.varieties.append(variety)
        for station in self.stations:
            station.ledger.order(wanted=not station.reasons[variety])
        return number, group_of(self.plan.producers, self.chance) if self.grouped else ""

    def _to_topic(self, orders: list[Order]) -> None:
        self.calls += 1
        for order in orders:
            variety = self.varieties[order[0]]
            if not self.floor.take_in(order, variety):
                self.same += 1
                continue
            self.size += self.floor.drafts[variety].size
            for station in self.stations:
                station.deliver(order, variety)

    def _to_each(self, orders: list[Order]) -> None:
        """One queue after the other, each when the call before is answered."""
        at = self.floor.at
        for station in self.stations:
            wanted = [each for each in orders if not station.keeps_out(each, self.varieties[each[0]])]
            if wanted:
                station.box.waiting.extend(wanted)
                self.later(at, station.box.send)
                at += ANSWER
