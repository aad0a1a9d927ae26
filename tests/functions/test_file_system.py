"""The content of "File systems": every reason of every check, and the prediction, played."""

import pytest

from lessons.functions.exercises.file_system.lesson import LESSON
from lessons.functions.exercises.file_system.note_fn import BENCH, FUNCTION, IN_PACKAGE, NOTE, ON_EFS
from lessons.functions.playing import at_once, deploy, deploy_bench, invoke, remove, wait
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

start = deploy_bench(BENCH)
note, three = invoke(FUNCTION, NOTE), at_once(FUNCTION, 3, NOTE)
in_package, on_efs = invoke(FUNCTION, IN_PACKAGE), invoke(FUNCTION, ON_EFS)
silent = deploy(FUNCTION, "def lambda_handler(event, context):\n    return {'path': '/tmp/x', 'before': ['?']}\n")
_UNSERVED = [("no-function", []), ("no-run", [start]), ("failed", [start, on_efs])]
REASONS = [
    ("read-only", "no-function", []),
    ("read-only", "no-run", [start]),
    ("read-only", "not-tried", [start, note, on_efs]),
    ("read-only", "no-error", [silent, in_package]),
    *(("kept-warm", reason, plays) for reason, plays in _UNSERVED),
    ("kept-warm", "nothing-found", [start, note]),
    *(("each-its-own", reason, plays) for reason, plays in _UNSERVED),
    ("each-its-own", "one-by-one", [start, note, note]),
    ("each-its-own", "no-notes", [start, three]),
    ("each-its-own", "no-notes", [silent, note, three]),
    *(("gone-cold", reason, plays) for reason, plays in _UNSERVED),
    ("gone-cold", "still-there", [start, note, note, three]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    played = {(check_id, reason) for check_id, reason, _ in REASONS}
    # A call that failed is no reason there: failing is what the check waits for.
    assert all_reasons(LESSON.checks) - {("read-only", "failed")} == played


def test_checks_untick_when_the_function_is_gone() -> None:
    player = MemoryPlayer().play(*(play for check in LESSON.checks for play in check.play))
    assert all(check.look(player.probe()).met for check in LESSON.checks)
    player.play(remove(FUNCTION))
    assert {check.look(player.probe()).reason for check in LESSON.checks} == {"no-function"}


@pytest.mark.parametrize(
    ("plays", "option"),
    [
        ([start, note], None),
        ([start, note, note], None),
        ([start, note, wait(minutes=20), note], None),
        ([start, note, note, three], "same"),
        ([start, note, note, wait(minutes=20), note], "same"),
    ],
)
def test_the_prediction(plays: list, option: str | None) -> None:
    truth = LESSON.prediction("next-call-finds").truth(MemoryPlayer().play(*plays).probe())
    assert (truth.option if truth else None) == option
