"""A receive request of a FIFO queue that is made again with its attempt id is given the same messages."""

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs import errors, flow, storing
from serverless_lab.engine.services.sqs.handing import Given
from serverless_lab.engine.services.sqs.state import Attempt, Queue

_WINDOW = numbers.SQS_DEDUPLICATION_S * SECOND
_MOST = 1_000  # attempts that are remembered


def again(context: Context, queue: Queue, attempt: str | None, visibility: int) -> list[Given] | None:
    """What it was given, hidden anew; None for a new attempt, or where a message has changed meanwhile."""
    found = queue.attempts.get(attempt or "")
    if found is None or found.at <= context.at - _WINDOW:
        return None
    receipts = [(serial, queue.receipts.get(serial), count) for serial, count in found.given]
    same = [
        (serial, receipt)
        for serial, receipt, count in receipts
        if receipt is not None and receipt.count == count and receipt.until
    ]
    if not same or len(same) < len(receipts):
        return None
    given = []
    for serial, receipt in same:
        flow.hide(context, queue, serial, context.at + visibility * SECOND)
        given.append(Given(serial, storing.message_of(context, queue, serial), receipt))
    return given


def note(context: Context, queue: Queue, attempt: str | None, given: list[Given]) -> None:
    if attempt is None:
        return
    if len(queue.attempts) >= _MOST:
        queue.attempts = dict([*queue.attempts.items()][_MOST // 2 :])
    queue.attempts[attempt] = Attempt(context.at, [(each.serial, each.receipt.count) for each in given])


def check(attempt: str | None) -> None:
    if attempt is not None and not 1 <= len(attempt) <= 128:
        reason = "ReceiveRequestAttemptId can only include alphanumeric and punctuation characters. 1 to 128 in length."
        raise errors.BadValue(value=attempt, name="ReceiveRequestAttemptId", reason=reason)
