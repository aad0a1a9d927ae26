"""The mission "Open the counter": every reason, and other networks that are as good."""

import pytest

from lessons.vpc.missions.first_web_server.mission import MISSION
from lessons.vpc.missions.first_web_server.scene import ground, owner_in, rules, server, way_out
from lessons.vpc.playing import do, group, let_everything_in, let_in, let_in_no_more, make, start
from tests.functions.reasons import all_reasons
from tests.vpc.missions import begun, met, reasons, solution, stopped

WORK = solution(MISSION)
no_owner = [ground, way_out, group("counter-sg", "shop"), let_in("counter-sg", 80), server]
REASONS = [
    ("site", "no-vpc", []),
    ("site", "no-server", [ground]),
    ("site", "no-server", [*WORK, stopped("counter")]),
    ("site", "lost", [ground, rules, server]),
    ("site", "lost", [ground, way_out, group("counter-sg", "shop"), server]),
    ("site", "lost", [ground, way_out, rules, start("counter", "front", "counter-sg", program="nginx")]),
    ("owner-alone", "first", []),
    ("owner-alone", "lost", no_owner),
    ("owner-alone", "open", [*WORK, let_in("counter-sg", 22)]),
    ("nothing-else", "first", [ground, rules, server]),
    ("nothing-else", "open", [*WORK, let_in("counter-sg", 5432)]),
    ("nothing-else", "open", [*WORK, let_everything_in("counter-sg")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_an_elastic_address_is_as_good_as_one_given_at_launch() -> None:
    player = begun(
        MISSION,
        *WORK[:3],
        start("counter", "front", "counter-sg", program="httpd"),
        make("AllocateAddress", "elastic-ip", "counter-ip"),
        do("AssociateAddress", AllocationId="{counter-ip}", InstanceId="{counter}"),
    )
    assert reasons(MISSION, player) == met(MISSION)


def test_a_second_server_that_is_open_too_far_is_told_of() -> None:
    player = begun(
        MISSION,
        *WORK,
        group("spare-sg", "shop"),
        let_in("spare-sg", 6379),
        start("spare", "front", "spare-sg", program="redis", public=True),
    )
    assert reasons(MISSION, player) == met(MISSION) | {"nothing-else": "open"}


def test_without_the_owner_it_is_said_where_his_packet_ends() -> None:
    player = begun(MISSION, *no_owner)
    check = {check.id: check for check in MISSION.checks}["owner-alone"]
    assert check.look(player.probe()).facts == {
        "server": "counter",
        "place": "counter-sg",
        "code": "ENI_SG_RULES_MISMATCH",
    }
    player.play(owner_in)
    assert reasons(MISSION, player) == met(MISSION)
    player.play(let_in_no_more("counter-sg", 80))
    assert reasons(MISSION, player) == {"site": "lost", "owner-alone": "first", "nothing-else": "first"}
