"""Handing messages out: those that show are received and hidden; what was received too often becomes a dead letter."""

from collections.abc import Callable
from typing import NamedTuple

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND, to_milliseconds
from serverless_lab.engine.services.sqs import flow, lanes, luck, redriving, standard, storing
from serverless_lab.engine.services.sqs.sending import sequence_of
from serverless_lab.engine.services.sqs.state import Message, Queue, Receipt, Serial

Fits = Callable[[Message], bool]


class Given(NamedTuple):
    """A message as it was received."""

    serial: Serial
    message: Message
    receipt: Receipt


def hand_out(
    context: Context, queue: Queue, most: int, visibility: int, *, patient: bool = True, fits: Fits | None = None
) -> list[Given]:
    """Receive up to `most` messages. `fits` is asked about each and may say that there is no room for it.

    `patient`: a long poll, which asks all of SQS's servers.
    """
    most = min(most, numbers.SQS_IN_FLIGHT - queue.in_flight)
    if queue.settings.fifo:
        found = _in_lanes(context, queue, most, fits)
    else:
        found = _loose(context, queue, most, patient, fits)
    until = context.at + visibility * SECOND
    given = []
    for serial in found:
        message = storing.message_of(context, queue, serial)
        given.append(Given(serial, message, flow.hand_out(context, queue, serial, until)))
    if not queue.settings.fifo:
        luck.deliver_twice(context, queue, [each.message for each in given], visibility)
    return given


def system_attributes(queue: Queue, given: Given) -> dict[str, str]:
    """Every attribute that SQS itself knows of a message."""
    message = given.message
    told = {
        "SenderId": message.sender,
        "SentTimestamp": str(to_milliseconds(message.sent)),
        "ApproximateReceiveCount": str(given.receipt.count),
        "ApproximateFirstReceiveTimestamp": str(to_milliseconds(given.receipt.first)),
        "MessageGroupId": message.group,
        "AWSTraceHeader": message.trace,
        "DeadLetterQueueSourceArn": message.source,
    }
    if queue.settings.fifo:
        told |= {"MessageDeduplicationId": message.deduplication, "SequenceNumber": sequence_of(given.serial)}
    return {name: value for name, value in told.items() if value}


def _loose(context: Context, queue: Queue, most: int, patient: bool, fits: Fits | None) -> list[Serial]:
    """Out of a standard queue, which keeps the order as best it can."""
    dice = luck.dice(context)
    showing = luck.shuffled(standard.take(queue), most, dice, queue)
    found: list[Serial] = []
    missed: list[Serial] = []
    for serial in showing if most > 0 else ():
        if redriving.is_due(context, queue, serial):
            redriving.bury(context, queue, serial)
        elif not patient and luck.misses(dice):
            missed.append(serial)
        elif fits is not None and not fits(storing.message_of(context, queue, serial)):
            missed.append(serial)
            break
        else:
            found.append(serial)
        if len(found) == most:
            break
    showing.close()
    for serial in missed:
        standard.put_back(queue, serial)
    return found


def _in_lanes(context: Context, queue: Queue, most: int, fits: Fits | None) -> list[Serial]:
    """Out of a FIFO queue: as many as can be of one group, then of the next."""
    found: list[Serial] = []
    touched: dict[str, None] = {}
    showing = lanes.take(queue)
    for group, serial in showing if most > 0 else ():
        touched[group] = None
        if redriving.is_due(context, queue, serial):
            redriving.bury(context, queue, serial)
            continue
        if fits is not None and not fits(storing.message_of(context, queue, serial)):
            break
        found.append(serial)
        if len(found) == most:
            break
    showing.close()
    taken = set(found)
    for group in touched:
        lane = queue.lanes.get(group)
        if lane is not None and lane.serials[lane.start] not in taken:
            lanes.offer(queue, group)
    return found
