"""The repair "The bridge that does not stand": every reason, each fault by itself, and another plan."""

import pytest

from lessons.vpc.missions.no_bridge.mission import MISSION
from lessons.vpc.missions.no_bridge.scene import REPAIRS, mended
from lessons.vpc.playing import bridge, do, let_everything_in, let_in, reroute, route, start
from tests.functions.reasons import all_reasons
from tests.vpc.missions import begun, met, reasons, solved, stopped, variants

cut = do("DeleteVpcPeeringConnection", VpcPeeringConnectionId="{kitchen-bridge}")
moved_in = [start("ledger", "front", "counter-sg", program="postgresql"), let_in("counter-sg", 5432, "{counter-sg}")]
REASONS = [
    ("same-range", "reached", "lost", []),
    ("same-range", "reached", "missing", [mended, stopped("ledger")]),
    ("same-range", "reached", "missing", [start("ledger", "vault", "ledger-sg")]),
    ("same-range", "reached", "aside", moved_in),
    ("second-range", "kitchen", "first", []),
    ("second-range", "kitchen", "missing", [mended, stopped("stove")]),
    ("second-range", "kitchen", "lost", [mended, cut]),
    ("stolen", "nobody-else", "first", []),
    ("stolen", "nobody-else", "missing", [mended, stopped("guest")]),
    ("stolen", "nobody-else", "open", [mended, let_in("ledger-sg", 5432)]),
    ("second-range", "nobody-else", "open", [mended, let_everything_in("ledger-sg")]),
    ("same-range", "nobody-else", "open", [mended, let_in("safe-sg", 22)]),
    ("same-range", "nobody-else", "open", [mended, let_in("stove-sg", 80)]),
]


@pytest.mark.parametrize(("fault", "check_id", "reason", "plays"), REASONS)
def test_reasons(fault: str, check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays, fault=fault))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for _, check_id, reason, _ in REASONS}


def test_every_fault_comes_up_and_is_one_of_the_answers() -> None:
    assert set(variants(MISSION)) == set(REPAIRS) == {option.id for option in MISSION.diagnosis.options[:3]}


@pytest.mark.parametrize(
    ("fault", "statuses"),
    [
        ("same-range", ["active", "failed"]),
        ("second-range", ["active", "failed"]),
        ("stolen", ["active", "active"]),
    ],
)
def test_each_fault_as_aws_shows_it_and_its_repair_is_all(fault: str, statuses: list[str]) -> None:
    player = begun(MISSION, fault=fault)
    assert [each.status for each in player.probe().ec2.peerings.values()] == statuses
    assert reasons(MISSION, solved(MISSION, fault=fault)) == met(MISSION)


def test_a_further_range_does_not_make_the_peering_possible() -> None:
    def more(player) -> None:
        do("AssociateVpcCidrBlock", VpcId="{office}", CidrBlock=player.facts["annex"])(player)

    player = begun(MISSION, more, bridge("again", "shop", "office", accepted=False), fault="same-range")
    again = next(each for each in player.probe().ec2.peerings.values() if each.tags.get("Name") == "again")
    assert again.status == "failed"


def test_a_narrower_route_to_the_kitchen_is_as_good_as_a_narrower_one_to_the_office() -> None:
    def narrower(player) -> None:
        table = {"RouteTableId": "{street}", "DestinationCidrBlock": player.facts["kitchen"]}
        do("DeleteRoute", **table)(player)
        route("street", player.facts["stove_range"], VpcPeeringConnectionId="{kitchen-bridge}")(player)

    assert reasons(MISSION, begun(MISSION, narrower, fault="stolen")) == met(MISSION)


def test_leading_all_of_the_kitchens_range_to_the_office_cuts_off_the_kitchen() -> None:
    def whole(player) -> None:
        reroute("street", player.facts["kitchen"], VpcPeeringConnectionId="{bridge}")(player)

    player = begun(MISSION, whole, fault="stolen")
    assert reasons(MISSION, player) == {"reached": "", "kitchen": "lost", "nobody-else": ""}
