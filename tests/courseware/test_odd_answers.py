"""Whatever a function is sent and whatever it answers, every check of the course can judge it and say so."""

from typing import Any

import pytest

from lessons.courseware import catalogue
from lessons.courseware.course import Check, Lesson, Mission
from lessons.courseware.probe import Probe
from lessons.courseware.progress import ask
from lessons.courseware.text import sentence
from lessons.functions.bench import BenchStart, creation
from lessons.sandbox import sources
from lessons.sandbox.trials import Trial
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.work import RunFunction
from tests.functions.player import MemoryPlayer

# What is done with functions: those of the other chapters are sent nothing.
LESSONS = [lesson for _chapter, lesson in catalogue.lessons() if isinstance(lesson.bench, BenchStart)]
MISSIONS = [mission for lesson in LESSONS for mission in lesson.missions]
LONGEST_SENTENCE = 2_000
DEEP = b"[" * 20_000 + b"]" * 20_000
DIGITS = b"9" * 400
NAMES = [
    *("items", "item", "count", "total", "unknown", "price", "discount", "source", "receipts", "open", "closed_today"),
    *("calls", "counter", "boxes", "stamp", "ready_at", "Records", "detail-type"),
]
VALUES = [
    b"null",
    b"true",
    b"-1",
    b"1e999",
    b"-1e999",
    b"NaN",
    DIGITS,
    b'"' + b"x" * 200_000 + b'"',
    b'"\\ud800"',
    b'"{} %s {0} <b>`*`"',
    b"[]",
    b"[1, [2], {}]",
    b'{"a": 1}',
    DEEP,
]


ORDERS = (
    b'{"items": [{"item": "soup", "count": 2}, {"item": "noodles", "count": 1}]}',
    b'{"item": "soup", "count": 3}',
)


def inside(value: bytes) -> bytes:
    return b"{" + b", ".join(b'"%s": %s' % (name.encode(), value) for name in NAMES) + b"}"


def order(value: bytes) -> bytes:
    return b'{"items": [{"item": "soup", "count": %s}, {"item": %s, "count": 2}]}' % (value, value)


ANSWERS = [*VALUES, *map(inside, VALUES), *map(order, VALUES), b"", b"not json", b"\xff"]
# An event is JSON by the time it reaches a function.
EVENTS = [each for each in ANSWERS if each not in (b"", b"not json", b"\xff")]


class OddPlayer(MemoryPlayer):
    """Every run is answered with the same bytes, also those of trials."""

    answer = b"null"

    def _run(self, work: RunFunction, cloud: Cloud) -> dict[str, Any]:
        return {"Status": "ok", "Payload": self.answer, "DurationMs": 2.0, "MaxMemoryMb": 40, "Output": []}


def judged(thing: Lesson | Mission, probe: Probe, facts: Any) -> list[str]:
    """Every sentence that a page could show."""
    found = [each.because for check in thing.checks for each in in_both(check, probe, facts)]
    if isinstance(thing, Mission):
        return [*found, *(str(mistake.seen(probe)) for mistake in thing.mistakes)]
    truths = [(each.reveal, truth) for each in thing.predictions if (truth := each.truth(probe))]
    return [*found, *(sentence(reveal["ko"], dict(truth.facts)) for reveal, truth in truths)]


def in_both(check: Check, probe: Probe, facts: Any) -> list[Any]:
    told = {name: value["ko"] if isinstance(value, dict) else value for name, value in facts.items()}
    return [ask(check, probe, language, told) for language in ("en", "ko")]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda each: repr(each[:40]))
@pytest.mark.parametrize("thing", [*LESSONS, *MISSIONS], ids=lambda each: getattr(each, "slug", "") or each.id)
def test_odd_answers_and_events_are_judged(thing: Lesson | Mission, answer: bytes) -> None:
    facts = thing.facts(0) if isinstance(thing, Mission) else {}
    player, function = OddPlayer(facts=facts), thing.bench.function
    player.answer = answer
    player.play(*(thing.start if isinstance(thing, Mission) else ()))
    if player.probe().function(function) is None:
        player.call("lambda", "CreateFunction", creation("123456789012", function, sources.pack("x = 1\n")))
    since = player.head
    for event in [*ORDERS, *([answer] if answer in EVENTS else [])]:
        params = {"FunctionName": function, "Payload": event}
        outcome = player.cloud.call(player.cloud.root, "lambda", "Invoke", params, wall=player.wall)
        player._finish(outcome.work)
    for said in judged(thing, player.probe(since), facts):
        said.encode()
        assert len(said) < LONGEST_SENTENCE


def test_a_trial_is_run_once_however_many_checks_ask() -> None:
    player, asked = MemoryPlayer(), []
    player.call("lambda", "CreateFunction", creation("123456789012", "fn", sources.pack("x = 1\n")))

    def trials(_cloud: Cloud, name: str, events: Any) -> list[Trial]:
        asked.append((name, *events))
        return [Trial("unavailable", None, "", 0.0) for _ in events]

    probe = Probe(player.cloud, trials=trials)
    for event in (1, 1, 2, 1):
        probe.trial("fn", [event])
    assert asked == [("fn", b"1"), ("fn", b"2")]
