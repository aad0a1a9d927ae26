"""A queue of the tests' own, until there are real ones: it hides what it hands out for a while, and shows it again."""

from typing import Any, ClassVar

import msgspec
import pytest

from serverless_lab.engine import wiring
from serverless_lab.engine.event_ports import EventSource, Record
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.news import RecordsReady
from tests.engine.functions.calling import allow
from tests.engine.support import ACCOUNT, REGION, Life

ORDERS = f"arn:aws:sqs:{REGION}:{ACCOUNT}:orders"
IN_ORDER = f"{ORDERS}.fifo"


class Queue(EventSource):
    """One queue, whichever ARN asks. Messages are in `kept` until they are deleted, hidden until a moment or 0."""

    actions = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
    service = "SQS"
    visibility: ClassVar[int] = 30

    def __init__(self) -> None:
        self.kept: dict[str, Any] = {}
        self.hidden: dict[str, int] = {}
        self.deleted: list[str] = []
        self.lineage: dict[str, int] = {}

    def arns(self, context):
        return [ORDERS, IN_ORDER]

    def fault(self, context, arn, timeout):
        if timeout > self.visibility:
            return (
                f"Queue visibility timeout: {self.visibility} seconds is less than Function timeout: {timeout} seconds"
            )
        return ""

    def ordered(self, context, arn):
        return arn.endswith(".fifo")

    def waiting(self, context, arn):
        return sum(self.hidden[each] <= context.at for each in self.kept)

    def receive(self, context, arn, most, most_bytes):
        free = [each for each in self.kept if self.hidden[each] <= context.at][:most]
        records, size = [], 0
        for each in free:
            record = Record(id=each, receipt=f"receipt-{each}", event=self._event(each), lineage=self.lineage)
            size += len(msgspec.json.encode(record.event)) + 1
            if size > most_bytes and records:
                break
            records.append(record)
            self.hidden[each] = context.at + self.visibility * SECOND
        return records

    def delete(self, context, arn, receipts):
        for receipt in receipts:
            name = receipt.removeprefix("receipt-")
            self.deleted.append(name)
            self.kept.pop(name, None)

    def _event(self, name):
        return {"messageId": name, "body": self.kept[name]}


def with_queue(patch: pytest.MonkeyPatch) -> Queue:
    queue = Queue()
    patch.setitem(wiring.SOURCES, "sqs", queue)
    return queue


def may_poll(life: Life) -> None:
    allow(life, *Queue.actions)


def send(life: Life, queue: Queue, *bodies: Any, arn: str = ORDERS) -> None:
    """Messages come in, and the queue tells it."""
    for body in bodies:
        name = f"m{len(queue.kept) + len(queue.deleted)}"
        queue.kept[name], queue.hidden[name] = body, 0
    tell(life, arn)


def tell(life: Life, arn: str = ORDERS) -> None:
    now = life.cloud.state.clock.read(life.wall)
    context = life.cloud._machine.context(life.cloud.root, REGION, now, life.wall, "test")
    context.announce(RecordsReady(at=now, region=REGION, source=arn))
    life.cloud._machine.react(context)
