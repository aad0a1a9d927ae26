"""The content of "Runtimes": every reason of every check, and the prediction, played."""

import pytest

from lessons.functions.exercises.runtimes.age_fn import BENCH, FUNCTION, LAST_DAY, OLD
from lessons.functions.exercises.runtimes.lesson import LESSON
from lessons.functions.playing import configure, deploy, deploy_bench, invoke, remove, wait
from serverless_lab.engine import runtimes
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

start, call, later = deploy_bench(BENCH), invoke(FUNCTION), wait(minutes=350 * 24 * 60)
old, new = configure(FUNCTION, Runtime=OLD), configure(FUNCTION, Runtime="python3.14")
broken = deploy(FUNCTION, "def lambda_handler(event, context):\n    return event['nothing']\n")
ended = [start, old, call, later, call]
REASONS = [
    *((check.id, "no-function", []) for check in LESSON.checks),
    ("old-runtime", "no-call", [start, old]),
    ("old-runtime", "failed", [broken, call]),
    ("old-runtime", "newest", [start, call]),
    ("old-runtime", "not-called", [start, call, old]),
    ("calls-go-on", "too-early", [start, old, call]),
    ("calls-go-on", "too-early", [start, call, later, call]),
    ("calls-go-on", "not-called", [start, old, call, later]),
    ("moved", "nothing-ended", [start, old, call, new, call]),
    ("moved", "still-old", ended),
    ("moved", "not-called", [*ended, new]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_checks_untick_when_the_function_is_gone() -> None:
    player = MemoryPlayer().play(*(play for check in LESSON.checks for play in check.play))
    assert all(check.look(player.probe()).met for check in LESSON.checks)
    player.play(remove(FUNCTION))
    assert {check.look(player.probe()).reason for check in LESSON.checks} == {"no-function"}


@pytest.mark.parametrize(("plays", "option"), [([start, old, call], None), (ended, "answers")])
def test_the_prediction(plays: list, option: str | None) -> None:
    truth = LESSON.prediction("after-the-last-day").truth(MemoryPlayer().play(*plays).probe())
    assert (truth.option if truth else None) == option
    assert truth is None or truth.facts == {"runtime": OLD, "day": LAST_DAY}


def test_the_jump_of_the_text_ends_this_runtime_and_not_the_one_to_move_to() -> None:
    player = MemoryPlayer().play(start, later)
    now = player.probe().now
    assert (runtimes.stage(OLD, now), runtimes.stage("python3.14", now)) == ("no-update", "supported")
    assert runtimes.successor(OLD) == "python3.14"
