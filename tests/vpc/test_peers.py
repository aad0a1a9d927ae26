"""A peering with another account of the learner's on the bench: asked from a list, answered in a list, crossed."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from lessons.vpc.topology import lay_out
from tests.vpc.desk import Network, page, post, text

pytestmark = pytest.mark.django_db
CONNECTIONS = "?tab=connections"


@pytest.fixture(autouse=True)
def _english(as_learner: Client) -> None:
    as_learner.cookies["lab_language"] = "en"


@pytest.fixture
def branch(learner: Learner, account: Account) -> Network:
    """Another account of the same learner, with a VPC."""
    other = Network(lab.new_account(owner=learner))
    other.make("CreateVpc", "vpc", "depot", CidrBlock="10.9.0.0/16")
    return other


@pytest.fixture
def own(network: Network) -> str:
    network.make("CreateVpc", "vpc", "shop", CidrBlock="10.0.0.0/16")
    return network.ids()["shop"]


def asks(branch: Network, account: Account, own: str) -> str:
    """A request of the other account; its id."""
    ends = {"VpcId": branch.ids()["depot"], "PeerVpcId": own, "PeerOwnerId": account.account_id}
    made = branch.call("CreateVpcPeeringConnection", **ends)
    return str(made["VpcPeeringConnection"]["VpcPeeringConnectionId"])


def test_the_vpcs_of_ones_other_accounts_are_offered(
    as_learner: Client, branch: Network, own: str, other_learner: Learner
) -> None:
    theirs = Network(lab.account_of(other_learner))
    theirs.make("CreateVpc", "vpc", "theirs", CidrBlock="10.8.0.0/16")
    number, depot = branch.account.account_id, branch.ids()["depot"]
    shown = html.unescape(page(as_learner, CONNECTIONS))
    assert f'<optgroup label="Account {number}">' in shown
    assert f'<option value="{number}/{depot}">depot ({depot}) 10.9.0.0/16</option>' in shown
    assert theirs.ids()["theirs"] not in shown
    assert theirs.account.account_id not in shown


def test_the_database_is_asked_equally_often_for_one_other_account_and_for_three(
    as_learner: Client, learner: Learner, branch: Network, own: str, django_assert_num_queries: Any
) -> None:
    for more in (0, 2):
        for _ in range(more):
            Network(lab.new_account(owner=learner)).make("CreateVpc", "vpc", "depot", CidrBlock="10.9.0.0/16")
        assert page(as_learner, CONNECTIONS).count('<optgroup label="Account') == 1 + more
        with django_assert_num_queries(9):
            page(as_learner, CONNECTIONS)


def test_it_is_asked_and_answered(as_learner: Client, network: Network, branch: Network, own: str) -> None:
    other = f"{branch.account.account_id}/{branch.ids()['depot']}"
    answer = text(post(as_learner, "CreateVpcPeeringConnection", CONNECTIONS, {"VpcId": own, "PeerVpcId": other}))
    assert ">pending-acceptance<" in answer
    assert f"Account {branch.account.account_id}" in answer
    assert "do/AcceptVpcPeeringConnection" not in answer
    (asked,) = branch.state.peerings.values()
    assert (asked.requester.account_id, asked.status) == (network.account.account_id, "pending-acceptance")


def test_a_request_is_answered_where_it_stands(
    as_learner: Client, account: Account, network: Network, branch: Network, own: str
) -> None:
    pcx = asks(branch, account, own)
    listed = page(as_learner, CONNECTIONS)
    assert re.findall(r'hx-post="[^"]*do/(\w+)VpcPeeringConnection/"', listed) == ["Create", "Accept", "Reject"]
    detail = page(as_learner, f"{CONNECTIONS}&id={pcx}")
    assert "A request is deleted by who asked. Here it is accepted or rejected." in detail
    answer = text(post(as_learner, "AcceptVpcPeeringConnection", CONNECTIONS, {"VpcPeeringConnectionId": pcx}))
    assert ">active<" in answer
    assert branch.state.peerings[pcx].status == "active"
    drawn = page(as_learner, "?tab=topology")
    assert f"Peered with {branch.ids()['depot']} of account {branch.account.account_id}." in drawn


def test_it_is_drawn_at_the_lower_edge_with_whose_vpc_it_leads_to(
    as_learner: Client, network: Network, branch: Network, account: Account, own: str
) -> None:
    peering, depot = asks(branch, account, own), branch.ids()["depot"]
    [vpc] = [each for each in lay_out(network.state, list(network.state.vpcs.values())).vpcs if each.box.id == own]
    [chip] = vpc.chips
    assert (chip.id, chip.kind, chip.name) == (peering, "pcx", f"{branch.account.account_id} {depot}"[:21] + "…")
    assert chip.y + chip.height <= vpc.box.height
    assert f"pcx · {chip.name}" in page(as_learner, "?tab=topology")
    network.call("RejectVpcPeeringConnection", VpcPeeringConnectionId=peering)
    assert "pcx · " not in page(as_learner, "?tab=topology")
