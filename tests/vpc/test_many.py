"""A VPC with 200 subnets, as many as AWS allows: pages stay short. How quick they are is measured by the bench."""

import pytest
from django.test import Client

from lessons.sandbox.models import Account
from tests.vpc.desk import PAGE, Network, page

pytestmark = pytest.mark.django_db
MOST_BYTES = 260_000


@pytest.fixture
def wide(account: Account, network: Network) -> Network:
    network.make("CreateVpc", "vpc", "wide", CidrBlock="10.0.0.0/16")
    vpc = network.ids()["wide"]
    for number in range(200):
        zone = f"{account.region}{'abcd'[number % 4]}"
        network.call("CreateSubnet", VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=zone)
    return network


def test_pages_of_200_subnets_stay_short(as_learner: Client, wide: Network) -> None:
    as_learner.cookies["lab_language"] = "en"
    long = []
    for tab in ("vpcs", "map", "map&size=28", "topology", "subnets", "machines", "packet"):
        shown = as_learner.get(wide.filled(f"{PAGE}?tab={tab}&vpc={{wide}}")).content
        long += [tab] if len(shown) > MOST_BYTES else []
    assert long == []


def test_a_list_is_shown_a_part_at_a_time(as_learner: Client, wide: Network) -> None:
    as_learner.cookies["lab_language"] = "en"
    where = wide.filled("?tab=subnets&vpc={wide}")
    first, last = page(as_learner, where), page(as_learner, f"{where}&skip=150")
    assert ("1 to 50 of 200" in first, "10.0.49.0/24" in first, "10.0.50.0/24" in first) == (True, True, False)
    assert ("151 to 200 of 200" in last, "10.0.199.0/24" in last) == (True, True)
    assert "1 to 50 of 200" in page(as_learner, f"{where}&skip=9999")
