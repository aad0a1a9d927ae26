"""A VPC peering between two accounts with boto3: the keys of each, and nobody else's."""

from typing import Any

import pytest
from botocore.exceptions import ClientError

from lessons.people.models import Learner
from lessons.sandbox import keys, lab
from lessons.sandbox.models import Account
from tests.wire.conftest import Clients


@pytest.fixture
def shop(learner: Learner, account: Account) -> Account:
    """A second account of the same learner."""
    return lab.new_account(owner=learner)


def ask(here: Any, there: Any, number: str) -> str:
    own = here.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    other = there.create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    made = here.create_vpc_peering_connection(VpcId=own, PeerVpcId=other, PeerOwnerId=number)["VpcPeeringConnection"]
    assert made["Status"] == {"Code": "initiating-request", "Message": f"Initiating Request to {number}"}
    return str(made["VpcPeeringConnectionId"])


def seen(ec2: Any) -> list[tuple[str, str, str]]:
    found = ec2.describe_vpc_peering_connections()["VpcPeeringConnections"]
    sides = ("RequesterVpcInfo", "AccepterVpcInfo")
    return [(each["Status"]["Code"], *(each[side].get("CidrBlock", "") for side in sides)) for each in found]


def code(call: Any, **params: str) -> str:
    with pytest.raises(ClientError) as error:
        call(**params)
    return str(error.value.response["Error"]["Code"])


def test_asked_accepted_and_deleted(account: Account, shop: Account, root: keys.RootKey, client: Clients) -> None:
    here, there = client("ec2", root), client("ec2", keys.root_key(shop))
    pcx = ask(here, there, shop.account_id)
    both, one = ("10.0.0.0/16", "10.1.0.0/16"), ("10.0.0.0/16", "")
    assert seen(here) == seen(there) == [("pending-acceptance", *one)]
    here.get_waiter("vpc_peering_connection_exists").wait(VpcPeeringConnectionIds=[pcx])
    assert code(here.accept_vpc_peering_connection, VpcPeeringConnectionId=pcx) == "OperationNotPermitted"
    accepted = there.accept_vpc_peering_connection(VpcPeeringConnectionId=pcx)["VpcPeeringConnection"]
    owners = [accepted[side]["OwnerId"] for side in ("RequesterVpcInfo", "AccepterVpcInfo")]
    assert owners == [account.account_id, shop.account_id]
    assert seen(here) == seen(there) == [("active", *both)]
    here.delete_vpc_peering_connection(VpcPeeringConnectionId=pcx)
    assert seen(here) == seen(there) == [("deleted", *one)]
    (found,) = there.describe_vpc_peering_connections()["VpcPeeringConnections"]
    assert found["Status"]["Message"] == f"Deleted by {account.account_id}"


def test_nobody_elses_account_is_reached(account: Account, root: keys.RootKey, other: Account, client: Clients) -> None:
    here, there = client("ec2", root), client("ec2", keys.root_key(other))
    ask(here, there, other.account_id)
    assert seen(here) == [("failed", "10.0.0.0/16", "")]
    assert seen(there) == []


def test_a_request_of_others_is_not_found(
    account: Account, shop: Account, root: keys.RootKey, other: Account, client: Clients
) -> None:
    here, there = client("ec2", root), client("ec2", keys.root_key(shop))
    pcx = ask(here, there, shop.account_id)
    theirs = client("ec2", keys.root_key(other))
    for call in (
        theirs.accept_vpc_peering_connection,
        theirs.reject_vpc_peering_connection,
        theirs.delete_vpc_peering_connection,
    ):
        assert code(call, VpcPeeringConnectionId=pcx) == "InvalidVpcPeeringConnectionID.NotFound"
    assert [status for status, *_cidrs in seen(there)] == ["pending-acceptance"]


def test_who_may_not_accept_changes_nothing(
    account: Account, shop: Account, root: keys.RootKey, client: Clients
) -> None:
    pcx = ask(client("ec2", root), client("ec2", keys.root_key(shop)), shop.account_id)
    iam = client("iam", keys.root_key(shop))
    iam.create_user(UserName="mina")
    mina = client("ec2", iam.create_access_key(UserName="mina")["AccessKey"])
    assert code(mina.accept_vpc_peering_connection, VpcPeeringConnectionId=pcx) == "UnauthorizedOperation"
    assert [status for status, *_cidrs in seen(client("ec2", root))] == ["pending-acceptance"]
