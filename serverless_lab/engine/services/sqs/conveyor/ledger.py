"""What is counted: each second of the queue, and what became of each order."""

from array import array
from dataclasses import fields

from serverless_lab.engine import prices
from serverless_lab.engine.instant import SECOND, Instant, Span
from serverless_lab.engine.news import MessageDuplicated, News
from serverless_lab.engine.services.sqs import flow, storing
from serverless_lab.engine.services.sqs.conveyor.belt import Belt
from serverless_lab.engine.services.sqs.conveyor.model import Calls, Fates, Second
from serverless_lab.engine.services.sqs.conveyor.watching import Watch
from serverless_lab.engine.services.sqs.state import Queue, Serial

_COUNTED = ("sent", "received", "deleted", "throttled", "copied", "expired")
_NEVER: Instant = -1


class Ledger:
    """`tally` counts within a second, `calls` in all, `finished` what is done in each second. Of each order: when it
    was thought of (never, where it is none of this queue's), how often it was received and done, and when it was done
    first.
    """

    def __init__(self, belt: Belt, watch: Watch, seconds: int) -> None:
        self.belt, self.floor, self.watch = belt, belt.floor, watch
        self.finished = [0] * seconds
        self.seconds: list[Second] = []
        self.tally = dict.fromkeys(_COUNTED, 0)
        self.calls = dict.fromkeys((each.name for each in fields(Calls)), 0)
        self.sent_at = array("q")
        self.receives, self.dones = array("L"), array("L")
        self.done_at = array("q")
        self.newest: dict[str, int] = {}
        self.examples: dict[str, int] = {}
        self.overtaken = self.copied = self.skipped = self.same = 0
        self.drained: Span | None = None
        belt.floor.heard[belt.queue.name] = self.heard

    def order(self, *, wanted: bool = True) -> int:
        """A new order is thought of; it may be held back for a while before it is sent. `wanted`: into this queue."""
        self.sent_at.append(self.floor.at if wanted else _NEVER)
        self.receives.append(0)
        self.dones.append(0)
        self.done_at.append(_NEVER)
        return len(self.sent_at) - 1

    def sent(self, order: int, group: str, serial: Serial | None) -> None:
        self.tally["sent"] += 1
        self.same += serial is None
        if self.watch.sees(order):
            self.watch.sent(order, group, serial)

    def received(self, order: int, group: str) -> None:
        self.tally["received"] += 1
        self.receives[order] += 1
        if self.receives[order] == 1:
            if order < self.newest.get(group, -1):
                self.overtaken += 1
                self.examples.setdefault("overtaken", order)
            else:
                self.newest[group] = order

    def done(self, order: int, at: Instant) -> None:
        """An order's work will be over, which may be after the end of the run."""
        second = at // SECOND
        if second >= len(self.finished):
            return
        self.finished[second] += 1
        self.dones[order] += 1
        if at < self.done_at[order] or self.done_at[order] == _NEVER:
            self.done_at[order] = at

    def heard(self, news: News) -> None:
        if isinstance(news, MessageDuplicated):
            self.tally["copied"] += 1
            self.copied += 1
            self.examples.setdefault("copied", int(news.message_id))
        if self.watch.stride:
            self.watch.heard(news)

    def dry(self) -> None:
        """Somebody found nothing to receive."""
        if self.drained is None and not flow.visible(self.belt.queue):
            self.drained = self.floor.at

    def expired(self, count: int) -> None:
        self.tally["expired"] += count
        self.watch.expired()

    def look(self, held: int) -> None:
        """A second is over."""
        queue = self.belt.queue
        oldest = storing.oldest(self.floor, queue)
        self.seconds.append(
            Second(
                **self.tally,
                done=self.finished[len(self.seconds)],
                visible=flow.visible(queue),
                in_flight=queue.in_flight,
                delayed=len(queue.delayed),
                dead=self.belt.dead.alive,
                held=held,
                oldest=0 if oldest is None else (self.floor.at - oldest) // SECOND,
            )
        )
        self.tally = dict.fromkeys(_COUNTED, 0)

    def fates(self, pending: set[int]) -> Fates:
        """`pending`: orders that are not in the queue, but in somebody's hands."""
        undone = {order for order, times in enumerate(self.dones) if not times and self.sent_at[order] != _NEVER}
        orders = len(self.sent_at) - self.sent_at.count(_NEVER)
        left = undone & (pending | self._orders(self.belt.queue))
        dead = (undone - left) & self._orders(self.belt.dead)
        once = self.dones.count(1)
        self.examples |= {
            name: min(orders)
            for name, orders in (("dead", dead), ("lost", undone - left - dead), ("left", left))
            if orders
        }
        self._find("twice", self.dones)
        self._find("again", self.receives)
        return Fates(
            orders=orders,
            once=once,
            twice=orders - once - len(undone),
            dead=len(dead),
            lost=len(undone) - len(left) - len(dead),
            left=len(left),
            again=len(self.receives) - self.receives.count(0) - self.receives.count(1),
            overtaken=self.overtaken,
            copied=self.copied,
            skipped=self.skipped,
            same=self.same,
        )

    def _find(self, name: str, times: "array[int]") -> None:
        found = next((order for order, each in enumerate(times) if each > 1), None)
        if found is not None:
            self.examples[name] = found

    def waits(self) -> tuple[Span, Span]:
        """From when an order was thought of until it was done first: on average, and at the most."""
        waits = [done - sent for sent, done in zip(self.sent_at, self.done_at, strict=True) if done != _NEVER]
        return sum(waits) // max(1, len(waits)), max(waits, default=0)

    def cost(self) -> float:
        """At list price, of calls that carry little."""
        calls = Calls(**self.calls).all
        return calls * (prices.SQS_FIFO_PER_CALL if self.belt.queue.settings.fifo else prices.SQS_PER_CALL)

    def _orders(self, queue: Queue) -> set[int]:
        """Those of the messages that a queue still has."""
        return {int(storing.message_of(self.floor, queue, serial).id) for serial in storing.all_alive(queue)}
