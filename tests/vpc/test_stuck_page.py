"""The repair "The page that never comes": every reason, each fault by itself, and other walls that are as good."""

import pytest

from lessons.vpc.missions.stuck_page.checks import CLIENT_PORTS
from lessons.vpc.missions.stuck_page.mission import MISSION
from lessons.vpc.missions.stuck_page.scene import REPAIRS, default_wall, entry, everything_out, mended
from lessons.vpc.walls import EPHEMERAL
from tests.functions.reasons import all_reasons
from tests.vpc.missions import begun, met, reasons, solved, stopped, variants

# The first client port from which nobody sees the page.
FIRST_LOST = {"port-80": 1024, "few": 1024, "denied-first": 1024, "udp": 1024, "wrong-side": 1024}
REASONS = [
    ("udp", "page", "no-page", []),
    ("udp", "page", "missing", [mended, stopped("counter")]),
    ("udp", "wall-in", "first", []),
    ("udp", "wall-in", "open", [default_wall]),
    ("few", "wall-in", "open", [mended, entry(110, (22, 22), out=False)]),
    ("few", "wall-out", "first", []),
    ("few", "wall-out", "open", [everything_out]),
    ("port-80", "wall-out", "open", [entry(110, (0, 65535), out=True)]),
    # The rule on the wrong side is to go: it lets strangers in.
    ("wrong-side", "wall-in", "open", [entry(110, EPHEMERAL, out=True)]),
]


@pytest.mark.parametrize(("fault", "check_id", "reason", "plays"), REASONS)
def test_reasons(fault: str, check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays, fault=fault))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for _, check_id, reason, _ in REASONS}


def test_every_fault_comes_up_and_is_one_of_the_answers() -> None:
    assert set(variants(MISSION)) == set(REPAIRS) == {option.id for option in MISSION.diagnosis.options[:5]}


@pytest.mark.parametrize("fault", FIRST_LOST)
def test_each_fault_ends_at_the_wall_on_the_way_back_and_its_repair_is_all(fault: str) -> None:
    found = MISSION.checks[0].look(begun(MISSION, fault=fault).probe()).facts
    expected = {"client": FIRST_LOST[fault], "place": "wall", "code": "SUBNET_ACL_RESTRICTION"}
    assert found == expected
    assert reasons(MISSION, solved(MISSION, fault=fault)) == met(MISSION)


def test_a_rule_beside_the_wrong_one_is_as_good_as_changing_it() -> None:
    for fault in set(FIRST_LOST) - {"wrong-side"}:
        player = begun(MISSION, entry(50, EPHEMERAL, out=True), fault=fault)
        assert reasons(MISSION, player) == met(MISSION), fault


def test_part_of_the_client_ports_is_not_enough() -> None:
    player = begun(MISSION, entry(50, (32768, 60999), out=True), fault="port-80")
    found = MISSION.checks[0].look(player.probe())
    assert (found.reason, found.facts["client"]) == ("no-page", CLIENT_PORTS[0])
    player.play(entry(60, (1024, 32767), out=True))
    assert MISSION.checks[0].look(player.probe()).facts["client"] == 65535
