"""The lesson "Cold start and warm start": every reason and prediction, and the function it works on."""

import json
import re

import pytest

from lessons.courseware.finding import Finding
from lessons.courseware.play import Player
from lessons.functions.exercises.cold_and_warm_start.lesson import LESSON
from lessons.functions.order_fn import BENCH, FUNCTION, ORDER, TOO_SLOW
from lessons.functions.playing import at_once, configure, deploy, invoke, wait
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

SOURCE = BENCH.source["en"]
BROKEN = "def lambda_handler(event, context):\n    raise KeyError('no stove')\n"
BARE = "def lambda_handler(event, context):\n    return {'total': 1}\n"
SLOW = {"item": "soup", "wait_seconds": 1}
MANY_CALLS = 201  # more than an account keeps on record

order = invoke(FUNCTION, ORDER)
more_memory = configure(FUNCTION, MemorySize=1024)


def delete(player: Player) -> None:
    player.call("lambda", "DeleteFunction", {"FunctionName": FUNCTION})


def lesson_findings(player: MemoryPlayer) -> dict[str, Finding]:
    return {check.id: check.look(player.probe()) for check in LESSON.checks}


def test_the_ids_that_learners_progress_is_kept_under() -> None:
    checks = ["first-cold", "cold-after-change", "warm-call", "three-at-once", "cold-again"]
    assert [check.id for check in LESSON.checks] == checks
    assert [prediction.id for prediction in LESSON.predictions] == ["which-is-longer", "counter-after-a-break"]


def test_checks_untick_when_what_they_saw_is_gone() -> None:
    player = MemoryPlayer().play(*(play for check in LESSON.checks for play in check.play))
    assert all(finding.met for finding in lesson_findings(player).values())
    player.play(delete)
    assert {finding.reason for finding in lesson_findings(player).values()} == {"no-function"}


REASONS = [
    ("first-cold", "no-function", []),
    ("first-cold", "no-run", [deploy(FUNCTION, SOURCE)]),
    ("first-cold", "failed", [deploy(FUNCTION, BROKEN), order]),
    ("first-cold", "only-warm", [deploy(FUNCTION, SOURCE), *[order] * MANY_CALLS]),
    ("cold-after-change", "no-change", [deploy(FUNCTION, SOURCE), order, order]),
    ("cold-after-change", "no-change", [deploy(FUNCTION, SOURCE), order, deploy(FUNCTION, SOURCE + "\n"), order]),
    ("cold-after-change", "not-called", [deploy(FUNCTION, SOURCE), order, more_memory]),
    ("cold-after-change", "failed", [deploy(FUNCTION, SOURCE), order, deploy(FUNCTION, BROKEN), order]),
    ("warm-call", "cold", [deploy(FUNCTION, SOURCE), order]),
    ("warm-call", "no-counter", [deploy(FUNCTION, BARE), order, order]),
    ("warm-call", "failed", [deploy(FUNCTION, SOURCE), order, invoke(FUNCTION, TOO_SLOW)]),
    ("three-at-once", "one-by-one", [deploy(FUNCTION, SOURCE), order, order, order]),
    ("three-at-once", "fewer", [deploy(FUNCTION, SOURCE), at_once(FUNCTION, 2, SLOW)]),
    ("three-at-once", "some-failed", [deploy(FUNCTION, SOURCE), order, at_once(FUNCTION, 3, TOO_SLOW)]),
    ("cold-again", "warm", [deploy(FUNCTION, SOURCE), order, wait(minutes=3), order]),
    ("cold-again", "not-called", [deploy(FUNCTION, SOURCE), order, wait(minutes=20)]),
    ("cold-again", "other-cause", [deploy(FUNCTION, SOURCE), order, more_memory, order]),
    ("cold-again", "failed", [deploy(FUNCTION, SOURCE), order, invoke(FUNCTION, TOO_SLOW)]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons_of_the_lesson(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_of_the_lesson_is_played() -> None:
    own = all_reasons(LESSON.checks)
    everywhere = {
        (check.id, reason) for check in LESSON.checks for reason in ("no-function", "no-run", "failed")
    }  # shared by all checks and played once
    assert own - everywhere <= {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_change_counts_also_when_the_environment_had_rested_too_long_before_it() -> None:
    player = MemoryPlayer().play(deploy(FUNCTION, SOURCE), order, wait(minutes=20), more_memory, order)
    assert LESSON.check("cold-after-change").look(player.probe()).met


def test_the_report_a_learner_reads_has_what_the_text_says() -> None:
    player = MemoryPlayer().play(deploy(FUNCTION, SOURCE), order, order)
    cold, warm = player.probe().invocations(FUNCTION)
    cold_log, warm_log = player.probe().log(cold), player.probe().log(warm)
    assert cold_log[0] == "kitchen: lighting the stove"
    assert cold_log[1].startswith("START")
    assert "Init Duration" in cold_log[-1]
    assert not any("kitchen" in line or "Init Duration" in line for line in warm_log)


def test_which_call_is_longer_is_answered_by_the_first_warm_call() -> None:
    prediction = LESSON.prediction("which-is-longer")
    player = MemoryPlayer().play(deploy(FUNCTION, SOURCE), order)
    assert prediction.truth(player.probe()) is None
    truth = prediction.truth(player.play(order).probe())
    assert truth.option == "cold"
    share = 128 / 1769
    assert truth.facts == {
        "cold_ms": f"{5 + 2 + 21 / share:.1f}",
        "warm_ms": f"{1 / share:.1f}",
        "init_ms": f"{20 / share:.1f}",
    }


def test_two_calls_that_wait_alike_count_as_the_same() -> None:
    slow = invoke(FUNCTION, {"wait_seconds": 2.6})
    player = MemoryPlayer().play(deploy(FUNCTION, SOURCE), more_memory, slow, slow)
    truth = LESSON.prediction("which-is-longer").truth(player.probe())
    assert truth.option == "same"


def test_the_counter_begins_anew_after_the_break() -> None:
    prediction = LESSON.prediction("counter-after-a-break")
    player = MemoryPlayer().play(deploy(FUNCTION, SOURCE), order, order, order)
    assert prediction.truth(player.probe()) is None
    truth = prediction.truth(player.play(wait(minutes=20), order).probe())
    assert (truth.option, truth.facts["before"], truth.facts["after"]) == ("one", 3, 1)
    assert float(truth.facts["minutes"]) == pytest.approx(20, abs=0.1)


def test_both_sources_are_the_same_program_with_comments_in_their_language() -> None:
    def program(source: str) -> list[str]:
        lines = [line.partition("#")[0].rstrip() for line in source.splitlines()]
        return [line for line in lines if line and not line.startswith("print(")]

    assert program(BENCH.source["en"]) == program(BENCH.source["ko"])
    assert re.search("#.*[가-힣]", BENCH.source["ko"])


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_sample_events_do_what_the_text_says(language: str) -> None:
    events = {event.name: json.loads(event.body) for event in BENCH.events}
    player = MemoryPlayer().play(deploy(FUNCTION, BENCH.source[language]))
    for name, status in {"order": "ok", "empty": "ok", "too-slow": "timeout"}.items():
        player.play(invoke(FUNCTION, events[name]))
        assert player.probe().last(FUNCTION).status == status
    first, second, _ = player.probe().invocations(FUNCTION)
    assert player.probe().payload(first) == {"item": "dumplings", "total": 9000, "orders_here": 1}
    assert player.probe().payload(second) == {"item": "dumplings", "total": 4500, "orders_here": 2}
    assert events["order"] == ORDER
    assert events["too-slow"] == TOO_SLOW


@pytest.mark.parametrize("event", [{"item": "tea"}, {"count": 0}, {"item": "soup", "count": 3}])
def test_the_sample_function_bears_odd_orders(event: dict) -> None:
    player = MemoryPlayer().play(deploy(FUNCTION, SOURCE), invoke(FUNCTION, event))
    assert player.probe().last(FUNCTION).status == "ok"
