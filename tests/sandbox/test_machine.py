"""The real function runtime under the journal: source in, log lines out."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from lessons.people import joining
from lessons.sandbox import hosting, lab, sources
from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.machine import RuntimeHost, report_of
from serverless_lab.runtime import build
from serverless_lab.runtime.launch import start_keeper
from serverless_lab.runtime.model import LogChunk, Observed
from tests.sandbox.conftest import allow, create
from tests.settings import BUILDS

pytestmark = pytest.mark.django_db

SOURCE = """
import json, os, time
import boto3

print("loading")
count = 0

def handler(event, context):
    global count
    count += 1
    print("call", count)
    match event.get("do"):
        case "loop":
            while True: pass
        case "raise":
            raise ValueError("no dumplings left")
        case "exit":
            os._exit(3)
        case "hog":
            return len(bytearray(500 << 20))
        case "talk":
            print("x" * 200 * 1024 * 60)
        case "object":
            return object()
        case "list":
            return [f["FunctionName"] for f in boto3.client("lambda").list_functions()["Functions"]]
        case "variables":
            return {name: os.environ[name] for name in event["names"]}
        case "other":
            reply = boto3.client("lambda").invoke(FunctionName="kitchen-fn", Payload=json.dumps({"do": "count"}))
            return {"count": json.load(reply["Payload"])}
    return count
"""

CALLS_AND_LOOPS = """
import boto3

def handler(event, context):
    boto3.client("logs").describe_log_groups()
    while True: pass
"""


@pytest.fixture(scope="module")
def socket_path(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = Path(os.environ.get("LAB_TEST_ARTEFACT", BUILDS))
    build.ensure(root)
    path = tmp_path_factory.mktemp("keeper") / "keeper.sock"
    process = start_keeper(path, root)
    yield path
    process.terminate()
    process.wait(10)


@pytest.fixture
def host(settings, socket_path, host):
    settings.LAB_RUNTIME_SOCKET = socket_path
    settings.LAB_FUNCTION_HOST = "lessons.sandbox.machine.RuntimeHost"
    hosting._made.cache_clear()
    made = hosting.host()
    assert isinstance(made, RuntimeHost)
    yield made
    hosting._made.cache_clear()


@pytest.fixture
def shop(account, host):
    create(account, Code={"ZipFile": sources.pack(SOURCE)})
    return account


def invoke(account, do="count", **event):
    payload = json.dumps({"do": do, **event}).encode()
    params = {"FunctionName": "order-fn", "Payload": payload, "LogType": "Tail"}
    return lab.call(account, "lambda", "Invoke", params)


def payload(result):
    return json.loads(result.answer["Payload"])


def lines(account):
    found = lab.call(account, "logs", "FilterLogEvents", {"logGroupName": "/aws/lambda/order-fn"})
    return [event["message"] for event in found.answer["events"]]


def test_cold_then_warm_with_globals_that_live_on(shop):
    first, second = invoke(shop), invoke(shop)
    assert [payload(first), payload(second)] == [1, 2]
    cold, warm = first.invocations[0], second.invocations[0]
    assert (cold.cold, warm.cold, warm.init) == (True, False, 0)
    assert sorted(cold.phases) == ["environment", "fetch", "module", "runtime"]
    assert cold.init > 0
    assert cold.measured_ms > 0
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


@pytest.mark.parametrize(
    ("do", "error_type", "status"),
    [
        ("raise", "ValueError", "error"),
        ("object", "Runtime.MarshalError", "error"),
        ("loop", "Sandbox.Timedout", "timeout"),
        ("exit", "Runtime.ExitError", "exited"),
    ],
)
def test_what_goes_wrong_inside_is_told_as_aws_tells_it(shop, do, error_type, status):
    lab.call(shop, "lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", "Timeout": 1})
    result = invoke(shop, do)
    assert (result.answer["FunctionError"], payload(result)["errorType"]) == ("Unhandled", error_type)
    assert result.invocations[0].status == status
    assert lines(shop)[-1].startswith("REPORT RequestId: ")
    assert payload(invoke(shop)) == (2 if status == "error" else 1)


def test_a_memory_hog_ends_and_the_next_call_is_fresh(shop):
    result = invoke(shop, "hog")
    assert result.answer["FunctionError"] == "Unhandled"
    assert payload(invoke(shop)) == 1


def test_ten_megabytes_of_output_are_cut_and_said_so(shop):
    result = invoke(shop, "talk")
    assert payload(result) == 1
    assert any("more bytes of output were dropped" in line for line in lines(shop))


@pytest.mark.parametrize(
    ("source", "handler", "error_type"),
    [
        ("def handler(:\n", "lambda_function.handler", "Runtime.UserCodeSyntaxError"),
        ("a = 1\n", "lambda_function.handler", "Runtime.HandlerNotFound"),
        ("a = 1\n", "elsewhere.handler", "Runtime.ImportModuleError"),
        ("raise KeyError('x')\n", "lambda_function.handler", "KeyError"),
    ],
)
def test_code_that_cannot_be_loaded(account, host, source, handler, error_type):
    create(account, Handler=handler, Code={"ZipFile": sources.pack(source)})
    result = invoke(account)
    assert (payload(result)["errorType"], result.invocations[0].status) == (error_type, "init_error")
    assert invoke(account).invocations[0].cold


def test_the_runtime_killed_in_mid_call(account, settings, host, tmp_path):
    """The keeper dies under a running function; a new one takes over."""
    path = tmp_path / "keeper.sock"
    settings.LAB_RUNTIME_SOCKET = path
    hosting._made.cache_clear()
    root = Path(os.environ.get("LAB_TEST_ARTEFACT", BUILDS))
    first = start_keeper(path, root)
    create(account, Code={"ZipFile": sources.pack(CALLS_AND_LOOPS)}, Timeout=5)
    killed = []
    machine = hosting.host()
    run = machine.run

    def run_and_kill(job, on_call):
        def kill(service, operation, params):
            if not killed:
                killed.append(1)
                first.kill()
                first.wait(10)
            return on_call(service, operation, params)

        return run(job, kill)

    machine.run = run_and_kill
    result = invoke(account)
    assert killed == [1]
    assert result.refusal is not None or result.answer["FunctionError"] == "Unhandled"
    assert lab.position(account.pk)[1] is False
    refused = invoke(account)
    assert refused.refusal.code == "ServiceException"
    machine.run = run
    path.unlink(missing_ok=True)
    second = start_keeper(path, root)
    params = {"FunctionName": "order-fn", "ZipFile": sources.pack("def handler(event, context):\n    return 7\n")}
    lab.call(account, "lambda", "UpdateFunctionCode", params)
    assert payload(invoke(account)) == 7
    second.terminate()
    second.wait(10)


@pytest.mark.django_db(transaction=True)
def test_the_owner_leaves_while_the_code_runs(account, host):
    """What runs breaks off, and what is kept warm besides it ends too."""
    create(account, Code={"ZipFile": sources.pack(CALLS_AND_LOOPS)}, Timeout=5)
    create(account, "kitchen-fn")
    lab.call(account, "lambda", "Invoke", {"FunctionName": "kitchen-fn"})
    run = host.run

    def run_and_leave(job, on_call):
        def leave(service, operation, params):
            joining.leave(account.owner)
            return on_call(service, operation, params)

        return run(job, leave)

    host.run = run_and_leave
    assert invoke(account).refusal.code == "ServiceException"
    assert [row for row in host._runtime.stats().environments if row.owner == str(account.pk)] == []
    assert not FileBodies.of(account.pk).folder.exists()


def test_a_restarted_runtime_is_an_honest_cold_start(account, settings, host, wall, tmp_path):
    import time

    path = tmp_path / "keeper.sock"
    settings.LAB_RUNTIME_SOCKET = path
    hosting._made.cache_clear()
    root = Path(os.environ.get("LAB_TEST_ARTEFACT", BUILDS))
    wall.at = time.time_ns() // 1000
    create(account)
    reasons = []
    for _ in range(2):
        keeper = start_keeper(path, root)
        for _ in range(2):
            reasons.append(invoke(account).invocations[0].because)
        keeper.terminate()
        keeper.wait(10)
        time.sleep(0.05)
    assert reasons == ["first", "idle", "restarted", "idle"]


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


def test_unpacked_code_that_nobody_used_for_long_is_forgotten(shop, wall):
    import time

    from lessons.sandbox.limits import data_dir

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
