"""Calls, deploys and limits at the same moment, loops of real calls, and a server that dies under an event."""

import threading

import pytest

from lessons.sandbox import lab, runs, ticker
from lessons.sandbox.hosting import environment_of
from serverless_lab.engine import numbers
from serverless_lab.engine.news import RecursionStopped
from tests.at_once import at_once
from tests.sandbox.conftest import allow, create, function, invoke, seeded
from tests.sandbox.host import FakeHost
from tests.sandbox.life import assert_whole

pytestmark = pytest.mark.django_db(transaction=True)
FN = {"FunctionName": "order-fn"}


@pytest.fixture
def account(transactional_db, learner):
    made = seeded(lab.account_of(learner))
    create(made)
    return made


def reserve(account, count, name="order-fn"):
    params = {"FunctionName": name, "ReservedConcurrentExecutions": count}
    return lab.call(account, "lambda", "PutFunctionConcurrency", params)


def test_of_two_calls_at_once_one_finds_no_room(account, host):
    reserve(account, 1)
    both = threading.Barrier(2, timeout=30)

    def call():
        result = invoke(account)
        if result.refusal is not None:
            both.wait()  # the other one is let go on
        return result

    host.on_run = lambda job: both.wait()
    results = at_once(call, call)
    codes = sorted(result.refusal.code if result.refusal else "" for result in results)
    assert codes == ["", "TooManyRequestsException"]
    (refused,) = [result.refusal for result in results if result.refusal]
    assert refused.members["Reason"] == "ReservedFunctionConcurrentInvocationLimitExceeded"
    assert function(account).runs == {}
    host.on_run = None
    assert invoke(account).refusal is None


def test_two_who_reserve_at_once_do_not_reserve_too_much(account):
    create(account, "kitchen-fn")
    results = at_once(lambda: reserve(account, 600), lambda: reserve(account, 600, "kitchen-fn"))
    codes = sorted(result.refusal.code if result.refusal else "" for result in results)
    assert codes == ["", "InvalidParameterValueException"]
    assert lab.look(account).state.parts["lambda/ap-northeast-2"].set_aside == 600


def test_of_two_deploys_at_once_one_is_too_late(account):
    told = lab.call(account, "lambda", "GetFunctionConfiguration", FN).answer["RevisionId"]

    def deploy(seconds):
        params = FN | {"Timeout": seconds, "RevisionId": told}
        return lab.call(account, "lambda", "UpdateFunctionConfiguration", params)

    results = at_once(lambda: deploy(5), lambda: deploy(6))
    codes = sorted(result.refusal.code if result.refusal else "" for result in results)
    assert codes == ["", "PreconditionFailedException"]
    (accepted,) = [result.answer["Timeout"] for result in results if result.refusal is None]
    assert function(account).timeout == accepted
    assert_whole(account, 4)


def test_a_function_that_calls_itself_is_stopped_after_sixteen(account, host, wall, monkeypatch):
    allow(account, "lambda:InvokeFunction")
    heard = []
    finish = runs._report

    def listening(task, observed):
        finished = finish(task, observed)
        heard.extend(finished.written.news if finished.written else [])
        return finished

    monkeypatch.setattr(runs, "_report", listening)
    event = {"call": ["lambda", "Invoke", {"FunctionName": "order-fn", "InvocationType": "Event"}]}
    host._answer = lambda _event, on_call: FakeHost._answer(event, on_call)
    invoke(account, InvocationType="Event")
    for _ in range(20):
        wall.wait(1)
        ticker.tick()
    assert len(host.ran) == numbers.LAMBDA_RECURSION
    assert [type(each) for each in heard if isinstance(each, RecursionStopped)] == [RecursionStopped]
    assert [each.condition for each in function(account).sent] == ["RecursiveInvocation"]


def test_what_a_server_that_died_was_running_comes_again(account, host, wall):
    class Killed(BaseException):
        pass

    def killed(job):
        raise Killed

    host.on_run = killed
    with pytest.raises(Killed):
        invoke(account, {"answer": "at last"}, InvocationType="Event")
    host.on_run = None
    assert lab.position(account.pk)[1] is True
    ticker.tick()
    (waiting,) = function(account).queue.values()
    assert (waiting.attempt, waiting.why) == (1, "ServiceException")
    wall.wait(2)
    assert ticker.tick() == 1
    assert [run.status for run in function(account).invocations] == ["unavailable", "ok"]
    assert function(account).queue == {}


def test_a_provisioned_environment_tells_the_code_so(account, host, wall):
    lab.call(account, "lambda", "PublishVersion", FN)
    params = FN | {"Qualifier": "1", "ProvisionedConcurrentExecutions": 1}
    lab.call(account, "lambda", "PutProvisionedConcurrencyConfig", params)
    wall.wait(61)
    result = invoke(account, Qualifier="1")
    assert [(run.cold, run.init, run.because) for run in result.invocations] == [(False, 0, "provisioned")]
    assert environment_of(host.ran[-1].work)["AWS_LAMBDA_INITIALIZATION_TYPE"] == "provisioned-concurrency"
    invoke(account, Qualifier="1")
    assert host.ran[-1].work.served_before == host.ran[-2].work.served_after
