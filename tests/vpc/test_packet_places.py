"""Where the packet is drawn at each hop: every place of a trace is in the picture of the VPCs it passes."""

import re

import pytest
from django.test import Client

from tests.vpc.desk import Network, page
from tests.vpc.shop import furnish

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(as_learner: Client, network: Network) -> Network:
    as_learner.cookies["lab_language"] = "en"
    furnish(network)
    network.call("AcceptVpcPeeringConnection", VpcPeeringConnectionId="{pair}")
    for name, cidr in (("out", "10.1.0.0/16"), ("inside", "10.1.0.0/16")):
        network.call(
            "CreateRoute",
            RouteTableId=f"{{{name}}}",
            DestinationCidrBlock=cidr,
            VpcPeeringConnectionId="{pair}",
        )
    return network


def places(shown: str) -> list[list[str]]:
    return [found.split() for found in re.findall(r'data-at="([^"]*)"', shown)]


@pytest.mark.parametrize(
    ("source", "target", "first", "passes"),
    [
        ("internet", "{web}", "internet", "{igw}"),
        ("{db}", "internet", "{db}", "{nat}"),
        ("{web}", "{db}", "{web}", "{private-b}"),
        ("{db}", "address&target_address=10.1.0.9", "{db}", "{pair}"),
    ],
)
def test_each_hop_has_a_place(
    as_learner: Client, shop: Network, source: str, target: str, first: str, passes: str
) -> None:
    shown = page(as_learner, shop.filled(f"?tab=packet&source={source}&target={target}&protocol=tcp&port=5432"))
    drawn = set(re.findall(r'data-place="([^"]*)"', shown))
    found = places(shown)
    assert all(drawn.intersection(each) for each in found)
    assert found[0][0] == shop.filled(first)
    assert shop.filled(passes) in {each[0] for each in found}
