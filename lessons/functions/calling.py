"""What becomes of asynchronous events: those that wait, and those that Lambda had done with."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.utils.functional import Promise

from lessons.functions import calling_words as words
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.lambda_.event_state import Sent
from serverless_lab.engine.services.lambda_.state import Function

SHOWN = 20
Said = str | Promise


@dataclass(frozen=True)
class QueueRow:
    """An event that waits. `due`: when it is tried next."""

    request_id: str
    due: Instant
    attempt: int
    why: Said


@dataclass(frozen=True)
class SentRow:
    """What became of an event. `target` is empty where nobody was told."""

    at: Instant
    condition: Said
    good: bool
    target: str
    dead_letter: bool
    failure: str


def waiting(function: Function) -> list[QueueRow]:
    """The next ones."""
    first = sorted(function.queue.items(), key=lambda item: (item[1].due, item[0]))
    rows: Iterable[QueueRow] = (
        QueueRow(request_id, event.due, event.attempt, words.WAITS.get(event.why, words.NOT_READY))
        for request_id, event in first
    )
    return list(islice(rows, SHOWN))


def sent(function: Function) -> list[SentRow]:
    """The newest first."""
    return [_sent(each) for each in reversed(function.sent)]


def _sent(sent: Sent) -> SentRow:
    return SentRow(
        sent.at,
        words.CONDITIONS.get(sent.condition, sent.condition),
        sent.condition == "Success",
        sent.target.rpartition(":function:")[2] or sent.target,
        sent.dead_letter,
        sent.failure,
    )
