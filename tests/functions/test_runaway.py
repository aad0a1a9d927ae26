"""The break-fix mission "Runaway": every reason, and the circle as it really runs."""

from collections import Counter

import pytest

from lessons.functions import fate
from lessons.functions.missions.runaway.mission import MISSION, _unguarded
from lessons.functions.missions.runaway.scene import BILL, CHAIN, COOK, ORDER, TAKE, mend
from lessons.functions.playing import hand_over, invoke, on_success, remove, reserve, wait
from serverless_lab.engine.numbers import LAMBDA_RECURSION
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
order = [hand_over(TAKE, ORDER), wait(seconds=30)]
FAULTS = (COOK, BILL)
REASONS = [
    ("once", "no-function", [remove(BILL)]),
    ("once", "round", []),
    ("once", "short", [on_success(TAKE, None)]),
    ("once", "short", [mend, reserve(BILL, 0)]),
    ("once", "unguarded", [mend, _unguarded]),
    ("seen", "no-function", [remove(TAKE)]),
    ("seen", "none", [mend]),
    ("seen", "none", [mend, invoke(TAKE, ORDER)]),
    ("seen", "came-back", order),
    ("seen", "not-there", [on_success(TAKE, None), *order]),
    ("seen", "not-there", [mend, reserve(BILL, 0), *order]),
]


def begun(fault: str, *plays) -> tuple[MemoryPlayer, int]:
    player = MemoryPlayer(facts={"fault": fault, "cure": {}, "orders": 40}).play(*MISSION.start)
    since = player.head
    return player.play(*plays), since


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list, fault: str) -> None:
    player, since = begun(fault, *plays)
    assert reason_of(CHECKS[check_id], player.probe(since)) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_circle_is_stopped_where_the_question_to_a_clone_foretells(fault: str) -> None:
    player, since = begun(fault)
    told = fate.of_good(player.probe(), TAKE, ORDER)
    player.play(*order, wait(minutes=1))
    ran = Counter({name: len(player.probe(since).invocations(name)) for name in CHAIN})
    assert +ran == told
    assert told[TAKE] == LAMBDA_RECURSION


@pytest.mark.parametrize("fault", FAULTS)
def test_mended_each_runs_once(fault: str) -> None:
    player, since = begun(fault, mend)
    assert fate.of_good(player.probe(), TAKE, ORDER) == Counter(CHAIN)
    player.play(*order)
    assert [len(player.probe(since).invocations(name)) for name in CHAIN] == [1, 1, 1]
