"""What the checks and the prediction of "Message queues" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.messaging.looking import measured
from lessons.messaging.queues import named, url_of
from serverless_lab.engine import numbers

QUEUE = "kitchen"
ORDERS = 5
HOUR = 3_600


def waiting(probe: Probe) -> Finding:
    """Orders were sent while nobody took any."""
    if named(probe, QUEUE) is None:
        return not_yet("no-queue", name=QUEUE)
    count = measured(probe, QUEUE, "NumberOfMessagesSent")
    return met() if count >= ORDERS else not_yet("fewer", count=count)


def kept_for_an_hour(probe: Probe) -> Finding:
    found = named(probe, QUEUE)
    if found is None:
        return not_yet("no-queue", name=QUEUE)
    kept = found.settings.retention
    return met() if kept == HOUR else not_yet("other-retention", seconds=kept)


def expired(probe: Probe) -> Finding:
    """They are gone, though nobody deleted or purged them."""
    found = named(probe, QUEUE)
    if found is None:
        return not_yet("no-queue", name=QUEUE)
    if measured(probe, QUEUE, "NumberOfMessagesSent") < ORDERS:
        return not_yet("too-few-sent")
    if found.alive:
        return not_yet("still-there", left=found.alive)
    if found.purged or measured(probe, QUEUE, "NumberOfMessagesDeleted"):
        return not_yet("deleted")
    return met()


def an_hour_set_later(probe: Probe) -> Truth | None:
    """Orders sent under four days, then the hour, then two hours: on a clone."""
    if named(probe, QUEUE) is None or not measured(probe, QUEUE, "NumberOfMessagesSent"):
        return None
    url = url_of(probe, QUEUE)
    tried = probe.supposing(
        _set(url, numbers.SQS_RETENTION_DEFAULT_S),
        *[("sqs", "SendMessage", {"QueueUrl": url, "MessageBody": "soup"})] * ORDERS,
        _set(url, HOUR),
    )
    found = named(tried.later(2 * HOUR), QUEUE)
    left = found.alive if found is not None else 0
    return Truth("gone" if not left else "kept", {"left": left})


def _set(url: str, seconds: int) -> tuple[str, str, dict[str, object]]:
    attributes = {"MessageRetentionPeriod": str(seconds)}
    return "sqs", "SetQueueAttributes", {"QueueUrl": url, "Attributes": attributes}
