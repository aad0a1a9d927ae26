"""Forks, export and import: the same account elsewhere."""

import shutil
from hashlib import sha256

import msgspec
import pytest

from lessons.sandbox import lab, opened
from lessons.sandbox.models import Account, JournalEntry
from serverless_lab.engine.caller import Caller
from tests.sandbox import life
from tests.sandbox.conftest import invoke, policy
from tests.sandbox.exports import LONG, files, lived_in  # noqa: F401

pytestmark = pytest.mark.django_db


def test_an_export_holds_the_tree_and_what_it_refers_to(lived):
    contents = files(lab.export_account(lived))
    assert sorted(contents)[-2:] == ["journal.jsonl", "manifest.json"]
    assert len(contents["journal.jsonl"].splitlines()) == Account.objects.get(pk=lived.pk).last
    assert f"bodies/{sha256(LONG).hexdigest()}" in contents
    assert all(name.removeprefix("bodies/") == sha256(contents[name]).hexdigest() for name in list(contents)[2:])


def test_an_import_becomes_the_learners_account_and_the_old_one_is_kept(lived, learner, host):
    copy = lab.import_account(learner, lab.export_account(lived))
    assert lab.account_of(learner) == copy
    assert lab.account_for(learner, lived.pk).main is False
    assert life.state(copy) == life.state(lived)
    assert opened.slot(copy.pk).bodies.get(sha256(LONG).hexdigest()) == LONG
    assert invoke(copy).refusal is None
    assert lab.undo(copy).head == lab.look(lived).head + 1  # the loss of the environment stays
    assert Account.objects.get(pk=copy.pk).body_bytes > len(LONG)


def test_another_learner_may_import_it_too(lived, other_learner):
    copy = lab.import_account(other_learner, lab.export_account(lived))
    assert (copy.owner, copy.account_id) == (other_learner, lived.account_id)
    invoke(copy)
    assert lab.look(copy).head == lab.look(lived).head + 3  # its warm environment has no process here


def test_a_reset_survives_the_journey(lived, learner):
    head = lab.look(lived).head
    lab.reset(lived)
    copy = lab.import_account(learner, lab.export_account(lived))
    assert [lab.look(copy).head, lab.undo(copy).head] == [0, head]


def test_passwords_travel_sealed_and_users_with_their_keys(lived, learner):
    call = lab.call
    secret = "Dumpling#Soup7-x"
    call(lived, "iam", "CreateUser", {"UserName": "mina"})
    for operation in ("CreateLoginProfile", "UpdateLoginProfile"):
        assert call(lived, "iam", operation, {"UserName": "mina", "Password": secret}).refusal is None
    call(lived, "iam", "CreateLoginProfile", {"UserName": "mina", "password": secret})
    call(lived, "iam", "CreateLoginProfile", {"UserName": "mina", "Password": secret * 500})
    key = call(lived, "iam", "CreateAccessKey", {"UserName": "mina"}).answer["AccessKey"]["AccessKeyId"]
    mina = Caller.user(f"arn:aws:iam::{lived.account_id}:user/mina", key)
    assert call(lived, "iam", "ListUsers", {}, caller=mina).refusal.code == "AccessDenied"
    data = lab.export_account(lived)
    assert all(secret.encode() not in text for text in files(data).values())
    assert all(secret not in row.params for row in JournalEntry.objects.all())
    copy = lab.import_account(learner, data)
    assert life.state(copy) == life.state(lived)
    assert JournalEntry.objects.filter(account=copy, caller__contains=key).count() == 1
    assert lab.call(copy, "lab", "SignIn", {"UserName": "mina", "Password": secret}).refusal is None


def test_somebody_of_another_account_travels_with_what_that_account_said(lived, learner):
    statement = {"Effect": "Allow", "Principal": {"AWS": "999999999999"}, "Action": "sts:AssumeRole"}
    lab.call(lived, "iam", "CreateRole", {"RoleName": "cook", "AssumeRolePolicyDocument": policy(statement)})
    jun = msgspec.structs.replace(Caller.user("arn:aws:iam::999999999999:user/jun", "AKIAJUN"), home="allowed")
    asked = {"RoleArn": f"arn:aws:iam::{lived.account_id}:role/cook", "RoleSessionName": "lunch"}
    assert lab.call(lived, "sts", "AssumeRole", asked, caller=jun).refusal is None
    copy = lab.import_account(learner, lab.export_account(lived))
    assert life.state(copy) == life.state(lived)


def test_a_fork_begins_with_the_line_and_goes_its_own_way(lived, host):
    row = JournalEntry.objects.filter(account=lived, operation="FinishInvocation").last()
    copy = lab.fork(lived, row.position)
    assert life.state(copy) == life.rebuilt(lived, row.position) == life.rebuilt(copy)
    assert (copy.owner, copy.main, copy.head) == (lived.owner, False, row.position)
    before = life.state(lived)
    assert invoke(copy).refusal is None
    lab.call(copy, "lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    assert life.state(lived) == before
    assert [lab.undo(copy).can_undo, lab.undo(copy).can_undo] == [True, True]


def test_a_fork_in_the_middle_of_a_run_begins_before_it(lived):
    running = JournalEntry.objects.filter(account=lived, operation="Tick").first()
    assert running.rest < running.position
    copy = lab.fork(lived, running.position)
    assert copy.head == running.rest
    assert invoke(copy).refusal is None


def test_a_fork_needs_a_moment_that_was(lived):
    with pytest.raises(lab.NoSuchMoment):
        lab.fork(lived, 99)
    assert Account.objects.count() == 1
    assert lab.fork(lived, 0).head == 0


def test_a_fork_keeps_its_values_when_the_original_goes(lived):
    copy = lab.fork(lived, 1)
    before = life.state(copy)
    shutil.rmtree(opened.slot(lived.pk).bodies.folder)
    lived.delete()
    opened.forget_all()
    assert life.state(copy) == before
    assert opened.slot(copy.pk).bodies.get(sha256(LONG).hexdigest()) == LONG
