"""Deduplication in FIFO topics: what was published within five minutes is taken, and not delivered again."""

from hashlib import sha256

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.sns.state import Recent, Topic

WINDOW = numbers.SNS_DEDUPLICATION_S * SECOND


def by_content(message: str) -> str:
    """The id of a message that is given none: of its body alone, not of its attributes."""
    return sha256(message.encode()).hexdigest()


def find(context: Context, topic: Topic, group: str, deduplication: str) -> tuple[str, int] | None:
    """Id and number of the message that counts as the same."""
    if topic.recent is None:
        return None
    key = _key(topic, group, deduplication)
    found = topic.recent.now.get(key) or topic.recent.before.get(key)
    return found[1:] if found is not None and found[0] > context.at - WINDOW else None


def note(context: Context, topic: Topic, group: str, deduplication: str, message_id: str, serial: int) -> None:
    """Remembered in two halves, the older of which is let go of as a whole."""
    recent = topic.recent = topic.recent or Recent(context.at)
    if recent.since <= context.at - WINDOW:
        recent.since, recent.before, recent.now = context.at, recent.now, {}
    recent.now[_key(topic, group, deduplication)] = (context.at, message_id, serial)


def _key(topic: Topic, group: str, deduplication: str) -> str:
    return f"{group} {deduplication}" if topic.settings.scope == "MessageGroup" else deduplication
