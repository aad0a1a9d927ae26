"""Runs that never reported: given up, told as AWS tells it, and the account whole after every death."""

import uuid

import pytest

from lessons.sandbox import inflight, lab, ticker
from lessons.sandbox.models import JournalEntry
from tests.sandbox import life
from tests.sandbox.conftest import create, function, invoke

pytestmark = pytest.mark.django_db


def test_a_runtime_in_trouble_is_a_service_exception(account, host):
    create(account)
    result = invoke(account, {"status": "unavailable"})
    assert (result.refusal.code, result.refusal.status, result.answer) == ("ServiceException", 500, None)
    assert [(i.status, i.error_type) for i in function(account).invocations] == [("unavailable", "ServiceException")]
    assert invoke(account).invocations[0].because == "failed"


def test_a_host_that_breaks_off_is_reported(account, host):
    create(account)

    def explode(job):
        raise RuntimeError("the keeper was killed")

    host.on_run = explode
    result = invoke(account)
    host.on_run = None
    assert result.refusal.code == "ServiceException"
    assert lab.position(account.pk)[1] is False
    assert invoke(account).refusal is None


def test_the_server_killed_in_mid_call_leaves_the_account_whole(account, host, wall):
    create(account)

    class Killed(BaseException):
        pass

    def killed(job):
        raise Killed

    host.on_run = killed
    with pytest.raises(Killed):
        invoke(account)
    host.on_run = None
    assert lab.position(account.pk)[1] is True
    assert ticker.tick() == 1
    assert ticker.tick() == 0
    assert lab.position(account.pk)[1] is False
    assert invoke(account).refusal is None
    assert [i.status for i in function(account).invocations] == ["unavailable", "ok"]
    assert lab.position(account.pk)[1] is False
    assert life.state(account) == life.rebuilt(account)


@pytest.mark.parametrize("seconds", [0, 94])
def test_an_undo_gives_the_lost_run_up_first(account, host, wall, seconds):
    create(account)
    host.on_run = lambda job: (_ for _ in ()).throw(KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        invoke(account)
    wall.wait(seconds)
    assert lab.undo(account).head == 1
    assert [node.entry.operation for node in lab.history(account, 1)] == ["CreateFunction"]
    assert lab.redo(account).head == lab.position(account.pk)[0]


def test_a_run_that_was_lost_belongs_to_the_step_it_began_in(account, host):
    create(account)
    host.on_run = lambda job: (_ for _ in ()).throw(KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        invoke(account)
    host.on_run = None
    lab.advance(account, 60)
    report = JournalEntry.objects.get(account=account, operation="FinishInvocation")
    assert JournalEntry.objects.get(account=account, position=report.step).operation == "Invoke"


def test_what_is_left_of_an_account_that_is_gone_is_cleared_away(account):
    gone = uuid.uuid4()
    inflight.begin(gone, "a")
    assert ticker.tick() == 0
    inflight.abandon(gone, "a")
    assert inflight.accounts_with_lost_runs() == {gone}
    assert ticker.tick() == 0
    assert inflight.accounts_with_lost_runs() == set()


def test_a_report_nobody_waits_for_is_dropped_with_its_environment(account, host, wall):
    create(account)

    def late(job):
        host.on_run = None
        wall.wait(94)
        lab.call(account, "lab", "Tick", {})

    host.on_run = late
    result = invoke(account)
    assert result.refusal.code == "ServiceException"
    assert host.ran[0].work.environment_id in host.dropped
    assert [i.status for i in function(account).invocations] == ["unavailable"]


def test_a_report_the_engine_cannot_read_becomes_unavailable(account, host):
    create(account)
    host._answer = lambda event, on_call: None
    real = host.run
    host.run = lambda job, on_call: real(job, on_call) | {"Status": "confused"}
    assert invoke(account).refusal.code == "ServiceException"
    assert lab.position(account.pk)[1] is False
