"""The mission "The function that lost the internet": every reason, and other ways that are as good."""

import pytest

from lessons.vpc.missions.cut_off_function.mission import MISSION
from lessons.vpc.missions.cut_off_function.scene import FUNCTION, move, turnstile, yard
from lessons.vpc.playing import (
    do,
    given,
    let_everything_in,
    let_in_no_more,
    make,
    reroute,
    route,
    subnet,
    table,
    together,
)
from lessons.vpc.ways import interfaces
from tests.functions.reasons import all_reasons
from tests.vpc.missions import begun, met, reasons, solution, stopped

WORK = solution(MISSION)
public_ledger = together(
    table("vault-street", "shop", "vault"),
    route("vault-street", GatewayId="{door}"),
    make("AllocateAddress", "elastic-ip", "ledger-ip"),
    do("AssociateAddress", AllocationId="{ledger-ip}", InstanceId="{ledger}"),
)
REASONS = [
    ("goes-out", "lost", []),
    ("goes-out", "lost", [move("front")]),
    ("goes-out", "missing", [move()]),
    ("ledger", "first", []),
    ("ledger", "missing", [*WORK, stopped("ledger")]),
    ("ledger", "lost", [*WORK, let_in_no_more("ledger-sg", 5432, "{report-sg}")]),
    ("vault-shut", "first", []),
    ("vault-shut", "missing", [*WORK, stopped("ledger")]),
    ("vault-shut", "open", [*WORK, public_ledger]),
    ("vault-shut", "open", [*WORK, public_ledger, let_everything_in("ledger-sg")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_further_private_subnet_with_nat_is_as_good() -> None:
    player = begun(MISSION, turnstile, given(lambda facts: _attic(facts["cidr"])), move("attic"))
    assert reasons(MISSION, player) == met(MISSION)


def _attic(cidr: str):
    return together(
        subnet("attic", "shop", cidr.replace(".0.0/16", ".200.0/24"), "b"),
        table("loft", "shop", "attic"),
        route("loft", NatGatewayId="{turnstile}"),
    )


def test_each_interface_of_the_function_has_to_get_out() -> None:
    """One subnet with a way out and one without: calls go by either."""
    player = begun(MISSION, turnstile, yard, move("back", "front"))
    assert len(interfaces(player.probe(), f"function:{FUNCTION}")) == 2
    assert reasons(MISSION, player) == {"goes-out": "lost", "ledger": "first", "vault-shut": "first"}


def test_a_route_past_the_nat_gateway_is_told_by_where_it_ends() -> None:
    player = begun(MISSION, turnstile, yard)
    assert reasons(MISSION, player) == met(MISSION)
    player.play(reroute("yard", GatewayId="{door}"))
    found = MISSION.checks[0].look(player.probe()).facts
    assert (found["source"], found["place"]) == (FUNCTION, "door")
    assert found["code"] == "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"
