"""Provisioned concurrency: from IN_PROGRESS to READY, what a call finds, and what it goes with."""

import pytest

from serverless_lab.engine.instant import MILLISECOND, MINUTE, to_datetime
from serverless_lab.engine.news import ProvisionedConcurrencyChanged
from tests.engine.functions.calling import FAILED
from tests.engine.functions.provisioned import (
    DELETE,
    FN,
    GET,
    LIST,
    LIVE,
    alive,
    called,
    later,
    numbers_of,
    put,
    ready,
    second_version,
)
from tests.engine.support import refused


@pytest.fixture
def life():
    return alive()


def test_they_stand_ready_after_a_minute(life):
    told = put(life)
    assert told == {
        "RequestedProvisionedConcurrentExecutions": 2,
        "AvailableProvisionedConcurrentExecutions": 0,
        "AllocatedProvisionedConcurrentExecutions": 0,
        "Status": "IN_PROGRESS",
        "LastModified": to_datetime(life.now).strftime("%Y-%m-%dT%H:%M:%S+0000"),
    }
    assert numbers_of(life) == ("IN_PROGRESS", 2, 0, 0)
    outcome = life.advance(60)
    assert [(each.qualifier, each.status, each.allocated) for each in changes(outcome)] == [("live", "READY", 2)]
    assert numbers_of(life) == ("READY", 2, 2, 2)
    arn = "arn:aws:lambda:ap-northeast-2:123456789012:function:order-fn:live"
    (listed,) = called(life, LIST, FN)["ProvisionedConcurrencyConfigs"]
    assert listed == {"FunctionArn": arn} | called(life, GET, LIVE)


def changes(outcome):
    return [each for each in outcome.news if isinstance(each, ProvisionedConcurrencyChanged)]


def test_a_call_finds_everything_initialised(life):
    ready(life)
    work = life.begin(Qualifier="live")
    assert (work.provisioned, work.served_before) == (True, None)
    assert numbers_of(life) == ("READY", 2, 2, 1)
    life.finish(work, DurationMs=12.5, InitMs=200.0)
    run = life.function.invocations[-1]
    assert (run.cold, run.because, run.init, run.preparation) == (False, "provisioned", 0, 0)
    assert run.ended - run.started == 12.5 * MILLISECOND
    assert run.billed_ms == 13
    assert "Init Duration" not in life.log()[-1]
    again = life.begin(Qualifier="live")
    assert (again.environment_id, again.served_before) == (work.environment_id, work.served_after)


def test_it_is_used_whichever_way_the_version_is_named(life):
    ready(life)
    assert life.begin(Qualifier="1").provisioned
    assert not life.begin().provisioned


def test_beyond_them_calls_start_cold(life):
    ready(life, 1)
    works = [life.begin(Qualifier="live") for _ in range(2)]
    assert [work.provisioned for work in works] == [True, False]
    assert [life.lambda_.running[work.request_id].cold for work in works] == [False, True]


def test_they_are_not_taken_away(life):
    ready(life)
    life.finish(life.begin(Qualifier="live"))
    life.advance(3600)
    assert numbers_of(life) == ("READY", 2, 2, 2)


def test_more_and_fewer(life):
    ready(life, 2)
    put(life, 3)
    assert numbers_of(life) == ("IN_PROGRESS", 3, 2, 2)
    life.advance(60)
    assert numbers_of(life) == ("READY", 3, 3, 3)
    work = life.begin(Qualifier="live")
    ready(life, 1)
    assert numbers_of(life)[:3] == ("READY", 1, 1)
    life.finish(work)
    assert life.lambda_.set_aside == 1


def test_only_the_latest_wish_counts(life):
    put(life, 2)
    life.advance(30)
    put(life, 5)
    assert life.advance(31).news == []
    assert numbers_of(life) == ("IN_PROGRESS", 5, 0, 0)
    life.advance(30)
    assert numbers_of(life) == ("READY", 5, 5, 5)


def test_taken_away_they_end_and_what_runs_goes_on(life):
    ready(life)
    work = life.begin(Qualifier="live")
    assert called(life, DELETE, LIVE) == {}
    assert called(life, DELETE, LIVE) == {}
    assert (life.lambda_.set_aside, life.lambda_.set_aside_runs, life.function.provisioned_runs) == (0, 0, 0)
    assert list(life.lambda_.environments) == [work.environment_id]
    life.finish(work)
    assert life.begin(Qualifier="live").environment_id == work.environment_id
    assert refused(life, GET, LIVE) == (
        "ProvisionedConcurrencyConfigNotFoundException",
        "No Provisioned Concurrency Config found for this function",
    )


@pytest.mark.parametrize("status", ["timeout", "exited", "out_of_memory"])
def test_one_that_ends_in_its_call_is_replaced(life, status):
    ready(life)
    work = life.begin(Qualifier="live")
    life.finish(work, status=status, payload=FAILED)
    assert numbers_of(life) == ("READY", 2, 2, 2)
    assert work.environment_id not in life.lambda_.environments


def test_one_that_the_machine_lost_is_replaced(life):
    ready(life, 1)
    work = life.begin(Qualifier="live")
    life.finish(work)
    life.call("lab", "LoseEnvironment", {"EnvironmentId": work.environment_id, "Reason": "evicted"})
    assert numbers_of(life) == ("READY", 1, 1, 1)
    other = life.begin(Qualifier="live")
    assert (other.provisioned, other.served_before) == (True, None)
    assert other.environment_id != work.environment_id


def test_a_module_that_cannot_be_loaded_fails_it(life):
    ready(life)
    outcome = life.finish(life.begin(Qualifier="live"), status="init_error", payload=FAILED)
    assert [each.status for each in changes(outcome)] == ["FAILED"]
    assert numbers_of(life) == ("FAILED", 2, 0, 0)
    assert called(life, GET, LIVE)["StatusReason"] == "FUNCTION_ERROR_INIT_FAILURE"
    assert not life.begin(Qualifier="live").provisioned
    put(life, 1)
    later(life)
    assert numbers_of(life) == ("READY", 1, 1, 1)


def test_an_alias_takes_it_along(life):
    second_version(life)
    ready(life)
    called(life, "UpdateAlias", FN | {"Name": "live", "FunctionVersion": "2"})
    assert numbers_of(life) == ("IN_PROGRESS", 2, 0, 0)
    life.advance(60)
    work = life.begin(Qualifier="live")
    assert (work.version, work.provisioned) == ("2", True)
    assert not life.begin(Qualifier="1").provisioned


def test_a_change_of_words_leaves_it_alone(life):
    ready(life)
    called(life, "UpdateAlias", FN | {"Name": "live", "Description": "what guests get"})
    assert numbers_of(life) == ("READY", 2, 2, 2)


@pytest.mark.parametrize(("operation", "params"), [("DeleteAlias", {"Name": "live"}), ("DeleteFunction", {})])
def test_it_goes_with_what_it_belongs_to(life, operation, params):
    ready(life)
    called(life, operation, FN | params)
    assert (life.lambda_.environments, life.lambda_.set_aside) == ({}, 0)


def test_it_goes_with_its_version(life):
    called(life, "DeleteAlias", FN | {"Name": "live"})
    ready(life, 2, "1")
    called(life, "DeleteFunction", FN | {"Qualifier": "1"})
    assert (life.lambda_.environments, life.lambda_.set_aside, life.function.provisioned) == ({}, 0, {})


def test_a_deleted_function_does_not_become_ready(life):
    put(life)
    called(life, "DeleteFunction", FN)
    life.create()
    life.advance(120)
    assert life.lambda_.environments == {}


def test_with_a_clock_that_stands_still(life):
    life.call("lab", "SetClockRate", {"Rate": 0})
    put(life, 2)
    put(life, 1)
    due = life.cloud.state.first_due().at
    assert due == life.now + MINUTE
    life.call("lab", "AdvanceClock", {"Until": due})
    assert numbers_of(life) == ("READY", 1, 1, 1)
