"""Producers: orders are thought of through each second, and sent in their order, as fast as the queue takes them."""

from collections import deque
from collections.abc import Iterator
from random import Random

from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.services.sqs import errors
from serverless_lab.engine.services.sqs.conveyor.belt import Belt
from serverless_lab.engine.services.sqs.conveyor.ledger import Ledger
from serverless_lab.engine.services.sqs.conveyor.model import Plan, Producers
from serverless_lab.engine.services.sqs.state import Message

_THOUSAND = 1000
_BURST = 5  # every fifth second has five times as much, the others nothing
Order = tuple[int, str]  # its number, and its group


def arrivals(producers: Producers, second: int) -> int:
    """Orders in this second. `burst`: all of five seconds in the first of them."""
    if second >= producers.seconds:
        return 0
    if producers.pattern == "burst":
        rest = min(_BURST, producers.seconds - second)
        return 0 if second % _BURST else producers.rate * rest
    return producers.rate


def calls_in(producers: Producers, second: int, chance: Random) -> Iterator[tuple[Instant, int]]:
    """When in this second how many orders are sent: in equal steps, each at some moment of its own step."""
    count, batch = arrivals(producers, second), producers.batch
    if not count:
        return
    calls = -(-count // batch)
    step, begins = SECOND / calls, second * SECOND
    for number in range(calls):
        at = begins + int((number + chance.random()) * step)
        yield at, min(batch, count - number * batch)


def clicked_again(made: list[Order], producers: Producers, chance: Random) -> list[Order]:
    """Those whose customer clicks again a little later."""
    doubles = producers.doubles
    return [each for each in made if chance.random() * _THOUSAND < doubles] if doubles else []


def group_of(producers: Producers, chance: Random) -> str:
    """Chance decides whose order it is."""
    return str(int(chance.random() * producers.groups) + 1)


def message_of(order: Order, at: Instant, *, fifo: bool) -> Message:
    """Its id is the order's: copies and second clicks have the same."""
    number, group = order
    name = str(number)
    if not fifo:
        return Message(id=name, sent=at, sender="", group=group, kept_from=at)
    return Message(id=name, sent=at, sender="", group=group, deduplication=name, kept_from=at)


class Box:
    """`waiting`: what is to be sent into a queue; what a throttled call carried stays in front."""

    def __init__(self, belt: Belt, ledger: Ledger, batch: int) -> None:
        self.belt, self.ledger, self.batch = belt, ledger, batch
        self.fifo = belt.queue.settings.fifo
        self.waiting: deque[Order] = deque()

    def call(self) -> bool:
        """Send what is in front. False: nothing was, or the queue refused it."""
        if not self.waiting:
            return False
        try:
            self.belt.begin_to_send()
        except errors.RequestThrottled:
            self.ledger.tally["throttled"] += 1
            return False
        self.ledger.calls["send"] += 1
        for _ in range(min(self.batch, len(self.waiting))):
            order = self.waiting.popleft()
            message = message_of(order, self.belt.floor.at, fifo=self.fifo)
            self.ledger.sent(order[0], order[1], self.belt.send(message))
        return True

    def send(self) -> None:
        """A call; what it carries waits for the next second if it is refused."""
        self.call()

    def empty(self) -> None:
        while self.call():
            pass


class Sender:
    def __init__(self, plan: Plan, belt: Belt, ledger: Ledger, chance: Random) -> None:
        self.producers, self.fifo = plan.producers, plan.line.fifo
        self.belt, self.ledger, self.chance = belt, ledger, chance
        self.box = Box(belt, ledger, plan.producers.batch)

    def fill(self) -> None:
        """What is in the queue when it begins."""
        for _ in range(self.producers.backlog):
            order = self._new()
            message = message_of(order, self.belt.floor.at, fifo=self.fifo)
            self.ledger.sent(order[0], order[1], self.belt.fill(message))

    def calls(self, second: int) -> Iterator[tuple[Instant, int]]:
        return calls_in(self.producers, second, self.chance)

    def order(self, count: int) -> list[Order]:
        """New orders are sent. Those whose customer clicks again a little later."""
        made = [self._new() for _ in range(count)]
        self.box.waiting.extend(made)
        self.box.send()
        return clicked_again(made, self.producers, self.chance)

    def click_again(self, order: Order) -> None:
        self.box.waiting.append(order)
        self.box.send()

    def _new(self) -> Order:
        """Only in a FIFO queue does a group matter."""
        return self.ledger.order(), group_of(self.producers, self.chance) if self.fifo else ""
