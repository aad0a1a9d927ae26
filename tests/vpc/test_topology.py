"""The network drawn and told: boxes do not lie on each other, and every subnet says where it leads."""

import re
from itertools import combinations

import pytest
from django.test import Client

from lessons.vpc.topology import Box, Place, Topology, lay_out
from tests.vpc.desk import Network, page
from tests.vpc.shop import furnish

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(as_learner: Client, network: Network) -> Network:
    as_learner.cookies["lab_language"] = "en"
    furnish(network)
    return network


def apart(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return beside or one.y + one.height <= other.y or other.y + other.height <= one.y


def check_boxes(drawn: Topology) -> None:
    """None lies on another of its kind, and each lies in its VPC."""
    assert all(apart(one.box, other.box) for one, other in combinations(drawn.vpcs, 2))
    for vpc in drawn.vpcs:
        assert all(apart(one, other) for one, other in combinations([*vpc.subnets, *vpc.chips], 2))
        for each in (*vpc.subnets, *vpc.chips):
            assert (each.x >= 0, each.y >= 0) == (True, True)
            assert each.x + each.width <= vpc.box.width
            assert each.y + each.height <= vpc.box.height


def test_no_box_lies_on_another_and_each_is_in_its_vpc(shop: Network) -> None:
    drawn = lay_out(shop.state, list(shop.state.vpcs.values()))
    check_boxes(drawn)
    assert [line.name for line in drawn.lines] == ["pair"]
    assert drawn.internet is not None
    assert [road.rpartition("H")[2] for road in drawn.roads] == [str(drawn.internet.x)] * 2


def test_a_gateway_that_lets_out_alone_stands_at_the_edge_and_is_told(as_learner: Client, shop: Network) -> None:
    made = shop.call("CreateEgressOnlyInternetGateway", VpcId="{kitchen}")
    gateway = made["EgressOnlyInternetGateway"]["EgressOnlyInternetGatewayId"]
    drawn = lay_out(shop.state, list(shop.state.vpcs.values()))
    check_boxes(drawn)
    [(vpc, chip)] = [(each, chip) for each in drawn.vpcs for chip in each.chips if chip.kind == "eigw"]
    assert (chip.id, vpc.box.id) == (gateway, shop.ids()["kitchen"])
    assert sum("m-11 -6l10 6l-10 6" in road for road in drawn.roads) == 1
    shown = page(as_learner, "?tab=topology")
    assert f"Over IPv6 {gateway} lets out what begins inside, and nobody in." in shown
    assert 'class="chip eigw"' in shown


def segments(path: str) -> list[tuple[int, int, int, int]]:
    """The pieces of a path of M, H and V: x and y, from the lesser to the greater."""
    found = []
    x, y = 0, 0
    for kind, numbers in re.findall(r"([MHV])([-\d ]+)", path):
        values = [int(each) for each in numbers.split()]
        to = (values[0], y) if kind == "H" else (x, values[0]) if kind == "V" else (values[0], values[1])
        if kind != "M":
            found.append((min(x, to[0]), min(y, to[1]), max(x, to[0]), max(y, to[1])))
        x, y = to
    return found


def crossings(drawn: Topology) -> int:
    pieces = [segments(line.path) for line in drawn.lines]
    return sum(
        one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
        for first, second in combinations(pieces, 2)
        for one in first
        for other in second
    )


@pytest.mark.parametrize(
    "pairs",
    [
        "0-1 1-2 2-3",  # a chain
        "0-1 0-2 0-3",  # a star
        "3-0 3-1 3-2",
        "0-1 1-2 0-2",  # everybody with everybody
        "0-3 1-2 0-1 2-3",
        "0-2 1-3",  # the ends of one between those of the other
        "0-1 0-2 0-3 1-2 1-3 2-3",
    ],
)
def test_peering_lines_do_not_cross(network: Network, pairs: str) -> None:
    for number in range(4):
        network.make("CreateVpc", "vpc", f"v{number}", CidrBlock=f"10.{number}.0.0/16")
    for pair in pairs.split():
        one, other = pair.split("-")
        kind = "vpc-peering-connection"
        network.make("CreateVpcPeeringConnection", kind, pair, VpcId=f"{{v{one}}}", PeerVpcId=f"{{v{other}}}")
    drawn = lay_out(network.state, list(network.state.vpcs.values()))
    assert {line.name for line in drawn.lines} == set(pairs.split())
    assert crossings(drawn) == 0


def test_what_was_moved_lies_there_and_nothing_below_it(shop: Network) -> None:
    ids = shop.ids()
    vpcs = list(shop.state.vpcs.values())
    places = {
        ids["kitchen"]: Place(900, 40),
        ids["shop"]: Place(910, 60, {ids["public-a"]: 300, ids["private-b"]: 120}),
    }
    drawn = lay_out(shop.state, vpcs, places)
    check_boxes(drawn)
    boxes = {each.box.id: each for each in drawn.vpcs}
    assert (boxes[ids["kitchen"]].box.x, boxes[ids["kitchen"]].box.y) == (900, 40)
    assert {each.id: each.y for each in boxes[ids["shop"]].subnets} == places[ids["shop"]].subnets
    assert boxes[ids["shop"]].box.y > 40


def test_every_subnet_is_told_with_where_it_leads(as_learner: Client, shop: Network) -> None:
    ids = shop.ids()
    shown = page(as_learner, "?tab=topology")
    assert "10.0.0.0/16 has 2 subnets." in shown
    assert f"Routes 0.0.0.0/0 to igw ({ids['igw']}); reachable from the internet, as far as" in shown
    assert f"Routes 0.0.0.0/0 to nat ({ids['nat']}); nobody reaches in from the internet." in shown
    assert "No route out of the VPC." in shown
    assert "In it: nat 10.0.0.4, web 10.0.0.5, spare 10.0.0.6." in shown


def test_a_detached_gateway_leads_nowhere(as_learner: Client, shop: Network) -> None:
    shop.make("CreateVpc", "vpc", "attic", CidrBlock="10.8.0.0/16")
    shop.make("CreateSubnet", "subnet", "beam", VpcId="{attic}", CidrBlock="10.8.0.0/24")
    shop.make("CreateInternetGateway", "internet-gateway", "hatch")
    shop.call("AttachInternetGateway", InternetGatewayId="{hatch}", VpcId="{attic}")
    main = shop.state.vpcs[shop.ids()["attic"]].main_table
    shop.call("CreateRoute", RouteTableId=main, DestinationCidrBlock="0.0.0.0/0", GatewayId="{hatch}")
    where = shop.filled("?tab=topology&vpc={attic}")
    assert "public, but nothing in it has a public address." in page(as_learner, where)
    shop.call("DetachInternetGateway", InternetGatewayId="{hatch}", VpcId="{attic}")
    assert "No route out of the VPC." in page(as_learner, where)


def test_it_links_to_the_panels(as_learner: Client, shop: Network) -> None:
    shown, ids = page(as_learner, "?tab=topology"), shop.ids()
    picture = shown.partition('<svg class="topology"')[2].partition("</svg>")[0]
    for tab, name in (("vpcs", "shop"), ("subnets", "public-a"), ("gateways", "igw"), ("connections", "pair")):
        assert f'href="/vpc/desk/?tab={tab}&amp;id={ids[name]}"' in picture
