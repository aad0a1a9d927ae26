"""What falls due while nobody looks: claimed once, settled, harmless when done twice."""

import pytest
from django_q.models import OrmQ

from lessons.sandbox import lab, runs, settling, ticker
from lessons.sandbox.models import Account, JournalEntry
from tests.sandbox.conftest import allow, create, invoke
from tests.sandbox.host import FakeHost

pytestmark = pytest.mark.django_db


@pytest.fixture
def queue(monkeypatch, settings):
    """With a worker elsewhere: what is handed over is collected here."""
    settings.LAB_SETTLE_INLINE = False
    handed = []
    monkeypatch.setattr(settling, "async_task", lambda path, pk, **options: handed.append((path, pk)))
    return handed


def statuses(account):
    part = lab.look(account).state.parts["lambda/ap-northeast-2"]
    return [invocation.status for invocation in part.functions["order-fn"].invocations]


def test_an_asynchronous_invoke_is_handed_over_at_once(account, host, queue):
    create(account)
    assert invoke(account, InvocationType="Event").answer == {"StatusCode": 202}
    assert queue == [("lessons.sandbox.tasks.settle", str(account.pk))]
    assert (host.ran, lab.position(account.pk)) == ([], (2, True))
    assert lab.settle(account.pk) == 1
    assert (statuses(account), lab.position(account.pk)[1]) == (["ok"], False)
    assert lab.settle(account.pk) == 0


def test_the_ticker_finds_what_is_due_and_claims_it_once(account, queue, wall):
    create(account)
    invoke(account, {"status": "error"}, InvocationType="Event")
    lab.settle(account.pk)
    queue.clear()
    assert ticker.tick() == 0
    wall.wait(61)
    assert [ticker.tick(), ticker.tick()] == [1, 0]
    assert len(queue) == 1
    lab.settle(account.pk)
    assert statuses(account) == ["error", "error"]


def test_a_claim_that_came_to_nothing_runs_out(account, queue, wall):
    create(account)
    invoke(account, InvocationType="Event")
    assert ticker.tick() == 0  # the request has claimed it
    wall.wait(31)
    assert ticker.tick() == 1


def test_the_ticker_asks_one_query_when_nothing_is_due(account, queue, django_assert_num_queries):
    create(account)
    with django_assert_num_queries(1):
        ticker.tick()


def test_retries_come_at_the_speed_of_the_accounts_clock(account, queue, wall):
    create(account)
    lab.set_rate(account, 60)
    invoke(account, {"status": "error"}, InvocationType="Event")
    lab.settle(account.pk)
    for expected, seconds in ((2, 1), (3, 2)):
        assert ticker.tick() == 0
        wall.wait(seconds)
        assert ticker.tick() == 1
        lab.settle(account.pk)
        assert len(statuses(account)) == expected
    wall.wait(3600)
    assert ticker.tick() == 0


def test_a_paused_account_wakes_nobody(account, queue, wall):
    create(account)
    invoke(account, {"status": "error"}, InvocationType="Event")
    lab.settle(account.pk)
    lab.set_rate(account, 0)
    wall.wait(10_000)
    assert ticker.tick() == 0


def test_a_report_that_never_came_is_given_up_by_the_ticker(account, host, wall):
    create(account)
    host.on_run = lambda job: (_ for _ in ()).throw(KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        invoke(account)
    host.on_run = None
    wall.wait(94)
    assert ticker.tick() == 1
    assert (statuses(account), lab.position(account.pk)[1]) == (["unavailable"], False)


def test_settling_an_account_that_is_gone_does_nothing(account):
    pk = account.pk
    account.delete()
    assert settling.settle(pk) == 0


def test_a_function_that_queues_its_own_next_event_is_stopped(account, host, wall, monkeypatch):
    create(account)
    allow(account, "lambda:InvokeFunction")
    monkeypatch.setattr(runs, "MOST_IN_A_ROW", 5)
    event = {"call": ["lambda", "Invoke", {"FunctionName": "order-fn", "InvocationType": "Event"}]}
    host._answer = lambda _event, on_call: FakeHost._answer(event, on_call)
    invoke(account, InvocationType="Event")
    assert (len(host.ran), statuses(account)) == (5, ["ok"] * 5 + ["unavailable"])
    assert (Account.objects.get(pk=account.pk).claimed, ticker.tick()) == (0, 0)
    wall.wait(61)
    assert ticker.tick() == 1
    assert len(host.ran) == 14


def test_a_call_that_takes_events_out_of_a_queue_runs_them(account, host, queue, settings):
    create(account)
    invoke(account, InvocationType="Event")
    settings.LAB_SETTLE_INLINE = True
    lab.call(account, "lambda", "ListFunctions", {})
    assert [job.work.synchronous for job in host.ran] == [False]
    assert statuses(account) == ["ok"]


def test_jumping_plays_everything_on_the_way(account, host, queue):
    create(account)
    invoke(account, {"status": "error"}, InvocationType="Event")
    result = lab.advance(account, 3600)
    assert (result.answer["Reached"], [i.attempt for i in result.invocations]) == (True, [1, 2, 3])
    steps = JournalEntry.objects.filter(account=account, operation="AdvanceClock").values_list("step", flat=True)
    assert set(steps) == {result.entry.position}
    assert lab.undo(account).head == 4


def test_jumping_event_by_event_skips_what_changes_nothing(account, wall):
    create(account)
    for _ in range(3):
        invoke(account)
    before = lab.look(account).now
    lab.advance_to_next(account)  # two of the three planned reclaims were overtaken by a later use
    ended = lab.look(account).state.parts["lambda/ap-northeast-2"].functions["order-fn"].ended
    assert [e.end_reason for e in ended] == ["idle"]
    assert 5 * 60 <= (lab.look(account).now - before) / 1e6 <= 15 * 60
    with pytest.raises(lab.NothingDue):
        lab.advance_to_next(account)


def test_jumping_waits_for_running_code_and_gives_up(account, host, monkeypatch):
    from lessons.sandbox import clockwork

    monkeypatch.setattr(clockwork, "PATIENCE_S", 0.3)
    opened, really = [], clockwork.writing
    monkeypatch.setattr(clockwork, "writing", lambda pk: opened.append(1) or really(pk))
    create(account)

    def meanwhile(job):
        with pytest.raises(lab.AccountBusy):
            lab.advance(account, 60)

    host.on_run = meanwhile
    invoke(account)
    assert 1 <= len(opened) <= 2  # in between it asks without locking anything


def test_a_jump_too_far_is_the_clouds_refusal(account):
    assert lab.advance(account, 500 * 86_400).refusal.code == "ClockTooFar"
    assert lab.set_rate(account, 7).refusal.code == "InvalidClockRate"


def test_the_real_queue_carries_ids_alone(account, settings, monkeypatch):
    settings.LAB_SETTLE_INLINE = False
    from django_q.conf import Conf

    monkeypatch.setattr(Conf, "SYNC", False)
    create(account)
    invoke(account, InvocationType="Event")
    (row,) = OrmQ.objects.all()
    task = row.task
    assert (task["func"], task["args"], task["timeout"]) == ("lessons.sandbox.tasks.settle", (str(account.pk),), 960)
