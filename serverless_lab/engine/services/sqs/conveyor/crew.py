"""The consumers of a queue: each asks, works and deletes; those in a long poll are answered in the order they came."""

from random import Random

from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.services.sqs.conveyor.belt import Belt
from serverless_lab.engine.services.sqs.conveyor.consuming import Consumer, Later
from serverless_lab.engine.services.sqs.conveyor.ledger import Ledger
from serverless_lab.engine.services.sqs.conveyor.model import Consumers


class Crew:
    """`waiting`: consumers in a long poll, the one that came first in front, and until when."""

    def __init__(self, how: Consumers, belt: Belt, ledger: Ledger, chance: Random, later: Later) -> None:
        self.how, self.belt, self.ledger, self.later = how, belt, ledger, later
        self.waiting: dict[Consumer, Instant] = {}
        self.consumers = [Consumer(number + 1, how, belt, ledger, chance, later) for number in range(how.count)]
        for consumer in self.consumers:
            consumer.wait = self._wait

    def begin(self) -> None:
        for consumer in self.consumers:
            self.later(0, consumer.ask)

    def ring(self) -> None:
        """Something shows: who waited longest is answered first."""
        while self.waiting and self.belt.shows():
            consumer = next(iter(self.waiting))
            del self.waiting[consumer]
            consumer.receive()

    def hands(self) -> set[int]:
        """Orders that are being worked on."""
        return set().union(*(consumer.hands for consumer in self.consumers))

    def _wait(self, consumer: Consumer) -> None:
        """Until something shows, or the long poll is over."""
        self.ledger.dry()
        until = self.waiting[consumer] = self.belt.floor.at + self.how.wait * SECOND
        self.later(until, lambda: self._give_up(consumer, until))

    def _give_up(self, consumer: Consumer, until: Instant) -> None:
        if self.waiting.get(consumer) == until:
            del self.waiting[consumer]
            consumer.receive()
