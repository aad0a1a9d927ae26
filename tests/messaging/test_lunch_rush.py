"""The mission "Lunch rush": every reason, and what of the limit the engine really holds."""

import pytest

from lessons.messaging.missions.lunch_rush import looks
from lessons.messaging.missions.lunch_rush.mission import MISSION, _lunch
from lessons.messaging.missions.lunch_rush.till_fn import (
    FUNCTION,
    GUESTS,
    SOURCE,
    in_batches,
    into_standard,
    swallowing,
)
from lessons.messaging.missions.one_click.counter_fn import FIFO
from lessons.messaging.playing import create, do
from lessons.messaging.workers import edit, invoke, remove, rewrite
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
right, gone = rewrite(FUNCTION, in_batches()), do("DeleteQueue", FIFO)
BACKWARDS = edit(FUNCTION, "range(count)]", "reversed(range(count))]")
REASONS = [
    ("arrive", "no-function", [remove(FUNCTION)]),
    ("arrive", "no-queue", [gone]),
    ("arrive", "throttled", []),
    ("arrive", "missing", [edit(FUNCTION, "range(count)]", "range(9)]")]),
    ("arrive", "elsewhere", [create("orders"), rewrite(FUNCTION, into_standard("orders"))]),
    ("arrive", "swapped", [right, BACKWARDS]),
    ("few-calls", "first", []),
    ("few-calls", "many", [rewrite(FUNCTION, in_batches(5))]),
    ("seen", "no-function", [remove(FUNCTION)]),
    ("seen", "no-queue", [gone]),
    ("seen", "first", []),
    ("seen", "fewer", [right, invoke(FUNCTION, {"orders": 7})]),
    ("seen", "fewer", [rewrite(FUNCTION, swallowing()), _lunch, right]),
]


def begun(*plays) -> MemoryPlayer:
    return MemoryPlayer(facts=MISSION.facts(0)).play(*MISSION.start, *plays)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(CHECKS[check_id], begun(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS} | {
        ("arrive", "by-lab")
    }


def test_a_lunch_is_cut_off_at_the_limit_and_fits_in_batches() -> None:
    one_by_one, batches = (begun(*plays).probe().rehearse(looks.noon) for plays in ([], [right]))
    assert (one_by_one.status, one_by_one.arrived, one_by_one.calls) == ("error", 300, 300)
    assert (batches.status, batches.arrived, batches.calls, batches.swapped) == ("ok", 450, 45, 0)


def test_batches_that_are_too_large_are_refused() -> None:
    assert reason_of(CHECKS["arrive"], begun(rewrite(FUNCTION, in_batches(11))).probe()) == "missing"


def test_the_codes_differ_in_their_comment_alone() -> None:
    for code in (SOURCE, in_batches(), swallowing(), into_standard("orders")):
        both = [[line for line in text.splitlines() if "#" not in line] for text in code.values()]
        assert both[0] == both[1]
    assert f"% {GUESTS}" in SOURCE["en"]
