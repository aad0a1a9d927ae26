"""The mission "The order desk goes indoors": every reason, and other networks that are as good."""

import pytest

from lessons.vpc.missions.private_desk.mission import MISSION
from lessons.vpc.missions.private_desk.scene import back, desk, out, rule
from lessons.vpc.playing import do, given, group, let_everything_in, let_in, let_in_no_more, nat, route, start, together
from tests.functions.reasons import all_reasons
from tests.vpc.missions import begun, met, reasons, solution, stopped

WORK = solution(MISSION)
deaf = together(back, out, rule, start("desk", "back", "desk-sg"))
on_the_street = [rule, desk("front", public=True)]
REASONS = [
    ("served", "missing", []),
    ("served", "missing", [deaf]),
    ("served", "missing", [*WORK, stopped("desk")]),
    ("served", "lost", [back, out, group("desk-sg", "shop"), desk("back")]),
    ("goes-out", "missing", [back, out, rule]),
    ("goes-out", "lost", [back, rule, desk("back")]),
    ("goes-out", "aside", on_the_street),
    ("nobody-else", "first", []),
    ("nobody-else", "first", on_the_street),
    ("nobody-else", "missing", [*WORK, stopped("guest")]),
    ("nobody-else", "open", [*WORK, given(lambda facts: let_in("desk-sg", facts["port"], facts["cidr"]))]),
    ("nobody-else", "open", [*WORK, let_everything_in("desk-sg")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_the_range_of_the_counter_alone_is_as_good_as_its_group() -> None:
    def by_address(player) -> None:
        state, facts = player.probe().ec2, player.facts
        counter = next(each for each in state.instances.values() if each.tags.get("Name") == "counter")
        address = state.interfaces[counter.interfaces[0]].private_ips[0]
        let_in_no_more("desk-sg", facts["port"], "{counter-sg}")(player)
        let_in("desk-sg", facts["port"], f"{address}/32")(player)

    assert reasons(MISSION, begun(MISSION, *WORK, by_address)) == met(MISSION)


def test_a_desk_of_the_default_vpc_is_not_this_one() -> None:
    def elsewhere(player) -> None:
        state = player.probe().ec2
        there = next(iter(state.vpcs[state.default_vpc].subnets))
        once = {"ImageId": "ami-0a1b2c3d4e5f60001", "MinCount": 1, "MaxCount": 1, "SubnetId": there}
        labels = [{"ResourceType": "instance", "Tags": [{"Key": "Name", "Value": "desk"}]}]
        player.call("ec2", "RunInstances", once | {"TagSpecifications": labels})
        player.advance(60)

    assert reasons(MISSION, begun(MISSION, elsewhere))["served"] == "missing"


def test_without_its_nat_gateway_the_desk_is_cut_off() -> None:
    order = [back, rule, desk("back"), nat("turnstile", "front"), route("yard", NatGatewayId="{turnstile}")]
    player = begun(MISSION, *order)
    assert reasons(MISSION, player) == met(MISSION)
    player.play(do("DeleteNatGateway", NatGatewayId="{turnstile}"))
    assert reasons(MISSION, player) == {"served": "", "goes-out": "lost", "nobody-else": "first"}
