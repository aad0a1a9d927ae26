"""The content of "Route tables": every reason, and which of two routes a packet takes."""

from collections.abc import Callable

import pytest

from lessons.courseware.course import Play
from lessons.vpc.exercises.route_tables.checks import for_two, to_the_door, wall
from lessons.vpc.exercises.route_tables.lesson import LESSON
from lessons.vpc.playing import do, make, nat, route, start, subnet, table, together
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

UNWANTED = "203.0.113.0/24"
to_the_wall = route("alley", to=UNWANTED, NetworkInterfaceId="{wall}")
shop = make("CreateVpc", "vpc", "shop", CidrBlock="10.0.0.0/16")
empty = together(shop, table("alley", "shop"))
alone = together(shop, subnet("room", "shop", "10.0.0.0/28"), table("alley", "shop", "room"))


def fill(player: MemoryPlayer) -> None:
    for _ in range(11):
        do("CreateNetworkInterface", SubnetId="{room}")(player)


def main_table(operation: str, **params: str) -> Play:
    """Something about the main table of the default VPC."""

    def play(player: MemoryPlayer) -> None:
        state = player.probe().ec2
        do(operation, RouteTableId=state.vpcs[state.default_vpc].main_table, **params)(player)

    return play


def default_subnets(count: int) -> Callable[[MemoryPlayer], None]:
    def play(player: MemoryPlayer) -> None:
        state = player.probe().ec2
        make("CreateRouteTable", "route-table", "alley", VpcId=state.default_vpc)(player)
        for each in list(state.subnets)[:count]:
            do("AssociateRouteTable", RouteTableId="{alley}", SubnetId=each)(player)

    return play


wall_for_all = main_table("CreateRoute", DestinationCidrBlock=UNWANTED, NetworkInterfaceId="{wall}")
REASONS = [
    ("shared", "no-table", []),
    ("shared", "count", [default_subnets(0)]),
    ("shared", "count", [default_subnets(1)]),
    ("shared", "count", [default_subnets(3)]),
    ("way-out", "no-table", []),
    ("way-out", "nobody", [empty]),
    ("way-out", "no-room", [alone, fill]),
    ("way-out", "no-way", [for_two]),
    ("unwanted", "no-table", []),
    ("unwanted", "nobody", [empty]),
    ("unwanted", "no-room", [alone, fill]),
    ("unwanted", "otherwise", [for_two, to_the_door]),
    ("unwanted", "otherwise", [for_two]),
    ("unwanted", "no-way", [for_two, wall, to_the_wall]),
    ("unwanted", "everywhere", [for_two, to_the_door, wall, to_the_wall, wall_for_all]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_wall_for_the_whole_internet_is_no_wall_for_one_range() -> None:
    everything = route("alley", NetworkInterfaceId="{wall}")
    player = MemoryPlayer().play(for_two, wall, everything)
    assert reason_of(LESSON.check("unwanted"), player.probe()) == "no-way"


def test_a_nat_gateway_that_stands_behind_the_table_is_no_mistake() -> None:
    """Its own packets go by `alley`, also those of subnets with another table."""

    def behind(player: MemoryPlayer) -> None:
        state = player.probe().ec2
        make("CreateSubnet", "subnet", "back", VpcId=state.default_vpc, CidrBlock="172.31.128.0/24")(player)
        make("CreateRouteTable", "route-table", "yard", VpcId=state.default_vpc)(player)
        do("AssociateRouteTable", RouteTableId="{yard}", SubnetId="{back}")(player)
        name = [{"Key": "Name", "Value": "first"}]
        do("CreateTags", Resources=[next(iter(state.subnets))], Tags=name)(player)
        nat("turnstile", "first")(player)
        route("yard", NatGatewayId="{turnstile}")(player)

    player = MemoryPlayer().play(for_two, to_the_door, wall, to_the_wall, behind)
    assert reason_of(LESSON.check("unwanted"), player.probe()) == ""


def test_a_wall_that_works_is_none() -> None:
    """Plugged into a server that runs, the interface takes the packets."""

    def guard(player: MemoryPlayer) -> None:
        state = player.probe().ec2
        name = [{"Key": "Name", "Value": "room"}]
        do("CreateTags", Resources=[next(iter(state.subnets))], Tags=name)(player)
        start("guard", "room")(player)
        [instance] = player.probe().ec2.instances.values()
        route("alley", to=UNWANTED, NetworkInterfaceId=instance.interfaces[0])(player)

    player = MemoryPlayer().play(for_two, to_the_door, guard)
    assert reason_of(LESSON.check("unwanted"), player.probe()) == "otherwise"


def test_the_main_table_counts_for_those_without_one_of_their_own() -> None:
    name = do(
        "CreateTags",
        Resources=lambda player: [player.probe().ec2.vpcs[player.probe().ec2.default_vpc].main_table],
        Tags=[{"Key": "Name", "Value": "alley"}],
    )
    finding = LESSON.check("shared").look(MemoryPlayer().play(name).probe())
    assert (finding.reason, finding.facts) == ("count", {"count": 4})


@pytest.mark.parametrize("plays", [(to_the_door, to_the_wall), (to_the_wall, to_the_door)])
def test_the_longest_prefix_is_taken_whatever_was_written_first(plays: tuple) -> None:
    truth_of = LESSON.predictions[0].truth
    assert truth_of(MemoryPlayer().probe()) is None
    player = MemoryPlayer().play(for_two, wall, plays[0])
    assert truth_of(player.probe()) is None
    truth = truth_of(player.play(plays[1]).probe())
    assert (truth.option, truth.facts) == ("longest", {"destination": UNWANTED})
    says(LESSON.predictions[0].reveal, truth.facts)
