"""What lies in a queue, as the lab shows it to the account's owner. AWS shows a message only to whoever receives it."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.questions import QueueContents
from serverless_lab.engine.services.sqs import contents, handles, lanes, storing
from serverless_lab.engine.services.sqs.sending import sequence_of
from serverless_lab.engine.services.sqs.state import BLOCK, Message, Queue, Receipt, Serial, SqsState


class Held(NamedTuple):
    """A message that is not deleted. `state`: visible, in-flight, delayed, or behind another one of its group.

    `until`: when it shows, 0 for one that does. `handle`: of its last receipt, empty before the first one.
    """

    message: Message
    state: str
    until: Instant
    receives: int
    handle: str
    sequence: str
    body: str
    attributes: dict[str, str]


class Holding(NamedTuple):
    """Up to so many messages of each state: in flight and delayed by when they show, the others as they came."""

    in_flight: list[Held]
    delayed: list[Held]
    visible: list[Held]


def contents_of(context: Context, question: QueueContents) -> Holding:
    queue = context.part(SqsState).queues.get(question.queue)
    if queue is None:
        return Holding([], [], [])
    hidden = {serial: receipt.until for serial, receipt in queue.receipts.items() if receipt.until}
    found = (_by_time(hidden), _by_time(queue.delayed), _visible(queue, hidden))
    return Holding(*([_held(context, queue, each) for each in islice(one, question.most)] for one in found))


def _by_time(times: dict[Serial, Instant]) -> Iterator[Serial]:
    return iter(sorted(times, key=lambda serial: (times[serial], serial)))


def _visible(queue: Queue, hidden: dict[Serial, Instant]) -> Iterator[Serial]:
    for number in sorted(queue.blocks):
        for serial in range(number * BLOCK, min((number + 1) * BLOCK, queue.next)):
            if storing.is_alive(queue, serial) and serial not in hidden and serial not in queue.delayed:
                yield serial


def _held(context: Context, queue: Queue, serial: Serial) -> Held:
    message, receipt = storing.message_of(context, queue, serial), queue.receipts.get(serial)
    until = queue.delayed.get(serial) or (receipt.until if receipt else 0)
    return Held(
        message,
        _state(queue, message, serial, until),
        until,
        receipt.count if receipt else 0,
        _handle(context, queue, serial, receipt),
        sequence_of(serial) if queue.settings.fifo else "",
        storing.body_of(context, message),
        {name: _text(each) for name, each in storing.attributes_of(context, message).items()},
    )


def _state(queue: Queue, message: Message, serial: Serial, until: Instant) -> str:
    if until:
        return "delayed" if serial in queue.delayed else "in-flight"
    return "behind" if queue.settings.fifo and not lanes.has_turn(queue, message.group) else "visible"


def _handle(context: Context, queue: Queue, serial: Serial, receipt: Receipt | None) -> str:
    return handles.make(context, queue, serial, receipt.count) if receipt else ""


def _text(attribute: tuple[str, bytes]) -> str:
    kind, raw = attribute
    return f"{kind}, {len(raw)} B" if contents.is_binary(attribute) else raw.decode()
