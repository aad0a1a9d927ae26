"""The queue of the simulation and its dead-letter queue, and a step that moves on in time.

What the queue does is done by the modules that answer SQS's operations. Left out is what no rule depends on: ids,
digests, receipt handles, permissions, metrics.
"""

import heapq
from collections.abc import Callable
from random import Random
from typing import Any

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.clock import Clock
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND, Instant, Span
from serverless_lab.engine.news import MessageBuried, MessageDuplicated, News
from serverless_lab.engine.ports import MemoryBodies
from serverless_lab.engine.services.sqs import finishing, flow, handing, pacing, receiving, sending
from serverless_lab.engine.services.sqs.conveyor.model import Line
from serverless_lab.engine.services.sqs.handing import Given
from serverless_lab.engine.services.sqs.handles import Handle
from serverless_lab.engine.services.sqs.state import Luck, Message, Queue, Redrive, Serial, Settings, SqsState
from serverless_lab.engine.state import AccountState

_ACCOUNT, _REGION = "000000000000", "simulated"
ORDERS, DEAD = "orders", "dead"


class Floor(Context):
    """A context of the engine whose moment moves on: `at` is set before each step.

    `wakes`: when which queue wakes by itself. `heard` is told of copies and dead letters, `rang` that something shows.
    """

    def __init__(self, line: Line, chance: Random) -> None:
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
        self.rang = False
        self.heard: Callable[[News], None] = lambda _news: None
        self.sqs = SqsState(luck=Luck(line.twice, line.astray, line.missed))
        self.orders, self.dead = _queues(self, line)

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
        if isinstance(news, MessageDuplicated | MessageBuried):
            self.heard(news)
        else:
            self.rang = True

    def schedule(self, at: Instant, kind: str, *, work: bool = False, **data: Any) -> None:
        heapq.heappush(self.wakes, (at, data["queue"]))

    def wake(self) -> None:
        """The first of what happens by itself, at its time."""
        self.at, queue = heapq.heappop(self.wakes)
        flow.wake(self, {"queue": queue})

    def fill(self, message: Message) -> Serial:
        """A message that is there already."""
        return sending.take_in(self, self.orders, (message.group, message.deduplication), 0, lambda: message)[1]

    def begin_to_send(self) -> None:
        """One call, whatever it carries. Raises RequestThrottled."""
        pacing.count(self, self.orders, "SendMessage")

    def send(self, message: Message) -> Serial | None:
        """None: it counts as one that was sent before."""
        queue, after = self.orders, self.orders.next
        same, delay = (message.group, message.deduplication), queue.settings.delay * SECOND
        serial = sending.take_in(self, queue, same, delay, lambda: message)[1]
        return serial if serial >= after else None

    def shows(self) -> bool:
        """Would a long poll be answered at once?"""
        return flow.shows(self.orders) and not receiving.is_full(self.orders)

    def receive(self, most: int, *, patient: bool) -> list[Given]:
        """Raises TooManyInFlight, RequestThrottled."""
        receiving.begin(self, self.orders, patient=patient)
        return handing.hand_out(self, self.orders, most, self.orders.settings.visibility, patient=patient)

    def delete(self, handles: list[Handle]) -> list[bool]:
        """Which of them were deleted, by one call. Raises RequestThrottled."""
        pacing.count(self, self.orders, "DeleteMessage")
        return [
            not finishing.expired(self.orders, each) and bool(finishing.delete(self, self.orders, each))
            for each in handles
        ]


def shown_at(floor: Floor, serial: Serial) -> Span:
    """When a message that was sent just now can be received."""
    return floor.orders.delayed.get(serial, floor.at)


def _queues(floor: Floor, line: Line) -> tuple[Queue, Queue]:
    settings = Settings(
        visibility=line.visibility,
        delay=line.delay,
        retention=line.retention,
        fifo=line.fifo,
        redrive=Redrive(floor.arn("sqs", DEAD), line.most) if line.most else None,
        limit="perMessageGroupId" if line.high else "perQueue",
        scope="messageGroup" if line.high else "queue",
    )
    dead = Settings(retention=1_209_600, fifo=line.fifo)
    floor.sqs.queues = {ORDERS: Queue(ORDERS, 0, 0, settings), DEAD: Queue(DEAD, 0, 0, dead)}
    return floor.sqs.queues[ORDERS], floor.sqs.queues[DEAD]


def _nobody(*_given: Any, **_named: Any) -> Any:
    """Asks for nothing that an account would have to answer."""
