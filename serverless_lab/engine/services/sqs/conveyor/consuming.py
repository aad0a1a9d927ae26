"""Consumers: each asks for messages, works on one after the other, deletes them together, and asks again."""

from collections.abc import Callable
from random import Random

from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.services.sqs import errors
from serverless_lab.engine.services.sqs.conveyor.belt import Belt
from serverless_lab.engine.services.sqs.conveyor.ledger import Ledger
from serverless_lab.engine.services.sqs.conveyor.model import ANSWER, PAUSE, RESTART, Consumers
from serverless_lab.engine.services.sqs.handles import Handle

_THOUSAND = 1000
Later = Callable[[Instant, Callable[[], None]], None]


class Consumer:
    """`later` lets something happen at a time; `wait` puts the consumer among those that a long poll keeps waiting.

    `batch`: what it was given, with the handles of these receipts; of them `done` are to be deleted.
    """

    def __init__(self, number: int, how: Consumers, belt: Belt, ledger: Ledger, chance: Random, later: Later) -> None:
        self.number, self.how = number, how
        self.belt, self.floor, self.ledger, self.later = belt, belt.floor, ledger, later
        self.draw = chance.random
        self.wait: Callable[[Consumer], None] = lambda _consumer: None
        self.batch: list[tuple[int, Handle]] = []
        self.done: list[tuple[int, Handle]] = []
        self.place = 0

    def ask(self) -> None:
        """A receive call: a long poll waits where there is nothing."""
        if self.how.wait and not self.belt.shows():
            self.wait(self)
        else:
            self.receive()

    def receive(self) -> None:
        floor, ledger = self.floor, self.ledger
        try:
            given = self.belt.receive(self.how.batch, patient=self.how.wait > 0)
        except errors.RequestThrottled:
            self._throttled(self.ask)
            return
        except errors.TooManyInFlight:
            given = []
        ledger.calls["receive"] += 1
        if not given:
            ledger.calls["empty"] += 1
            ledger.dry()
            self.later(floor.at + ANSWER + (0 if self.how.wait else PAUSE), self.ask)
            return
        self.batch, self.done, self.place = [], [], 0
        for each in given:
            order = int(each.message.id)
            self.batch.append((order, Handle(each.serial, each.receipt.count)))
            ledger.received(order, each.message.group)
            if ledger.watch.sees(order):
                ledger.watch.note("received", each.serial, order, self.number, each.receipt.until)
        self.later(floor.at + ANSWER, self._delete_early if self.how.early else self.work)

    def work(self) -> None:
        """What is left of the batch, one after the other. Only an idempotent consumer looks at what the others did: it
        goes from one message to the next as time does.
        """
        how, at = self.how, self.floor.at
        while self.place < len(self.batch):
            if how.idempotent and self.ledger.dones[self.batch[self.place][0]]:
                self._skip()
                continue
            if how.crashes and self.draw() * _THOUSAND < how.crashes:
                self.later(at + how.work // 2, self._crash)
                return
            at += how.work
            if how.idempotent:
                self.later(at, self._worked)
                return
            self._do(at)
        if at > self.floor.at:
            self.later(at, self._finish)
        else:
            self._finish()

    @property
    def hands(self) -> set[int]:
        return {order for order, _ in self.batch}

    def _worked(self) -> None:
        """Somebody else may have been faster: then nothing is done a second time."""
        if self.ledger.dones[self.batch[self.place][0]]:
            self._skip()
        else:
            self._do(self.floor.at)
        self.work()

    def _do(self, at: Instant) -> None:
        """Done, unless it never can be; deleted later, unless that is forgotten."""
        how, one = self.how, self.batch[self.place]
        self.place += 1
        if how.poison and is_poison(one[0], how.poison):
            self._note("failed", one, at)
            return
        self.ledger.done(one[0], at)
        self._note("done", one, at)
        if not (how.forgets and self.draw() * _THOUSAND < how.forgets):
            self.done.append(one)

    def _skip(self) -> None:
        one = self.batch[self.place]
        self.ledger.skipped += 1
        self._note("skipped", one)
        self.done.append(one)
        self.place += 1

    def _crash(self) -> None:
        """Whatever it had in its hands is not deleted: that shows again, what was done of it as well."""
        for one in self.batch[self.place :]:
            self._note("crashed", one)
        self.batch, self.done, self.place = [], [], 0
        self.later(self.floor.at + RESTART, self.ask)

    def _finish(self) -> None:
        self.batch, self.place = [], 0
        if self.how.early or not self.done:
            self.ask()
        elif self._delete(self.done):
            self.later(self.floor.at + ANSWER, self.ask)
        else:
            self._throttled(self._finish)

    def _delete_early(self) -> None:
        if self._delete(self.batch):
            self.later(self.floor.at + ANSWER, self.work)
        else:
            self._throttled(self._delete_early)

    def _delete(self, what: list[tuple[int, Handle]]) -> bool:
        """By one call. False: it was throttled."""
        try:
            deleted = self.belt.delete([handle for _, handle in what])
        except errors.RequestThrottled:
            return False
        self.ledger.calls["delete"] += 1
        for one, gone in zip(what, deleted, strict=True):
            self.ledger.tally["deleted"] += gone
            if self.ledger.watch.sees(one[0]):
                if gone:
                    self.ledger.watch.deleted(one[0], one[1].serial, self.number)
                else:
                    self.ledger.watch.note("stale", one[1].serial, one[0], self.number)
        return True

    def _throttled(self, again: Callable[[], None]) -> None:
        """Try again when the next second begins."""
        self.ledger.tally["throttled"] += 1
        self.later((self.floor.at // SECOND + 1) * SECOND, again)

    def _note(self, what: str, one: tuple[int, Handle], at: Instant = -1) -> None:
        if self.ledger.watch.sees(one[0]):
            self.ledger.watch.note(what, one[1].serial, one[0], self.number, at=at)


def is_poison(order: int, of_thousand: int) -> bool:
    """The same orders whoever works on them, spread over all."""
    return order * 619 % _THOUSAND < of_thousand
