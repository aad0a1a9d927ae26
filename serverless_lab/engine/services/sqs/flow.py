"""Which messages can be received: new ones, those that show again, and when what is hidden will.

A queue wakes when something changes by itself, by one due event at a time (`plan`), so that at every call its state is
that of the moment.
"""

import heapq
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND, Instant
from serverless_lab.engine.news import RecordsReady
from serverless_lab.engine.questions import Polled
from serverless_lab.engine.services.sqs import lanes, names, standard, storing
from serverless_lab.engine.services.sqs.state import BLOCK, Message, Queue, Receipt, Serial, SqsState


def enqueue(context: Context, queue: Queue, message: Message, delay: Instant = 0) -> Serial:
    """A message comes in, to show at once or after a delay."""
    serial = storing.put(context, queue, message)
    if queue.settings.fifo:
        lanes.append(queue, message.group, serial)
    if delay:
        queue.delayed[serial] = context.at + delay
        heapq.heappush(queue.hidden, (context.at + delay, serial))
    else:
        _offer(context, queue, serial, message.group, fresh=True)
        announce(context, queue)
    changes = message.kept_from + queue.settings.retention * SECOND
    if delay or not queue.planned or changes < queue.planned:
        plan(context, queue)
    return serial


def announce(context: Context, queue: Queue) -> None:
    context.announce(RecordsReady(at=context.at, region=context.region, source=names.arn_of(context, queue.name)))


def visible(queue: Queue) -> int:
    """How many messages could be received, those behind a message of their group included."""
    return queue.alive - queue.in_flight - len(queue.delayed)


def shows(queue: Queue) -> bool:
    """Is there a message that could be received?"""
    return any(lanes.has_turn(queue, group) for _, group in queue.turns) if queue.settings.fifo else visible(queue) > 0


def hand_out(context: Context, queue: Queue, serial: Serial, until: Instant) -> Receipt:
    """A message that shows is received, and hidden for a while, or not at all."""
    receipt = queue.receipts.get(serial)
    if receipt is None:
        receipt = queue.receipts[serial] = Receipt(0, context.at, context.at, 0)
    receipt.count += 1
    receipt.last = context.at
    hide(context, queue, serial, until)
    return receipt


def hide(context: Context, queue: Queue, serial: Serial, until: Instant) -> None:
    """A message that was received is in flight until then; `until` now: it shows."""
    receipt = queue.receipts[serial]
    queue.in_flight -= receipt.until > 0
    receipt.until = until if until > context.at else 0
    if receipt.until:
        queue.in_flight += 1
        heapq.heappush(queue.hidden, (until, serial))
        _thin_out(context, queue)
    else:
        _show(context, queue, serial)
    if not queue.planned or until < queue.planned:
        plan(context, queue)


def discard(context: Context, queue: Queue, serial: Serial) -> None:
    """A message that is alive is no more: deleted, expired or moved."""
    group = storing.message_of(context, queue, serial).group if queue.settings.fifo else ""
    storing.remove(queue, serial)
    queue.delayed.pop(serial, None)
    receipt = queue.receipts.pop(serial, None)
    queue.in_flight -= receipt is not None and receipt.until > 0
    if queue.settings.fifo:
        lanes.remove(queue, group, serial)
        lanes.offer(queue, group)


def first(context: Context, queue: Queue) -> Serial | None:
    """The first message that shows, out of the order: it is to be discarded, or given back."""
    if not queue.settings.fifo:
        return next(standard.take(queue), None)
    showing = lanes.take(queue)
    _, found = next(showing, ("", None))
    showing.close()
    return found


def give_back(context: Context, queue: Queue, serial: Serial) -> None:
    """A message that was taken out of the order, and stays after all."""
    _show(context, queue, serial)


def plan(context: Context, queue: Queue) -> None:
    """Let the queue wake when the next message shows or has been kept long enough."""
    times = [at for at in (_next_shown(queue), storing.next_expiry(queue)) if at is not None]
    at = max(min(times), context.at) if times else 0
    if at and not (queue.planned and queue.planned <= at):
        queue.planned = at
        # Only where somebody polls does it matter that nobody is here to look.
        work = context.ask(Polled(names.arn_of(context, queue.name)))
        context.schedule(at, "sqs.Wake", work=work, queue=queue.name)


def wake(context: Context, data: dict[str, Any]) -> None:
    """Due event: what was hidden until now shows, what was kept long enough goes."""
    queue = context.part(SqsState).queues.get(data["queue"])
    if queue is None or queue.planned != context.at:
        return
    queue.planned = 0
    for serial in storing.expired(context, queue):
        discard(context, queue, serial)
    shown = 0
    while queue.hidden and queue.hidden[0][0] <= context.at:
        at, serial = heapq.heappop(queue.hidden)
        if _still(queue, at, serial):
            shown += 1
            if queue.delayed.pop(serial, None) is None:
                queue.in_flight -= 1
                queue.receipts[serial].until = 0
            _show(context, queue, serial)
    if shown:
        announce(context, queue)
    plan(context, queue)


def clear(queue: Queue) -> None:
    """Nothing is left in it; numbers go on, so that no receipt handle is ever valid again."""
    kept = {name: getattr(queue, name) for name in _KEPT}
    empty = Queue(**kept)
    empty.next = -(-queue.next // BLOCK) * BLOCK
    for name in Queue.__struct_fields__:
        setattr(queue, name, getattr(empty, name))


_KEPT = ("name", "created", "modified", "settings", "tags", "recent", "paces", "measured")


def _show(context: Context, queue: Queue, serial: Serial) -> None:
    group = storing.message_of(context, queue, serial).group if queue.settings.fifo else ""
    _offer(context, queue, serial, group, fresh=False)


def _offer(context: Context, queue: Queue, serial: Serial, group: str, *, fresh: bool) -> None:
    if queue.settings.fifo:
        lanes.offer(queue, group)
    elif fresh:
        standard.add(queue, serial)
    else:
        heapq.heappush(queue.again, serial)


def _still(queue: Queue, at: Instant, serial: Serial) -> bool:
    """Is this message still hidden until then?"""
    receipt = queue.receipts.get(serial)
    return queue.delayed.get(serial) == at or (receipt is not None and receipt.until == at)


def _next_shown(queue: Queue) -> Instant | None:
    while queue.hidden and not _still(queue, *queue.hidden[0]):
        heapq.heappop(queue.hidden)
    return queue.hidden[0][0] if queue.hidden else None


def _thin_out(context: Context, queue: Queue) -> None:
    """What was deleted in time stays in the heap until it comes up; not too much of it."""
    if len(queue.hidden) > 2 * (queue.in_flight + len(queue.delayed)) + 64:
        waiting = {(at, serial) for at, serial in queue.hidden if _still(queue, at, serial)}
        queue.hidden = sorted(waiting)
