"""The content of "Amazon VPC": every reason, and what crosses from one VPC to another."""

import pytest

from lessons.courseware.course import Play
from lessons.courseware.probe import Probe
from lessons.vpc.asking import named
from lessons.vpc.exercises.amazon_vpc.checks import launch_visitor
from lessons.vpc.exercises.amazon_vpc.lesson import LESSON
from lessons.vpc.playing import do, make, start, subnet, together, wait
from lessons.vpc.standin import stand_in
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says


def vpc(name: str, cidr: str) -> Play:
    return make("CreateVpc", "vpc", name, CidrBlock=cidr)


def dns_names(name: str) -> Play:
    return do("ModifyVpcAttribute", VpcId=f"{{{name}}}", EnableDnsHostnames={"Value": True})


def joined(one: str, other: str) -> Play:
    """By a peering, with a route in the main table of each to the other's range."""
    ids = {"VpcPeeringConnectionId": "{pair}"}

    def routes(player: MemoryPlayer) -> None:
        for here, there in ((one, other), (other, one)):
            state = player.probe().ec2
            ours, theirs = (named(state.vpcs, name) for name in (here, there))
            params = {"RouteTableId": ours.main_table, "DestinationCidrBlock": theirs.blocks[0].cidr}
            player.call("ec2", "CreateRoute", params | {"VpcPeeringConnectionId": next(iter(state.peerings))})

    return together(
        make(
            "CreateVpcPeeringConnection", "vpc-peering-connection", "pair", VpcId=f"{{{one}}}", PeerVpcId=f"{{{other}}}"
        ),
        do("AcceptVpcPeeringConnection", **ids),
        routes,
    )


hall = do(
    "CreateTags",
    Resources=lambda player: [Probe(player.cloud).ec2.default_vpc],
    Tags=[{"Key": "Name", "Value": "hall"}],
)
shop, kitchen = vpc("shop", "10.0.0.0/16"), vpc("kitchen", "10.1.0.0/16")
visitor = together(launch_visitor, wait(60))
REASONS = [
    ("shop", "no-vpc", []),
    ("shop", "other-range", [vpc("shop", "192.168.0.0/16")]),
    ("kitchen", "no-vpc", [shop]),
    ("kitchen", "no-vpc", [kitchen]),
    ("kitchen", "overlap", [shop, vpc("kitchen", "10.0.128.0/17")]),
    ("settings", "no-vpc", [shop]),
    ("settings", "off", [shop, kitchen]),
    ("settings", "both", [shop, kitchen, dns_names("shop"), dns_names("kitchen")]),
    ("visitor", "no-vpc", [visitor]),
    ("visitor", "no-instance", [shop, kitchen]),
    ("visitor", "no-instance", [shop, kitchen, launch_visitor]),
    ("visitor", "inside", [shop, kitchen, subnet("room", "shop", "10.0.0.0/24"), start("visitor", "room")]),
    ("visitor", "connected", [shop, kitchen, visitor, hall, joined("kitchen", "hall")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_further_range_of_the_shop_counts_too() -> None:
    more = do("AssociateVpcCidrBlock", VpcId="{shop}", CidrBlock="10.1.0.0/16")
    player = MemoryPlayer().play(shop, more, kitchen)
    assert reason_of(LESSON.check("shop"), player.probe()) == ""
    assert reason_of(LESSON.check("kitchen"), player.probe()) == "overlap"


def test_another_thing_called_shop_does_not_hide_the_vpc() -> None:
    player = MemoryPlayer().play(shop, make("CreateRouteTable", "route-table", "shop", VpcId="{shop}"))
    assert reason_of(LESSON.check("shop"), player.probe()) == ""


def test_from_one_vpc_to_the_other_nothing_passes_until_they_are_joined() -> None:
    truth_of = LESSON.predictions[0].truth
    player = MemoryPlayer().play(shop)
    assert truth_of(player.probe()) is None
    player.play(kitchen)
    truth = truth_of(player.probe())
    assert (truth.option, truth.facts) == ("stops", {"verdict": "NO_ROUTE_TO_DESTINATION"})
    says(LESSON.predictions[0].reveal, truth.facts)
    truth = truth_of(player.play(joined("shop", "kitchen")).probe())
    assert (truth.option, truth.facts) == ("arrives", {"verdict": "OK"})


def test_asking_leaves_the_account_as_it_was() -> None:
    player = MemoryPlayer().play(shop, kitchen, subnet("room", "shop", "10.0.0.0/28"))
    before = player.cloud.encode()
    LESSON.predictions[0].truth(player.probe())
    LESSON.check("visitor").look(player.probe())
    assert player.cloud.encode() == before


def test_where_nothing_fits_in_no_server_stands_in() -> None:
    player = MemoryPlayer().play(shop, subnet("room", "shop", "10.0.0.0/28"))
    room = named(player.probe().ec2.subnets, "room")
    for _ in range(11):
        player.play(do("CreateNetworkInterface", SubnetId=room.id))
    assert stand_in(player.probe(), named(player.probe().ec2.subnets, "room")) is None
