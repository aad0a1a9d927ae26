"""Several operations as one step: by the owner, undone and redone at once, and all or none."""

import pytest

from lessons.sandbox import lab
from lessons.sandbox.models import JournalEntry
from tests.sandbox.conftest import create, invoke
from tests.sandbox.test_steps import names

pytestmark = pytest.mark.django_db


def users(account):
    return sorted(lab.look(account).state.parts["iam/"].users)


def make_two(account):
    with lab.together(account) as step:
        made = step.call("iam", "CreateUser", {"UserName": "mina"})
        step.advance(90)
        group = step.call("iam", "CreateGroup", {"GroupName": "kitchen"})
    return made, group


def make_twice(account):
    with lab.together(account) as step:
        step.call("iam", "CreateUser", {"UserName": "mina"})
        step.call("iam", "CreateUser", {"UserName": "mina"})


def test_it_is_one_step_that_undo_takes_back_and_redo_brings_back(account):
    create(account)
    before = lab.look(account).state.clock.now
    made, group = make_two(account)
    assert made.answer["User"]["UserName"] == "mina"
    assert (group.entry.at - made.entry.at) == 90_000_000
    steps = lab.history(account, 10)
    assert names(steps) == ["CreateUser", "CreateFunction"]
    assert [node.entry.operation for node in steps[0].more] == ["AdvanceClock", "CreateGroup"]
    assert users(account) == ["mina"]
    undone = lab.undo(account)
    assert (undone.head, undone.state.clock.now, users(account)) == (1, before, [])
    assert (lab.redo(account).head, users(account)) == (4, ["mina"])


def test_a_refusal_leaves_nothing(account):
    create(account)
    with pytest.raises(lab.Refused) as refused:
        make_twice(account)
    assert refused.value.refusal.code == "EntityAlreadyExists"
    assert (lab.look(account).head, JournalEntry.objects.filter(account=account).count()) == (1, 1)
    assert users(account) == []
    make_two(account)
    assert users(account) == ["mina"]


def test_the_owner_does_it_whoever_acts(account):
    login = {"UserName": "jun", "Password": "Steamed-Dumplings-7"}
    lab.call(account, "iam", "CreateUser", {"UserName": "jun"})
    lab.call(account, "iam", "CreateLoginProfile", login)
    lab.call(account, "lab", "SignIn", login)
    assert lab.call(account, "iam", "CreateUser", {"UserName": "sora"}).refusal.code == "AccessDenied"
    make_two(account)
    assert users(account) == ["jun", "mina"]


def test_what_it_starts_has_run_when_it_is_over(account):
    create(account)
    with lab.together(account) as step:
        for _ in range(2):
            step.call("lambda", "Invoke", {"FunctionName": "order-fn", "Payload": b"{}"})
    (step, _made) = lab.history(account, 10)
    assert [node.entry.operation for node in (step.node, *step.more)] == ["Invoke", "Invoke"]
    assert [len(node.children) for node in (step.node, *step.more)] == [1, 1]
    assert lab.undo(account).head == 1


def test_it_waits_for_code_that_runs(account, host):
    create(account)

    def meanwhile(_job):
        with pytest.raises(lab.AccountBusy):
            make_two(account)

    host.on_run = meanwhile
    assert invoke(account).refusal is None
    assert users(account) == []
