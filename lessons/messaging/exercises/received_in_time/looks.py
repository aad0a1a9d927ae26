"""What the checks and the prediction of "Received in time" look at."""

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.messaging.looking import measured
from lessons.messaging.queues import arn_of, named, url_of
from serverless_lab.engine import numbers
from serverless_lab.engine.instant import SECOND

QUEUE, DEAD = "tickets", "tickets-dead"
RECEIPTS = 3
_TRIES = 5
_MANY = numbers.SQS_BATCH


def long_poll(probe: Probe) -> Finding:
    found = named(probe, QUEUE)
    if found is None:
        return not_yet("no-queue", name=QUEUE)
    wanted, wait = numbers.SQS_WAIT_S[1], found.settings.wait
    return met() if wait == wanted else not_yet("other-wait", seconds=wait)


def longer(probe: Probe) -> Finding:
    """A message is hidden for longer, since it was received, than its queue says."""
    found = named(probe, QUEUE)
    if found is None:
        return not_yet("no-queue", name=QUEUE)
    flying = [receipt for receipt in found.receipts.values() if receipt.until]
    if not flying:
        return not_yet("none-in-flight")
    usual = found.settings.visibility * SECOND
    return met() if any(each.until - each.last > usual for each in flying) else not_yet("as-usual")


def dead_letters(probe: Probe) -> Finding:
    found = named(probe, QUEUE)
    if found is None or named(probe, DEAD) is None:
        return not_yet("no-queue", name=QUEUE if found is None else DEAD)
    policy = found.settings.redrive
    if policy is None or policy.target != arn_of(probe, DEAD):
        return not_yet("no-policy")
    return met() if policy.most == RECEIPTS else not_yet("other-count", count=policy.most)


def buried(probe: Probe) -> Finding:
    """More messages came into the queue for dead letters than were sent there."""
    found = named(probe, DEAD)
    if found is None:
        return not_yet("no-queue", name=DEAD)
    return met() if found.next > measured(probe, DEAD, "NumberOfMessagesSent") else not_yet("none-dead")


def back(probe: Probe) -> Finding:
    if named(probe, DEAD) is None:
        return not_yet("no-queue", name=DEAD)
    tasks = probe.sqs.tasks.get(DEAD, [])
    if not tasks:
        return not_yet("no-task")
    return met() if any(task.moved for task in tasks) else not_yet("none-moved")


def poison(probe: Probe) -> Truth | None:
    """An order that no worker gets through, in a queue without a place for dead letters: on a clone."""
    if named(probe, QUEUE) is None:
        return None
    url = url_of(probe, QUEUE)
    asked = {"QueueUrl": url, "MaxNumberOfMessages": _MANY, "VisibilityTimeout": 0}
    tried = probe.supposing(
        ("sqs", "SetQueueAttributes", {"QueueUrl": url, "Attributes": {"RedrivePolicy": ""}}),
        ("sqs", "SendMessage", {"QueueUrl": url, "MessageBody": "poison", "DelaySeconds": 0}),
        *[("sqs", "ReceiveMessage", asked)] * _TRIES,
    )
    found = named(tried, QUEUE)
    times = max((receipt.count for receipt in found.receipts.values()), default=0) if found is not None else 0
    return Truth("again" if times >= _TRIES else "given-up", {"times": times})
