"""A running function assumes a role of another account of the same learner: both agree, or nothing happens there."""

import json
from typing import Any

import pytest

from lessons.people.models import Learner
from lessons.sandbox import journal, keys, lab, sources
from lessons.sandbox.machine import RuntimeHost
from lessons.sandbox.models import Account, JournalEntry
from tests.sandbox.conftest import allow, create, invoke, policy, role, seeded

pytestmark = pytest.mark.django_db
SOURCE = """
import boto3
from botocore.exceptions import ClientError

def handler(event, context):
    try:
        given = boto3.client("sts").assume_role(RoleArn=event["arn"], RoleSessionName="lunch")
    except ClientError as error:
        return {"refused": error.response["Error"]["Code"], "because": error.response["Error"]["Message"]}
    key = given["Credentials"]["AccessKeyId"]
    there = boto3.client("sts", region_name="us-east-1", aws_access_key_id=key).get_caller_identity()
    return {"arn": given["AssumedRoleUser"]["Arn"], "key": key, "still": there["Arn"]}
"""


@pytest.fixture
def home(account: Account) -> Account:
    create(account)
    return account


@pytest.fixture
def branch(home: Account) -> Account:
    """Another account of the same learner."""
    return seeded(lab.new_account(owner=home.owner))


def cook_in(account: Account, trusted: str) -> str:
    """A role whose trust policy names somebody; its ARN."""
    document = policy({"Effect": "Allow", "Principal": {"AWS": trusted}, "Action": "sts:AssumeRole"})
    params = {"RoleName": "cook", "AssumeRolePolicyDocument": document}
    made = lab.call(account, "iam", "CreateRole", params)
    assert made.answer is not None, made.refusal
    arn: str = made.answer["Role"]["Arn"]
    return arn


def asked(account: Account) -> list[tuple[str, str, str]]:
    """What the journal says of AssumeRole: by which face, as whom, how it ended."""
    rows = JournalEntry.objects.filter(account=account, operation="AssumeRole").order_by("position")
    return [(row.face, journal.read_caller(row.caller).identity, row.code) for row in rows]


def assume(account: Account, arn: str) -> Any:
    event = {"call": ["sts", "AssumeRole", {"RoleArn": arn, "RoleSessionName": "lunch"}]}
    return invoke(account, event)


@pytest.mark.parametrize("whom", ["role", "account"])
def test_on_the_real_runtime(home: Account, branch: Account, real_host: RuntimeHost, whom: str) -> None:
    arn = cook_in(branch, role(home) if whom == "role" else home.account_id)
    lab.call(home, "lambda", "UpdateFunctionCode", {"FunctionName": "order-fn", "ZipFile": sources.pack(SOURCE)})

    def answer() -> dict[str, str]:
        return json.loads(invoke(home, {"arn": arn}).answer["Payload"])

    session = f"arn:aws:sts::{home.account_id}:assumed-role/lambda-basic-role/order-fn"
    assert answer() == {
        "refused": "AccessDenied",
        "because": f"User: {session} is not authorized to perform: sts:AssumeRole on resource: {arn} "
        "because no identity-based policy allows the sts:AssumeRole action",
    }
    assert asked(branch) == []
    allow(home, "sts:AssumeRole")
    given = answer()
    assert given["arn"] == f"arn:aws:sts::{branch.account_id}:assumed-role/cook/lunch"
    assert given["still"] == session  # as the page of differences says
    holder = keys.holder_of(given["key"])
    assert holder is not None
    assert (holder.account, holder.caller.identity, holder.caller.arn) == (branch, arn, given["arn"])
    assert asked(home) == [("function", role(home), "AccessDenied"), ("function", role(home), "")]
    assert asked(branch) == [("function", role(home), "")]


def test_both_journals_tell_it_and_each_account_undoes_its_own(home: Account, branch: Account) -> None:
    arn = cook_in(branch, role(home))
    allow(home, "sts:AssumeRole")
    before = lab.position(branch.pk)[0]
    key = json.loads(assume(home, arn).answer["Payload"])["Credentials"]["AccessKeyId"]
    here = JournalEntry.objects.get(account=home, operation="AssumeRole")
    invoked = JournalEntry.objects.get(account=home, operation="Invoke")
    assert (here.step, here.cause in invoked.started.split()) == (invoked.position, True)
    there = JournalEntry.objects.get(account=branch, operation="AssumeRole")
    assert (there.step, there.cause, there.position) == (there.position, "", before + 1)  # a step of its own
    lab.undo(home)
    assert keys.holder_of(key).account == branch  # what the other account handed out is its own affair
    lab.undo(branch)
    assert keys.holder_of(key) is None


@pytest.mark.parametrize("trusted", ["arn:aws:iam::999999999999:root", "own"])
def test_the_role_does_not_trust_the_function(home: Account, branch: Account, trusted: str) -> None:
    allow(home, "sts:AssumeRole")
    arn = cook_in(branch, branch.account_id if trusted == "own" else trusted)
    before = lab.position(branch.pk)
    assert json.loads(assume(home, arn).answer["Payload"]) == {"refused": "AccessDenied"}
    assert lab.position(branch.pk) == before
    assert (asked(home), asked(branch)) == ([("function", role(home), "AccessDenied")], [])


def test_an_account_of_somebody_else_is_none_at_all(home: Account, other_learner: Learner) -> None:
    allow(home, "sts:AssumeRole")
    theirs = lab.account_of(other_learner)
    arn = cook_in(theirs, "*")
    before = lab.position(theirs.pk)
    for each in (arn, "arn:aws:iam::999999999999:role/cook"):
        assert json.loads(assume(home, each).answer["Payload"]) == {"refused": "AccessDenied"}
    assert lab.position(theirs.pk) == before
