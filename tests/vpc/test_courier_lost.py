"""The repair "The courier who gets lost": every reason, each fault by itself, and what does not help."""

import pytest

from lessons.vpc.missions.courier_lost.mission import MISSION
from lessons.vpc.missions.courier_lost.scene import REPAIRS, mended
from lessons.vpc.playing import bridge, do, gateway, let_everything_in, let_in, make, route, together
from tests.functions.reasons import all_reasons
from tests.vpc.missions import begun, met, reasons, solved, stopped, variants

ENDS = {
    "no-bridge": ("west", "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"),
    "there": ("west", "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"),
    "back": ("east", "PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"),
    "not-accepted": ("garage", "BAD_STATE_ROUTE"),
}
cut = do("DeleteVpcPeeringConnection", VpcPeeringConnectionId="{east}")


def in_public(vpc: str, table: str, instance: str):
    return together(
        gateway(f"{vpc}-door", vpc),
        route(table, GatewayId=f"{{{vpc}-door}}"),
        make("AllocateAddress", "elastic-ip", f"{instance}-ip"),
        do("AssociateAddress", AllocationId=f"{{{instance}-ip}}", InstanceId=f"{{{instance}}}"),
    )


across_the_street = [
    in_public("courier", "garage", "scooter"),
    in_public("office", "corridor", "ledger"),
    let_in("ledger-sg", 5432),
]
REASONS = [
    ("no-bridge", "reached", "lost", []),
    ("no-bridge", "reached", "missing", [mended, stopped("scooter")]),
    ("no-bridge", "reached", "aside", across_the_street),
    ("there", "old-ways", "first", []),
    ("there", "old-ways", "lost", [mended, cut]),
    ("there", "old-ways", "missing", [mended, stopped("counter")]),
    ("back", "nobody-else", "first", []),
    ("back", "nobody-else", "missing", [mended, stopped("guest")]),
    ("back", "nobody-else", "open", [mended, let_everything_in("ledger-sg")]),
    ("not-accepted", "nobody-else", "open", [mended, let_everything_in("counter-sg")]),
]


@pytest.mark.parametrize(("fault", "check_id", "reason", "plays"), REASONS)
def test_reasons(fault: str, check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays, fault=fault))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for _, check_id, reason, _ in REASONS}


def test_every_fault_comes_up_and_is_one_of_the_answers() -> None:
    assert set(variants(MISSION)) == set(REPAIRS) == {option.id for option in MISSION.diagnosis.options[:4]}


@pytest.mark.parametrize("fault", ENDS)
def test_each_fault_stops_the_packet_where_it_says_and_its_repair_is_all(fault: str) -> None:
    found = MISSION.checks[0].look(begun(MISSION, fault=fault).probe()).facts
    assert (found["place"], found["code"]) == ENDS[fault]
    assert reasons(MISSION, solved(MISSION, fault=fault)) == met(MISSION)


def test_a_bridge_without_routes_to_it_changes_nothing() -> None:
    player = begun(MISSION, bridge("short-bridge", "courier", "office"), fault="no-bridge")
    found = MISSION.checks[0].look(player.probe()).facts
    assert (found["place"], found["code"]) == ENDS["no-bridge"]
