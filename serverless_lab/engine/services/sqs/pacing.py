"""How often a FIFO queue may be called in a second."""

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs import errors
from serverless_lab.engine.services.sqs.state import Pace, Queue


def count(context: Context, queue: Queue, action: str) -> None:
    """Raises RequestThrottled. A second is one of the account's clock and of real time: neither a clock that stands nor
    one that runs fast makes a queue slower.
    """
    if not queue.settings.fifo or queue.settings.limit != "perQueue":
        return
    second = (context.at // SECOND, context.wall // SECOND)
    pace = queue.paces.get(action)
    if pace is None or pace.second != second:
        queue.paces[action] = Pace(second, 1)
        return
    if pace.calls >= numbers.SQS_FIFO_CALLS:
        raise errors.RequestThrottled
    pace.calls += 1
