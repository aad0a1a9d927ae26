"""One account's slow functions leave room for everybody else's."""

import threading
import time

import pytest
from django.db import connections

from lessons.sandbox import accounts, lab, places, runs, settling, tasks
from lessons.sandbox.models import Account, JournalEntry
from tests.sandbox import life
from tests.sandbox.conftest import create, invoke, seeded

pytestmark = pytest.mark.django_db(transaction=True)


class Slow:
    """The functions of one account hang until told otherwise."""

    def __init__(self, host, account):
        self.account, self.go, self.inside = account, threading.Event(), threading.Semaphore(0)
        host.on_run = self.run

    def run(self, job):
        if job.owner == self.account.pk:
            self.inside.release()
            assert self.go.wait(30)

    def await_inside(self, count):
        for _ in range(count):
            assert self.inside.acquire(timeout=20)


@pytest.fixture
def account(transactional_db, learner, wall):
    made = seeded(lab.account_of(learner))
    create(made)
    return made


@pytest.fixture
def neighbour(transactional_db, other_learner, account):
    made = accounts.account_of(other_learner)
    create(made)
    return made


@pytest.fixture
def slow(host, account):
    made = Slow(host, account)
    yield made
    made.go.set()
    for thread in threading.enumerate():
        if thread.name in ("background-run", "settle", "call"):
            thread.join(20)


def begin(*tasks):
    def closing(task):
        try:
            task()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=closing, args=(task,), name="call") for task in tasks]
    for thread in threads:
        thread.start()
    return threads


def until(condition):
    end = time.monotonic() + 20
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_an_account_whose_calls_all_wait_is_throttled_and_nobody_else_is(account, neighbour, slow):
    answered = []
    threads = begin(*[lambda: answered.append(invoke(account).refusal)] * 2)
    threads += begin(lambda: answered.append(lab.invoke_together(account, "order-fn", b"{}", 3)[-1].refusal))
    slow.await_inside(3)
    before = Account.objects.get(pk=account.pk).last
    refused = [invoke(account), *lab.invoke_together(account, "order-fn", b"{}", 3)]
    assert {(each.refusal.code, each.refusal.message, each.refusal.status) for each in refused} == {
        ("TooManyRequestsException", "Rate Exceeded.", 429)
    }
    assert (refused[0].refusal.hint, refused[0].answer, refused[0].entry.position) == ("throttled", None, 0)
    assert Account.objects.get(pk=account.pk).last == before
    assert lab.call(account, "lambda", "ListFunctions", {}).refusal is None
    assert invoke(neighbour).refusal is None
    slow.go.set()
    for thread in threads:
        thread.join(20)
    assert answered == [None] * 3
    assert invoke(account).refusal is None
    assert life.state(account) == life.rebuilt(account)
    assert places.waiting._taken == {}


def test_a_learner_with_many_accounts_has_no_more_room(account, neighbour, slow, learner):
    second = lab.new_account(owner=learner, purpose=Account.Purpose.MISSION)
    create(second)
    threads = begin(*[lambda: invoke(account)] * 3)
    slow.await_inside(3)
    assert invoke(second).refusal.code == "TooManyRequestsException"
    assert invoke(neighbour).refusal is None
    slow.go.set()
    for thread in threads:
        thread.join(20)
    assert invoke(second).refusal is None


def test_every_run_counts_for_the_learner_whose_account_it_is_now(host, account, other_learner):
    before = account.holder
    host.ran.clear()
    invoke(account)
    Account.objects.filter(pk=account.pk).update(owner=other_learner)
    invoke(account)
    now = Account.objects.get(pk=account.pk).holder
    assert ([job.holder for job in host.ran], before == now) == ([before, now], False)


def test_events_of_one_account_do_not_hold_up_anothers(account, neighbour, slow, settings, monkeypatch):
    """One worker process, as the queue calls it: task after task."""
    settings.LAB_SETTLE_INLINE = False
    monkeypatch.setattr(settling, "async_task", lambda *args, **options: None)
    for _ in range(6):
        invoke(account, InvocationType="Event")
        tasks.settle(str(account.pk))
    invoke(neighbour, InvocationType="Event")
    tasks.settle(str(neighbour.pk))
    until(lambda: JournalEntry.objects.filter(account=neighbour, operation="FinishInvocation").exists())
    slow.go.set()
    until(lambda: JournalEntry.objects.filter(account=account, operation="FinishInvocation").count() == 6)
    until(lambda: settling._settlers._taken == {})


def test_events_that_requests_took_out_of_the_queue_do_not_either(account, neighbour, slow, settings, monkeypatch):
    settings.LAB_SETTLE_INLINE = False
    settings.LAB_BACKGROUND_RUNS = 2
    monkeypatch.setattr(settling, "async_task", lambda *args, **options: None)
    for each, count in ((account, 3), (neighbour, 1)):
        for _ in range(count):
            invoke(each, InvocationType="Event")
        lab.call(each, "lambda", "ListFunctions", {})
    slow.await_inside(2)
    assert not slow.inside.acquire(timeout=0.1)
    until(lambda: JournalEntry.objects.filter(account=neighbour, operation="FinishInvocation").exists())
    slow.go.set()
    until(lambda: runs._background._taken == {})
