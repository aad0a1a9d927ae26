"""A queue as what a function is fed from, and as where records are sent."""

from typing import Any

import msgspec

from serverless_lab.engine.context import Context
from serverless_lab.engine.event_ports import Delivery, EventSource, EventTarget, Record
from serverless_lab.engine.services.sqs import (
    contents,
    errors,
    finishing,
    flow,
    handing,
    handles,
    measuring,
    recent,
    sending,
    storing,
)
from serverless_lab.engine.services.sqs.names import arn_of, queue_by_arn
from serverless_lab.engine.services.sqs.receiving import attribute_told
from serverless_lab.engine.services.sqs.state import Message, Queue, SqsState

_ACCESS = ("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes")
# Of an event's members beside body and attributes.
_FRAME_BYTES = 1024


class QueueSource(EventSource):
    actions = _ACCESS
    service = "SQS"

    def arns(self, context: Context) -> list[str]:
        return [arn_of(context, name) for name in sorted(context.part(SqsState).queues)]

    def fault(self, context: Context, arn: str, timeout: int) -> str:
        queue = queue_by_arn(context, arn)
        if queue is None:
            return (
                f"Error occurred while ReceiveMessage. SQS Error Code: {errors.QueueDoesNotExist.code}. "
                f"SQS Error Message: {errors.QueueDoesNotExist.template}"
            )
        visibility = queue.settings.visibility
        if visibility < timeout:
            return f"Queue visibility timeout: {visibility} seconds is less than Function timeout: {timeout} seconds"
        return ""

    def ordered(self, context: Context, arn: str) -> bool:
        queue = queue_by_arn(context, arn)
        return queue is not None and queue.settings.fifo

    def waiting(self, context: Context, arn: str) -> int:
        queue = queue_by_arn(context, arn)
        if queue is None:
            return 0
        return len(queue.turns) if queue.settings.fifo else flow.visible(queue)

    def receive(self, context: Context, arn: str, most: int, most_bytes: int) -> list[Record]:
        queue = queue_by_arn(context, arn)
        if queue is None:
            return []
        room = _Room(context, most_bytes)
        given = handing.hand_out(context, queue, most, queue.settings.visibility, fits=room.takes)
        measuring.received(context, queue, len(given))
        return [_record(context, queue, arn, each) for each in given]

    def delete(self, context: Context, arn: str, receipts: list[str]) -> None:
        queue = queue_by_arn(context, arn)
        if queue is not None:
            finishing.delete_received(context, queue, receipts)


class QueueTarget(EventTarget):
    action = "sqs:SendMessage"

    def arns(self, context: Context) -> list[str]:
        """Those that take records: AWS sends none to a FIFO queue."""
        queues = context.part(SqsState).queues
        return [arn_of(context, name) for name in sorted(queues) if not queues[name].settings.fifo]

    def exists(self, context: Context, arn: str, *, ordered: bool = False) -> bool:
        queue = queue_by_arn(context, arn)
        return queue is not None and (ordered or not queue.settings.fifo)

    def take(self, context: Context, delivery: Delivery) -> None:
        queue = queue_by_arn(context, delivery.target)
        if queue is None:
            raise errors.QueueDoesNotExist
        body = delivery.body.decode(errors="replace")
        size = contents.size_of(body, delivery.attributes)
        if size > queue.settings.largest:
            raise errors.TooLong(largest=queue.settings.largest)
        if queue.settings.fifo and not delivery.group:
            raise errors.GroupNeeded
        deduplication = (delivery.deduplication or recent.by_content(body)) if queue.settings.fifo else ""
        settings = queue.settings
        draft = sending.Draft(body, delivery.attributes, "", delivery.group, deduplication, settings.delay, size)
        sending.send(context, queue, draft, delivery.sender, context.chance(), delivery.lineage)
        measuring.sent(context, queue, [size])


class _Room:
    """So many bytes of events, as JSON; the first message always fits."""

    def __init__(self, context: Context, most_bytes: int) -> None:
        self._context, self._left, self._first = context, most_bytes, True

    def takes(self, message: Message) -> bool:
        size = len(msgspec.json.encode(storing.body_of(self._context, message))) + _FRAME_BYTES
        size += len(msgspec.json.encode(_attributes(self._context, message)))
        fits = self._first or size <= self._left
        self._first = False
        self._left -= size
        return fits


def _record(context: Context, queue: Queue, arn: str, given: handing.Given) -> Record:
    """The event of a message. Source: using Lambda with Amazon SQS, Lambda developer guide."""
    message = given.message
    body = storing.body_of(context, message)
    handle = handles.make(context, queue, given.serial, given.receipt.count)
    attributes = storing.attributes_of(context, message)
    event: dict[str, Any] = {
        "messageId": message.id,
        "receiptHandle": handle,
        "body": body,
        "attributes": handing.system_attributes(queue, given),
        "messageAttributes": _attributes(context, message),
        "md5OfBody": contents.digest_of(body),
        "eventSource": "aws:sqs",
        "eventSourceARN": arn,
        "awsRegion": context.region,
    }
    if attributes:
        event["md5OfMessageAttributes"] = contents.digest_of_attributes(attributes)
    return Record(id=message.id, receipt=handle, event=event, lineage=message.lineage)


def _attributes(context: Context, message: Message) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, attribute in storing.attributes_of(context, message).items():
        told = {each[:1].lower() + each[1:]: value for each, value in attribute_told(attribute).items()}
        found[name] = told | {"stringListValues": [], "binaryListValues": []}
    return found
