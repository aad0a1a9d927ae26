"""The content of "Subnets": every reason, what fits into a subnet, and who opens behind a NAT gateway."""

import pytest

from lessons.courseware.course import Play
from lessons.vpc.exercises.subnets.checks import cut_back, own_table, turnstile
from lessons.vpc.exercises.subnets.lesson import LESSON
from lessons.vpc.playing import do, gateway, let_in, make, nat, route, start, subnet, table, together
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

shop = make("CreateVpc", "vpc", "shop", CidrBlock="10.0.0.0/16")
in_shop = together(shop, subnet("back", "shop", "10.0.1.0/24"))
stove = start("stove", "back")
through = route("yard", NatGatewayId="{turnstile}")


def _ec2(player: MemoryPlayer):
    return player.probe().ec2


def to_the_gateway(name: str) -> Play:
    """The route that makes a subnet of the default VPC public."""

    def play(player: MemoryPlayer) -> None:
        door = _ec2(player).vpcs[_ec2(player).default_vpc].gateway
        route(name, GatewayId=door)(player)

    return play


def fill(player: MemoryPlayer) -> None:
    for _ in range(11):
        do("CreateNetworkInterface", SubnetId="{back}")(player)


tiny = together(shop, subnet("back", "shop", "10.0.1.0/28"))
REASONS = [
    ("slice", "no-subnet", []),
    ("slice", "other-size", [tiny]),
    ("private", "no-subnet", []),
    ("private", "no-room", [tiny, fill]),
    ("private", "public", [cut_back]),
    ("private", "public", [cut_back, own_table, to_the_gateway("yard")]),
    ("out", "no-subnet", []),
    ("out", "no-room", [tiny, fill]),
    ("out", "public", [cut_back, start("stove", "back", public=True)]),
    ("out", "no-instance", [cut_back, own_table]),
    ("out", "elsewhere", [in_shop, subnet("front", "shop", "10.0.0.0/24"), start("stove", "front")]),
    ("out", "no-way", [cut_back, own_table, stove]),
    ("out", "no-way", [cut_back, own_table, stove, nat("turnstile", "back"), through]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_two_halves_of_the_internet_make_it_as_public_as_the_whole() -> None:
    def halves(player: MemoryPlayer) -> None:
        door = _ec2(player).vpcs[_ec2(player).default_vpc].gateway
        for half in ("0.0.0.0/1", "128.0.0.0/1"):
            route("yard", to=half, GatewayId=door)(player)

    player = MemoryPlayer().play(cut_back, own_table, halves)
    assert reason_of(LESSON.check("private"), player.probe()) == "public"


def test_a_network_of_ones_own_is_as_good_as_the_default_one() -> None:
    player = MemoryPlayer().play(
        in_shop,
        subnet("front", "shop", "10.0.0.0/24"),
        gateway("door", "shop"),
        table("street", "shop", "front"),
        route("street", GatewayId="{door}"),
        nat("turnstile", "front"),
        table("yard", "shop", "back"),
        route("yard", NatGatewayId="{turnstile}"),
        stove,
    )
    assert [reason_of(check, player.probe()) for check in LESSON.checks] == ["", "", ""]


def test_eleven_fit_into_the_smallest_once_there_is_a_subnet() -> None:
    truth_of = LESSON.prediction("how-many").truth
    assert truth_of(MemoryPlayer().probe()) is None
    truth = truth_of(MemoryPlayer().play(cut_back).probe())
    assert (truth.option, truth.facts) == ("eleven", {"count": 11})
    says(LESSON.prediction("how-many").reveal, truth.facts)


def test_nobody_opens_behind_the_turnstile() -> None:
    truth_of = LESSON.prediction("through-nat").truth
    player = MemoryPlayer().play(cut_back, own_table, stove)
    assert truth_of(player.probe()) is None
    player.play(turnstile, through)
    [address] = player.probe().ec2.addresses.values()
    truth = truth_of(player.probe())
    assert (truth.option, truth.facts) == (
        "stops",
        {"address": address.public_ip, "verdict": "NAT_HAS_NO_CONNECTION"},
    )
    says(LESSON.prediction("through-nat").reveal, truth.facts)


def test_behind_a_public_address_of_its_own_the_server_opens() -> None:
    open_group = let_in("default-group", 22)
    name = do(
        "CreateTags",
        Resources=lambda player: [_ec2(player).vpcs[_ec2(player).default_vpc].default_group],
        Tags=[{"Key": "Name", "Value": "default-group"}],
    )
    player = MemoryPlayer().play(cut_back, start("stove", "back", public=True), name, open_group)
    assert LESSON.prediction("through-nat").truth(player.probe()).option == "server"
