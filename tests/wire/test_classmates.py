"""A VPC peering of two learners in a class, each with boto3 and their own keys; and outsiders, who reach nothing."""

from contextlib import suppress
from typing import Any

import pytest
from botocore.exceptions import ClientError

from lessons.classroom.classes import membership
from lessons.classroom.models import Classroom
from lessons.people.models import Learner
from lessons.sandbox import keys
from lessons.sandbox.models import Account
from tests.at_once import at_once
from tests.classroom.classes import enter
from tests.sandbox.classmates import class_of, goes
from tests.wire.conftest import Clients
from tests.wire.test_peers import ask, code, seen

BEFORE, AFTER = ("10.0.0.0/16", ""), ("10.0.0.0/16", "10.1.0.0/16")


@pytest.fixture
def room(learner: Learner, other: Account) -> Classroom:
    return class_of(learner, other.owner)


def test_asked_accepted_and_ended_by_leaving(
    room: Classroom, root: keys.RootKey, other: Account, client: Clients
) -> None:
    here, there = client("ec2", root), client("ec2", keys.root_key(other))
    pcx = ask(here, there, other.account_id)
    assert seen(here) == seen(there) == [("pending-acceptance", *BEFORE)]
    there.accept_vpc_peering_connection(VpcPeeringConnectionId=pcx)
    assert seen(here) == seen(there) == [("active", *AFTER)]
    goes(room, other.owner)
    assert seen(here) == seen(there) == [("deleted", *BEFORE)]
    assert code(there.delete_vpc_peering_connection, VpcPeeringConnectionId=pcx) == "InvalidStateTransition"


def test_it_is_rejected_and_asked_again(room: Classroom, root: keys.RootKey, other: Account, client: Clients) -> None:
    here, there = client("ec2", root), client("ec2", keys.root_key(other))
    there.reject_vpc_peering_connection(VpcPeeringConnectionId=ask(here, there, other.account_id))
    assert seen(here) == seen(there) == [("rejected", *BEFORE)]
    ask(here, there, other.account_id)
    assert [status for status, *_cidrs in seen(there)] == ["rejected", "pending-acceptance"]


def test_a_removed_member_another_class_and_an_outsider_reach_nothing(
    room: Classroom, root: keys.RootKey, other: Account, client: Clients, django_user_model: type[Learner]
) -> None:
    here, there = client("ec2", root), client("ec2", keys.root_key(other))
    goes(room, other.owner)
    class_of(other.owner, django_user_model.objects.create_user("third"))
    ask(here, there, other.account_id)
    assert (seen(here), seen(there)) == ([("failed", *BEFORE)], [])
    enter(room, other.owner)
    ask(here, there, other.account_id)
    assert [status for status, *_cidrs in seen(there)] == ["pending-acceptance"]


def test_both_ask_each_other_at_the_same_moment(
    room: Classroom, account: Account, root: keys.RootKey, other: Account, client: Clients
) -> None:
    """The two accounts are never locked together, so neither can wait for the other for ever."""
    ends = [(client("ec2", root), account), (client("ec2", keys.root_key(other)), other)]
    vpcs = [
        [ec2.create_vpc(CidrBlock=f"10.{10 * who + each}.0.0/16")["Vpc"]["VpcId"] for each in range(4)]
        for who, (ec2, _account) in enumerate(ends)
    ]

    def asks(who: int) -> None:
        ec2, to = ends[who][0], ends[1 - who][1].account_id
        for each in range(4):
            pair = {"VpcId": vpcs[who][each], "PeerVpcId": vpcs[1 - who][(each + who) % 4]}
            ec2.create_vpc_peering_connection(PeerOwnerId=to, **pair)

    at_once(lambda: asks(0), lambda: asks(1))
    told = [
        {each["VpcPeeringConnectionId"]: each["Status"]["Code"] for each in found}
        for ec2, _account in (*ends, *ends)
        for found in [ec2.describe_vpc_peering_connections()["VpcPeeringConnections"]]
    ][2:]
    alive = [{pcx for pcx, status in each.items() if status == "pending-acceptance"} for each in told]
    assert alive[0] == alive[1]
    assert len(alive[0]) >= 4


def test_somebody_leaves_while_the_other_accepts(
    room: Classroom, root: keys.RootKey, other: Account, client: Clients
) -> None:
    here, there = client("ec2", root), client("ec2", keys.root_key(other))
    pcx = ask(here, there, other.account_id)
    at_once(
        lambda: membership.delete(room),
        lambda: _tries(there.accept_vpc_peering_connection, pcx),
        lambda: _tries(here.delete_vpc_peering_connection, pcx),
    )
    assert seen(here) == seen(there) == [("deleted", *BEFORE)]


def _tries(call: Any, pcx: str) -> None:
    with suppress(ClientError):
        call(VpcPeeringConnectionId=pcx)
