"""A VPC peering between two accounts of one learner: both journals tell it, and each stands by itself."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lessons.people.models import Learner
from lessons.sandbox import journal, lab
from lessons.sandbox.models import Account, JournalEntry
from tests.sandbox.two_vpcs import ask, described, done, kept, refused, replays, vpc

pytestmark = pytest.mark.django_db


@pytest.fixture
def branch(account: Account) -> Account:
    """Another account of the same learner."""
    return lab.new_account(owner=account.owner)


@pytest.fixture
def ends(account: Account, branch: Account) -> tuple[str, str]:
    return vpc(account, "10.0.0.0/16"), vpc(branch, "10.1.0.0/16")


@pytest.fixture
def pcx(account: Account, branch: Account, ends: tuple[str, str]) -> str:
    return ask(account, ends[0], branch.account_id, ends[1])


def answer(account: Account, operation: str, pcx: str) -> None:
    done(account, f"{operation}VpcPeeringConnection", VpcPeeringConnectionId=pcx)


def turned_down(account: Account, operation: str, pcx: str) -> str:
    return refused(account, f"{operation}VpcPeeringConnection", VpcPeeringConnectionId=pcx)


def entries(account: Account) -> list[tuple[str, str]]:
    return list(JournalEntry.objects.filter(account=account).order_by("position").values_list("operation", "code"))


def test_asked_and_accepted(account: Account, branch: Account, pcx: str) -> None:
    assert kept(account) == kept(branch) == [(pcx, "pending-acceptance")]
    assert turned_down(account, "Accept", pcx) == "OperationNotPermitted"
    answer(branch, "Accept", pcx)
    assert kept(account) == kept(branch) == [(pcx, "active")]
    heard = JournalEntry.objects.filter(operation="HearOfPeering").order_by("wall")
    assert [(row.account_id, journal.read_caller(row.caller).arn, row.face, row.code) for row in heard] == [
        (branch.pk, "lab", "service", ""),
        (account.pk, "lab", "service", ""),
        (account.pk, "lab", "service", ""),
    ]
    asked = JournalEntry.objects.get(account=account, operation="CreateVpcPeeringConnection")
    assert [heard[0].step == heard[0].position, heard[1].step] == [True, asked.position]


@pytest.mark.parametrize("by", ["account", "branch"])
def test_either_side_deletes_what_is_active(account: Account, branch: Account, pcx: str, by: str) -> None:
    answer(branch, "Accept", pcx)
    answer(account if by == "account" else branch, "Delete", pcx)
    assert kept(account) == kept(branch) == [(pcx, "deleted")]


def test_a_rejected_request(account: Account, branch: Account, pcx: str) -> None:
    answer(branch, "Reject", pcx)
    assert kept(account) == kept(branch) == [(pcx, "rejected")]
    assert turned_down(account, "Delete", pcx) == "InvalidStateTransition"


def test_each_journal_alone_leads_to_its_account(account: Account, branch: Account, pcx: str) -> None:
    answer(branch, "Accept", pcx)
    assert (replays(account), replays(branch)) == (True, True)
    answer(account, "Delete", pcx)
    Account.objects.filter(pk=branch.pk).delete()
    assert replays(account)


def test_a_refusal_is_nobodys_news(account: Account, branch: Account, ends: tuple[str, str], pcx: str) -> None:
    before = entries(branch)
    params = {"VpcId": ends[0], "PeerVpcId": ends[1], "PeerOwnerId": branch.account_id}
    assert refused(account, "CreateVpcPeeringConnection", **params) == "VpcPeeringConnectionAlreadyExists"
    assert turned_down(account, "Accept", pcx) == "OperationNotPermitted"
    assert entries(branch) == before


@pytest.mark.parametrize("wrong", ["vpc", "region", "range"])
def test_what_cannot_be_fails_for_who_asked_and_nobody_else_sees_it(
    account: Account, branch: Account, ends: tuple[str, str], wrong: str
) -> None:
    peer = {"vpc": ends[0], "region": ends[1], "range": vpc(branch, "10.0.128.0/20")}[wrong]
    before = entries(branch)
    region = {"PeerRegion": "us-east-1"} if wrong == "region" else {}
    params = {"VpcId": ends[0], "PeerVpcId": peer, "PeerOwnerId": branch.account_id, **region}
    made = done(account, "CreateVpcPeeringConnection", **params)["VpcPeeringConnection"]
    assert made["Status"]["Code"] == "initiating-request"
    assert kept(account) == [(made["VpcPeeringConnectionId"], "failed")]
    assert (entries(branch), kept(branch)) == (before, [])


def test_an_account_of_somebody_else_is_none_at_all(
    account: Account, ends: tuple[str, str], other_learner: Learner
) -> None:
    theirs = lab.account_of(other_learner)
    target = vpc(theirs, "10.3.0.0/16")
    before = entries(theirs)
    told = []
    for number in (theirs.account_id, "999999999999"):
        own = vpc(account, "10.4.0.0/16")
        pcx = ask(account, own, number, target)
        params = {"VpcPeeringConnectionIds": [pcx]}
        (found,) = done(account, "DescribeVpcPeeringConnections", **params)["VpcPeeringConnections"]
        side = found["AccepterVpcInfo"]
        told.append((found["Status"], side.pop("OwnerId") == number, side))
    assert told[0] == told[1]
    assert told[0][0]["Code"] == "failed"
    assert (entries(theirs), kept(theirs)) == (before, [])


def test_the_pcx_of_somebody_else_is_not_found(
    account: Account, branch: Account, pcx: str, other_learner: Learner
) -> None:
    theirs = lab.account_of(other_learner)
    for operation in ("Accept", "Reject", "Delete"):
        assert turned_down(theirs, operation, pcx) == "InvalidVpcPeeringConnectionID.NotFound"
    assert kept(account) == kept(branch) == [(pcx, "pending-acceptance")]


def test_an_account_that_was_imported_reaches_nobody(
    account: Account, branch: Account, pcx: str, other_learner: Learner
) -> None:
    """Its journal names accounts of whoever exported it."""
    copy = lab.import_account(other_learner, lab.export_account(account))
    assert described(copy) == ["deleted"]
    assert kept(account) == kept(branch) == [(pcx, "pending-acceptance")]


def test_what_was_asked_is_undone(account: Account, branch: Account, pcx: str) -> None:
    lab.undo(account)
    assert (kept(account), kept(branch)) == ([], [(pcx, "pending-acceptance")])
    lab.redo(account)
    assert kept(account) == [(pcx, "pending-acceptance")]  # nobody looked in between
    lab.undo(account)
    assert turned_down(branch, "Accept", pcx) == "InvalidStateTransition"
    assert kept(branch) == [(pcx, "deleted")]
    lab.redo(account)
    assert described(account) == ["deleted"]
    assert (replays(account), replays(branch)) == (True, True)


def test_an_acceptance_is_undone(account: Account, branch: Account, pcx: str) -> None:
    answer(branch, "Accept", pcx)
    lab.undo(branch)
    assert (described(account), kept(branch)) == (["pending-acceptance"], [(pcx, "pending-acceptance")])
    lab.redo(branch)
    assert (described(account), kept(branch)) == (["active"], [(pcx, "active")])
    assert (replays(account), replays(branch)) == (True, True)


def test_who_was_asked_undoes_more_than_the_request(account: Account, branch: Account, pcx: str) -> None:
    lab.undo(branch)
    assert kept(branch) == []
    assert turned_down(branch, "Accept", pcx) == "InvalidVpcPeeringConnectionID.NotFound"
    assert described(account) == ["deleted"]
    lab.undo(account)
    lab.redo(account)
    assert described(account) == ["deleted"]


def test_a_deletion_is_undone_and_stays_the_others_word(account: Account, branch: Account, pcx: str) -> None:
    answer(branch, "Accept", pcx)
    answer(account, "Delete", pcx)
    lab.undo(account)
    assert kept(account) == [(pcx, "active")]
    assert described(account) == ["deleted"]


def test_one_of_the_accounts_is_reset(account: Account, branch: Account, pcx: str) -> None:
    answer(branch, "Accept", pcx)
    lab.reset(branch)
    assert described(account) == ["deleted"]


def test_one_of_the_accounts_is_deleted(
    account: Account, branch: Account, pcx: str, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    answer(branch, "Accept", pcx)
    with django_capture_on_commit_callbacks(execute=True):
        lab.delete_account(branch)
    assert kept(account) == [(pcx, "deleted")]
    assert JournalEntry.objects.filter(account=account).last().operation == "HearOfPeering"


def test_each_waits_by_its_own_clock(account: Account, branch: Account, pcx: str) -> None:
    lab.advance(account, 8 * 86_400)
    assert (kept(account), kept(branch)) == ([(pcx, "expired")], [(pcx, "pending-acceptance")])
    assert turned_down(branch, "Accept", pcx) == "InvalidStateTransition"
    assert kept(branch) == [(pcx, "expired")]


def test_a_range_that_is_added_later_is_heard_of(account: Account, branch: Account, ends: tuple[str, str]) -> None:
    answer(branch, "Accept", ask(account, ends[0], branch.account_id, ends[1]))
    done(branch, "AssociateVpcCidrBlock", VpcId=ends[1], CidrBlock="10.9.0.0/16")
    (found,) = done(account, "DescribeVpcPeeringConnections")["VpcPeeringConnections"]
    assert [each["CidrBlock"] for each in found["AccepterVpcInfo"]["CidrBlockSet"]] == ["10.1.0.0/16", "10.9.0.0/16"]
    count = JournalEntry.objects.count()
    assert described(account) == ["active"]
    assert JournalEntry.objects.count() == count + 1  # nothing is new, so nothing is told


def test_in_two_regions(account: Account, branch: Account, ends: tuple[str, str]) -> None:
    made = lab.call(branch, "ec2", "CreateVpc", {"CidrBlock": "10.7.0.0/16"}, region="us-east-1").answer
    assert made is not None
    params = {"VpcId": ends[0], "PeerVpcId": made["Vpc"]["VpcId"], "PeerOwnerId": branch.account_id}
    asked = done(account, "CreateVpcPeeringConnection", PeerRegion="us-east-1", **params)["VpcPeeringConnection"]
    pcx = asked["VpcPeeringConnectionId"]
    accept = lab.call(branch, "ec2", "AcceptVpcPeeringConnection", {"VpcPeeringConnectionId": pcx}, region="us-east-1")
    assert accept.refusal is None
    assert (kept(account), kept(branch)) == ([(pcx, "active")], [])
    assert replays(branch)


def test_a_request_is_answered_in_the_region_of_the_vpc_that_was_asked(account: Account) -> None:
    made = lab.call(account, "ec2", "CreateVpc", {"CidrBlock": "10.7.0.0/16"}, region="us-east-1").answer
    assert made is not None
    params = {"VpcId": vpc(account, "10.0.0.0/16"), "PeerVpcId": made["Vpc"]["VpcId"], "PeerRegion": "us-east-1"}
    pcx = done(account, "CreateVpcPeeringConnection", **params)["VpcPeeringConnection"]["VpcPeeringConnectionId"]
    named = {"VpcPeeringConnectionId": pcx}
    refusal = lab.call(account, "ec2", "AcceptVpcPeeringConnection", named).refusal
    assert refusal is not None
    assert (refusal.code, refusal.message) == (
        "OperationNotPermitted",
        f"Incorrect region ({account.region}) specified for this request. "
        f"VPC peering connection {pcx} must be accepted in region us-east-1",
    )
    assert lab.call(account, "ec2", "AcceptVpcPeeringConnection", named, region="us-east-1").refusal is None


def test_several_operations_as_one_step(account: Account, branch: Account, ends: tuple[str, str]) -> None:
    params = {"VpcId": ends[0], "PeerVpcId": ends[1], "PeerOwnerId": branch.account_id}
    lab.call_in_turn(account, [("ec2", "CreateVpcPeeringConnection", params), ("ec2", "DescribeVpcs", {})])
    assert [status for _id, status in kept(branch)] == ["pending-acceptance"]


def test_other_calls_cost_what_they_cost_without(account: Account, branch: Account, hot: list[str]) -> None:
    def cost() -> tuple[int, int]:
        done(account, "DescribeVpcs")
        hot.clear()
        with CaptureQueriesContext(connection) as asked:
            done(account, "DescribeVpcs")
        return len(hot), len(asked)

    before = cost()
    answer(branch, "Accept", ask(account, vpc(account, "10.0.0.0/16"), branch.account_id, vpc(branch, "10.1.0.0/16")))
    assert cost() == before
