"""Deduplication in FIFO queues: what was sent within five minutes is taken, and not delivered again."""

from hashlib import sha256

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sqs.state import Message, Queue, Recent, Serial

WINDOW = numbers.SQS_DEDUPLICATION_S * SECOND


def by_content(body: str) -> str:
    """The id of a message that is given none: of its body alone, not of its attributes."""
    return sha256(body.encode()).hexdigest()


def find(context: Context, queue: Queue, group: str, deduplication: str) -> tuple[str, Serial] | None:
    """Id and number of the message that counts as the same."""
    if queue.recent is None:
        return None
    key = _key(queue, group, deduplication)
    found = queue.recent.now.get(key) or queue.recent.before.get(key)
    return found[1:] if found is not None and found[0] > context.at - WINDOW else None


def note(context: Context, queue: Queue, message: Message, serial: Serial) -> None:
    """Remembered in two halves, the older of which is let go of as a whole."""
    if not queue.settings.fifo:
        return
    recent = queue.recent = queue.recent or Recent(context.at)
    if recent.since <= context.at - WINDOW:
        recent.since, recent.before, recent.now = context.at, recent.now, {}
    recent.now[_key(queue, message.group, message.deduplication)] = (context.at, message.id, serial)


def _key(queue: Queue, group: str, deduplication: str) -> str:
    return f"{group} {deduplication}" if queue.settings.scope == "messageGroup" else deduplication
