"""A VPC peering with a classmate's account, and with nobody else's."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from lessons.classroom.classes import membership
from lessons.classroom.models import Classroom, Membership
from lessons.people import joining
from lessons.people.models import Learner
from lessons.sandbox import acquainted, lab
from lessons.sandbox.models import Account, JournalEntry
from tests.classroom.classes import join, person
from tests.sandbox.classmates import class_of, goes
from tests.sandbox.two_vpcs import ask, described, done, kept, refused, replays, vpc

pytestmark = pytest.mark.django_db


@pytest.fixture
def theirs(other_learner: Learner) -> Account:
    return lab.account_of(other_learner)


@pytest.fixture
def room(learner: Learner, other_learner: Learner) -> Classroom:
    return class_of(learner, other_learner)


@pytest.fixture
def ends(account: Account, theirs: Account) -> tuple[str, str]:
    return vpc(account, "10.0.0.0/16"), vpc(theirs, "10.1.0.0/16")


@pytest.fixture
def pcx(room: Classroom, account: Account, theirs: Account, ends: tuple[str, str]) -> str:
    return ask(account, ends[0], theirs.account_id, ends[1])


def accept(account: Account, pcx: str) -> None:
    done(account, "AcceptVpcPeeringConnection", VpcPeeringConnectionId=pcx)


def told_of(account: Account, number: str, target: str) -> dict[str, Any]:
    """What a request for that VPC of that account comes to, without what differs from one to the next."""
    own = vpc(account, f"10.{100 + Account.objects.get(pk=account.pk).last % 100}.0.0/16")
    pcx = ask(account, own, number, target)
    (found,) = done(account, "DescribeVpcPeeringConnections", VpcPeeringConnectionIds=[pcx])["VpcPeeringConnections"]
    side = found["AccepterVpcInfo"]
    return {"status": found["Status"], "same": side.pop("OwnerId") == number, "side": side}


def test_asked_accepted_and_deleted(account: Account, theirs: Account, pcx: str) -> None:
    assert kept(account) == kept(theirs) == [(pcx, "pending-acceptance")]
    assert refused(account, "AcceptVpcPeeringConnection", VpcPeeringConnectionId=pcx) == "OperationNotPermitted"
    accept(theirs, pcx)
    assert kept(account) == kept(theirs) == [(pcx, "active")]
    done(account, "DeleteVpcPeeringConnection", VpcPeeringConnectionId=pcx)
    assert kept(account) == kept(theirs) == [(pcx, "deleted")]
    assert (replays(account), replays(theirs)) == (True, True)


def test_it_is_rejected(account: Account, theirs: Account, pcx: str) -> None:
    done(theirs, "RejectVpcPeeringConnection", VpcPeeringConnectionId=pcx)
    assert kept(account) == kept(theirs) == [(pcx, "rejected")]


def test_in_two_regions(room: Classroom, account: Account, theirs: Account) -> None:
    made = lab.call(theirs, "ec2", "CreateVpc", {"CidrBlock": "10.7.0.0/16"}, region="us-east-1").answer
    assert made is not None
    ends = {"VpcId": vpc(account, "10.0.0.0/16"), "PeerVpcId": made["Vpc"]["VpcId"], "PeerRegion": "us-east-1"}
    asked = done(account, "CreateVpcPeeringConnection", PeerOwnerId=theirs.account_id, **ends)
    named = {"VpcPeeringConnectionId": asked["VpcPeeringConnection"]["VpcPeeringConnectionId"]}
    accepted = lab.call(theirs, "ec2", "AcceptVpcPeeringConnection", named, region="us-east-1")
    assert (accepted.refusal, described(account)) == (None, ["active"])
    group = done(account, "CreateSecurityGroup", GroupName="web", Description="x", VpcId=ends["VpcId"])["GroupId"]
    pair = {"GroupId": "sg-0123456789abcdef0", "UserId": theirs.account_id}
    rule = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "UserIdGroupPairs": [pair]}
    code = refused(account, "AuthorizeSecurityGroupIngress", GroupId=group, IpPermissions=[rule])
    assert code == "InvalidGroup.NotFound"  # groups are named within one Region only


def test_before_acceptance_each_knows_what_aws_shows(
    account: Account, theirs: Account, ends: tuple[str, str], pcx: str
) -> None:
    (found,) = done(account, "DescribeVpcPeeringConnections")["VpcPeeringConnections"]
    assert found["AccepterVpcInfo"] == {
        "OwnerId": theirs.account_id,
        "Region": "ap-northeast-2",
        "VpcId": ends[1],
    }
    assert b"10.1.0.0/16" not in lab.look(account).cloud.encode()
    (seen,) = done(theirs, "DescribeVpcPeeringConnections")["VpcPeeringConnections"]
    asker = seen["RequesterVpcInfo"]
    assert (asker["OwnerId"], asker["VpcId"], asker["CidrBlock"]) == (account.account_id, ends[0], "10.0.0.0/16")
    assert lab.neighbours(account, lab.look(account).state.parts["ec2/ap-northeast-2"]) == {}
    accept(theirs, pcx)
    (found,) = done(account, "DescribeVpcPeeringConnections")["VpcPeeringConnections"]
    assert found["AccepterVpcInfo"]["CidrBlock"] == "10.1.0.0/16"


def test_who_shares_no_class_has_no_account_at_all(
    account: Account, theirs: Account, ends: tuple[str, str], learner: Learner
) -> None:
    class_of(learner, person("third"))
    before = JournalEntry.objects.filter(account=theirs).count()
    assert told_of(account, theirs.account_id, ends[1]) == told_of(account, "999999999999", ends[1])
    assert (JournalEntry.objects.filter(account=theirs).count(), kept(theirs)) == (before, [])


def test_a_class_that_is_closed_for_joining_is_a_class(room: Classroom, account: Account, theirs: Account) -> None:
    membership.open_or_close(room, is_open=False)
    pcx = ask(account, vpc(account, "10.0.0.0/16"), theirs.account_id, vpc(theirs, "10.1.0.0/16"))
    assert kept(theirs) == [(pcx, "pending-acceptance")]


def test_who_teaches_is_a_classmate_too(room: Classroom, account: Account) -> None:
    teacher = lab.account_of(room.owner)
    pcx = ask(account, vpc(account, "10.0.0.0/16"), teacher.account_id, vpc(teacher, "10.1.0.0/16"))
    assert kept(teacher) == [(pcx, "pending-acceptance")]


def test_a_classmates_roles_queues_and_functions_stay_out_of_reach(
    room: Classroom, account: Account, theirs: Account
) -> None:
    role = f"arn:aws:iam::{theirs.account_id}:role/lambda-basic-role"
    queue = {"QueueUrl": f"https://sqs.ap-northeast-2.amazonaws.com/{theirs.account_id}/orders", "MessageBody": "x"}
    function = {"FunctionName": f"arn:aws:lambda:ap-northeast-2:{theirs.account_id}:function:order-fn"}
    assert lab.call(theirs, "sqs", "CreateQueue", {"QueueName": "orders"}).refusal is None
    before = JournalEntry.objects.filter(account=theirs).count()
    for service, operation, params in (
        ("sts", "AssumeRole", {"RoleArn": role, "RoleSessionName": "x"}),
        ("sqs", "SendMessage", queue),
        ("lambda", "Invoke", function),
    ):
        assert lab.call(account, service, operation, params).refusal is not None
    assert JournalEntry.objects.filter(account=theirs).count() == before


def test_the_pcx_of_classmates_is_not_found_by_a_third(
    room: Classroom, account: Account, theirs: Account, pcx: str
) -> None:
    third = lab.account_of(room.owner)
    for operation in ("Accept", "Reject", "Delete"):
        code = refused(third, f"{operation}VpcPeeringConnection", VpcPeeringConnectionId=pcx)
        assert code == "InvalidVpcPeeringConnectionID.NotFound"
    assert kept(account) == kept(theirs) == [(pcx, "pending-acceptance")]


@pytest.mark.parametrize("state", ["pending-acceptance", "active"])
@pytest.mark.parametrize("who", ["asked", "asker", "class"])
def test_leaving_the_class_ends_it(
    room: Classroom, account: Account, theirs: Account, pcx: str, who: str, state: str
) -> None:
    if state == "active":
        accept(theirs, pcx)
    if who == "class":
        membership.delete(room)
    else:
        goes(room, account.owner if who == "asker" else theirs.owner)
    assert kept(account) == kept(theirs) == [(pcx, "deleted")]
    assert (replays(account), replays(theirs)) == (True, True)
    for each in (account, theirs):
        assert described(each) == ["deleted"]


def test_another_class_they_share_keeps_it(room: Classroom, account: Account, theirs: Account, pcx: str) -> None:
    class_of(account.owner, theirs.owner)
    goes(room, account.owner)
    assert kept(account) == kept(theirs) == [(pcx, "pending-acceptance")]


def test_coming_back_brings_no_peering_back(room: Classroom, account: Account, theirs: Account, pcx: str) -> None:
    accept(theirs, pcx)
    goes(room, account.owner)
    assert membership.join(room, room.code, account.owner, "again")
    assert (described(account), described(theirs)) == (["deleted"], ["deleted"])


def test_undo_brings_no_peering_back_without_the_class(
    room: Classroom, account: Account, theirs: Account, pcx: str
) -> None:
    accept(theirs, pcx)
    goes(room, account.owner)
    for each in (account, theirs):
        lab.undo(each)
    assert (kept(account), kept(theirs)) == ([], [(pcx, "pending-acceptance")])  # nobody has asked yet
    assert refused(theirs, "AcceptVpcPeeringConnection", VpcPeeringConnectionId=pcx) == "InvalidStateTransition"
    assert (described(account), described(theirs)) == ([], ["deleted"])


def test_a_learner_who_deletes_everything_ends_it(
    account: Account, theirs: Account, pcx: str, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    accept(theirs, pcx)
    with django_capture_on_commit_callbacks(execute=True):
        joining.leave(account.owner)
    assert kept(theirs) == [(pcx, "deleted")]
    assert JournalEntry.objects.filter(account=theirs).last().operation == "HearOfPeering"


def test_an_instructor_who_deletes_everything_ends_what_the_class_joined(
    room: Classroom, account: Account, theirs: Account, pcx: str
) -> None:
    accept(theirs, pcx)
    joining.leave(room.owner)
    assert (described(account), described(theirs)) == (["deleted"], ["deleted"])


def test_one_side_is_reset_or_rewound(account: Account, theirs: Account, pcx: str) -> None:
    accept(theirs, pcx)
    lab.undo(theirs)
    assert described(account) == ["pending-acceptance"]
    lab.redo(theirs)
    assert described(account) == ["active"]
    lab.reset(account)
    assert described(theirs) == ["deleted"]


def test_a_guest_who_claims_an_account_keeps_the_peering(room: Classroom, account: Account, stranger: Client) -> None:
    join(stranger, room.code, "Mina")
    guest = Membership.objects.get(name="Mina").learner
    theirs = lab.account_of(guest)
    pcx = ask(account, vpc(account, "10.0.0.0/16"), theirs.account_id, vpc(theirs, "10.1.0.0/16"))
    accept(theirs, pcx)
    mina = person("mina")
    joining.take_along(guest, mina)
    assert described(account) == ["active"]
    assert described(Account.objects.get(pk=theirs.pk)) == ["active"]


def test_copies_and_imported_accounts_are_not_taken_for_the_original(
    room: Classroom, account: Account, theirs: Account, pcx: str
) -> None:
    """A classmate who was given an export of a third one's account is not that third one."""
    accept(theirs, pcx)
    thief = person("thief")
    membership.join(room, room.code, thief, "thief")
    copy = lab.import_account(thief, lab.export_account(theirs))
    fork = lab.fork(theirs, Account.objects.get(pk=theirs.pk).head)
    assert (copy.original, fork.original, theirs.original) == (False, False, True)
    assert described(copy) == described(fork) == ["deleted"]
    assert (described(account), described(theirs)) == (["active"], ["active"])
    Account.objects.filter(pk=theirs.pk).delete()
    assert described(account) == ["deleted"]


def test_a_mission_of_a_classmate_is_out_of_reach(room: Classroom, account: Account, other_learner: Learner) -> None:
    mission = lab.new_account(owner=other_learner, purpose=Account.Purpose.MISSION)
    target = vpc(mission, "10.1.0.0/16")
    assert told_of(account, mission.account_id, target)["status"]["Code"] == "failed"
    own = lab.new_account(owner=account.owner, purpose=Account.Purpose.MISSION)
    theirs = lab.account_of(other_learner)
    ask(own, vpc(own, "10.0.0.0/16"), theirs.account_id, vpc(theirs, "10.1.0.0/16"))
    assert (kept(theirs), [status for _id, status in kept(own)]) == ([], ["failed"])


def test_a_journal_is_not_filled_by_a_classmate(
    room: Classroom, account: Account, theirs: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acquainted, "NEWS", acquainted.Bucket(3, 3600.0))
    own, target = vpc(account, "10.0.0.0/16"), vpc(theirs, "10.1.0.0/16")
    for _ in range(2):
        done(account, "DeleteVpcPeeringConnection", VpcPeeringConnectionId=ask(account, own, theirs.account_id, target))
    ask(account, own, theirs.account_id, target)
    heard = JournalEntry.objects.filter(account=theirs, operation="HearOfPeering").count()
    assert heard == 3  # asked, deleted, asked; what was deleted then is heard of later
    assert [status for _id, status in kept(account)] == ["deleted", "deleted", "failed"]
    assert described(theirs) == ["deleted", "deleted"]


def test_a_branch_of_ones_own_is_not_held_back(account: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(acquainted, "NEWS", acquainted.Bucket(0, 3600.0))
    branch = lab.new_account(owner=account.owner)
    pcx = ask(account, vpc(account, "10.0.0.0/16"), branch.account_id, vpc(branch, "10.1.0.0/16"))
    assert kept(branch) == [(pcx, "pending-acceptance")]
