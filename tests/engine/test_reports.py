"""Reports of runs: when they count, what they may say, and what happens when none comes."""

import json

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.instant import MILLISECOND
from tests.engine.support import Life


@pytest.fixture
def life():
    life = Life()
    life.create()
    return life


def test_a_report_counts_when_the_run_ended_not_when_it_arrived(life):
    work = life.begin()
    life.wait(30)
    life.finish(work, DurationMs=100.0, InitMs=0.0, Phases={})
    invocation = life.function.invocations[-1]
    assert invocation.ended - invocation.started == 100 * MILLISECOND
    assert life.now - invocation.started == 31_000 * MILLISECOND


def test_a_run_knows_the_journal_position_it_was_asked_at(life):
    life.call("lambda", "Invoke", {"FunctionName": "order-fn"}, position=41)
    (running,) = life.lambda_.running.values()
    assert running.position == 41
    life.call("lambda", "Invoke", {"FunctionName": "order-fn"})
    assert [run.position for run in life.lambda_.running.values()] == [41, 42]


def test_a_report_twice_or_for_a_stranger(life):
    work = life.begin()
    life.finish(work)
    assert life.finish(work).refusal.code == "InvocationUnknown"


def test_server_killed_in_mid_call(life):
    life.begin()
    life.wait(3 + 88)
    life.call("lab", "Tick")
    assert life.function.invocations == []
    life.wait(2)
    life.call("lab", "Tick")
    lost = life.function.invocations[-1]
    assert (lost.status, lost.error_type) == ("unavailable", "ServiceException")
    assert life.cloud.state.owed == {}
    assert life.function.busy == []
    assert life.invoke().answer["StatusCode"] == 200


@pytest.mark.parametrize("payload", [b"", b"not JSON", b"[1]"])
def test_a_failure_without_an_error_object_is_refused_and_the_run_is_still_owed(payload):
    life = Life()
    life.create()
    work = life.begin()
    refused = life.finish(work, status="error", payload=payload).refusal
    assert refused.code == "ValidationException"
    assert life.finish(work).refusal is None


def test_a_run_the_runtime_could_not_start_says_so():
    life = Life()
    life.create()
    life.finish(life.begin(), status="unavailable", payload=b"")
    (invocation,) = life.function.invocations
    assert (invocation.error_type, invocation.billed_ms) == ("ServiceException", 0)


@pytest.mark.parametrize(
    ("error_type", "message", "shown_type", "shown_message"),
    [
        ("Value\ud800Error", "half \udfff", "Value?Error", "half ?"),
        ("A" * 3_000_000, "B" * 3_000_000, "A" * 200, "B" * 2000),
    ],
)
def test_errors_no_store_could_keep_are_made_storable(life, error_type, message, shown_type, shown_message):
    life.invoke(status="error", payload=json.dumps({"errorType": error_type, "errorMessage": message}).encode())
    invocation = life.function.invocations[-1]
    assert (invocation.error_type, invocation.error_message) == (shown_type, shown_message)
    assert life.cloud.clone().encode() == life.cloud.encode()


def test_text_that_is_no_unicode_is_refused_everywhere(life):
    outcome = life.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Description": "\ud800"})
    assert outcome.refusal.message.endswith(
        "at 'description' failed to satisfy constraint: Member must be valid Unicode text"
    )
    assert life.cloud.clone().encode() == life.cloud.encode()


def test_a_long_log_event_is_cut(life):
    work = life.begin()
    life.finish(work, Output=[{"OffsetMs": 0.0, "Text": "만" * 200_000, "Phase": "invoke"}])
    assert len(life.log()[1].encode()) <= numbers.LOG_EVENT_BYTES
    assert life.log()[1].startswith("만만만")


def test_exit_keeps_the_words_of_the_runtime(life):
    words = json.dumps({"errorType": "Runtime.ExitError", "errorMessage": "Runtime exited with error: exit status 3"})
    outcome = life.invoke(status="exited", payload=words.encode())
    assert outcome.answer["Payload"] == words.encode()
    assert life.function.invocations[-1].error_message.endswith("exit status 3")


@pytest.mark.parametrize("event", [b"\xef\xbb\xbf{}", '{"a": 1}'.encode("utf-16"), b"NaN", b'{"a": Infinity}'])
def test_what_only_python_takes_for_json_is_refused(life, event):
    outcome = life.call("lambda", "Invoke", {"FunctionName": "order-fn", "Payload": event})
    assert outcome.refusal.code == "InvalidRequestContentException"
