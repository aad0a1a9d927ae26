"""The content of "Internet gateway": every reason, and what a private address alone is good for."""

import pytest

from lessons.vpc.asking import from_internet, id_of
from lessons.vpc.exercises.internet_gateway.lesson import LESSON
from lessons.vpc.playing import do, gateway, group, let_in, make, nat, route, start, subnet, table, together
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

shop = make("CreateVpc", "vpc", "shop", CidrBlock="10.0.0.0/16")
front = subnet("front", "shop", "10.0.0.0/24")
door = gateway("door", "shop")
street = together(table("street", "shop", "front"), route("street", GatewayId="{door}"))
opened = together(shop, front, door, street)
web = together(group("web", "shop"), let_in("web", 80))
small = together(shop, subnet("front", "shop", "10.0.0.0/28"))


def counter(*groups: str, program: str = "nginx", where: str = "front", public: bool = True):
    return start("counter", where, *groups, program=program, public=public)


def fill(player: MemoryPlayer) -> None:
    for _ in range(11):
        do("CreateNetworkInterface", SubnetId="{front}")(player)


everything = together(
    group("open", "shop"),
    do(
        "AuthorizeSecurityGroupIngress",
        GroupId="{open}",
        IpPermissions=[{"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}],
    ),
)
REASONS = [
    ("door", "no-vpc", []),
    ("door", "closed", [shop]),
    ("door", "closed", [shop, make("CreateInternetGateway", "internet-gateway", "door")]),
    ("road", "no-vpc", []),
    ("road", "no-front", [shop]),
    (
        "road",
        "no-front",
        [shop, make("CreateVpc", "vpc", "other", CidrBlock="10.1.0.0/16"), subnet("front", "other", "10.1.0.0/24")],
    ),
    ("road", "no-room", [small, fill]),
    ("road", "no-way", [shop, front]),
    ("road", "no-way", [shop, front, door]),
    ("road", "no-way", [opened, do("DetachInternetGateway", InternetGatewayId="{door}", VpcId="{shop}")]),
    ("address", "no-vpc", []),
    ("address", "no-front", [shop]),
    ("address", "no-instance", [opened]),
    ("address", "elsewhere", [opened, subnet("back", "shop", "10.0.1.0/24"), web, counter("web", where="back")]),
    ("address", "silent", [opened, web, counter("web", program="postgresql")]),
    ("address", "no-answer", [opened, web, counter("web", public=False)]),
    ("address", "no-answer", [opened, counter()]),
    ("address", "no-answer", [shop, front, door, web, counter("web")]),
    ("address", "too-open", [opened, everything, counter("open")]),
    ("address", "too-open", [opened, web, let_in("web", 22), counter("web")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_an_address_from_the_launch_is_as_good_as_an_elastic_one() -> None:
    player = MemoryPlayer().play(opened, web, counter("web"))
    assert [reason_of(check, player.probe()) for check in LESSON.checks] == ["", "", ""]


def test_with_a_private_address_alone_a_server_does_neither() -> None:
    truth_of = LESSON.predictions[0].truth
    assert truth_of(MemoryPlayer().play(shop, front, door).probe()) is None
    truth = truth_of(MemoryPlayer().play(opened).probe())
    assert (truth.option, truth.facts) == (
        "neither",
        {
            "outward": "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS",
            "inward": "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS",
        },
    )
    says(LESSON.predictions[0].reveal, truth.facts)


def test_behind_a_nat_gateway_a_subnet_is_no_public_one() -> None:
    player = MemoryPlayer().play(
        opened,
        subnet("back", "shop", "10.0.1.0/24"),
        nat("turnstile", "front"),
        do("DeleteRoute", RouteTableId="{street}", DestinationCidrBlock="0.0.0.0/0"),
        route("street", NatGatewayId="{turnstile}"),
    )
    assert reason_of(LESSON.check("road"), player.probe()) == "no-way"


def test_without_the_route_guests_come_in_and_no_answer_goes_out() -> None:
    """As the text says."""
    player = MemoryPlayer().play(shop, front, door, web, counter("web"))
    trace = from_internet(player.probe(), id_of(player.probe(), "counter"), 80)
    assert (trace.reached, trace.answered, trace.code) == (True, False, "NO_ROUTE_TO_DESTINATION")


def test_a_door_in_use_cannot_be_taken_away() -> None:
    """As the text says."""
    player = MemoryPlayer().play(opened, web, counter("web"))
    ids = {"InternetGatewayId": id_of(player.probe(), "door"), "VpcId": id_of(player.probe(), "shop")}
    outcome = player.cloud.call(player.cloud.root, "ec2", "DetachInternetGateway", ids, wall=player.wall)
    assert outcome.refusal.code == "DependencyViolation"
