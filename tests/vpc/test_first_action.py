"""A visitor's first action, whose page showed the preview's network."""

import re

import pytest
from django.test import Client

from lessons.people.models import Learner
from lessons.sandbox import lab
from tests.vpc.desk import Network, page, post, text

pytestmark = pytest.mark.django_db


def test_a_visitor_cuts_a_subnet_out_of_the_default_vpc(client: Client) -> None:
    shown = re.search(r"vpc-[0-9a-f]{17}", page(client, "?tab=subnets"))
    assert shown is not None
    data = {"VpcId": shown[0], "CidrBlock": "172.31.128.0/24", "Name": "stall", "AvailabilityZone": ""}
    answer = post(client, "CreateSubnet", f"?tab=subnets&vpc={shown[0]}", data)
    assert answer.status_code == 200, text(answer)
    network = Network(lab.account_of(Learner.objects.get()))
    own = network.state.default_vpc
    assert own != shown[0]
    made = network.state.subnets[network.ids()["stall"]]
    assert (made.vpc, made.cidr) == (own, "172.31.128.0/24")
    assert f"vpc={own}" in answer["HX-Replace-Url"]
    assert shown[0] not in text(answer)


def test_an_id_of_nobody_stays_as_it_was_sent(client: Client) -> None:
    data = {"VpcId": f"vpc-{'0' * 17}", "CidrBlock": "10.0.0.0/24", "Name": "", "AvailabilityZone": ""}
    answer = post(client, "CreateSubnet", "?tab=subnets", data)
    assert answer.status_code == 422
    assert f"vpc-{'0' * 17}" in text(answer)
