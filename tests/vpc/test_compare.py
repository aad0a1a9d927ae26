"""The network now beside an earlier one: what came, went and changed, in words and marked in the picture."""

import re

import pytest
from django.test import Client

from lessons.vpc.design_diff import Difference, differences
from serverless_lab.engine.services.ec2.state.region import Ec2State
from tests.vpc.desk import Network, page
from tests.vpc.shop import furnish, furnish_more

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(as_learner: Client, network: Network) -> Network:
    as_learner.cookies["lab_language"] = "en"
    furnish(network)
    furnish_more(network)
    return network


def change(shop: Network) -> tuple[Ec2State, Ec2State]:
    """A subnet more, a table less, another route, a rule of each kind, another name."""
    before = shop.state
    shop.make("CreateSubnet", "subnet", "new", VpcId="{shop}", CidrBlock="10.0.9.0/24")
    shop.call("DeleteRouteTable", RouteTableId="{loose}")
    shop.call("ReplaceRoute", RouteTableId="{out}", DestinationCidrBlock="0.0.0.0/0", NatGatewayId="{nat}")
    entry = {"RuleNumber": 90, "Egress": False, "Protocol": "6", "PortRange": {"From": 22, "To": 22}}
    shop.call("CreateNetworkAclEntry", NetworkAclId="{acl}", RuleAction="deny", CidrBlock="0.0.0.0/0", **entry)
    shop.call("ModifySubnetAttribute", SubnetId="{shelf}", MapPublicIpOnLaunch={"Value": True})
    shop.call("CreateTags", Resources=["{db}"], Tags=[{"Key": "Name", "Value": "orders"}])
    return before, shop.state


def test_every_change_is_found_and_nothing_else(shop: Network) -> None:
    ids = shop.ids()
    before, now = change(shop)
    found = {each.id: each for each in differences(before, now)}
    new = next(each for each in now.subnets if each not in before.subnets)
    assert {each.id: each.what for each in found.values()} == {
        new: "added",
        ids["loose"]: "removed",
        ids["out"]: "changed",
        ids["acl"]: "changed",
        ids["shelf"]: "changed",
        ids["db"]: "changed",
    }

    def lines(thing: str) -> list[tuple[list[str], list[str]]]:
        one: Difference = found[ids[thing]]
        return [(list(gone), list(came)) for _words, gone, came in one.lines]

    assert lines("out") == [([f"0.0.0.0/0 → {ids['igw']}"], [f"0.0.0.0/0 → {ids['nat']}"])]
    assert lines("acl") == [([], ["90 DENY TCP 22 0.0.0.0/0"])]
    assert lines("shelf") == [(["False"], ["True"])]
    assert lines("db") == [(["Name=db"], ["Name=orders"])]
    assert differences(now, now) == []


def test_it_is_told_and_marked(as_learner: Client, shop: Network) -> None:
    shop.account.refresh_from_db()
    since = shop.account.head
    change(shop)
    ids = shop.ids()
    shown = page(as_learner, f"?tab=topology&since={since}")
    marks = dict(re.findall(r'data-place="([^"]*)" data-lit="(\w+)"', shown))
    assert marks == {ids["new"]: "added", ids["shelf"]: "changed", ids["orders"]: "changed"}
    told = shown.partition('id="compare"')[2]
    assert f"<del>0.0.0.0/0 → {ids['igw']}</del> <ins>0.0.0.0/0 → {ids['nat']}</ins>" in told
    assert told.count('class="tag removed"') == 1


def test_since_the_beginning_everything_is_new(as_learner: Client, shop: Network) -> None:
    shown = page(as_learner, "?tab=topology&since=0").partition('id="compare"')[2]
    assert (shown.count('class="tag added"') > 20, shown.count('class="tag removed"')) == (True, 0)


@pytest.mark.parametrize("since", ["999999", "dumpling", "-1"])
def test_a_moment_that_is_none_compares_nothing(as_learner: Client, shop: Network, since: str) -> None:
    shown = page(as_learner, f"?tab=topology&since={since}")
    assert ("compare-go" in shown, 'class="tag added"' in shown) == (True, False)
