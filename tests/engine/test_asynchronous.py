"""Asynchronous invocation: accepted at once, run by due events, retried after one and two minutes."""

import json
from itertools import pairwise

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.news import AsyncEventDropped, AsyncRetryScheduled
from tests.engine.support import Life

FAILED = json.dumps({"errorType": "ValueError", "errorMessage": "poison", "stackTrace": []}).encode()


@pytest.fixture
def life():
    life = Life()
    life.create()
    return life


def queue(life):
    outcome = life.call("lambda", "Invoke", {"FunctionName": "order-fn", "InvocationType": "Event"})
    assert outcome.answer == {"StatusCode": 202}
    assert outcome.work == []
    return outcome


def test_accepted_then_run_once(life):
    queue(life)
    work = life.call("lab", "Tick").work[0]
    assert not work.synchronous
    life.finish(work)
    assert life.advance(600).work == []
    assert [(i.status, i.asynchronous, i.attempt) for i in life.function.invocations] == [("ok", True, 1)]


def test_two_retries_then_dropped(life):
    queue(life)
    starts, dropped = [], []
    work = life.call("lab", "Tick").work[0]
    for _ in range(3):
        starts.append(work.at)
        outcome = life.finish(work, status="error", payload=FAILED, InitMs=0.0, Phases={}, DurationMs=10.0)
        dropped += [n for n in outcome.news if isinstance(n, AsyncEventDropped)]
        if not dropped:
            assert [type(n) for n in outcome.news if isinstance(n, AsyncRetryScheduled)] == [AsyncRetryScheduled]
            jump = life.advance(600)
            assert jump.answer["Reached"] is False
            work = jump.work[0]
    assert [round((b - a) / SECOND) for a, b in pairwise(starts)] == [60, 120]
    assert [n.reason for n in dropped] == ["retries"]
    assert len({i.request_id for i in life.function.invocations}) == 1
    assert [i.attempt for i in life.function.invocations] == [1, 2, 3]


def test_somebody_is_woken_when_a_retry_is_due(life):
    queue(life)
    assert life.cloud.next_wake() == life.wall
    work = life.call("lab", "Tick").work[0]
    assert life.cloud.next_wake() == life.wall + (3 + 90) * SECOND
    life.finish(work, status="error", payload=FAILED, InitMs=0.0, Phases={}, DurationMs=0.0)
    due = life.function.invocations[-1].ended + 60 * SECOND
    assert life.cloud.state.clock.read(life.cloud.next_wake()) == due


def test_a_throttled_event_goes_back_and_waits(life, monkeypatch):
    life.call("lab", "SetClockRate", {"Rate": 0})
    monkeypatch.setattr(numbers, "LAMBDA_CONCURRENCY", 0)
    queue(life)
    assert life.call("lab", "Tick").work == []
    waits = []
    for _ in range(12):
        due = life.cloud.state.due_work[0]
        waits.append(due.data["waited"])
        life.call("lab", "AdvanceClock", {"Until": due.at})
    assert waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]
    monkeypatch.undo()
    assert len(life.advance(600).work) == 1


def test_an_event_is_given_up_after_six_hours(life, monkeypatch):
    monkeypatch.setattr(numbers, "LAMBDA_CONCURRENCY", 0)
    queue(life)
    news = life.advance(7 * 3600).news
    assert [n.reason for n in news if isinstance(n, AsyncEventDropped)] == ["age"]
    assert life.cloud.state.due_work == []


def test_a_retry_for_a_deleted_function_is_forgotten(life):
    queue(life)
    life.finish(life.call("lab", "Tick").work[0], status="error", payload=FAILED)
    life.call("lambda", "DeleteFunction", {"FunctionName": "order-fn"})
    assert life.advance(600).answer["Reached"] is True
