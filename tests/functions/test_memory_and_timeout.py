"""The lesson "Memory and timeout": every reason and prediction, and the function it works on."""

import json
import re

import pytest

from lessons.functions.exercises.memory_and_timeout.lesson import LESSON
from lessons.functions.exercises.memory_and_timeout.receipt_fn import BENCH, EVENING, FUNCTION, STATEMENT
from lessons.functions.playing import configure, deploy, deploy_bench, invoke
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

BROKEN = "def lambda_handler(event, context):\n    raise KeyError('no receipts')\n"
IMPATIENT = "def lambda_handler(event, context):\n    return {'total': 0}\n"

shop = deploy_bench(BENCH)
evening = invoke(FUNCTION, EVENING)
statement = invoke(FUNCTION, STATEMENT)
waiting = invoke(FUNCTION, {"receipts": 1, "wait_seconds": 2})
large = configure(FUNCTION, MemorySize=1024)

REASONS = [
    ("measured-small", "no-function", []),
    ("measured-small", "no-run", [shop]),
    ("measured-small", "failed", [deploy(FUNCTION, BROKEN), evening]),
    ("measured-small", "only-cold", [shop, evening]),
    ("measured-small", "other-size", [shop, large, evening, evening]),
    ("faster-with-more", "no-small", [shop, large, evening, evening]),
    ("faster-with-more", "no-large", [shop, evening, evening, large, evening]),
    ("faster-with-more", "other-event", [shop, evening, evening, large, waiting, waiting]),
    ("faster-with-more", "not-faster", [shop, waiting, waiting, large, waiting, waiting]),
    ("timed-out", "no-function", []),
    ("timed-out", "no-run", [shop]),
    ("timed-out", "in-time", [shop, evening]),
    ("longer-timeout", "never-late", [shop, evening]),
    ("longer-timeout", "not-raised", [shop, statement]),
    ("longer-timeout", "not-raised", [shop, statement, evening]),
    ("longer-timeout", "not-raised", [shop, statement, deploy(FUNCTION, IMPATIENT), statement]),
    ("longer-timeout", "not-called", [shop, statement, configure(FUNCTION, Timeout=10)]),
    ("longer-timeout", "not-called", [shop, statement, configure(FUNCTION, Timeout=10), evening]),
    ("longer-timeout", "still-late", [shop, statement, configure(FUNCTION, Timeout=4), statement]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons_of_the_lesson(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_of_the_lesson_is_played() -> None:
    own = all_reasons(LESSON.checks)
    shared = {("timed-out", "failed")}  # without a call nothing failed, and a failed one ended in time
    assert own - shared == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_the_cost_of_calculating_hardly_rises_with_the_memory() -> None:
    prediction = LESSON.prediction("what-more-memory-costs")
    player = MemoryPlayer().play(shop, evening, evening, large, evening)
    assert prediction.truth(player.probe()) is None
    truth = prediction.truth(player.play(evening).probe())
    assert (truth.option, truth.facts["memory"], truth.facts["cost"]) == ("a-little", "8.0", "1.2")


def test_a_call_that_waits_answers_no_question_about_calculating() -> None:
    player = MemoryPlayer().play(shop, waiting, waiting, large, waiting, waiting)
    assert LESSON.prediction("what-more-memory-costs").truth(player.probe()) is None


def test_a_call_out_of_time_gives_an_error() -> None:
    prediction = LESSON.prediction("what-comes-back")
    player = MemoryPlayer().play(shop, evening)
    assert prediction.truth(player.probe()) is None
    truth = prediction.truth(player.play(statement).probe())
    assert (truth.option, truth.facts) == ("error", {"error": "Sandbox.Timedout", "seconds": 3})


def test_the_log_says_what_the_text_says() -> None:
    player = MemoryPlayer().play(shop, statement)
    log = "\n".join(player.probe().log(player.probe().last(FUNCTION)))
    assert "Task timed out after 3.00 seconds" in log


def test_both_sources_are_the_same_program_with_comments_in_their_language() -> None:
    def program(source: str) -> list[str]:
        lines = [line.partition("#")[0].rstrip() for line in source.splitlines()]
        return [line for line in lines if line]

    assert program(BENCH.source["en"]) == program(BENCH.source["ko"])
    assert re.search("#.*[가-힣]", BENCH.source["ko"])


def test_the_sample_events_are_those_the_lesson_is_played_with() -> None:
    events = {event.name: json.loads(event.body) for event in BENCH.events}
    assert (events["evening"], events["statement"]) == (EVENING, STATEMENT)
    player = MemoryPlayer().play(shop, invoke(FUNCTION, events["evening"]), invoke(FUNCTION, events["empty"]))
    answers = [player.probe().payload(run) for run in player.probe().invocations(FUNCTION)]
    assert answers == [{"receipts": 500, "total": 552_646_000}] * 2
