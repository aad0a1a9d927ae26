"""Invoke and its report: answers, log lines word for word, bills, environments."""

import json
from base64 import b64decode

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.services.lambda_.invoke import DEEPEST_EVENT
from tests.engine.support import Life


@pytest.fixture
def life():
    life = Life()
    life.create()
    return life


def error(error_type, message, *trace):
    return json.dumps({"errorType": error_type, "errorMessage": message, "stackTrace": list(trace)}).encode()


def test_the_answer_comes_with_the_report(life):
    outcome = life.invoke(payload=b'{"ok": true}')
    assert outcome.answer == {"StatusCode": 200, "ExecutedVersion": "$LATEST", "Payload": b'{"ok": true}'}


def test_cold_log_lines(life):
    work = life.begin()
    life.finish(
        work,
        DurationMs=128.83,
        InitMs=166.62,
        MaxMemoryMb=74,
        Output=[
            {"OffsetMs": 1.0, "Text": "module loaded\n", "Phase": "init"},
            {"OffsetMs": 2.0, "Text": "order 1\norder 2\n", "Phase": "invoke"},
        ],
    )
    request_id = work.request_id
    assert life.log() == [
        "module loaded",
        f"START RequestId: {request_id} Version: $LATEST",
        "order 1",
        "order 2",
        f"END RequestId: {request_id}",
        f"REPORT RequestId: {request_id}\tDuration: 128.83 ms\tBilled Duration: 296 ms\tMemory Size: 128 MB\t"
        "Max Memory Used: 74 MB\tInit Duration: 166.62 ms\t",
    ]


def test_warm_has_no_init_and_the_same_stream(life):
    life.invoke()
    life.invoke()
    first, second = life.function.invocations
    assert (first.cold, second.cold) == (True, False)
    assert first.environment_id == second.environment_id
    assert first.log_stream == second.log_stream
    assert "Init Duration" in life.log()[2]
    assert "Init Duration" not in life.log()[5]


def test_log_stream_and_group_names(life):
    work = life.begin()
    assert work.log_group == "/aws/lambda/order-fn"
    day, _, rest = work.log_stream.rpartition("/")
    assert day == "2026/09/21"
    assert rest.startswith("[$LATEST]")
    assert len(rest) == len("[$LATEST]") + 32


def test_tail_is_the_last_four_kilobytes(life):
    work = life.begin(LogType="Tail")
    text = "x" * 5000 + "\n"
    outcome = life.finish(work, Output=[{"OffsetMs": 0.0, "Text": text, "Phase": "invoke"}])
    tail = b64decode(outcome.answer["LogResult"])
    assert len(tail) == numbers.LAMBDA_LOG_TAIL_BYTES
    assert tail.endswith(b"Init Duration: 200.00 ms\t")


def test_handler_error(life):
    payload = error("ZeroDivisionError", "division by zero", '  File "/var/task/lambda_function.py", line 2\n')
    written = '[ERROR] ZeroDivisionError: division by zero\rTraceback (most recent call last):\r  File "…", line 2'
    output = [{"OffsetMs": 1.0, "Text": f"{written}\n", "Phase": "invoke"}]
    outcome = life.invoke(status="error", payload=payload, Output=output)
    assert outcome.answer["FunctionError"] == "Unhandled"
    assert outcome.answer["StatusCode"] == 200
    assert life.log()[1] == written
    assert life.function.idle == [life.function.invocations[-1].environment_id]


def test_timeout(life):
    work = life.begin()
    outcome = life.finish(work, status="timeout", DurationMs=3000.0)
    assert json.loads(outcome.answer["Payload"]) == {
        "errorType": "Sandbox.Timedout",
        "errorMessage": f"RequestId: {work.request_id} Error: Task timed out after 3.00 seconds",
    }
    lines = life.log()
    assert lines[1] == f"2026-09-21T14:13:25.205Z {work.request_id} Task timed out after 3.00 seconds"
    assert "\tStatus: timeout\t" in lines[3]
    assert life.function.ended[-1].end_reason == "failed"


def test_out_of_memory(life):
    work = life.begin()
    outcome = life.finish(work, status="out_of_memory")
    assert json.loads(outcome.answer["Payload"]) == {
        "errorType": "Runtime.ExitError",
        "errorMessage": f"RequestId: {work.request_id} Error: Runtime exited with error: signal: killed",
    }
    assert "Max Memory Used: 128 MB" in life.log()[-1]
    assert "Error Type: Runtime.ExitError" in life.log()[-1]


def test_init_error_keeps_no_environment(life):
    payload = error("Runtime.ImportModuleError", "Unable to import module 'lambda_function': No module named 'x'")
    life.invoke(status="init_error", payload=payload)
    assert life.lambda_.environments == {}
    assert life.log()[-1].endswith("Status: error\tError Type: Runtime.ImportModuleError\t")
    assert life.begin().served_before is None
    assert life.lambda_.running.popitem()[1].because == "failed"


def test_unavailable_is_told_as_a_service_exception_and_costs_nothing(life):
    outcome = life.invoke(status="unavailable", payload=b"")
    assert outcome.answer["RefusalCode"] == "ServiceException"
    assert life.function.invocations[-1].cost == 0


@pytest.mark.parametrize(
    ("init", "duration", "memory", "billed", "cost"),
    [
        (0.0, 1.0, 128, 1, 0.0000002 + 0.001 * 0.125 * 0.0000166667),
        (0.0, 1.01, 128, 2, 0.0000002 + 0.002 * 0.125 * 0.0000166667),
        (166.62, 128.83, 1024, 296, 0.0000002 + 0.296 * 0.0000166667),
    ],
)
def test_billing_rounds_up_over_init_and_duration(init, duration, memory, billed, cost):
    life = Life()
    life.create(MemorySize=memory)
    life.invoke(InitMs=init, DurationMs=duration)
    invocation = life.function.invocations[-1]
    assert invocation.billed_ms == billed
    assert invocation.cost == pytest.approx(cost, rel=1e-9)
    assert life.function.total_cost == invocation.cost


@pytest.mark.parametrize(
    ("payload", "kind", "code", "message"),
    [
        (
            b"{not json",
            "RequestResponse",
            "InvalidRequestContentException",
            "Could not parse request body into json: Expecting property name enclosed in double quotes: "
            "line 1 column 2 (char 1)",
        ),
        (
            b'"' + b"x" * numbers.LAMBDA_SYNC_PAYLOAD_BYTES + b'"',
            "RequestResponse",
            "RequestTooLargeException",
            "6291458 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)",
        ),
        (
            b'"' + b"x" * numbers.LAMBDA_ASYNC_PAYLOAD_BYTES + b'"',
            "Event",
            "RequestTooLargeException",
            "1048578 byte payload is too large for the Event invocation type (limit 1048576 bytes)",
        ),
        (
            b"[" * 100_000,
            "RequestResponse",
            "InvalidRequestContentException",
            None,
        ),
    ],
)
def test_bad_events_are_refused_before_anything_starts(life, payload, kind, code, message):
    outcome = life.call("lambda", "Invoke", {"FunctionName": "order-fn", "Payload": payload, "InvocationType": kind})
    assert outcome.refusal.code == code
    assert message is None or outcome.refusal.message == message
    assert outcome.work == []
    assert life.lambda_.environments == {}


def test_dry_run_only_authorises(life):
    outcome = life.call("lambda", "Invoke", {"FunctionName": "order-fn", "InvocationType": "DryRun"})
    assert outcome.answer == {"StatusCode": 204}
    assert life.lambda_.environments == {}


def test_concurrency_limit(life, monkeypatch):
    monkeypatch.setattr(numbers, "LAMBDA_CONCURRENCY", 2)
    life.begin()
    life.begin()
    outcome = life.call("lambda", "Invoke", {"FunctionName": "order-fn"})
    assert (outcome.refusal.code, outcome.refusal.message, outcome.refusal.status) == (
        "TooManyRequestsException",
        "Rate Exceeded.",
        429,
    )
    assert outcome.refusal.members["Reason"] == "ConcurrentInvocationLimitExceeded"


def test_three_at_once_are_three_environments_two_of_them_because_busy(life):
    works = [life.begin() for _ in range(3)]
    assert len({work.environment_id for work in works}) == 3
    assert [i.because for i in life.lambda_.running.values()] == ["first", "busy", "busy"]
    for work in works:
        life.finish(work)
    assert len(life.function.idle) == 3


@pytest.mark.parametrize(("depth", "accepted"), [(DEEPEST_EVENT, True), (DEEPEST_EVENT + 1, False)])
@pytest.mark.parametrize("frames", [0, 200])
def test_how_deeply_an_event_may_be_nested_does_not_depend_on_who_asks(life, frames, depth, accepted):
    event = b"[" * depth + b"]" * depth

    def ask(further):
        if further:
            return ask(further - 1)
        return life.call("lambda", "Invoke", {"FunctionName": "order-fn", "Payload": event})

    assert (ask(frames).refusal is None) == accepted
