"""What the checks and the prediction of "Amazon SQS" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.messaging.looking import measured
from lessons.messaging.queues import named
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs.state import Queue

QUEUE = "orders"
ORDERS = 3


def queue(probe: Probe) -> Finding:
    found = named(probe, QUEUE)
    return met() if found is not None else not_yet("no-queue", name=QUEUE)


def sent(probe: Probe) -> Finding:
    if named(probe, QUEUE) is None:
        return not_yet("no-queue", name=QUEUE)
    count = measured(probe, QUEUE, "NumberOfMessagesSent")
    return met() if count >= ORDERS else not_yet("fewer", count=count)


def received(probe: Probe) -> Finding:
    if named(probe, QUEUE) is None:
        return not_yet("no-queue", name=QUEUE)
    return met() if measured(probe, QUEUE, "NumberOfMessagesReceived") else not_yet("none-received")


def came_back(probe: Probe) -> Finding:
    """A message was received a second time; more receipts than messages say so even when it is gone by now."""
    found = named(probe, QUEUE)
    if found is None:
        return not_yet("no-queue", name=QUEUE)
    times = measured(probe, QUEUE, "NumberOfMessagesReceived")
    if _most_receipts(found) > 1 or times > measured(probe, QUEUE, "NumberOfMessagesSent"):
        return met()
    return not_yet("still-hidden" if found.in_flight else "once")


def done(probe: Probe) -> Finding:
    """All were deleted, and none is left."""
    found = named(probe, QUEUE)
    if found is None:
        return not_yet("no-queue", name=QUEUE)
    if measured(probe, QUEUE, "NumberOfMessagesDeleted") < ORDERS:
        return not_yet("left", left=found.alive)
    return not_yet("left", left=found.alive) if found.alive else met()


def after_the_crash(probe: Probe) -> Truth | None:
    """What becomes of a message that was received and is not deleted; once one came back, or on a clone."""
    found = named(probe, QUEUE)
    if found is None or not measured(probe, QUEUE, "NumberOfMessagesReceived"):
        return None
    timeout = found.settings.visibility
    if came_back(probe).met:
        return Truth("later", {"seconds": timeout})
    waiting = next((serial for serial, receipt in found.receipts.items() if receipt.until), None)
    if waiting is None:
        return None
    left = (found.receipts[waiting].until - probe.now) / SECOND
    future = named(probe.later(left + 1), QUEUE)
    shows = future is not None and waiting in future.receipts and not future.receipts[waiting].until
    return Truth("later" if shows else "gone", {"seconds": timeout})


def _most_receipts(found: Queue) -> int:
    return max((receipt.count for receipt in found.receipts.values()), default=0)
