"""The mission "The backlog": every reason, and that a rehearsed minute is as long as a real one."""

import pytest

from lessons.messaging.kitchen_fn import ORDERS
from lessons.messaging.missions.backlog import looks
from lessons.messaging.missions.backlog.fryer_fn import FRYING_MS, FUNCTION, HEATING_MS, SOURCE
from lessons.messaging.missions.backlog.mission import MISSION, _batches, _on, _work_off
from lessons.messaging.playing import do, receive, wait
from lessons.messaging.workers import edit, feed_otherwise, remove
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
gone = do("DeleteQueue", ORDERS)
crowd = feed_otherwise(FUNCTION, ScalingConfig={"MaximumConcurrency": 20}, Enabled=True)
REASONS = [
    ("in-time", "no-function", [remove(FUNCTION)]),
    ("in-time", "no-queue", [gone]),
    ("in-time", "not-fed", []),
    ("in-time", "changed", [edit(FUNCTION, "0.3", "0.0")]),
    ("in-time", "late", [_on]),
    ("two-fryers", "first", []),
    ("two-fryers", "crowded", [crowd]),
    ("drained", "no-queue", [gone]),
    ("drained", "waiting", []),
    ("drained", "thrown-away", [do("PurgeQueue", ORDERS)]),
    ("drained", "thrown-away", [*[receive(ORDERS, 10, delete=True)] * 8]),
]


def begun(*plays) -> MemoryPlayer:
    return MemoryPlayer(facts=MISSION.facts(0)).play(*MISSION.start, *plays)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(CHECKS[check_id], begun(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    played = {(check_id, reason) for check_id, reason, _ in REASONS}
    assert all_reasons(MISSION.checks) == played | {("in-time", "by-lab")}


@pytest.mark.parametrize(("size", "fried"), [(1, 386), (2, 600), (10, 600)])
def test_what_a_minute_is_enough_for(size: int, fried: int) -> None:
    minute = begun(feed_otherwise(FUNCTION, BatchSize=size, Enabled=True)).probe().rehearse(looks.minute)
    assert minute == looks.Minute(fried, 2)
    assert size > 1 or abs(fried - 2 * looks.SECONDS * 1000 / (HEATING_MS + FRYING_MS)) < 3


def test_gathering_for_a_while_is_right_as_long_as_it_is_in_time() -> None:
    gather = feed_otherwise(FUNCTION, BatchSize=100, MaximumBatchingWindowInSeconds=5)
    player = begun(gather, _work_off)
    assert [reason_of(check, player.probe()) for check in MISSION.checks] == ["", "", ""]


def test_a_rehearsal_leaves_what_waits_alone() -> None:
    player = begun(_batches, _on)
    CHECKS["in-time"].look(player.probe())
    assert reason_of(CHECKS["drained"], player.play(wait(60)).probe()) == ""


def test_the_code_takes_as_long_as_is_supposed() -> None:
    player = begun(_batches, _work_off)
    durations = {(looks._count(player.probe().event(run)), run.status) for run in player.probe().invocations(FUNCTION)}
    assert durations == {(10, "ok")}
    for text in SOURCE.values():
        assert f"HEATING_SECONDS = {HEATING_MS / 1000}" in text
        assert f"FRYING_SECONDS = {FRYING_MS / 1000}" in text
