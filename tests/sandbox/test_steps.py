"""The journal as a learner reads it."""

import pytest

from lessons.sandbox import lab
from tests.sandbox.conftest import create, invoke

pytestmark = pytest.mark.django_db


def names(steps):
    return [step.entry.operation + ("!" if step.entry.code else "") for step in steps]


def test_steps_are_newest_first_with_refused_ones(account):
    create(account)
    lab.call(account, "lambda", "DeleteFunction", {"FunctionName": "nobody-fn"}, face="terminal")
    invoke(account)
    lab.advance(account, 60)
    steps = lab.history(account, 10)
    assert names(steps) == ["AdvanceClock", "Invoke", "DeleteFunction!", "CreateFunction"]
    assert [step.entry.face for step in steps] == ["console", "console", "terminal", "console"]
    assert [node.entry.operation for node in steps[1].node.children] == ["FinishInvocation"]
    assert all(step.by_learner for step in steps)


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_pages_of_history_fit_together(account, limit):
    create(account)
    for _ in range(6):
        invoke(account)
    seen, before = [], None
    while page := lab.history(account, limit, before):
        assert len(page) <= limit
        seen += page
        before = page[-1].entry.position
    assert names(seen) == ["Invoke"] * 6 + ["CreateFunction"]
    assert all(len(step.node.children) == 1 for step in seen[:6])


def test_undone_steps_are_not_on_the_line(account):
    create(account)
    invoke(account)
    lab.undo(account)
    create(account, "kitchen-fn")
    assert names(lab.history(account, 10)) == ["CreateFunction", "CreateFunction"]
    assert [step.entry.position for step in lab.history(account, 10)] == [4, 1]


def test_work_of_the_queue_is_a_step_of_the_lab(account):
    create(account)
    invoke(account, InvocationType="Event")
    tick, asked, _ = lab.history(account, 10)
    assert (tick.entry.operation, tick.by_learner) == ("Tick", False)
    assert [node.entry.operation for node in tick.node.children] == ["FinishInvocation"]
    assert asked.entry.operation == "Invoke"


def test_invocations_at_the_same_moment_are_one_step(account):
    create(account)
    lab.invoke_together(account, "order-fn", b"{}", 3)
    (step, _) = lab.history(account, 10)
    assert [node.entry.operation for node in (step.node, *step.more)] == ["Invoke"] * 3
    assert all(len(node.children) == 1 for node in (step.node, *step.more))


def test_a_page_before_nothing_is_refused(account):
    with pytest.raises(lab.NoSuchMoment):
        lab.history(account, 5, before=3)
    assert lab.history(account, 5) == []


def test_steps_are_counted_along_the_line_in_one_query(account, django_assert_num_queries):
    assert lab.count_steps(account) == (0, None)
    create(account)
    lab.set_rate(account, 10)
    lab.undo(account)
    invoke(account)
    lab.invoke_together(account, "order-fn", b"{}", 3)
    ends = {step.entry.position: number for number, step in zip((3, 2, 1), lab.history(account, 9), strict=True)}
    with django_assert_num_queries(1):
        assert lab.count_steps(account) == (3, None)
    assert {position: lab.count_steps(account, position)[1] for position in ends} == ends
    assert [lab.count_steps(account, position)[1] for position in (0, 1, 2, 3, 4, 5, 9, 10, 99)] == [
        None, 1, None, 2, 2, 3, 3, 3, None,
    ]  # fmt: skip


def test_numbers_stay_right_in_a_long_journal(account):
    create(account)
    for rate in (1, 10) * 250:
        lab.set_rate(account, rate)
    newest = lab.history(account, 1)[0].entry.position
    assert lab.count_steps(account, newest) == (501, 501)
    assert lab.count_steps(account, 450) == (501, 450)
