"""The repair "No way out": every reason, each fault by itself."""

import pytest

from lessons.vpc.missions.no_way_out.mission import MISSION
from lessons.vpc.missions.no_way_out.scene import REPAIRS, mended, own_address
from lessons.vpc.playing import do, let_everything_in, let_in, let_in_no_more, nat, reroute
from tests.functions.reasons import all_reasons
from tests.vpc.missions import begun, met, reasons, solved, stopped, variants

ENDS = {
    "nat-indoors": ("turnstile", "NAT_ROUTES_TO_ITSELF"),
    "past-the-nat": ("door", "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"),
    "old-nat": ("yard", "BAD_STATE_ROUTE"),
}
REASONS = [
    ("no-door", "goes-out", "lost", []),
    ("no-door", "goes-out", "missing", [mended, stopped("desk")]),
    ("no-door", "goes-out", "aside", [own_address]),
    ("no-door", "served", "first", []),
    ("no-door", "served", "missing", [mended, stopped("counter")]),
    ("no-door", "served", "lost", [mended, let_in_no_more("counter-sg", 80)]),
    ("no-door", "nobody-in", "first", [own_address]),
    ("no-door", "nobody-in", "missing", [mended, stopped("counter")]),
    ("old-nat", "nobody-in", "open", [mended, let_in("counter-sg", 22)]),
    ("old-nat", "nobody-in", "open", [mended, let_everything_in("counter-sg")]),
]


@pytest.mark.parametrize(("fault", "check_id", "reason", "plays"), REASONS)
def test_reasons(fault: str, check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays, fault=fault))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for _, check_id, reason, _ in REASONS}


def test_every_fault_comes_up_and_is_one_of_the_answers() -> None:
    assert set(variants(MISSION)) == set(REPAIRS) == {option.id for option in MISSION.diagnosis.options[:4]}


@pytest.mark.parametrize("fault", REPAIRS)
def test_each_fault_stops_the_packet_where_it_says_and_its_repair_is_all(fault: str) -> None:
    player = begun(MISSION, fault=fault)
    found = MISSION.checks[0].look(player.probe()).facts
    state = player.probe().ec2
    main = next(each.main_table for each in state.vpcs.values() if each.tags.get("Name") == "shop")
    assert (found["place"], found["code"]) == ENDS.get(fault, (main, "NO_ROUTE_TO_DESTINATION"))
    assert reasons(MISSION, solved(MISSION, fault=fault)) == met(MISSION)


def test_a_nat_gateway_of_ones_own_on_the_street_repairs_them_all() -> None:
    for fault in REPAIRS:
        player = begun(MISSION, nat("another", "front"), reroute("yard", NatGatewayId="{another}"), fault=fault)
        assert reasons(MISSION, player) == met(MISSION), fault


def test_the_address_taken_away_again_and_the_cause_mended() -> None:
    player = begun(MISSION, own_address, fault="past-the-nat")
    assert reasons(MISSION, player)["goes-out"] == "aside"
    address = next(each for each in player.probe().ec2.addresses.values() if each.tags.get("Name") == "desk-ip")
    player.play(do("DisassociateAddress", AssociationId=address.association), mended)
    assert reasons(MISSION, player) == met(MISSION)
