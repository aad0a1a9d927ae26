"""Functions on the network's bench: in the packet's choices, in the drawing, beside the interfaces."""

import re

import pytest
from django.test import Client

from lessons.sandbox import lab
from lessons.vpc.topology import lay_out
from tests.engine.networked import config, prepare
from tests.sandbox.conftest import create
from tests.sandbox.in_a_vpc import Networked
from tests.vpc.desk import Network, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(as_learner: Client, network: Network) -> Network:
    as_learner.cookies["lab_language"] = "en"
    life = Networked(network.account)
    prepare(life)
    for name in ("order-fn", "receipt-fn"):
        create(network.account, name, VpcConfig=config(life))
    create(network.account, "kitchen-fn", VpcConfig=config(life, subnets="{private_b}"))
    life.advance(61)
    return network


def test_a_packet_is_sent_by_a_function(as_learner: Client, shop: Network) -> None:
    told = page(as_learner, "?tab=packet&source=function:order-fn&target=internet&protocol=tcp&port=443")
    assert '<optgroup label="Functions">' in told
    assert "order-fn 10.20.1.4" in told
    assert "has no route for 198.51.100.10" in told


def test_nobody_connects_to_a_function(as_learner: Client, shop: Network) -> None:
    told = page(as_learner, "?tab=packet&source=function:order-fn&target=function:kitchen-fn&protocol=tcp&port=443")
    assert "A function calls out and takes answers; nobody connects to it." in told


def test_a_function_that_is_not_there(as_learner: Client, shop: Network) -> None:
    told = page(as_learner, "?tab=packet&source=function:nobody&target=internet&protocol=tcp&port=443")
    assert "This is not there, or not there any more." in told


def test_the_drawing_names_the_functions(as_learner: Client, shop: Network) -> None:
    drawn = lay_out(shop.state, list(shop.state.vpcs.values()))
    lines = [line for vpc in drawn.vpcs for subnet in vpc.subnets for line in subnet.lines]
    assert [(line.kind, line.text) for line in lines] == [
        ("lambda", "λ order-fn, … 10.20.1.4"),
        ("lambda", "λ kitchen-fn 10.20.2.4"),
    ]
    assert "In it: order-fn, receipt-fn 10.20.1.4." in page(as_learner, "?tab=topology")


def test_the_interface_says_whose_it_is_and_is_not_deleted(as_learner: Client, shop: Network) -> None:
    interface = next(iter(shop.state.function_interfaces.values()))
    told = page(as_learner, f"?tab=machines&id={interface.interface}")
    assert "order-fn, receipt-fn" in told
    assert "It is removed 20 minutes after the last one has left." in told
    refusal = lab.call(shop.account, "ec2", "DeleteNetworkInterface", {"NetworkInterfaceId": interface.interface})
    assert refusal.refusal is not None
    assert refusal.refusal.code == "OperationNotPermitted"


def test_what_a_function_can_reach_is_marked_at_its_interface(as_learner: Client, shop: Network) -> None:
    told = page(as_learner, "?tab=topology&thing=function:order-fn&asks=from&protocol=tcp&port=443")
    marks = dict(re.findall(r'data-place="([^"]*)" data-lit="(\w+)"', told))
    lines = [each for each in shop.state.interfaces.values() if each.private_ips[0] == "10.20.1.4"]
    assert (marks[lines[0].id], marks.get("internet", "bad")) == ("open", "bad")
    assert "A function calls out and takes answers; nobody connects to it." in told
