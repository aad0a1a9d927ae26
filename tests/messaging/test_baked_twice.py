"""The repair "Baked twice": every reason and cause, and that what is rehearsed really happens."""

import pytest

from lessons.messaging.kitchen_fn import ORDERS
from lessons.messaging.missions.baked_twice import looks
from lessons.messaging.missions.baked_twice.mission import MISSION, _less_baking, _rush
from lessons.messaging.missions.baked_twice.oven_fn import FUNCTION
from lessons.messaging.missions.baked_twice.scene import FAULTS, visible
from lessons.messaging.playing import do, send, wait
from lessons.messaging.workers import configure, feed_otherwise, remove
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
VARIANTS = {MISSION.facts(variant)["fault"]: MISSION.facts(variant) for variant in range(6)}
repair = {fault: made.repair for fault, made in FAULTS.items()}
right, gone = repair["short-timeout"], do("DeleteQueue", ORDERS)
closed = feed_otherwise(FUNCTION, Enabled=False)
REASONS = [
    ("once", "no-function", [remove(FUNCTION)]),
    ("once", "no-queue", [gone]),
    ("once", "not-fed", [closed]),
    ("once", "changed", [_less_baking]),
    ("once", "again", []),
    ("once", "left", [visible(43_200)]),
    ("comes-back", "first", []),
    ("comes-back", "late", [right, visible(2_000)]),
    ("seen", "no-queue", [gone]),
    ("seen", "fewer", [right, send(ORDERS, "a"), wait(60)]),
    ("seen", "waiting", [right, _rush, send(ORDERS, "a", DelaySeconds=60)]),
    ("seen", "twice", [_rush, right, wait(120)]),
]


def begun(fault: str = "short-timeout") -> MemoryPlayer:
    return MemoryPlayer(facts=VARIANTS[fault]).play(*MISSION.start)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(CHECKS[check_id], begun().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    played = {(check_id, reason) for check_id, reason, _ in REASONS}
    shared = {("comes-back", reason) for reason in ("no-function", "no-queue", "not-fed")}  # said by `once` first
    assert all_reasons(MISSION.checks) == played | shared | {("once", "by-lab"), ("comes-back", "by-lab")}


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_the_cure_of_one_cause_is_not_that_of_another(fault: str) -> None:
    for other in FAULTS:
        found = reason_of(CHECKS["once"], begun(fault).play(repair[other]).probe())
        assert (found == "") == (fault == other), (fault, other)


def test_more_time_for_everything_is_as_good_as_smaller_batches() -> None:
    player = begun("large-batch").play(configure(FUNCTION, Timeout=60), visible(360), _rush)
    assert [reason_of(check, player.probe()) for check in MISSION.checks] == ["", "", ""]


def test_a_single_order_tells_the_causes_apart() -> None:
    ended = {}
    for fault in FAULTS:
        player = begun(fault).play(send(ORDERS, "1 pork"), wait(20))
        ended[fault] = {run.status for run in player.probe().invocations(FUNCTION)}
    assert ended == {"short-visibility": {"ok"}, "short-timeout": {"timeout"}, "large-batch": {"ok"}}


def test_while_an_order_bakes_it_is_given_to_the_second_oven() -> None:
    rush = begun("short-visibility").probe().rehearse(looks.rush)
    assert rush.runs == rush.out > 100


def test_orders_that_are_repeated_here_are_repeated_there() -> None:
    player = begun().play(send(ORDERS, "1 pork"), wait(200))
    assert len(player.probe().invocations(FUNCTION)) == 4  # every minute
