"""The mission "Room for orders": every reason, and what reserving really does when everybody comes."""

import pytest

from lessons.functions.missions.room_for_orders.looks import ORDERS, PHOTOS
from lessons.functions.missions.room_for_orders.mission import LIMIT, MISSION
from lessons.functions.order_fn import ORDER, TOO_SLOW
from lessons.functions.playing import invoke, remove, reserve
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

FACTS = {"orders": 9, "connections": 4, "limit": LIMIT}
CHECKS = {check.id: check for check in MISSION.checks}
solved = [step.play for step in MISSION.solution]
REASONS = [
    ("room-kept", "no-function", [remove(ORDERS)]),
    ("room-kept", "nothing-reserved", []),
    ("room-kept", "too-few", [reserve(ORDERS, 8)]),
    ("room-kept", "too-few", [reserve(ORDERS, 0)]),
    ("ceiling", "no-function", [remove(PHOTOS)]),
    ("ceiling", "too-many", []),
    ("ceiling", "too-many", [reserve(PHOTOS, 5)]),
    ("photos-go-on", "no-function", [remove(PHOTOS)]),
    ("photos-go-on", "no-ceiling", []),
    ("photos-go-on", "no-ceiling", [*solved, reserve(PHOTOS, None)]),
    ("photos-go-on", "off", [reserve(PHOTOS, 0)]),
    ("photos-go-on", "slower", [reserve(PHOTOS, 3)]),
    ("served", "no-function", [remove(ORDERS)]),
    ("served", "no-call", []),
    ("served", "failed", [invoke(ORDERS, ORDER), invoke(ORDERS, TOO_SLOW)]),
]


def begun(*plays) -> MemoryPlayer:
    return MemoryPlayer(facts=FACTS).play(*MISSION.start, *plays)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(CHECKS[check_id], begun(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def _running(player: MemoryPlayer, function: str, calls: int) -> int:
    cloud = player.cloud
    outcomes = [
        cloud.call(cloud.root, "lambda", "Invoke", {"FunctionName": function}, wall=player.wall) for _ in range(calls)
    ]
    return sum(outcome.refusal is None for outcome in outcomes)


def test_in_the_worst_rush_orders_find_room_only_once_it_is_reserved() -> None:
    player = begun()
    assert (_running(player, PHOTOS, LIMIT + 5), _running(player, ORDERS, 9)) == (LIMIT, 0)
    player = begun(*solved)
    assert (_running(player, PHOTOS, LIMIT + 5), _running(player, ORDERS, 9)) == (4, 9)


def test_a_larger_share_passes_as_far_as_the_account_goes() -> None:
    """Whoever gives orders more than asked has not broken anything: 100 stay for all others."""
    player = begun(*solved, reserve(ORDERS, 16))
    assert [check.look(player.probe()).met for check in MISSION.checks] == [True] * 4
