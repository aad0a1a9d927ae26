"""The door, used as the pages use it."""

import json

import pytest

from lessons.sandbox import lab
from tests.sandbox.conftest import create, invoke

pytestmark = pytest.mark.django_db


def functions(account):
    part = lab.look(account).state.parts.get("lambda/ap-northeast-2")
    return part.functions if part else {}


def test_cold_then_warm(account, host):
    create(account)
    first, second = invoke(account, {"answer": 41}), invoke(account, {"answer": 42})
    assert json.loads(first.answer["Payload"]) == 41
    assert json.loads(second.answer["Payload"]) == 42
    assert [r.invocations[0].cold for r in (first, second)] == [True, False]
    assert first.answer["StatusCode"] == 200
    assert len(functions(account)["order-fn"].invocations) == 2
    assert lab.position(account.pk) == (5, False)


def test_undo_redo_reset(account):
    create(account)
    invoke(account)
    assert lab.undo(account).can_redo
    assert functions(account)["order-fn"].invocations == []
    assert not lab.undo(account).can_undo
    assert functions(account) == {}
    assert lab.redo(account).head == 1
    assert lab.redo(account).head == 3
    with pytest.raises(lab.NothingToRedo):
        lab.redo(account)
    assert lab.reset(account).head == 0
    assert lab.undo(account).head == 3


def test_an_asynchronous_invoke_runs_and_is_retried(account, host, wall):
    create(account)
    result = invoke(account, {"status": "error"}, InvocationType="Event")
    assert result.answer == {"StatusCode": 202}
    assert [job.work.synchronous for job in host.ran] == [False]
    lab.advance(account, 3600)
    assert len(host.ran) == 3
    assert [i.attempt for i in functions(account)["order-fn"].invocations] == [1, 2, 3]
    with pytest.raises(lab.NothingDue):
        lab.advance_to_next(account)


def test_undoing_a_reset_leaves_the_life_that_followed_it(account):
    create(account)
    invoke(account)
    lab.reset(account)
    create(account, "kitchen-fn")
    lab.undo(account)
    view = lab.undo(account)
    assert (view.head, view.can_redo, list(functions(account))) == (3, False, ["order-fn"])
    with pytest.raises(lab.NothingToRedo):
        lab.redo(account)
    assert lab.undo(account).head == 1
    assert lab.redo(account).head == 3


def test_a_new_action_after_undo_begins_a_branch(account):
    create(account)
    create(account, "kitchen-fn")
    lab.undo(account)
    create(account, "menu-fn")
    assert sorted(functions(account)) == ["menu-fn", "order-fn"]
    assert not lab.look(account).can_redo
    assert sorted(lab.look(account, 2).state.parts["lambda/ap-northeast-2"].functions) == ["kitchen-fn", "order-fn"]


def test_refused_and_reading_calls_are_not_undone_but_passed_over(account):
    create(account)
    lab.call(account, "lambda", "ListFunctions", {})
    lab.call(account, "lambda", "DeleteFunction", {"FunctionName": "nobody-fn"})
    assert lab.undo(account).head == 0
    with pytest.raises(lab.NothingToUndo):
        lab.undo(account)
    assert lab.redo(account).head == 3
