"""Chains of events that go round in circles are stopped after sixteen calls of one function."""

import json

import pytest

from serverless_lab.engine.news import AsyncEventDropped, RecursionStopped
from tests.engine.functions.calling import allow, arn, configure, failing, queued
from tests.engine.support import Life, refused

STOPPED = "RecursiveInvocationException"


@pytest.fixture
def life():
    life = Life()
    life.create()
    life.create("kitchen-fn")
    allow(life, "lambda:InvokeFunction")
    return life


def call_from(life, work, name="order-fn", kind="Event"):
    """The code of a run calls a function."""
    params = {"FunctionName": name, "InvocationType": kind}
    return life.call("lambda", "Invoke", params, cause=work.request_id)


def test_a_function_that_calls_itself_is_stopped_at_the_seventeenth_call(life):
    work, runs = queued(life)[0], 1
    while True:
        assert call_from(life, work).answer == {"StatusCode": 202}
        outcome = life.call("lab", "Tick")
        life.finish(work)
        if not outcome.work:
            break
        work, runs = outcome.work[0], runs + 1
    assert runs == 16
    assert [type(each) for each in outcome.news] == [RecursionStopped, AsyncEventDropped]
    assert outcome.news[1].reason == "recursion"


def test_a_synchronous_call_is_refused_in_the_same_place(life):
    works = [life.begin()]
    for _ in range(15):
        works.append(call_from(life, works[-1], kind="RequestResponse").work[0])
    outcome = call_from(life, works[-1], kind="RequestResponse")
    assert (outcome.refusal.code, outcome.refusal.status) == (STOPPED, 400)
    assert outcome.refusal.message.startswith("Lambda has detected your function being invoked in a recursive loop")


def test_another_function_has_its_own_count(life):
    works = [life.begin()]
    for _ in range(15):
        works.append(call_from(life, works[-1], kind="RequestResponse").work[0])
    assert call_from(life, works[-1], "kitchen-fn", "RequestResponse").refusal is None


def test_a_call_from_outside_begins_anew(life):
    works = [life.begin()]
    for _ in range(15):
        works.append(call_from(life, works[-1], kind="RequestResponse").work[0])
    life.begin()


def test_destinations_go_round_in_circles_too(life):
    configure(life, success=arn("kitchen-fn"))
    configure(life, "kitchen-fn", success=arn("order-fn"))
    works, names = queued(life), []
    while works:
        names.append(works[0].function_name)
        outcome = life.finish(works[0], payload=b"1", InitMs=0.0, Phases={}, DurationMs=0.0)
        works = outcome.work or life.call("lab", "Tick").work
    assert (names.count("order-fn"), names.count("kitchen-fn")) == (16, 16)


def test_retries_do_not_count(life):
    (work,) = queued(life)
    lineages = [life.lambda_.running[work.request_id].lineage]
    failing(life, work)
    (work,) = life.advance(61).work
    lineages.append(life.lambda_.running[work.request_id].lineage)
    assert lineages == [{"order-fn": 1}, {"order-fn": 1}]


def test_what_was_stopped_goes_to_the_failures(life):
    configure(life, failure=arn("kitchen-fn"))
    work = queued(life)[0]
    for _ in range(15):
        call_from(life, work)
        (following,) = life.call("lab", "Tick").work
        life.finish(work)
        work = following
    call_from(life, work)
    (record,) = life.call("lab", "Tick").work
    told = json.loads(life.cloud.bodies.get(record.event_digest))
    assert (record.function_name, told["requestContext"]["condition"]) == ("kitchen-fn", "RecursiveInvocation")


def test_it_may_be_allowed(life):
    params = {"FunctionName": "order-fn"}
    assert life.call("lambda", "GetFunctionRecursionConfig", params).answer == {"RecursiveLoop": "Terminate"}
    for loop in ("Allow", "Terminate", "Allow"):
        asked = params | {"RecursiveLoop": loop}
        assert life.call("lambda", "PutFunctionRecursionConfig", asked).answer == {"RecursiveLoop": loop}
    assert life.call("lambda", "GetFunctionRecursionConfig", params).answer == {"RecursiveLoop": "Allow"}
    works = [life.begin()]
    for _ in range(20):
        works.append(call_from(life, works[-1], kind="RequestResponse").work[0])


def test_refusals(life):
    both = {"FunctionName": "order-fn", "RecursiveLoop": "Maybe"}
    assert refused(life, "PutFunctionRecursionConfig", both)[0] == "ValidationException"
    nobody = {"FunctionName": "nobody"}
    assert refused(life, "GetFunctionRecursionConfig", nobody)[0] == "ResourceNotFoundException"
    assert refused(life, "PutFunctionRecursionConfig", nobody | {"RecursiveLoop": "Allow"})[0] == (
        "ResourceNotFoundException"
    )
