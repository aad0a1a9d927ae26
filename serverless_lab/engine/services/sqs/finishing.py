"""DeleteMessage and ChangeMessageVisibility, alone and in batches: what becomes of a message that was received."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import CloudError
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs import batches, errors, flow, handles, measuring, pacing, requests, storing
from serverless_lab.engine.services.sqs.handles import Handle
from serverless_lab.engine.services.sqs.names import queue_at
from serverless_lab.engine.services.sqs.receiving import check_visibility
from serverless_lab.engine.services.sqs.state import Queue


def delete_message(context: Context, request: requests.DeleteMessage) -> dict[str, Any]:
    queue = queue_at(context, request.queue_url)
    handle = _to_delete(context, queue, request.receipt_handle)
    pacing.count(context, queue, "DeleteMessage")
    measuring.deleted(context, queue, delete(context, queue, handle))
    return {}


def delete_message_batch(context: Context, request: requests.DeleteMessageBatch) -> dict[str, Any]:
    queue = queue_at(context, request.queue_url)
    batches.check(request.entries, "DeleteMessageBatchRequestEntry")
    pacing.count(context, queue, "DeleteMessage")
    counts = []

    def one(entry: requests.DeleteEntry) -> dict[str, Any]:
        counts.append(delete(context, queue, _to_delete_in_batch(context, queue, entry.receipt_handle)))
        return {}

    told = batches.each(request.entries, one)
    measuring.deleted(context, queue, sum(counts))
    return told


def delete_received(context: Context, queue: Queue, receipts: list[str]) -> None:
    """What whoever polls for a function is done with; a handle that has expired deletes nothing."""
    deleted = 0
    for text in receipts:
        try:
            deleted += delete(context, queue, _to_delete(context, queue, text))
        except CloudError:
            continue
    measuring.deleted(context, queue, deleted)


def change_message_visibility(context: Context, request: requests.ChangeMessageVisibility) -> dict[str, Any]:
    queue = queue_at(context, request.queue_url)
    _change(context, queue, request.receipt_handle, request.visibility_timeout)
    return {}


def change_message_visibility_batch(context: Context, request: requests.ChangeMessageVisibilityBatch) -> dict[str, Any]:
    queue = queue_at(context, request.queue_url)
    batches.check(request.entries, "ChangeMessageVisibilityBatchRequestEntry")

    def change(entry: requests.ChangeEntry) -> dict[str, Any]:
        timeout = queue.settings.visibility if entry.visibility_timeout is None else entry.visibility_timeout
        _change(context, queue, entry.receipt_handle, timeout)
        return {}

    return batches.each(request.entries, change)


def _to_delete(context: Context, queue: Queue, text: str) -> Handle:
    """Raises ReceiptHandleIsInvalid, and in a FIFO queue HandleExpired for a message that shows again."""
    handle = handles.read(context, queue, text)
    if expired(queue, handle):
        raise errors.HandleExpired(text)
    return handle


def expired(queue: Queue, handle: Handle) -> bool:
    """In a FIFO queue a handle is good for as long as its message is hidden."""
    receipt = queue.receipts.get(handle.serial)
    late = receipt is not None and (receipt.count != handle.receipt or not receipt.until)
    return queue.settings.fifo and late


def delete(context: Context, queue: Queue, handle: Handle) -> int:
    """Only the handle of the latest receipt deletes, and no other is refused. How many were deleted."""
    receipt = queue.receipts.get(handle.serial)
    if receipt is None or receipt.count != handle.receipt or not storing.is_alive(queue, handle.serial):
        return 0
    flow.discard(context, queue, handle.serial)
    return 1


def _change(context: Context, queue: Queue, text: str, timeout: int) -> None:
    handle = handles.read(context, queue, text)
    check_visibility(timeout)
    receipt = queue.receipts.get(handle.serial)
    if receipt is None or receipt.count != handle.receipt:
        raise errors.NotToBeChanged(text)
    if queue.settings.fifo and not receipt.until:
        raise errors.HandleExpired(text)
    until, most = context.at + timeout * SECOND, numbers.SQS_VISIBILITY_S[1]
    if until > receipt.last + most * SECOND:
        reason = f"Total VisibilityTimeout for the message is beyond the limit [{most} seconds]"
        raise errors.BadValue(value=timeout, name="VisibilityTimeout", reason=reason)
    flow.hide(context, queue, handle.serial, until)
    if not timeout:
        flow.announce(context, queue)


def _to_delete_in_batch(context: Context, queue: Queue, text: str) -> Handle:
    """In a batch, a handle that has expired is told under another code."""
    try:
        return _to_delete(context, queue, text)
    except errors.HandleExpired:
        raise errors.ExpiredInBatch from None
