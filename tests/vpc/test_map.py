"""The address map: its arithmetic, what it offers, and a refusal at its place."""

from ipaddress import IPv4Network

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from lessons.vpc.address_map import HEIGHT, WIDTH, count_of_size, free, of_size, place
from tests.vpc.desk import Network, page, post, text
from tests.vpc.shop import furnish

WHOLE = IPv4Network("10.0.0.0/16")
blocks = st.lists(
    st.tuples(st.integers(17, 28), st.integers(-(2**15), 2**17)).map(
        lambda pair: IPv4Network((int(WHOLE[0]) + pair[1], pair[0]), strict=False)
    ),
    max_size=12,
)


@given(blocks)
def test_free_blocks_are_what_nobody_has(taken: list[IPv4Network]) -> None:
    found = list(free(WHOLE, taken))
    assert not any(one.overlaps(other) for one in found for other in taken)
    union = {address for each in taken if each.subnet_of(WHOLE) for address in range(int(each[0]), int(each[-1]) + 1)}
    assert all(any(other.overlaps(each.supernet()) for other in taken) for each in found if each != WHOLE)
    assert sum(each.num_addresses for each in found) == WHOLE.num_addresses - len(union)
    assert len(list(of_size(found, 24))) == count_of_size(found, 24)


@given(st.integers(17, 28), st.integers(0, 2**16 - 1))
def test_a_block_has_its_share_of_the_area_and_halves_fill_it(prefix: int, offset: int) -> None:
    block = IPv4Network((int(WHOLE[0]) + offset, prefix - 1), strict=False)
    x, y, width, height = place(WHOLE, block)
    assert width * height * 2 ** (prefix - 1 - 16) == WIDTH * HEIGHT
    halves = [place(WHOLE, each) for each in block.subnets()]
    assert sum(each[2] * each[3] for each in halves) == width * height
    assert all(x <= each[0] and each[0] + each[2] <= x + width for each in halves)
    assert all(y <= each[1] and each[1] + each[3] <= y + height for each in halves)


@pytest.fixture
def shop(as_learner: Client, network: Network) -> Network:
    as_learner.cookies["lab_language"] = "en"
    furnish(network)
    return network


@pytest.mark.django_db
def test_subnets_and_free_blocks_stand_in_the_list_by_address(as_learner: Client, shop: Network) -> None:
    shown = page(as_learner, shop.filled("?tab=map&vpc={shop}"))
    table = shown.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [row.partition('scope="row">')[2].partition("<")[0] for row in table.split("<tr>")[1:]]
    assert rows[:4] == ["10.0.0.0/24", "10.0.1.0/24", "10.0.2.0/23", "10.0.4.0/22"]
    assert rows[-1] == "10.0.128.0/17"
    assert "5: .0, .1, .2, .3, .255" in table


@pytest.mark.django_db
def test_a_size_offers_the_free_aligned_blocks_of_that_size(as_learner: Client, shop: Network) -> None:
    shown = page(as_learner, shop.filled("?tab=map&vpc={shop}&size=17"))
    table = shown.partition("<tbody>")[2].partition("</tbody>")[0]
    assert table.count("Make a subnet here") == 1
    assert "cidr=10.0.128.0%2F17" in table
    assert 'id="size-16"' not in shown


@pytest.mark.django_db
def test_a_free_block_is_a_forms_beginning(as_learner: Client, shop: Network) -> None:
    shown = page(as_learner, shop.filled("?tab=map&vpc={shop}&cidr=10.0.4.0/22"))
    assert 'name="CidrBlock" value="10.0.4.0/22"' in shown
    data = shop.filled({"VpcId": "{shop}", "Name": "cellar", "CidrBlock": "10.0.4.0/22"})
    made = post(as_learner, "CreateSubnet", shop.filled("?tab=map&vpc={shop}"), data)
    assert (made.status_code, ">cellar</a>" in text(made)) == (200, True)


@pytest.mark.django_db
def test_an_overlap_is_refused_with_the_reason_at_its_place(as_learner: Client, shop: Network) -> None:
    data = shop.filled({"VpcId": "{shop}", "CidrBlock": "10.0.1.128/25"})
    answer = post(as_learner, "CreateSubnet", shop.filled("?tab=map&vpc={shop}"), data)
    shown = text(answer)
    inside = shop.ids()["private-b"]
    reason = f"10.0.1.128/25 and private-b ({inside}) 10.0.1.0/24 have addresses in common: 10.0.1.128 to 10.0.1.255."
    assert (answer.status_code, reason in shown) == (422, True)
    assert (shown.count('class="subnet clash"'), shown.count('class="typed"')) == (1, 1)
    assert "<code>InvalidSubnet.Conflict</code>" in shown


@pytest.mark.django_db
def test_a_range_outside_is_refused_with_the_reason(as_learner: Client, shop: Network) -> None:
    data = shop.filled({"VpcId": "{shop}", "CidrBlock": "10.5.0.0/24"})
    shown = text(post(as_learner, "CreateSubnet", shop.filled("?tab=map&vpc={shop}"), data))
    assert "10.5.0.0/24 does not lie inside the VPC&#x27;s range 10.0.0.0/16." in shown
    assert "<code>InvalidSubnet.Range</code>" in shown
