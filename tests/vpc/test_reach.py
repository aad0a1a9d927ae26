"""Who can reach what: told for every place and marked in the drawing, the same as one packet at a time says."""

import re

import pytest
from django.test import Client

from lessons.courseware.probe import Probe
from lessons.sandbox import lab
from lessons.vpc.asking import send
from lessons.vpc.reach import MOST
from tests.vpc.desk import Network, page
from tests.vpc.shop import furnish

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop(as_learner: Client, network: Network) -> Network:
    as_learner.cookies["lab_language"] = "en"
    furnish(network)
    return network


def ask(client: Client, shop: Network, asks: str, thing: str, port: int) -> tuple[dict[str, str], str]:
    """What is marked in the drawing, and the list."""
    shown = page(client, shop.filled(f"?tab=topology&thing={thing}&asks={asks}&protocol=tcp&port={port}"))
    marks = dict(re.findall(r'data-place="([^"]*)" data-lit="(\w+)"', shown))
    return marks, shown.partition('<ul class="found">')[2].partition("</ul>")[0]


def test_who_can_reach_the_database(as_learner: Client, shop: Network) -> None:
    ids = shop.ids()
    marks, told = ask(as_learner, shop, "to", "{db}", 5432)
    assert (marks[ids["db"]], marks[ids["web"]], marks["internet"]) == ("open", "good", "bad")
    assert told.count('<span class="tag good">Yes</span>') == 1
    assert "Internet gateway: No public address leads to it" in told


def test_what_the_web_server_can_reach(as_learner: Client, shop: Network) -> None:
    ids = shop.ids()
    marks, told = ask(as_learner, shop, "from", "{web}", 443)
    assert (marks[ids["web"]], marks["internet"], marks[ids["db"]]) == ("open", "good", "bad")
    assert f"source={ids['web']}&amp;target={ids['db']}" in told


@pytest.mark.parametrize("asks", ["to", "from"])
@pytest.mark.parametrize("thing", ["internet", "{web}", "{db}", "{spare}"])
def test_each_answer_is_that_of_a_packet(as_learner: Client, shop: Network, asks: str, thing: str) -> None:
    _marks, told = ask(as_learner, shop, asks, thing, 80)
    probe = Probe(lab.look(shop.account).cloud)
    found = re.findall(r'<span class="tag (\w+)">.*?\?[^"]*source=([\w-]+)&amp;target=([\w-]+)', told, re.DOTALL)
    assert len(found) == 4
    for verdict, source, target in found:
        assert (verdict == "good") is send(probe, source, target, 80).answered


def test_many_places_are_asked_in_part(as_learner: Client, shop: Network) -> None:
    for _ in range(MOST):
        shop.call("CreateNetworkInterface", SubnetId="{public-a}")
    _marks, told = ask(as_learner, shop, "from", "{web}", 443)
    assert told.count("<li>") == MOST


def test_nonsense_is_told_at_its_field(as_learner: Client, shop: Network) -> None:
    shown = page(as_learner, shop.filled("?tab=topology&thing={web}&asks=to&protocol=tcp"))
    assert ("Which port?" in shown, 'class="found"' in shown) == (True, False)
