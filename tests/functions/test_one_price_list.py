"""The mission "One price list": every reason, and no copy that passes for the layer."""

import pytest

from lessons.functions.missions.one_price_list.mission import MISSION
from lessons.functions.missions.one_price_list.scene import BILL, OFFER, ORDER, SHARED, copy
from lessons.functions.playing import deploy, invoke, layered, remove
from lessons.sandbox.trials import NOT_RUN
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

FACTS = {"copied": 4200, "old": 4500, "new": 5000}
CHECKS = {check.id: check for check in MISSION.checks}
shared = [deploy(BILL, SHARED), layered(BILL, "shop:2"), layered(OFFER, "shop:2")]
copied = [deploy(BILL, copy(5000)), layered(BILL, "shop:2"), layered(OFFER, "shop:2")]
call = invoke(BILL, ORDER)
REASONS = [
    ("bill", "no-function", [remove(BILL)]),
    ("bill", "other", []),
    ("bill", "fails", [deploy(BILL, SHARED)]),
    ("offer", "no-function", [remove(OFFER)]),
    ("offer", "other", []),
    ("offer", "fails", [layered(OFFER)]),
    ("follows", "no-function", [remove(BILL)]),
    ("follows", "no-function", [remove(OFFER)]),
    ("follows", "no-layer", [deploy(BILL, SHARED)]),
    ("follows", "copied", copied),
    ("called", "no-function", [remove(BILL)]),
    ("called", "no-call", shared),
    ("called", "failed", [deploy(BILL, SHARED), call]),
]


def begun(*plays) -> tuple[MemoryPlayer, int]:
    player = MemoryPlayer(facts=FACTS).play(*MISSION.start)
    since = player.head
    return player.play(*plays), since


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    player, since = begun(*plays)
    assert reason_of(CHECKS[check_id], player.probe(since)) == reason


def test_every_reason_is_played() -> None:
    played = {(check_id, reason) for check_id, reason, _ in REASONS}
    by_lab = {(check_id, "by-lab") for check_id in ("bill", "offer", "follows")}
    assert all_reasons(MISSION.checks) == played | by_lab


def test_a_machine_without_room_is_not_held_against_the_learner(monkeypatch: pytest.MonkeyPatch) -> None:
    player, since = begun(*shared)
    monkeypatch.setattr(player, "_try_out", lambda cloud, name, events: [NOT_RUN] * len(events))
    assert [reason_of(CHECKS[name], player.probe(since)) for name in ("bill", "offer", "follows")] == ["by-lab"] * 3


def test_asking_what_would_be_changes_nothing() -> None:
    player, since = begun(*shared)
    before = player.cloud.state.position
    assert CHECKS["follows"].look(player.probe(since)).met
    assert player.cloud.state.position == before
    assert player.probe().function(BILL).layers[0].arn.endswith(":shop:2")
