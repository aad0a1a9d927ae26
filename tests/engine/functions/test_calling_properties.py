"""Promises of the whole about calls: replay rebuilds, a refusal changes nothing, and no limit is ever passed."""

from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from serverless_lab.engine import wiring
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.services.lambda_ import concurrency
from serverless_lab.engine.services.lambda_.state import LambdaState
from tests.engine.functions.calling import FAILED, allow, arn
from tests.engine.functions.queues import Queue
from tests.engine.support import Life, function_params

ANY = 1_000_000
NAMES = st.sampled_from(["order-fn", "kitchen-fn"])
QUALIFIERS = st.sampled_from(["", "live", "1", "2"])
PLACES = st.sampled_from(["order-fn", "kitchen-fn", "nobody", ""])
STATUSES = st.sampled_from(["ok", "ok", "error", "timeout", "init_error", "unavailable"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("create"), NAMES),
        st.tuples(st.just("delete"), NAMES),
        st.tuples(st.just("publish"), NAMES),
        st.tuples(st.just("point"), NAMES, st.sampled_from(["1", "2", "$LATEST"])),
        st.tuples(st.just("reserve"), NAMES, st.sampled_from([0, 1, 2, 3, 895, 2000])),
        st.tuples(st.just("give up"), NAMES),
        st.tuples(st.just("limit"), st.sampled_from([0, 1, 2, 3, 102, 1000])),
        st.tuples(st.just("provision"), NAMES, QUALIFIERS, st.integers(0, 3)),
        st.tuples(st.just("unprovision"), NAMES, QUALIFIERS),
        st.tuples(st.just("configure"), NAMES, QUALIFIERS, st.integers(0, 3), PLACES, PLACES),
        st.tuples(st.just("map"), NAMES, QUALIFIERS),
        st.tuples(st.just("remap"), NAMES, st.booleans()),
        st.tuples(st.just("unmap"), NAMES),
        st.tuples(st.just("loop"), NAMES, st.sampled_from(["Allow", "Terminate"])),
        st.tuples(st.just("invoke"), NAMES, QUALIFIERS, st.sampled_from(["RequestResponse", "Event", "Event"])),
        st.tuples(st.just("from inside"), st.integers(0, 5), NAMES, st.sampled_from(["RequestResponse", "Event"])),
        st.tuples(st.just("finish"), st.integers(0, 5), STATUSES, st.floats(0, 5000)),
        st.tuples(st.just("lose"), st.integers(0, 5)),
        st.tuples(st.just("advance"), st.sampled_from([1, 60, 61, 130, 1000])),
        st.tuples(st.just("wait"), st.sampled_from([0, 95])),
    ),
    max_size=30,
)


@pytest.fixture(autouse=True, scope="module")
def _a_queue():
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(wiring.SOURCES, "sqs", Queue())
        yield


@cache
def prepared():
    life = Life()
    life.create()
    life.create("kitchen-fn")
    allow(life, "lambda:InvokeFunction", *Queue.actions)
    for name in ("order-fn", "kitchen-fn"):
        life.call("lambda", "PublishVersion", {"FunctionName": name})
        life.call("lambda", "CreateAlias", {"FunctionName": name, "Name": "live", "FunctionVersion": "1"})
    return life


def begun():
    life = Life()
    life.cloud, life.wall, life.entries = prepared().cloud.clone(), prepared().wall, list(prepared().entries)
    return life


def _places(success, failure):
    places = {"OnSuccess": success, "OnFailure": failure}
    return {"DestinationConfig": {place: {"Destination": arn(name)} for place, name in places.items() if name}}


def params_of(step):
    """The operation of a step that is one of Lambda's, and its parameters."""
    what, name, *rest = step
    fn = {"FunctionName": name}
    qualified = fn | ({"Qualifier": rest[0]} if rest and rest[0] else {})
    match what:
        case "create":
            return "CreateFunction", function_params(name)
        case "delete":
            return "DeleteFunction", fn
        case "publish":
            return "PublishVersion", fn
        case "point":
            return "UpdateAlias", fn | {"Name": "live", "FunctionVersion": rest[0]}
        case "reserve":
            return "PutFunctionConcurrency", fn | {"ReservedConcurrentExecutions": rest[0]}
        case "give up":
            return "DeleteFunctionConcurrency", fn
        case "provision":
            return "PutProvisionedConcurrencyConfig", qualified | {"ProvisionedConcurrentExecutions": rest[1]}
        case "unprovision":
            return "DeleteProvisionedConcurrencyConfig", qualified
        case "configure":
            params = qualified | {"MaximumRetryAttempts": rest[1]} | _places(*rest[2:])
            return "PutFunctionEventInvokeConfig", params
        case "map":
            source = f"arn:aws:sqs:ap-northeast-2:123456789012:{name}"
            name = f"{name}:{rest[0]}" if rest[0] else name
            return "CreateEventSourceMapping", {"FunctionName": name, "EventSourceArn": source}
        case "loop":
            return "PutFunctionRecursionConfig", fn | {"RecursiveLoop": rest[0]}
    return "Invoke", qualified | {"InvocationType": rest[1]}


def _mapping(life):
    return next(iter(life.lambda_.mappings), "0" * 36)


def play(life, works, step):
    match step:
        case ("remap", name, enabled):
            params = {"UUID": _mapping(life), "FunctionName": name, "Enabled": enabled}
            outcome = life.call("lambda", "UpdateEventSourceMapping", params)
        case ("unmap", _):
            outcome = life.call("lambda", "DeleteEventSourceMapping", {"UUID": _mapping(life)})
        case ("limit", number):
            outcome = life.call("lab", "LimitConcurrency", {"Limit": number})
        case ("from inside", number, name, kind):
            cause = works[number % len(works)].request_id if works else ""
            outcome = life.call("lambda", "Invoke", {"FunctionName": name, "InvocationType": kind}, cause=cause)
        case ("finish", number, status, duration) if works:
            outcome = life.finish(works.pop(number % len(works)), status, FAILED, DurationMs=duration)
        case ("lose", number):
            known = sorted(life.lambda_.environments) or ["?"]
            params = {"EnvironmentId": known[number % len(known)], "Reason": "evicted"}
            outcome = life.call("lab", "LoseEnvironment", params)
        case ("advance", seconds):
            outcome = life.advance(seconds)
        case ("wait", seconds):
            life.wait(seconds)
            outcome = life.call("lab", "Tick")
        case ("finish", *_):
            outcome = life.call("lab", "Tick")
        case _:
            outcome = life.call("lambda", *params_of(step))
    works += outcome.work
    return outcome


def counted(state: LambdaState) -> None:
    """The counters say what a look at everything would."""
    functions = list(state.functions.values())
    held = [concurrency.provisioned(each) if each.reserved is None else each.reserved for each in functions]
    assert state.set_aside == sum(held)
    apart = [each.provisioned_runs if each.reserved is None else len(each.runs) for each in functions]
    assert state.set_aside_runs == sum(apart)
    for function in functions:
        assert function.provisioned_runs == sum(function.runs.values())
        busy = [each for version in (function, *function.versions.values()) for each in version.busy]
        assert len(function.runs) <= len(busy) + sum(run.function == function.name for run in state.running.values())
        assert set(function.runs) <= set(state.running)
    _environments_have_their_place(state)


def _environments_have_their_place(state: LambdaState) -> None:
    lists: list[str] = []
    for function in state.functions.values():
        for version in (function, *function.versions.values()):
            lists += [*version.idle, *version.busy, *version.ready]
            assert all(state.environments[each].provisioned for each in version.ready)
            assert not any(state.environments[each].provisioned for each in version.idle)
        for name, config in function.provisioned.items():
            assert all(state.environments[each].provisioned == name for each in config.environments)
            assert config.status != "READY" or len(config.environments) == config.requested
    mapped = [each for uuids in state.mapped.values() for each in uuids]
    assert sorted(mapped) == sorted(state.mappings)
    assert len(lists) == len(set(lists))
    orphans = {run.environment_id for run in state.running.values()}
    assert set(lists) <= set(state.environments) <= set(lists) | orphans


def limits(state: LambdaState) -> dict[str, int]:
    """How much may run or runs already, whichever is more: of all that share, and of each function that reserves."""
    shared = len(state.running) - state.set_aside_runs
    most = {"": max(concurrency.unreserved(state), shared)}
    for name, function in state.functions.items():
        reserved = ANY if function.reserved is None else function.reserved
        most[name] = max(reserved, len(function.runs))
    return most


def within(state: LambdaState, before: dict[str, int]) -> None:
    """What began in this step had room, under the limits before or after it: what is due comes first."""
    shared = len(state.running) - state.set_aside_runs
    assert shared <= max(concurrency.unreserved(state), before[""])
    for name, function in state.functions.items():
        if function.reserved is not None:
            assert len(function.runs) <= max(function.reserved, before.get(name, ANY))


@settings(max_examples=150, deadline=None)
@given(STEPS)
def test_counts_are_right_and_limits_hold(steps):
    life, works = begun(), []
    for step in steps:
        before = limits(life.lambda_)
        if step[0] not in ("invoke", "from inside", "finish", "advance", "wait"):
            before[""] = max(before[""], len(life.lambda_.running))  # a setting may let them share that did not
        play(life, works, step)
        counted(life.lambda_)
        within(life.lambda_, before)


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_replay_rebuilds_the_account_byte_for_byte(steps):
    life, works = begun(), []
    for step in steps:
        play(life, works, step)
    assert life.replayed().encode() == life.cloud.encode()


def uncounted(cloud):
    """The account without its metrics, in which AWS counts a call that was throttled."""
    parts = {name: part for name, part in cloud.state.parts.items() if not name.startswith("cloudwatch/")}
    return msgspec.msgpack.encode(msgspec.structs.replace(cloud.state, parts=parts))


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_a_refused_call_changes_nothing_but_time_and_the_count_of_throttles(steps):
    life, works = begun(), []
    for step in steps:
        before = Cloud.decode(life.cloud.encode(), life.cloud.bodies)
        outcome = play(life, works, step)
        if outcome.refusal is not None:
            before.call(before.root, "lab", "Tick", {}, wall=outcome.entry.wall, position=outcome.entry.position)
            assert uncounted(before) == uncounted(life.cloud)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_in_the_end_every_environment_is_given_back(steps):
    life, works = begun(), []
    for step in steps:
        play(life, works, step)
    life.wait(1000)
    life.call("lab", "Tick")
    for name in list(life.lambda_.functions):
        life.call("lambda", "DeleteFunction", {"FunctionName": name})
    life.wait(10_000)
    life.call("lab", "Tick")
    state = life.lambda_
    assert (state.environments, state.running, state.set_aside, state.set_aside_runs) == ({}, {}, 0, 0)
