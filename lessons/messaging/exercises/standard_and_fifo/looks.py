"""What the checks and the prediction of "Standard and FIFO" look at."""

from collections import Counter

from lessons.courseware.finding import Finding, Truth, met, not_yet
from lessons.courseware.probe import Probe
from lessons.messaging.looking import measured
from lessons.messaging.queues import named, url_of

LOOSE, STRICT = "bills", "bills.fifo"
_LOOKED_AT = 50


def copies(probe: Probe) -> Finding:
    """In the standard queue lies the same body twice."""
    if named(probe, LOOSE) is None:
        return not_yet("no-queue", name=LOOSE)
    held = probe.cloud.queue_contents(LOOSE, _LOOKED_AT)
    bodies = Counter(each.body for each in (*held.in_flight, *held.delayed, *held.visible))
    return met() if max(bodies.values(), default=0) > 1 else not_yet("no-copies", count=sum(bodies.values()))


def fifo(probe: Probe) -> Finding:
    return met() if named(probe, STRICT) is not None else not_yet("no-queue", name=STRICT)


def once(probe: Probe) -> Finding:
    """More was sent than was kept: a copy was left out."""
    found = named(probe, STRICT)
    if found is None:
        return not_yet("no-queue", name=STRICT)
    sent = measured(probe, STRICT, "NumberOfMessagesSent")
    if sent < 2:
        return not_yet("too-few", count=sent)
    return met() if sent > found.next else not_yet("none-left-out", count=found.next)


def in_order(probe: Probe) -> Finding:
    """A message waits behind another one of its group, while another group goes on."""
    if named(probe, STRICT) is None:
        return not_yet("no-queue", name=STRICT)
    held = probe.cloud.queue_contents(STRICT, _LOOKED_AT)
    flying = {each.message.group for each in held.in_flight}
    if not flying:
        return not_yet("none-in-flight")
    if not any(each.state == "behind" and each.message.group in flying for each in held.visible):
        return not_yet("none-behind")
    return met() if any(each.state == "visible" for each in held.visible) else not_yet("one-group")


def double_click(probe: Probe) -> Truth | None:
    """The same message twice with the same id, on a clone."""
    if named(probe, STRICT) is None:
        return None
    bill = {"MessageBody": "12,000", "MessageGroupId": "lab", "MessageDeduplicationId": "double-click"}
    send = ("sqs", "SendMessage", {"QueueUrl": url_of(probe, STRICT)} | bill)
    first = probe.supposing(send)
    second = first.ask(*send)
    before, after = named(probe, STRICT), named(first.supposing(send), STRICT)
    kept = after.next - before.next if before is not None and after is not None else 0
    if second.refusal is not None:
        return Truth("refused", {"kept": kept})
    return Truth("one" if kept == 1 else "two", {"kept": kept})
