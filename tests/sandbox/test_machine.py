"""The real function runtime under the journal: source in, log lines out."""

import hashlib
import os
import time
from dataclasses import replace

import pytest

from lessons.sandbox import lab, opened, sources
from lessons.sandbox.limits import data_dir
from lessons.sandbox.machine import report_of
from serverless_lab.runtime.model import Chunk, LogChunk, Observed
from tests.sandbox.conftest import allow, create
from tests.sandbox.real_runtime import SOURCE, invoke, lines, payload

pytestmark = pytest.mark.django_db


def test_cold_then_warm_with_globals_that_live_on(shop):
    first, second = invoke(shop), invoke(shop)
    assert [payload(first), payload(second)] == [1, 2]
    cold, warm = first.invocations[0], second.invocations[0]
    assert (cold.cold, warm.cold, warm.init) == (True, False, 0)
    assert sorted(cold.phases) == ["environment", "fetch", "module", "runtime"]
    assert min(cold.init, cold.measured_ms) > 0
    texts = lines(shop)
    assert texts[0] == "loading"
    assert texts[1].startswith("START RequestId: ")
    assert texts[2] == "call 1"
    assert "Init Duration" in texts[4]
    assert "Init Duration" not in texts[-1]


def test_undo_does_not_leave_a_memory_that_never_was(shop):
    assert [payload(invoke(shop)) for _ in range(3)] == [1, 2, 3]
    lab.undo(shop)
    again = invoke(shop)
    assert (payload(again), again.invocations[0].because) == (1, "rewound")


def test_the_function_reaches_its_own_account_as_its_role(shop):
    refused = invoke(shop, "list")
    assert "AccessDeniedException" in payload(refused)["errorMessage"]
    allow(shop, "lambda:ListFunctions")
    assert payload(invoke(shop, "list")) == ["order-fn"]


def test_a_function_invokes_a_function(shop):
    create(shop, "kitchen-fn", Code={"ZipFile": sources.pack(SOURCE)})
    allow(shop, "lambda:InvokeFunction")
    assert payload(invoke(shop, "other")) == {"count": 1}
    assert payload(invoke(shop, "other")) == {"count": 2}


def test_lambdas_environment_variables_are_there(shop):
    names = ["AWS_REGION", "AWS_LAMBDA_FUNCTION_NAME", "LAMBDA_TASK_ROOT", "_HANDLER"]
    found = payload(invoke(shop, "variables", names=names))
    assert list(found.values()) == ["ap-northeast-2", "order-fn", "/var/task", "lambda_function.handler"]


def test_ten_megabytes_of_output_are_cut_and_said_so(shop):
    result = invoke(shop, "talk")
    assert payload(result) == 1
    dropped = 200 * 1024 * 60 + len("call 1\n\n") - (1 << 20)
    told = f"[LAB] {dropped} more bytes of output were dropped here."
    assert [line for line in lines(shop) if "dropped" in line] == [told]


@pytest.mark.parametrize(
    ("source", "handler", "error_type"),
    [
        ("def handler(:\n", "lambda_function.handler", "Runtime.UserCodeSyntaxError"),
        ("a = 1\n", "lambda_function.handler", "Runtime.HandlerNotFound"),
        ("a = 1\n", "elsewhere.handler", "Runtime.ImportModuleError"),
        ("raise KeyError('x')\n", "lambda_function.handler", "KeyError"),
    ],
)
def test_code_that_cannot_be_loaded(account, real_host, source, handler, error_type):
    create(account, Handler=handler, Code={"ZipFile": sources.pack(source)})
    result = invoke(account)
    assert (payload(result)["errorType"], result.invocations[0].status) == (error_type, "init_error")
    assert invoke(account).invocations[0].cold


def test_output_is_placed_in_init_or_in_the_call():
    observed = Observed(
        status="ok",
        payload="null",
        phase="invoke",
        kept=True,
        cold=True,
        output=(LogChunk("stdout", -30.0, "loading\n"), LogChunk("stderr", 1.5, "call \udc80\n")),
        output_dropped=3,
        phases={"fetch": 1.0, "environment": 20.0, "runtime": 5.0, "module": 25.0},
        init_ms=50.0,
        measured_init_ms=12.0,
        duration_ms=4.0,
        measured_ms=1.0,
        cpu_ms=1.0,
        max_memory_mb=40,
        host_calls=0,
    )
    report = report_of(observed)
    assert report["Output"] == [
        {"OffsetMs": 20.0, "Text": "loading\n", "Phase": "init"},
        {"OffsetMs": 1.5, "Text": "call ?\n", "Phase": "invoke"},
    ]
    assert (report["DroppedBytes"], report["InitMs"], report["DurationMs"]) == (3, 50.0, 4.0)
    assert (report["Payload"], report["ContentType"]) == (b"null", "")
    streamed = replace(observed, chunks=(Chunk(0.0, b"\xffone"), Chunk(1.0, b"two")), content_type="image/png")
    report = report_of(streamed)
    assert (report["Payload"], report["ContentType"]) == (b"\xffonetwo", "image/png")
    failed = report_of(replace(streamed, status="error", payload='{"errorType": "E"}'))
    assert failed["Payload"] == b'{"errorType": "E"}'


def test_unpacked_code_goes_with_the_last_account_that_has_it(shop, other_learner, django_capture_on_commit_callbacks):
    classmate = lab.account_of(other_learner)
    both, own = (sources.pack(f"def handler(event, context):\n    return {number}\n") for number in (2_001, 2_002))
    for account, name, package in ((shop, "both-fn", both), (classmate, "both-fn", both), (classmate, "own-fn", own)):
        create(account, name, Code={"ZipFile": package})
        lab.call(account, "lambda", "Invoke", {"FunctionName": name})
    folder = data_dir() / "tmp" / "code"
    shared, alone = (folder / hashlib.sha256(each).hexdigest() for each in (both, own))
    assert (shared.is_dir(), alone.is_dir()) == (True, True)
    with django_capture_on_commit_callbacks(execute=True):
        other_learner.delete()
    assert (shared.is_dir(), alone.is_dir(), classmate.pk in opened._slots) == (True, False, False)
    assert payload(lab.call(shop, "lambda", "Invoke", {"FunctionName": "both-fn"})) == 2_001
    with django_capture_on_commit_callbacks(execute=True):
        shop.owner.delete()
    assert not shared.exists()


def test_unpacked_code_that_nobody_used_for_long_is_forgotten(shop, wall):
    wall.at = time.time_ns() // 1000
    invoke(shop)
    folder = data_dir() / "tmp" / "code"
    kept, old = folder / "used-yesterday", folder / "used-last-month"
    for place, days in ((kept, 1), (old, 30)):
        place.mkdir(parents=True)
        os.utime(place, (time.time() - days * 86_400,) * 2)
    params = {"FunctionName": "order-fn", "ZipFile": sources.pack("def handler(event, context):\n    return 1\n")}
    lab.call(shop, "lambda", "UpdateFunctionCode", params)
    assert payload(invoke(shop)) == 1
    assert (kept.exists(), old.exists()) == (True, False)
    kept.rmdir()
