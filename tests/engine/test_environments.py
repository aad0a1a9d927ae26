"""Execution environments: kept, reclaimed, replaced, lost; and why a call was cold."""

from serverless_lab.engine import numbers
from serverless_lab.engine.instant import MINUTE
from serverless_lab.engine.news import EnvironmentEnded
from tests.engine.support import Life, zipped


def lived(seed="seed"):
    life = Life(seed)
    life.create()
    life.invoke()
    return life


def because(life):
    life.invoke()
    invocation = life.function.invocations[-1]
    return invocation.cold, invocation.because


def test_reused_while_idle():
    assert because(lived()) == (False, "idle")


def test_reclaimed_after_six_to_fifteen_minutes():
    spans = []
    for number in range(40):
        life = lived(f"seed {number}")
        life.advance(20 * 60)
        environment = life.function.ended[-1]
        spans.append(environment.ended - environment.idle_since)
        assert environment.end_reason == "idle"
    low, high = numbers.LAMBDA_RECLAIM_MINUTES
    assert min(spans) >= low * MINUTE
    assert max(spans) <= high * MINUTE
    assert max(spans) - min(spans) > 5 * MINUTE


def test_cold_after_reclaim_with_evidence():
    life = lived()
    life.advance(20 * 60)
    assert because(life) == (True, "idle")
    facts = life.function.invocations[-1].facts
    assert facts["ended"] - facts["idle_since"] >= 6 * MINUTE


def test_a_ping_every_five_minutes_keeps_one_environment_warm():
    life = lived()
    for _ in range(15):
        life.advance(5 * 60)
        assert because(life) == (False, "idle")


def test_new_code_and_new_configuration_start_fresh():
    life = lived()
    life.call("lambda", "UpdateFunctionCode", {"FunctionName": "order-fn", "ZipFile": zipped("y = 1\n")})
    assert because(life) == (True, "changed")
    life.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "MemorySize": 256})
    assert because(life) == (True, "changed")


def test_a_change_while_a_call_runs_lets_it_finish_and_then_replaces_it():
    life = lived()
    work = life.begin()
    life.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Timeout": 9})
    outcome = life.finish(work)
    assert [n.reason for n in outcome.news if isinstance(n, EnvironmentEnded)] == ["changed"]
    assert because(life) == (True, "changed")


def test_the_machine_lost_the_process():
    life = lived()
    lost = life.function.idle[-1]
    life.call("lab", "LoseEnvironment", {"EnvironmentId": lost, "Reason": "restarted"})
    assert because(life) == (True, "restarted")


def test_a_lost_environment_does_not_serve_an_event_that_was_due_already():
    life = lived()
    lost = life.function.idle[-1]
    life.call("lambda", "Invoke", {"FunctionName": "order-fn", "InvocationType": "Event"})
    outcome = life.call("lab", "LoseEnvironment", {"EnvironmentId": lost, "Reason": "restarted"})
    assert outcome.work == []
    (work,) = life.call("lab", "Tick").work
    assert work.served_before is None
    life.finish(work)
    assert life.function.invocations[-1].because == "restarted"
    assert life.replayed().encode() == life.cloud.encode()


def test_a_busy_environment_is_not_lost_under_its_call():
    life = lived()
    work = life.begin()
    life.call("lab", "LoseEnvironment", {"EnvironmentId": work.environment_id, "Reason": "evicted"})
    assert life.finish(work).refusal is None
    assert life.function.idle == [work.environment_id]


def test_the_runtime_is_told_what_the_environment_served():
    life = lived()
    first = life.function.invocations[0]
    work = life.begin()
    assert work.served_before == f"{first.request_id}#1"
    assert work.served_after == f"{work.request_id}#1"


def test_history_is_bounded():
    life = lived()
    for _ in range(250):
        life.invoke()
    assert len(life.function.invocations) == 200
    assert life.function.total_invocations == 251


def test_a_busy_day_does_not_pile_up_what_is_due():
    life = lived()
    for _ in range(300):
        life.invoke()
    assert len(life.cloud.state.due) < 10
    life.advance(20 * 60)
    assert life.function.ended[-1].end_reason == "idle"
    assert life.cloud.state.due == []
