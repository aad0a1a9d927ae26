"""Dead letters: messages that were received too often go to the queue that the redrive policy names."""

from msgspec import structs

from serverless_lab.engine.context import Context
from serverless_lab.engine.news import MessageBuried
from serverless_lab.engine.services.sqs import flow, storing
from serverless_lab.engine.services.sqs.names import arn_of, queue_by_arn
from serverless_lab.engine.services.sqs.state import Queue, Receipt, Serial


def is_due(context: Context, queue: Queue, serial: Serial) -> bool:
    """Was it received as often as it may be, and is there a queue for dead letters?"""
    redrive, receipt = queue.settings.redrive, queue.receipts.get(serial)
    if redrive is None or receipt is None or receipt.count < redrive.most:
        return False
    target = queue_by_arn(context, redrive.target)
    return target is not None and target is not queue


def bury(context: Context, queue: Queue, serial: Serial) -> None:
    """It keeps its id, when it was sent, and how often it was received; in a standard queue also its age."""
    redrive = queue.settings.redrive
    target = queue_by_arn(context, redrive.target) if redrive is not None else None
    assert target is not None
    message, receipt = storing.message_of(context, queue, serial), queue.receipts[serial]
    flow.discard(context, queue, serial)
    kept_from = context.at if target.settings.fifo else message.kept_from
    dead = structs.replace(message, source=arn_of(context, queue.name), kept_from=kept_from)
    number = flow.enqueue(context, target, dead)
    target.receipts[number] = Receipt(receipt.count, receipt.first, receipt.last, 0)
    context.announce(
        MessageBuried(
            at=context.at,
            region=context.region,
            queue=queue.name,
            target=target.name,
            message_id=message.id,
            receives=receipt.count,
        )
    )
