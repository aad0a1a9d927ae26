"""The network drawn and told: boxes do not lie on each other, and every subnet says where it leads."""

from itertools import combinations

import pytest
from django.test import Client

from lessons.vpc.topology import Box, lay_out
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


def test_no_box_lies_on_another_and_each_is_in_its_vpc(shop: Network) -> None:
    drawn = lay_out(shop.state, list(shop.state.vpcs.values()))
    assert all(apart(one.box, other.box) for one, other in combinations(drawn.vpcs, 2))
    for vpc in drawn.vpcs:
        assert all(apart(one, other) for one, other in combinations([*vpc.subnets, *vpc.chips], 2))
        for each in (*vpc.subnets, *vpc.chips):
            assert vpc.box.x <= each.x
            assert each.x + each.width <= vpc.box.x + vpc.box.width
            assert each.y + each.height <= vpc.box.y + vpc.box.height
    assert [line.name for line in drawn.lines] == ["pair"]


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
