"""Producers: orders are thought of through each second, and sent in their order, as fast as the queue takes them."""

from collections import deque
from collections.abc import Iterator
from random import Random

from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.services.sqs import errors
from serverless_lab.engine.services.sqs.conveyor.floor import Floor
from serverless_lab.engine.services.sqs.conveyor.ledger import Ledger
from serverless_lab.engine.services.sqs.conveyor.model import Plan, Producers
from serverless_lab.engine.services.sqs.state import Message

_THOUSAND = 1000
_BURST = 5  # every fifth second has five times as much, the others nothing


def arrivals(producers: Producers, second: int) -> int:
    """Orders in this second. `burst`: all of five seconds in the first of them."""
    if second >= producers.seconds:
        return 0
    if producers.pattern == "burst":
        rest = min(_BURST, producers.seconds - second)
        return 0 if second % _BURST else producers.rate * rest
    return producers.rate


class Sender:
    """`box`: what is to be sent, as (order, group); what a throttled call carried stays in front."""

    def __init__(self, plan: Plan, floor: Floor, ledger: Ledger, chance: Random) -> None:
        self.producers, self.fifo = plan.producers, plan.line.fifo
        self.floor, self.ledger, self.chance = floor, ledger, chance
        self.box: deque[tuple[int, str]] = deque()

    def fill(self) -> None:
        """What is in the queue when it begins."""
        for _ in range(self.producers.backlog):
            order, group = self.ledger.order(), self._group()
            self.ledger.sent(order, group, self.floor.fill(self._message(order, group)))

    def calls(self, second: int) -> Iterator[tuple[Instant, int]]:
        """When in this second how many orders are sent: in equal steps, each at some moment of its own step."""
        count, batch = arrivals(self.producers, second), self.producers.batch
        if not count:
            return
        calls = -(-count // batch)
        step, begins = SECOND / calls, second * SECOND
        for number in range(calls):
            at = begins + int((number + self.chance.random()) * step)
            yield at, min(batch, count - number * batch)

    def order(self, count: int) -> list[tuple[int, str]]:
        """New orders are sent. Those whose customer clicks again a little later."""
        made = [(self.ledger.order(), self._group()) for _ in range(count)]
        self.box.extend(made)
        self.call()
        doubles = self.producers.doubles
        return [each for each in made if self.chance.random() * _THOUSAND < doubles] if doubles else []

    def click_again(self, order: tuple[int, str]) -> None:
        self.box.append(order)
        self.call()

    def call(self) -> bool:
        """Send what is in front. False: nothing was, or the queue refused it."""
        if not self.box:
            return False
        try:
            self.floor.begin_to_send()
        except errors.RequestThrottled:
            self.ledger.tally["throttled"] += 1
            return False
        self.ledger.calls["send"] += 1
        for _ in range(min(self.producers.batch, len(self.box))):
            order, group = self.box.popleft()
            self.ledger.sent(order, group, self.floor.send(self._message(order, group)))
        return True

    def _message(self, order: int, group: str) -> Message:
        """Its id is the order's: copies and second clicks have the same."""
        at, name = self.floor.at, str(order)
        if not self.fifo:
            return Message(id=name, sent=at, sender="", kept_from=at)
        return Message(id=name, sent=at, sender="", group=group, deduplication=name, kept_from=at)

    def _group(self) -> str:
        """Chance decides whose order it is. Only in a FIFO queue does it matter."""
        return str(int(self.chance.random() * self.producers.groups) + 1) if self.fifo else ""
