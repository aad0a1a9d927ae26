"""What the load simulation takes from an account: the runs that count, and how many there may be at once."""

import pytest

from serverless_lab.engine.services.lambda_.load.capacity import capacity, measured
from serverless_lab.engine.services.lambda_.load.model import Capacity, Measured, Run
from tests.engine.support import Life, zipped

COLD = Run(217_500, 213, False, True)  # 5 ms to fetch, 200 to initialise, 12.5 to run
WARM = Run(12_500, 13, False, True)


@pytest.fixture
def life():
    life = Life()
    life.create()
    return life


def known(life, qualifier="") -> Capacity:
    return capacity(life.lambda_, life.function, qualifier)


def test_before_the_first_call_nothing_is_known(life):
    assert known(life).measured == Measured((), ())
    assert (known(life).measured.cold_missing, known(life).measured.warm_missing) == (1, 5)
    assert not known(life).measured.enough


def test_cold_and_warm_runs_are_told_apart(life):
    for _ in range(6):
        life.invoke()
    found = known(life)
    assert found.measured == Measured((COLD,), (WARM,) * 5)
    assert found.measured.enough
    assert (found.idle, found.on_demand, found.a_second, found.memory_mb) == (1, 1_000, 10_000, 128)


def test_a_run_that_is_not_over_is_not_measured(life):
    life.begin()
    assert known(life).measured == Measured((), ())


@pytest.mark.parametrize(
    ("status", "payload", "run"),
    [
        ("error", b'{"errorType": "KeyError"}', Run(217_500, 213, True, True)),
        ("timeout", b"", Run(217_500, 213, True, False)),
        ("out_of_memory", b"", Run(217_500, 213, True, False)),
    ],
)
def test_failed_runs_count_as_they_were(life, status, payload, run):
    life.invoke(status=status, payload=payload)
    assert known(life).measured.cold == (run,)


def test_what_the_lab_could_not_run_says_nothing(life):
    life.invoke(status="unavailable")
    assert known(life).measured == Measured((), ())


def test_where_no_environment_serves_twice_no_warm_run_is_asked_for(life):
    life.invoke(status="timeout", payload=b"")
    assert known(life).measured.enough
    life.invoke()
    assert known(life).measured.warm_missing == 5


@pytest.mark.parametrize(
    ("operation", "params"),
    [
        ("UpdateFunctionConfiguration", {"MemorySize": 256}),
        ("UpdateFunctionConfiguration", {"Environment": {"Variables": {"STOCK": "1"}}}),
        ("UpdateFunctionCode", {"ZipFile": zipped("def handler(event, context):\n    return 2\n")}),
    ],
)
def test_runs_of_other_code_or_settings_do_not_count(life, operation, params):
    life.invoke()
    life.call("lambda", operation, {"FunctionName": "order-fn"} | params)
    assert known(life).measured == Measured((), ())
    assert known(life).idle == 0
    life.invoke()
    assert len(known(life).measured.cold) == 1


@pytest.mark.parametrize(("other", "counts"), [({"MemorySize": 256}, 0), ({"Timeout": 2}, 0), ({}, 1)])
def test_a_tuning_run_counts_where_it_had_the_functions_own_settings(life, other, counts):
    tuned = life.call("lab", "InvokeWithMemory", {"FunctionName": "order-fn", "MemorySize": 128} | other)
    life.finish(tuned.work[0])
    assert len(known(life).measured.cold) == counts


def test_reserved_concurrency(life):
    life.call("lambda", "PutFunctionConcurrency", {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 2})
    assert (known(life).on_demand, known(life).a_second, known(life).switched_off) == (2, 20, False)
    life.begin(), life.begin()
    assert life.call("lambda", "Invoke", {"FunctionName": "order-fn"}).refusal.status == 429
    life.call("lambda", "PutFunctionConcurrency", {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 0})
    assert (known(life).on_demand, known(life).switched_off) == (0, True)


def test_what_others_reserve_is_not_there(life):
    life.create("kitchen-fn")
    life.call("lambda", "PutFunctionConcurrency", {"FunctionName": "kitchen-fn", "ReservedConcurrentExecutions": 600})
    assert (known(life).on_demand, known(life).a_second) == (400, 10_000)
    life.call("lab", "LimitConcurrency", {"Limit": 700})
    assert (known(life).on_demand, known(life).a_second) == (100, 7_000)


def test_a_version_and_its_alias_have_what_stands_ready(life):
    life.invoke()
    life.call("lambda", "PublishVersion", {"FunctionName": "order-fn"})
    life.call("lambda", "CreateAlias", {"FunctionName": "order-fn", "Name": "live", "FunctionVersion": "1"})
    provisioned = {"FunctionName": "order-fn", "Qualifier": "live", "ProvisionedConcurrentExecutions": 3}
    assert life.call("lambda", "PutProvisionedConcurrencyConfig", provisioned).refusal is None
    assert known(life, "live").ready == 0
    life.advance(120)
    assert (known(life, "live").ready, known(life, "live").on_demand) == (3, 997)
    assert (known(life, "1").ready, known(life).ready) == (0, 0)
    life.finish(life.begin(Qualifier="live"))
    assert known(life, "live").measured == Measured((), (WARM,))
    assert len(known(life).measured.cold) == 1
    life.call("lambda", "PutFunctionConcurrency", {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 5})
    assert known(life, "live").on_demand == 2


def test_what_is_not_there_is_a_key_error(life):
    with pytest.raises(KeyError):
        known(life, "live")


def test_how_old_events_may_grow(life):
    assert known(life).max_age == 21_600
    life.call("lambda", "PutFunctionEventInvokeConfig", {"FunctionName": "order-fn", "MaximumEventAgeInSeconds": 90})
    assert known(life).max_age == 90


def test_measured_is_of_one_version(life):
    life.invoke()
    life.call("lambda", "PublishVersion", {"FunctionName": "order-fn"})
    life.finish(life.begin(Qualifier="1"))
    function = life.function
    assert len(measured(function, function).cold) == len(measured(function, function.versions["1"]).cold) == 1
