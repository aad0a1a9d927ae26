"""Power tuning: one step of real calls, bounded in time, that leaves the function as it was wherever it ends."""

import json

import pytest

from lessons.sandbox import lab, places, tuning
from lessons.sandbox.limits import DEFAULTS
from lessons.sandbox.models import JournalEntry
from tests.sandbox.conftest import create, function, invoke
from tests.sandbox.life import assert_whole, rebuilt, state

pytestmark = pytest.mark.django_db
SIZES = [128, 512, 1024]


@pytest.fixture
def shop(account):
    create(account, MemorySize=256)
    return account


def tune(account, sizes=SIZES, times=3, name="order-fn", **event):
    return lab.tune(account, name, json.dumps(event).encode(), sizes, times)


def made(tuned):
    return [(run.memory_size, run.status) for call in tuned.calls for run in call.invocations]


def reserve(account, count):
    params = {"FunctionName": "order-fn", "ReservedConcurrentExecutions": count}
    lab.call(account, "lambda", "PutFunctionConcurrency", params)


def test_every_size_is_called_so_often_and_the_first_call_is_cold(shop):
    tuned = tune(shop)
    assert (tuned.ended, tuned.refusal) == ("", None)
    runs = [run for call in tuned.calls for run in call.invocations]
    assert [(run.memory_size, run.cold) for run in runs] == [(size, not n) for size in SIZES for n in range(3)]
    assert len({run.tuning for run in runs}) == 1
    assert function(shop).total_cost == sum(run.cost for run in runs) > 0


def test_the_function_is_as_it_was(shop):
    invoke(shop)
    before = function(shop)
    tune(shop)
    after = function(shop)
    for name in ("memory_size", "revision", "revision_id", "last_modified", "versions", "aliases", "idle"):
        assert getattr(after, name) == getattr(before, name)
    assert not invoke(shop).invocations[0].cold


def test_it_is_one_step_that_undo_takes_back_and_redo_brings_back(shop):
    before = state(shop)
    tune(shop)
    after, steps = state(shop), lab.history(shop, 5)
    assert [step.entry.operation for step in steps] == ["InvokeWithMemory", "CreateFunction"]
    assert len(steps[0].more) == 8
    lab.undo(shop)
    assert state(shop) == before
    lab.redo(shop)
    assert state(shop) == after
    assert rebuilt(shop) == after
    assert_whole(shop, 1 + 2 * 9)


def test_a_size_that_fails_is_not_called_again_and_the_others_are(shop, host):
    def fail_when_small(job):
        if job.work.memory_size < 1000:
            raise MemoryError

    host.on_run = fail_when_small
    assert made(tune(shop)) == [(128, "unavailable"), (512, "unavailable"), *[(1024, "ok")] * 3]


@pytest.mark.parametrize("status", ["error", "timeout", "out_of_memory", "exited", "init_error"])
def test_however_a_function_fails_each_size_has_one_call(shop, status):
    tuned = tune(shop, status=status)
    assert (made(tuned), tuned.ended) == ([(size, status) for size in SIZES], "")


def test_one_call_has_no_more_time_than_a_page_waits(shop, host):
    lab.call(shop, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Timeout": 900})
    tune(shop)
    assert {job.work.timeout for job in host.ran} == {DEFAULTS["LAB_TUNING_CALL_SECONDS"]}
    lab.call(shop, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Timeout": 2})
    host.ran.clear()
    tune(shop)
    assert {job.work.timeout for job in host.ran} == {2}


@pytest.mark.parametrize(
    ("seconds", "calls"),
    [(0.5, [3, 3, 3]), (2.0, [3, 3, 3]), (3.0, [3, 2, 2]), (6.0, [2, 1, 1]), (19.0, [1, 1]), (60.0, [1])],
)
def test_a_slow_function_is_called_less_often_with_each_size_alike(shop, host, wall, seconds, calls):
    began = wall.at
    host.on_run = lambda job: wall.wait(seconds)
    tuned = tune(shop)
    sizes = [size for size, _ in made(tuned)]
    assert [sizes.count(size) for size in dict.fromkeys(sizes)] == calls
    assert tuned.ended == ("" if calls == [3, 3, 3] else "time")
    assert (wall.at - began) / 1e6 < DEFAULTS["LAB_TUNING_SECONDS"] + seconds + 1


def test_nothing_is_begun_for_what_aws_refuses(shop):
    for params, code in (
        ({"name": "soup-fn"}, "ResourceNotFoundException"),
        ({"sizes": [127]}, "ValidationException"),
        ({"sizes": [10_241]}, "ValidationException"),
    ):
        tuned = tune(shop, **params)
        assert (tuned.calls, tuned.ended, tuned.refusal.code) == ([], "refused", code)
    tuned = lab.tune(shop, "order-fn", b"{", SIZES, 3)
    assert (tuned.calls, tuned.refusal.code) == ([], "InvalidRequestContentException")
    assert function(shop).invocations == []


def test_throttled_from_the_start(shop):
    reserve(shop, 0)
    tuned = tune(shop)
    assert (tuned.calls, tuned.ended, tuned.refusal.code) == ([], "refused", "TooManyRequestsException")
    assert function(shop).invocations == []
    assert function(shop).sized == {}


def after(host, calls, do):
    """Once so many calls have begun, somebody does something else."""

    def count(job):
        if len(host.ran) + 1 == calls:
            host.on_run = None
            do()

    host.on_run = count


def test_throttled_in_the_middle_keeps_what_was_measured(shop, host):
    after(host, 4, lambda: reserve(shop, 0))
    tuned = tune(shop)
    assert (len(tuned.calls), tuned.ended, tuned.refusal.code) == (4, "refused", "TooManyRequestsException")
    assert rebuilt(shop) == state(shop)


def test_a_function_that_is_deleted_meanwhile(shop, host):
    after(host, 4, lambda: lab.call(shop, "lambda", "DeleteFunction", {"FunctionName": "order-fn"}))
    tuned = tune(shop)
    assert (len(tuned.calls), tuned.ended, tuned.refusal.code) == (4, "refused", "ResourceNotFoundException")
    assert lab.look(shop).state.parts["lambda/ap-northeast-2"].environments == {}


@pytest.mark.parametrize("change", [{"Timeout": 9}, {"MemorySize": 512}])
def test_a_function_that_is_changed_meanwhile_is_not_measured_on(shop, host, change):
    params = {"FunctionName": "order-fn"} | change
    after(host, 2, lambda: lab.call(shop, "lambda", "UpdateFunctionConfiguration", params))
    tuned = tune(shop)
    assert (len(tuned.calls), tuned.ended, tuned.refusal) == (2, "changed", None)


def test_undone_between_two_calls(shop, monkeypatch):
    complete, done = tuning.complete, []

    def then_undo(*args):
        results = complete(*args)
        done.append(results)
        if len(done) == 4:
            lab.undo(shop)
        return results

    monkeypatch.setattr(tuning, "complete", then_undo)
    tuned = tune(shop)
    assert (len(tuned.calls), tuned.ended) == (4, "changed")
    assert function(shop).invocations == []
    assert [step.entry.operation for step in lab.history(shop, 5)] == ["CreateFunction"]


def test_two_at_once_on_one_function(shop, host):
    refused = []

    def another(job):
        host.on_run = None
        with pytest.raises(lab.TuningGoesOn) as error:
            tune(shop)
        refused.append(error.value.sentence)

    host.on_run = another
    assert len(tune(shop).calls) == 9
    assert len(refused) == 1
    assert not tuning._going._taken
    assert len(tune(shop).calls) == 9


def test_it_waits_as_one_call_and_finds_no_place_where_there_is_none(shop, settings):
    settings.LAB_CALLS_AT_ONCE = 1
    assert len(tune(shop).calls) == 9
    settings.LAB_CALLS_AT_ONCE = 0
    tuned = tune(shop)
    assert (tuned.calls, tuned.ended, tuned.refusal.code) == ([], "refused", "TooManyRequestsException")
    assert not places.waiting._taken


def test_a_full_account_gives_its_places_back(shop, settings):
    settings.LAB_ACCOUNT_ENTRIES = 1 + 2 * 4
    with pytest.raises(lab.QuotaReached):
        tune(shop)
    assert len(function(shop).invocations) == 4
    assert not places.waiting._taken
    assert not tuning._going._taken


def test_whoever_acts_needs_both_permissions(shop):
    lab.call(shop, "iam", "CreateUser", {"UserName": "mina"})
    lab.call(shop, "iam", "CreateLoginProfile", {"UserName": "mina", "Password": "Dumplings-4-all!"})
    lab.call(shop, "lab", "SignIn", {"UserName": "mina", "Password": "Dumplings-4-all!"})
    tuned = tune(shop)
    assert (tuned.calls, tuned.refusal.code) == ([], "AccessDenied")
    assert JournalEntry.objects.get(account=shop, position=tuned.refusal.position).operation == "InvokeWithMemory"
