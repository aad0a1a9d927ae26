"""What is measured of a queue, told as news. Source: available CloudWatch metrics for SQS, SQS developer guide."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import MINUTE, SECOND
from serverless_lab.engine.news import QueueMeasured, QueueUsed
from serverless_lab.engine.services.sqs import flow, storing
from serverless_lab.engine.services.sqs.state import Queue, SqsState


def sent(context: Context, queue: Queue, sizes: list[int]) -> None:
    _tell(context, queue, sent=len(sizes), sizes=sizes)


def received(context: Context, queue: Queue, count: int) -> None:
    _tell(context, queue, received=count, empty=int(not count))


def deleted(context: Context, queue: Queue, count: int) -> None:
    _tell(context, queue, deleted=count)


def look(context: Context, data: dict[str, str]) -> None:
    """Due event: how full the queue is, each minute as long as it is not empty, and once after that."""
    queue = context.part(SqsState).queues.get(data["queue"])
    if queue is None or queue.measured != context.at:
        return
    queue.measured = 0
    oldest = storing.oldest(context, queue)
    age = (context.at - oldest) // SECOND if oldest is not None else 0
    counts = {
        "ApproximateNumberOfMessagesVisible": flow.visible(queue),
        "ApproximateNumberOfMessagesNotVisible": queue.in_flight,
        "ApproximateNumberOfMessagesDelayed": len(queue.delayed),
        "ApproximateAgeOfOldestMessage": age,
    }
    context.announce(QueueMeasured(at=context.at, region=context.region, queue=queue.name, counts=counts))
    if queue.alive:
        _plan(context, queue)


def _tell(context: Context, queue: Queue, **counts: int | list[int]) -> None:
    told = {"at": context.at, "region": context.region, "queue": queue.name}
    context.announce(QueueUsed(**told, **counts))  # type: ignore[arg-type]
    _plan(context, queue)


def _plan(context: Context, queue: Queue) -> None:
    if not queue.measured:
        queue.measured = (context.at // MINUTE + 1) * MINUTE
        context.schedule(queue.measured, "sqs.Measure", queue=queue.name)
