"""The mission "Two houses": every reason, and other ways that are as good."""

import pytest
from django.utils import translation

from lessons.vpc.missions.two_houses.mission import MISSION
from lessons.vpc.missions.two_houses.scene import allow, back, in_public, joined, there
from lessons.vpc.playing import bridge, do, let_everything_in, let_in, route, start
from tests.functions.reasons import all_reasons
from tests.vpc.missions import begun, met, reasons, solution, stopped

WORK = solution(MISSION)
pending = bridge("bridge", "shop", "office", accepted=False)
in_the_shop = [joined, start("ledger", "front", "counter-sg", program="postgresql"), let_in("counter-sg", 5432)]
REASONS = [
    ("joined", "no-peering", []),
    ("joined", "waiting", [pending]),
    ("joined", "no-peering", [pending, do("RejectVpcPeeringConnection", VpcPeeringConnectionId="{bridge}")]),
    ("reached", "lost", []),
    ("reached", "lost", [joined, there, back]),
    ("reached", "missing", [*WORK, stopped("ledger")]),
    ("reached", "aside", [in_public]),
    ("nobody-else", "first", []),
    ("nobody-else", "missing", [*WORK, stopped("guest")]),
    ("nobody-else", "open", [*WORK, allow("terrace_range")]),
    ("nobody-else", "open", [*WORK, let_everything_in("ledger-sg")]),
    ("nobody-else", "open", [*WORK, let_everything_in("counter-sg")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays))[check_id] == reason


def test_a_ledger_in_the_shop_is_not_across_the_peering() -> None:
    """Its place is the office's subnet: what stands elsewhere is another one."""
    assert reasons(MISSION, begun(MISSION, *in_the_shop)) == {
        "joined": "",
        "reached": "missing",
        "nobody-else": "first",
    }


def test_what_has_no_name_is_told_in_the_readers_language() -> None:
    found = next(each for each in MISSION.checks if each.id == "reached").look(begun(MISSION).probe()).facts
    with translation.override("ko"):
        assert (str(found["place"]), found["code"]) == ("인터넷", "NO_POSSIBLE_DESTINATION")


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_the_office_may_ask_and_routes_may_be_narrow() -> None:
    on = {"VpcPeeringConnectionId": "{bridge}"}
    player = begun(
        MISSION,
        bridge("bridge", "office", "shop"),
        lambda player: route("street", player.facts["ledger_range"], **on)(player),
        lambda player: route("corridor", player.facts["counter_range"], **on)(player),
        let_in("ledger-sg", 5432, "{counter-sg}"),
    )
    assert reasons(MISSION, player) == met(MISSION)
