"""Many at once: threads of one process, several processes, and a process that dies in the middle."""

import itertools
import json
import os
import signal
import threading
import time

import pytest

from lessons.sandbox import accounts, lab, opened, settling, statements, ticker, writing
from lessons.sandbox.models import Account, JournalEntry
from tests.at_once import at_once
from tests.sandbox.another_process import Process
from tests.sandbox.conftest import create, invoke, seeded
from tests.sandbox.life import assert_whole

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def account(transactional_db, learner, wall):
    wall.at = time.time_ns() // 1000 - 3600 * 10**6  # other processes read the real clock
    made = seeded(lab.account_of(learner))
    create(made)
    return made


def test_threads_lose_nothing(account):
    numbers = itertools.count()  # threads that follow one another may have the same id

    def write():
        for _ in range(8):
            params = {"FunctionName": "order-fn", "Description": f"number {next(numbers)}"}
            assert lab.call(account, "lambda", "UpdateFunctionConfiguration", params).refusal is None

    at_once(write, write, write)
    assert_whole(account, 25)
    described = {json.loads(row.params).get("Description") for row in JournalEntry.objects.filter(account=account)}
    assert len(described) == 25


def test_two_slots_of_one_process_lose_nothing_either(account, monkeypatch):
    """What happens when an account is thrown out of memory while somebody works with it."""
    monkeypatch.setattr(opened, "slot", lambda pk: opened.Slot(pk, opened.FileBodies.of(pk)))

    def write():
        for _ in range(5):
            params = {"FunctionName": "order-fn", "Description": "x"}
            lab.call(account, "lambda", "UpdateFunctionConfiguration", params)

    at_once(write, write)
    monkeypatch.undo()
    assert_whole(account, 11)


def test_processes_lose_nothing_and_catch_up_with_each_other(account):
    program = "for number in range(15): change(f'{os.getpid()} {number}')\n"
    others = [Process(program, account) for _ in range(2)]
    assert [other.hear() for other in others] == ["ready", "ready"]
    for other in others:
        other.say("go")
    for _ in range(15):
        lab.call(account, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Description": "me"})
    assert [other.end() for other in others] == [0, 0]
    assert_whole(account, 46)


def test_an_undo_elsewhere_is_noticed(account):
    program = "lab.undo(account); create(account, 'kitchen-fn'); print(lab.position(account.pk)[0], flush=True)\n"
    invoke(account)
    other = Process(program, account)
    other.hear()
    other.say("go")
    assert other.hear() == "4"
    assert other.end() == 0
    functions = lab.look(account).state.parts["lambda/ap-northeast-2"].functions
    assert (sorted(functions), functions["order-fn"].invocations) == (["kitchen-fn", "order-fn"], [])


def test_a_process_killed_in_mid_call_leaves_the_account_whole(account, wall):
    program = (
        "def hang(job):\n    print('running', flush=True)\n    sys.stdin.readline()\n"
        "hosting.host().on_run = hang\ninvoke(account)\n"
    )
    other = Process(program, account)
    other.hear()
    other.say("go")
    assert other.hear() == "running"
    wall.at = time.time_ns() // 1000 + 60 * 10**6
    assert ticker.tick() == 0  # slow, but it lives
    with pytest.raises(lab.AccountBusy):
        lab.undo(account)
    os.kill(other.process.pid, signal.SIGKILL)
    other.process.wait(10)
    assert lab.position(account.pk) == (2, True)
    assert ticker.tick() == 1
    assert lab.position(account.pk) == (3, False)
    assert invoke(account).refusal is None
    part = lab.look(account).state.parts["lambda/ap-northeast-2"]
    assert [i.status for i in part.functions["order-fn"].invocations] == ["unavailable", "ok"]
    assert_whole(account, 5)


def test_a_process_killed_before_the_commit_leaves_no_trace(account):
    program = (
        "from django.db import connection\nfrom lessons.sandbox import writing\n"
        "def hang(self):\n    print('appended', flush=True)\n    sys.stdin.readline()\n"
        "writing.Writer.finish = hang\nchange('half')\n"
    )
    other = Process(program, account)
    other.hear()
    other.say("go")
    assert other.hear() == "appended"
    os.kill(other.process.pid, signal.SIGKILL)
    other.process.wait(10)
    assert_whole(account, 1)
    assert invoke(account).refusal is None
    assert_whole(account, 3)


def test_a_failure_at_the_commit_is_forgotten_in_memory_too(account, monkeypatch):
    def full(self):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(writing.Writer, "finish", full)
        with pytest.raises(OSError, match="No space"):
            lab.call(account, "lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    assert invoke(account).refusal is None
    assert_whole(account, 3)


def test_a_failure_between_the_call_and_the_row_is_forgotten_too(account, monkeypatch):
    def broken(entry):
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(statements, "append", broken)
        with pytest.raises(OSError, match="Input/output"):
            lab.call(account, "lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    assert lab.look(account).state.parts["lambda/ap-northeast-2"].functions
    assert invoke(account).refusal is None
    assert_whole(account, 3)


def test_runs_at_the_same_time_really_overlap(account, host, settings):
    settings.LAB_RUN_THREADS = 4
    together = threading.Barrier(4, timeout=20)
    host.on_run = lambda job: together.wait()
    results = lab.invoke_together(account, "order-fn", b'{"answer": 1}', 4)
    assert [result.answer["Payload"] for result in results] == [b"1"] * 4
    assert_whole(account, 9)


def test_a_run_in_the_background_reports_by_itself(account, host, settings, monkeypatch):
    settings.LAB_SETTLE_INLINE = False
    monkeypatch.setattr(settling, "async_task", lambda *args, **options: None)
    invoke(account, InvocationType="Event")
    lab.call(account, "lambda", "ListFunctions", {})
    until = time.monotonic() + 20
    while lab.position(account.pk)[1] and time.monotonic() < until:
        time.sleep(0.02)
    part = lab.look(account).state.parts["lambda/ap-northeast-2"]
    assert [i.status for i in part.functions["order-fn"].invocations] == ["ok"]
    for thread in threading.enumerate():
        if thread.name == "background-run":
            thread.join(10)


def test_one_account_however_many_ask_at_once(transactional_db, other_learner):
    made = at_once(*[lambda: accounts.account_of(other_learner).pk] * 4)
    assert made == [Account.objects.get(owner=other_learner).pk] * 4
