"""The time of a run: what happens by itself, and what producers and consumers do, in its order."""

import heapq
from collections.abc import Callable, Mapping

from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.sqs.conveyor.crew import Crew
from serverless_lab.engine.services.sqs.conveyor.floor import Floor


class Timeline:
    def __init__(self, floor: Floor) -> None:
        self.floor = floor
        self.steps: list[tuple[Instant, int, Callable[[], None]]] = []
        self.number = 0

    def later(self, at: Instant, step: Callable[[], None]) -> None:
        self.number += 1
        heapq.heappush(self.steps, (at, self.number, step))

    def run(self, end: Instant, crews: Mapping[str, Crew]) -> None:
        """Until the end. `crews` by the ARN of their queue."""
        floor, steps, wakes = self.floor, self.steps, self.floor.wakes
        while steps[0][0] < end:
            if wakes and wakes[0][0] <= steps[0][0]:
                arn, gone = floor.wake()
                if gone:
                    crews[arn].ledger.expired(gone)
            else:
                floor.at, _, step = heapq.heappop(steps)
                step()
            if floor.rung:
                rung, floor.rung = floor.rung, []
                for arn in dict.fromkeys(rung):
                    if arn in crews:
                        crews[arn].ring()
        floor.at = end
