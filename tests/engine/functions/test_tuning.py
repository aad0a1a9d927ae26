"""Power tuning: $LATEST called as if it had another memory size, and left as it is."""

import json

import pytest

from serverless_lab.engine.caller import Caller
from tests.engine.support import ACCOUNT, ROLE, Life

UNTOUCHED = ("memory_size", "timeout", "revision", "revision_id", "last_modified", "versions", "last_version", "idle")


@pytest.fixture
def life():
    life = Life()
    life.create()
    return life


def sized(life, memory, **more):
    return life.call("lab", "InvokeWithMemory", {"FunctionName": "order-fn", "MemorySize": memory} | more)


def ran(life, memory, **more):
    """A call to its end, and the run that it left."""
    outcome = sized(life, memory, **more)
    assert outcome.refusal is None, outcome.refusal
    life.finish(outcome.work[0])
    return life.function.invocations[-1]


def test_it_runs_with_that_memory_and_is_billed_for_it(life):
    work = sized(life, 512, Payload=b'{"item": "soup"}').work[0]
    assert (work.memory_size, work.version, work.synchronous) == (512, "$LATEST", True)
    life.finish(work, DurationMs=100.0, InitMs=0.0, MaxMemoryMb=300)
    run = life.function.invocations[-1]
    assert (run.memory_size, run.billed_ms, run.max_memory_mb, run.status) == (512, 100, 300, "ok")
    assert run.cost == pytest.approx(0.1 * 0.5 * 0.000_016_666_7 + 0.000_000_2)
    assert life.function.total_cost == run.cost
    assert "\tMemory Size: 512 MB\t" in life.log()[-1]


def test_the_function_stays_as_it_is_with_its_warm_environment(life):
    life.invoke()
    before = {name: getattr(life.function, name) for name in UNTOUCHED}
    for memory in (256, 1024, 256):
        ran(life, memory)
    assert {name: getattr(life.function, name) for name in UNTOUCHED} == before
    assert life.begin().served_before is not None


def test_each_size_keeps_its_own_environment_warm(life):
    runs = [ran(life, memory) for memory in (256, 512, 256, 512)]
    assert [(run.cold, run.because) for run in runs] == [(True, "sized")] * 2 + [(False, "idle")] * 2
    assert runs[0].environment_id == runs[2].environment_id != runs[1].environment_id == runs[3].environment_id


def test_the_functions_own_size_is_measured_apart_as_well(life):
    life.invoke()
    assert ran(life, 128).cold
    assert life.begin().served_before is not None


def test_an_environment_that_is_busy_is_not_shared(life):
    first, second = sized(life, 256).work[0], sized(life, 256).work[0]
    assert first.environment_id != second.environment_id
    life.finish(first)
    life.finish(second)
    assert sorted(life.function.sized[256].idle) == sorted([first.environment_id, second.environment_id])


def test_calls_of_one_tuning_name_the_first(life):
    first = ran(life, 256)
    assert first.tuning == first.request_id
    second = ran(life, 512, Tuning=first.tuning)
    assert (second.tuning, second.request_id) == (first.request_id, second.request_id)
    assert second.request_id != first.request_id
    life.invoke()
    assert life.function.invocations[-1].tuning == ""


def test_a_size_is_forgotten_with_its_last_environment(life):
    ran(life, 256)
    assert list(life.function.sized) == [256]
    life.advance(3600)
    assert life.function.sized == {}
    assert ran(life, 256).cold


def test_a_change_ends_what_waits_and_what_runs_is_not_used_again(life):
    ran(life, 256)
    work = sized(life, 512).work[0]
    life.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Timeout": 9})
    assert list(life.function.sized) == [512]
    life.finish(work)
    assert life.function.sized == {}
    assert life.lambda_.environments == {}
    assert life.log()[-1].startswith("REPORT")
    assert sized(life, 512).work[0].timeout == 9


def test_deleting_the_function_ends_everything(life):
    ran(life, 256)
    work = sized(life, 512).work[0]
    life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    life.finish(work)
    assert life.lambda_.environments == {}
    assert life.lambda_.set_aside_runs == 0


def test_what_the_machine_lost_is_cold_again(life):
    environment = ran(life, 256).environment_id
    life.call("lab", "LoseEnvironment", {"EnvironmentId": environment, "Reason": "evicted"})
    assert life.function.sized == {}
    assert ran(life, 256).cold


def test_it_runs_the_settings_of_the_moment(life):
    ran(life, 256)
    variables = {"Environment": {"Variables": {"SOUP": "6000"}}}
    life.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn"} | variables)
    work = sized(life, 256).work[0]
    assert (work.environment, work.served_before) == ({"SOUP": "6000"}, None)


@pytest.mark.parametrize(("asked", "timeout"), [({}, 3), ({"Timeout": 2}, 2), ({"Timeout": 900}, 3)])
def test_a_call_may_be_given_less_time_and_never_more(life, asked, timeout):
    assert sized(life, 256, **asked).work[0].timeout == timeout


@pytest.mark.parametrize(
    ("params", "code"),
    [
        ({"MemorySize": 127}, "ValidationException"),
        ({"MemorySize": 10_241}, "ValidationException"),
        ({"MemorySize": 256, "FunctionName": "soup-fn"}, "ResourceNotFoundException"),
        ({"MemorySize": 256, "FunctionName": "order fn"}, "ValidationException"),
        ({"MemorySize": 256, "Payload": b"{"}, "InvalidRequestContentException"),
        ({"MemorySize": 256, "Timeout": 0}, "ValidationException"),
    ],
)
def test_what_is_refused_leaves_nothing(life, params, code):
    before = life.cloud.clone().state.parts
    outcome = life.call("lab", "InvokeWithMemory", {"FunctionName": "order-fn"} | params)
    assert outcome.refusal.code == code
    assert life.cloud.state.parts == before


def test_no_room_means_no_call(life):
    ran(life, 256)
    params = {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 0}
    life.call("lambda", "PutFunctionConcurrency", params)
    for memory in (256, 512):
        outcome = sized(life, memory)
        assert (outcome.refusal.code, outcome.work) == ("TooManyRequestsException", [])
    assert list(life.function.sized) == [256]
    assert len(life.function.sized[256].idle) == 1


@pytest.mark.parametrize(
    ("actions", "code"),
    [
        (["lambda:InvokeFunction"], "AccessDenied"),
        (["lambda:UpdateFunctionConfiguration"], "AccessDenied"),
        (["lambda:InvokeFunction", "lambda:UpdateFunctionConfiguration"], ""),
    ],
)
def test_whoever_measures_may_call_and_may_change(life, actions, code):
    statement = {"Effect": "Allow", "Action": actions, "Resource": f"arn:aws:lambda:*:{ACCOUNT}:function:order-fn"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [statement]})
    params = {"RoleName": "lambda-basic-role", "PolicyName": "tune", "PolicyDocument": document}
    life.call("iam", "PutRolePolicy", params)
    asked = {"FunctionName": "order-fn", "MemorySize": 256}
    outcome = life.call("lab", "InvokeWithMemory", asked, caller=Caller.role(ROLE, "order-fn"))
    assert (outcome.refusal.code if outcome.refusal else "") == code


def test_a_snapshot_knows_the_sizes(life):
    ran(life, 256)
    life.cloud = type(life.cloud).decode(life.cloud.encode(), life.cloud.bodies)
    assert not ran(life, 256).cold
