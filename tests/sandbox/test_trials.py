"""A function tried out on a clone: its code is run, its account is untouched, the same is run once."""

import json

import pytest
from django.core.cache import cache

from lessons.people.models import Learner
from lessons.sandbox import hosting, lab, places, sources
from lessons.sandbox.answers import LARGEST
from lessons.sandbox.limits import limit
from lessons.sandbox.models import Account, JournalEntry
from lessons.sandbox.trials import IN_ALL_S, LONGEST_INIT_S, LONGEST_S

pytestmark = pytest.mark.django_db


@pytest.fixture
def account(learner: Learner) -> Account:
    account = lab.account_of(learner)
    role = f"arn:aws:iam::{account.account_id}:role/lambda-basic-role"
    params = {
        "FunctionName": "fn",
        "Runtime": "python3.14",
        "Role": role,
        "Handler": "lambda_function.lambda_handler",
        "Timeout": 60,
        "Code": {"ZipFile": sources.pack("x = 1\n")},
    }
    assert lab.call(account, "lambda", "CreateFunction", params).refusal is None
    lab.call(account, "lambda", "Invoke", {"FunctionName": "fn", "Payload": b"{}"})
    return account


def try_out(account: Account, *events: object) -> list[lab.Trial]:
    told = [json.dumps(event).encode() for event in events]
    return lab.try_out(account, lab.look(account).cloud, "fn", told)


def test_each_event_is_answered_and_nothing_is_written(account: Account) -> None:
    entries, state = JournalEntry.objects.count(), lab.look(account).cloud.encode()
    found = try_out(account, {"answer": {"total": 7}}, {"status": "error"})
    assert (found[0].status, found[0].payload) == ("ok", {"total": 7})
    assert (found[1].status, found[1].error_type) == ("error", "ValueError")
    assert JournalEntry.objects.count() == entries
    assert lab.look(account).cloud.encode() == state


def test_it_takes_a_fresh_environment_and_gives_it_back(account: Account) -> None:
    host = hosting.host()
    host.ran.clear()
    before = dict(host.processes)
    try_out(account, {"answer": 1}, {"answer": 2})
    first, second = host.ran
    assert first.work.served_before is None
    assert (second.owner, second.work.environment_id) == (first.owner, first.work.environment_id)
    assert second.work.served_before == first.work.served_after
    assert first.owner != account.pk
    assert host.processes == before


def test_a_page_does_not_wait_for_the_functions_own_timeout(account: Account) -> None:
    host = hosting.host()
    host.ran.clear()
    try_out(account, {})
    assert [job.work.timeout for job in host.ran] == [LONGEST_S]


def test_the_same_code_is_run_once_and_changed_code_again(account: Account) -> None:
    host = hosting.host()
    host.ran.clear()
    for _ in range(3):
        try_out(account, {"answer": 1})
    assert len(host.ran) == 1
    code = sources.pack("x = 2\n")
    lab.call(account, "lambda", "UpdateFunctionCode", {"FunctionName": "fn", "ZipFile": code})
    try_out(account, {"answer": 1})
    assert len(host.ran) == 2


def test_another_layer_is_run_again(account: Account) -> None:
    host, package = hosting.host(), sources.pack("A = 1\n", "python/a.py")
    try_out(account, {})
    host.ran.clear()
    lab.call(account, "lambda", "PublishLayerVersion", {"LayerName": "a", "Content": {"ZipFile": package}})
    arn = f"arn:aws:lambda:ap-northeast-2:{account.account_id}:layer:a:1"
    lab.call(account, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "fn", "Layers": [arn]})
    try_out(account, {})
    try_out(account, {})
    assert len(host.ran) == 1


def test_what_the_machine_could_not_run_is_not_remembered(account: Account) -> None:
    assert try_out(account, {"status": "unavailable"})[0].status == "unavailable"
    host = hosting.host()
    host.ran.clear()
    try_out(account, {"status": "unavailable"})
    assert len(host.ran) == 1
    cache.clear()


def test_calls_from_inside_are_refused(account: Account) -> None:
    (trial,) = try_out(account, {"call": ["lambda", "ListFunctions", {}]})
    assert trial.payload == {"refused": "ServiceUnavailable"}


def test_all_calls_together_have_only_so_much_time(account: Account) -> None:
    host = hosting.host()
    host.ran.clear()
    long = {"ms": IN_ALL_S * 500}
    found = try_out(account, long, long, {"answer": 1}, {"answer": 2})
    assert [trial.status for trial in found] == ["ok", "ok", "timeout", "timeout"]
    assert len(host.ran) == 2


def test_what_the_machine_could_not_run_is_not_waited_for_again(account: Account) -> None:
    host = hosting.host()
    host.ran.clear()
    found = try_out(account, {"answer": 1}, {"status": "unavailable"}, {"answer": 2}, {"answer": 3})
    assert [trial.status for trial in found] == ["ok", "unavailable", "unavailable", "unavailable"]
    assert len(host.ran) == 2


def test_a_module_gets_less_time_than_in_a_call_of_ones_own(account: Account) -> None:
    host = hosting.host()
    host.ran.clear()
    try_out(account, {})
    assert [(job.init_seconds, job.holder) for job in host.ran] == [(LONGEST_INIT_S, account.holder)]


def test_it_counts_as_a_call_of_the_learner_that_is_waited_for(account: Account) -> None:
    host, most = hosting.host(), limit("LAB_CALLS_AT_ONCE")
    host.ran.clear()
    for _ in range(most):
        assert places.waiting.take(account.holder, most)
    try:
        assert [trial.status for trial in try_out(account, {"answer": 1}, {"answer": 2})] == ["unavailable"] * 2
        assert host.ran == []
    finally:
        for _ in range(most):
            places.waiting.give_back(account.holder)
    assert [trial.status for trial in try_out(account, {"answer": 1}, {"answer": 2})] == ["ok", "ok"]
    assert places.waiting._taken == {}


@pytest.mark.parametrize("answer", ["x" * LARGEST, 10**400])
def test_an_answer_that_nobody_can_work_with_is_none(account: Account, answer: object) -> None:
    assert [(trial.status, trial.payload) for trial in try_out(account, {"answer": answer})] == [("ok", None)]
