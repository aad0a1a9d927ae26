"""How the function may be called, as the bench shows it: what may run at once, what waits, and what becomes of it."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.utils.functional import Promise

from lessons.courseware.probe import Probe
from lessons.functions import calling_words as words
from serverless_lab.engine import numbers
from serverless_lab.engine.instant import Instant
from serverless_lab.engine.services.lambda_ import concurrency
from serverless_lab.engine.services.lambda_.event_state import EventConfig, Sent, Waiting
from serverless_lab.engine.services.lambda_.state import LATEST, Function

SHOWN = 20
OFFERED = 100
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
    """What became of an event that Lambda had done with. `target` is empty where nobody was told."""

    at: Instant
    condition: Said
    good: bool
    target: str
    dead_letter: bool
    failure: str


@dataclass(frozen=True)
class Calling:
    """`most`: how many runs there may be, `shared`: whether with other functions. `places`: functions to send records
    to, as (ARN, name). `values`: what the forms hold, as it was typed or as it is.
    """

    running: int
    most: int
    shared: bool
    queue: list[QueueRow]
    waiting: int
    sent: list[SentRow]
    places: list[tuple[str, str]]
    values: dict[str, str]
    age: tuple[int, int]


def read(probe: Probe, function: Function, typed: dict[str, str] | None = None) -> Calling:
    state = probe.lambda_
    return Calling(
        len(function.runs),
        concurrency.unreserved(state) if function.reserved is None else function.reserved,
        function.reserved is None,
        [_waiting(request_id, each) for request_id, each in _first(function.queue)],
        len(function.queue),
        [_sent(each) for each in reversed(function.sent)],
        _places(probe, function),
        _values(function) | (typed or {}),
        numbers.LAMBDA_ASYNC_AGE_S,
    )


def _first(queue: dict[str, Waiting]) -> list[tuple[str, Waiting]]:
    return sorted(queue.items(), key=lambda item: (item[1].due, item[0]))[:SHOWN]


def _waiting(request_id: str, event: Waiting) -> QueueRow:
    return QueueRow(request_id, event.due, event.attempt, words.WAITS.get(event.why, words.NOT_READY))


def _sent(sent: Sent) -> SentRow:
    return SentRow(
        sent.at,
        words.CONDITIONS.get(sent.condition, sent.condition),
        sent.condition == "Success",
        sent.target.rpartition(":function:")[2] or sent.target,
        sent.dead_letter,
        sent.failure,
    )


def _places(probe: Probe, function: Function) -> list[tuple[str, str]]:
    """Other functions, and what is chosen already whatever it is."""
    start = f"arn:aws:lambda:{probe.state.region}:{probe.state.account_id}:function:"
    others = [name for name in islice(probe.lambda_.functions, OFFERED) if name != function.name]
    known = {f"{start}{name}": name for name in others}
    config = _config(function)
    chosen = {each: each.removeprefix(start) for each in (config.on_success, config.on_failure) if each}
    return list((chosen | known).items())


def _config(function: Function) -> EventConfig:
    return function.event_configs.get(LATEST) or EventConfig(0)


def _values(function: Function) -> dict[str, str]:
    config = _config(function)
    known: dict[str, Any] = {
        "reserved": function.reserved,
        "retries": config.retries,
        "age": config.max_age,
        "success": config.on_success,
        "failure": config.on_failure,
        "loop": function.recursion,
    }
    return {name: "" if value is None else str(value) for name, value in known.items()}
