"""A run of a topic and its queues, in the order of time."""

from random import Random

from serverless_lab.engine.fan_out import costs
from serverless_lab.engine.fan_out.model import Outcome, Plan
from serverless_lab.engine.fan_out.publishing import Publisher
from serverless_lab.engine.fan_out.station import Station
from serverless_lab.engine.fan_out.topic import TopicFloor
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs.conveyor.belt import Belt
from serverless_lab.engine.services.sqs.conveyor.model import CLICK
from serverless_lab.engine.services.sqs.conveyor.producing import calls_in
from serverless_lab.engine.services.sqs.conveyor.timeline import Timeline
from serverless_lab.engine.services.sqs.conveyor.watching import Watch
from serverless_lab.engine.services.sqs.state import Luck


def simulate(plan: Plan, *, stride: int = 0, first: int = 0) -> Outcome:
    """The same plan gives the same outcome. Every `stride`-th order is watched, from the `first` on.

    Raises what SNS says against one of the subscriptions, a CloudError.
    """
    run = _Run(plan, stride, first)
    run.go()
    publisher = run.publisher
    return Outcome(
        branches=tuple(each.branch() for each in run.stations),
        published=publisher.published,
        same=publisher.same,
        calls=publisher.calls,
        topic_cost=0 if plan.direct else costs.of_topic(plan, publisher),
        each_second=tuple(publisher.each_second),
    )


class _Run:
    def __init__(self, plan: Plan, stride: int, first: int) -> None:
        self.plan = plan
        # Two, so that whoever tells the queues, and whatever they hear of, the orders are the same.
        self.chance, luck = Random(f"orders:{plan.seed}:{plan.draw}"), Random(f"fan-out:{plan.seed}:{plan.draw}")
        self.floor = TopicFloor(Luck(plan.twice, plan.astray), luck, fifo=plan.fifo)
        self.timeline = Timeline(self.floor)
        later = self.timeline.later
        self.stations = []
        for each in plan.subscribers:
            belt = Belt(self.floor, each.name, each.line)
            watch = Watch(belt, stride, first)
            self.stations.append(Station(plan, each, self.floor, belt, watch, luck, later))
        self.publisher = Publisher(plan, self.floor, self.stations, self.chance, later)

    def go(self) -> None:
        self.timeline.later(0, lambda: self._second(0))
        for station in self.stations:
            station.crew.begin()
        self.timeline.run(self.plan.seconds * SECOND, {each.belt.arn: each.crew for each in self.stations})
        self._look()

    def _look(self) -> None:
        self.publisher.look()
        for station in self.stations:
            station.look()

    def _second(self, second: int) -> None:
        """A second begins: what a queue refused is sent first."""
        if second:
            self._look()
        for station in self.stations:
            station.box.empty()
        for at, count in calls_in(self.plan.producers, second, self.chance):
            self.timeline.later(at, lambda count=count: self._order(count))  # type: ignore[misc]
        self.timeline.later((second + 1) * SECOND, lambda: self._second(second + 1))

    def _order(self, count: int) -> None:
        for again in self.publisher.order(count):
            self.timeline.later(
                self.floor.at + CLICK,
                lambda again=again: self.publisher.send([again]),  # type: ignore[misc]
            )
