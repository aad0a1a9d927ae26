"""Blocks of the address map cut in half and joined again: free ones as a view, subnets in one step of the journal."""

import itertools
from ipaddress import IPv4Network

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from lessons.sandbox import lab
from lessons.vpc import cuts
from tests.vpc.desk import Network, page, post, text
from tests.vpc.shop import furnish

WHOLE = IPv4Network("10.0.0.0/16")
inside = st.tuples(st.integers(16, 28), st.integers(0, 2**16 - 1)).map(
    lambda pair: IPv4Network((int(WHOLE[0]) + pair[1], pair[0]), strict=False)
)


@given(st.frozensets(inside, max_size=cuts.MOST))
def test_cut_blocks_fill_the_whole_and_joining_takes_a_cut_back(cut: cuts.Cuts) -> None:
    blocks = list(cuts.apply([WHOLE], cut))
    assert sum(each.num_addresses for each in blocks) == WHOLE.num_addresses
    assert not any(one.overlaps(other) for one, other in itertools.pairwise(blocks))
    assert all(each.prefixlen <= cuts.SMALLEST for each in blocks)
    assert cuts.read(cuts.write(cut)) == cut
    for each in blocks:
        halved = cuts.half(each, cut)
        if halved:
            others = [other for other in cut if not other.subnet_of(each)]
            assert cuts.joined(next(each.subnets()), cuts.read(halved)) == cuts.write(others)


def test_nonsense_cuts_nothing() -> None:
    assert cuts.read("10.0.0.0/33,dumpling,10.0.0.1/24,,10.0.0.0/24") == {IPv4Network("10.0.0.0/24")}


@pytest.fixture
def shop(as_learner: Client, network: Network) -> Network:
    as_learner.cookies["lab_language"] = "en"
    furnish(network)
    network.make("CreateSubnet", "subnet", "shelf", VpcId="{shop}", CidrBlock="10.0.4.0/24")
    return network


def ranges(network: Network) -> dict[str, str]:
    subnets = network.state.subnets.values()
    return {each.cidr: each.tags.get("Name", "") for each in subnets if each.cidr.startswith("10.0.")}


@pytest.mark.django_db
def test_a_free_block_is_halved_and_joined_by_the_address_of_the_page(as_learner: Client, shop: Network) -> None:
    shown = page(as_learner, shop.filled("?tab=map&vpc={shop}&cut=10.0.128.0/17"))
    table = shown.partition("<tbody>")[2]
    assert ('<th scope="row">10.0.128.0/18' in table, '<th scope="row">10.0.192.0/18' in table) == (True, True)
    assert table.count('swap="outerHTML">Join<') == 2
    assert "cut=10.0.128.0%2F17%2C10.0.128.0%2F18" in table
    assert '<a class="cut" href="' in shown


@pytest.mark.django_db
def test_a_split_is_one_step_that_undo_takes_back(as_learner: Client, shop: Network) -> None:
    before, steps = ranges(shop), lab.count_steps(shop.account)[0]
    post(as_learner, "SplitSubnet", shop.filled("?tab=map&vpc={shop}"), shop.filled({"SubnetId": "{shelf}"}))
    assert lab.count_steps(shop.account)[0] == steps + 1
    assert ranges(shop).items() - before.items() == {("10.0.4.0/25", "shelf-1"), ("10.0.4.128/25", "shelf-2")}
    assert "10.0.4.0/24" not in ranges(shop)
    lab.undo(shop.account)
    assert ranges(shop) == before


@pytest.mark.django_db
def test_halves_are_joined(as_learner: Client, shop: Network) -> None:
    before = ranges(shop)
    where = shop.filled("?tab=map&vpc={shop}")
    post(as_learner, "SplitSubnet", where, shop.filled({"SubnetId": "{shelf}"}))
    post(as_learner, "JoinSubnets", where, shop.filled({"SubnetId": "{shelf-2}"}))
    assert ranges(shop) == {**before, "10.0.4.0/24": "shelf-2"}


@pytest.mark.django_db
def test_what_is_in_use_is_not_split_and_says_why(as_learner: Client, shop: Network) -> None:
    before, ids = ranges(shop), shop.ids()
    answer = post(as_learner, "SplitSubnet", shop.filled("?tab=map&vpc={shop}"), {"SubnetId": ids["private-b"]})
    shown = text(answer)
    assert (answer.status_code, "<code>DependencyViolation</code>" in shown) == (422, True)
    assert f"private-b ({ids['private-b']}) 10.0.1.0/24 is in use, so it stays as it is." in shown
    assert (shown.count('class="subnet clash"'), ranges(shop)) == (1, before)


@pytest.mark.django_db
def test_a_half_in_use_leaves_the_empty_one_where_it_was(as_learner: Client, shop: Network) -> None:
    shop.make("CreateSubnet", "subnet", "free-half", VpcId="{shop}", CidrBlock="10.0.6.0/24")
    shop.make("CreateSubnet", "subnet", "used-half", VpcId="{shop}", CidrBlock="10.0.7.0/24")
    shop.call("CreateNetworkInterface", SubnetId="{used-half}")
    before, head = shop.state.subnets.keys(), lab.look(shop.account).head
    answer = post(
        as_learner, "JoinSubnets", shop.filled("?tab=map&vpc={shop}"), shop.filled({"SubnetId": "{free-half}"})
    )
    assert (answer.status_code, "used-half" in text(answer).partition('id="reasons"')[2][:200]) == (422, True)
    assert (shop.state.subnets.keys(), lab.look(shop.account).head) == (before, head)
