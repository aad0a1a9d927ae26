"""Where a simulation takes place: an account whose time is moved on from step to step.

What its queues do is done by the modules that answer SQS's operations. Left out is what no rule depends on: ids,
digests, receipt handles, permissions, metrics.
"""

import heapq
from collections.abc import Callable
from random import Random
from typing import Any

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.clock import Clock
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.news import MessageBuried, MessageDuplicated, News, RecordsReady
from serverless_lab.engine.ports import MemoryBodies
from serverless_lab.engine.services.sqs import flow
from serverless_lab.engine.services.sqs.state import Luck, SqsState
from serverless_lab.engine.state import AccountState

_ACCOUNT, _REGION = "000000000000", "simulated"


class Floor(Context):
    """A context of the engine whose moment moves on: `at` is set before each step.

    `wakes`: when which queue wakes by itself. `heard`, by the name of a queue, is told of its copies and dead letters;
    `rung` are the ARNs of the queues in which something shows.
    """

    def __init__(self, luck: Luck, chance: Random) -> None:
        account = AccountState(_ACCOUNT, "", _REGION, Clock(0, 0))
        super().__init__(
            account,
            Caller.root(_ACCOUNT),
            _REGION,
            0,
            wall=0,
            origin="",
            face="",
            cause="",
            bodies=MemoryBodies(),
            ask=lambda _context, _question: False,
            authorize=_nobody,
            play=_nobody,
        )
        self._chance = chance
        self._arns: dict[str, str] = {}
        self.wakes: list[tuple[Instant, str]] = []
        self.rung: list[str] = []
        self.heard: dict[str, Callable[[News], None]] = {}
        self.sqs = SqsState(luck=luck)

    def part(self, kind: type[Any], *, everywhere: bool = False, region: str = "") -> Any:
        return self.sqs

    def arn(self, service: str, resource: str, *, everywhere: bool = False) -> str:
        if resource not in self._arns:
            self._arns[resource] = super().arn(service, resource)
        return self._arns[resource]

    def chance(self) -> Random:
        """One generator for the whole run: to seed one for each step takes longer than the step."""
        return self._chance

    def announce(self, news: News) -> None:
        if isinstance(news, RecordsReady):
            self.rung.append(news.source)
        elif isinstance(news, MessageDuplicated | MessageBuried):
            self.heard[news.queue](news)

    def schedule(self, at: Instant, kind: str, *, work: bool = False, **data: Any) -> None:
        heapq.heappush(self.wakes, (at, data["queue"]))

    def wake(self) -> tuple[str, int]:
        """The first of what happens by itself, at its time: in which queue, and how many messages are gone by it."""
        self.at, name = heapq.heappop(self.wakes)
        queue = self.sqs.queues[name]
        before = queue.alive
        flow.wake(self, {"queue": name})
        return self.arn("sqs", name), before - queue.alive


def _nobody(*_given: Any, **_named: Any) -> Any:
    """Asks for nothing that an account would have to answer."""
