"""Going on from any entry of the journal, on the current line or on one that was undone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessons.sandbox import journal, lab
from lessons.sandbox.models import Account, JournalEntry
from tests.sandbox import life
from tests.sandbox.conftest import create, invoke

pytestmark = pytest.mark.django_db
lives = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def names(account):
    return sorted(function["FunctionName"] for function in functions(account))


def functions(account):
    view = lab.look(account)
    return view.cloud.probe(view.cloud.root, "lambda", "ListFunctions", {}).answer["Functions"]


def test_on_the_current_line_redo_still_leads_to_its_end(account):
    for name in ("a-fn", "b-fn", "c-fn"):
        create(account, name)
    view = lab.return_to(account, 1)
    assert (view.head, view.tip, view.can_undo, view.can_redo) == (1, 3, True, True)
    assert [lab.redo(account).head, lab.redo(account).head] == [2, 3]
    assert names(account) == ["a-fn", "b-fn", "c-fn"]


def test_a_step_of_an_undone_branch_is_stood_at_and_the_other_line_is_left(account):
    create(account, "a-fn")
    create(account, "undone-fn")
    lab.undo(account)
    create(account, "kept-fn")
    view = lab.return_to(account, 2)
    assert (view.head, view.tip, view.can_redo) == (2, 2, False)
    assert names(account) == ["a-fn", "undone-fn"]
    assert lab.undo(account).head == 1
    assert lab.redo(account).head == 2


def test_in_the_middle_of_a_run_it_is_the_moment_before_the_run(account):
    create(account)
    run = invoke(account).entry.position
    assert lab.return_to(account, run).head == run - 1
    assert lab.return_to(account, run + 1).head == run + 1


def test_the_founding_is_a_moment_too(account):
    create(account)
    view = lab.return_to(account, 0)
    assert (view.head, view.can_undo, view.can_redo) == (0, False, True)


def test_a_moment_that_never_was_changes_nothing(account):
    create(account)
    with pytest.raises(lab.NoSuchMoment):
        lab.return_to(account, 7)
    assert lab.position(account.pk)[0] == 1


def test_it_waits_for_code_that_runs(account, host):
    create(account)
    host.on_run = lambda job: busy.append(_refused(account))
    busy: list[bool] = []
    invoke(account)
    assert busy == [True]


def _refused(account):
    try:
        lab.return_to(account, 1)
    except lab.AccountBusy:
        return True
    return False


def test_five_hundred_steps_are_one_move(account, django_assert_max_num_queries):
    create(account)
    for rate in (1, 10) * 60:
        lab.set_rate(account, rate)
    with django_assert_max_num_queries(20):
        assert lab.return_to(account, 1).head == 1


@lives
@given(life.WANDERING_LIVES, st.integers(0, 10_000))
def test_any_moment_can_be_gone_on_from(wall, actions, pick):
    account = life.new_account()
    life.live(account, wall, actions)
    wall.wait(2000)  # runs that broke off are given up
    position = pick % (Account.objects.get(pk=account.pk).last + 1)
    target = journal.place(account.pk, position).rest
    view = lab.return_to(account, position)
    assert view.head == target
    assert life.state(account) == life.rebuilt(account, target)
    line = [row.position for row in journal.line(account.pk, view.tip)]
    assert target in (0, *line)
    passed = [lab.position(account.pk)[0]]
    while lab.look(account).can_redo:
        passed.append(lab.redo(account).head)
    assert passed == sorted(set(passed))
    assert passed[-1] == view.tip
    assert life.state(account) == life.rebuilt(account, view.tip)
    for _ in range(JournalEntry.objects.filter(account=account).count() + 1):
        if journal.place(account.pk, lab.position(account.pk)[0]).undo_to is None:
            break
        before = lab.position(account.pk)[0]
        assert lab.undo(account).head < before
    else:
        raise AssertionError("undo never ends")
