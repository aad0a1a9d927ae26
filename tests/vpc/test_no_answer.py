"""The repair "No answer": every reason, each fault by itself, and other ways to repair it."""

import pytest

from lessons.vpc.missions.no_answer.mission import MISSION
from lessons.vpc.missions.no_answer.scene import REPAIRS, mended, swallowed
from lessons.vpc.playing import do, let_everything_in, let_in, make, reroute, route, together
from tests.functions.reasons import all_reasons
from tests.vpc.missions import begun, met, reasons, solved, stopped, variants

ENDS = {
    "none": ("turnstile", "NAT_HAS_NO_CONNECTION"),
    "narrow": ("turnstile", "NAT_HAS_NO_CONNECTION"),
    "unused-table": ("turnstile", "NAT_HAS_NO_CONNECTION"),
    "black-hole": ("corridor", "BAD_STATE_ROUTE"),
    "longer": ("turnstile", "NAT_HAS_NO_CONNECTION"),
}
public = together(
    make("AllocateAddress", "elastic-ip", "ledger-ip"),
    do("AssociateAddress", AllocationId="{ledger-ip}", InstanceId="{ledger}"),
    reroute("corridor", GatewayId="{office-door}"),
)
across_the_street = [
    do("DeleteVpcPeeringConnection", VpcPeeringConnectionId="{bridge}"),
    public,
    let_in("ledger-sg", 5432),
]
REASONS = [
    ("none", "answered", "lost", []),
    ("none", "answered", "missing", [stopped("counter")]),
    ("none", "answered", "aside", across_the_street),
    ("none", "updates", "first", []),
    ("none", "updates", "lost", [mended, do("DeleteNatGateway", NatGatewayId="{turnstile}")]),
    ("none", "updates", "aside", [mended, public]),
    ("none", "updates", "lost", [swallowed]),
    ("narrow", "nobody-else", "first", []),
    ("narrow", "nobody-else", "missing", [mended, stopped("guest")]),
    ("narrow", "nobody-else", "open", [mended, let_everything_in("ledger-sg")]),
    ("black-hole", "nobody-else", "open", [mended, let_everything_in("counter-sg")]),
    ("unused-table", "nobody-else", "open", [mended, let_in("ledger-sg", 5432)]),
]


@pytest.mark.parametrize(("fault", "check_id", "reason", "plays"), REASONS)
def test_reasons(fault: str, check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays, fault=fault))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for _, check_id, reason, _ in REASONS}


def test_every_fault_comes_up_and_is_one_of_the_answers() -> None:
    assert set(variants(MISSION)) == set(REPAIRS) == {option.id for option in MISSION.diagnosis.options[:5]}


@pytest.mark.parametrize("fault", ENDS)
def test_each_fault_loses_the_answer_and_its_repair_is_all(fault: str) -> None:
    player = begun(MISSION, fault=fault)
    found = MISSION.checks[0].look(player.probe()).facts
    assert (found["place"], found["code"]) == ENDS[fault]
    assert reasons(MISSION, solved(MISSION, fault=fault)) == met(MISSION)


def test_a_route_for_the_subnet_of_the_counter_alone_is_as_good() -> None:
    def narrow(player) -> None:
        route("corridor", player.facts["counter_range"], VpcPeeringConnectionId="{bridge}")(player)

    for fault in ENDS:
        if fault != "longer":
            assert reasons(MISSION, begun(MISSION, narrow, fault=fault)) == met(MISSION), fault


def test_the_longer_route_may_as_well_lead_to_the_bridge() -> None:
    def led(player) -> None:
        reroute("corridor", player.facts["counter_range"], VpcPeeringConnectionId="{bridge}")(player)

    assert reasons(MISSION, begun(MISSION, led, fault="longer")) == met(MISSION)


def test_the_table_that_has_the_route_would_cut_off_the_updates() -> None:
    def other_table(player) -> None:
        back = next(each for each in player.probe().ec2.subnets.values() if each.tags.get("Name") == "back")
        swap = {"AssociationId": back.table_association, "RouteTableId": "{attic}"}
        do("ReplaceRouteTableAssociation", **swap)(player)

    player = begun(MISSION, other_table, fault="unused-table")
    assert reasons(MISSION, player) == {"answered": "", "updates": "lost", "nobody-else": ""}
