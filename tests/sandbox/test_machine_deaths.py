"""The real function runtime when something ends: the code, the runtime, or the account."""

import signal
import time

import pytest

from lessons.people import joining
from lessons.sandbox import hosting, lab, sources
from lessons.sandbox.bodies import FileBodies
from serverless_lab.runtime.launch import start_keeper
from tests.sandbox.conftest import create
from tests.sandbox.real_runtime import CALLS_AND_LOOPS, artefact, invoke, lines, payload

pytestmark = pytest.mark.django_db


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


def killing(keeper, run):
    """`run`, of a host, whose keeper dies when the function calls the lab."""

    def run_and_kill(job, on_call):
        def kill(service, operation, params):
            keeper.kill()
            keeper.wait(10)
            return on_call(service, operation, params)

        return run(job, kill)

    return run_and_kill


def test_the_runtime_killed_in_mid_call(account, settings, real_host, tmp_path, monkeypatch):
    """The keeper dies under a running function; a new one takes over."""
    path = tmp_path / "keeper.sock"
    settings.LAB_RUNTIME_SOCKET = path
    hosting._made.cache_clear()
    first = start_keeper(path, artefact())
    create(account, Code={"ZipFile": sources.pack(CALLS_AND_LOOPS)}, Timeout=5)
    with monkeypatch.context() as patch:
        patch.setattr(hosting.host(), "run", killing(first, hosting.host().run))
        result = invoke(account)
        assert first.poll() == -signal.SIGKILL
        assert result.refusal.code == "ServiceException"
        assert lab.position(account.pk)[1] is False
        refused = invoke(account)
        assert refused.refusal.code == "ServiceException"
    path.unlink(missing_ok=True)
    second = start_keeper(path, artefact())
    params = {"FunctionName": "order-fn", "ZipFile": sources.pack("def handler(event, context):\n    return 7\n")}
    lab.call(account, "lambda", "UpdateFunctionCode", params)
    assert payload(invoke(account)) == 7
    second.terminate()
    second.wait(10)


@pytest.mark.django_db(transaction=True)
def test_the_owner_leaves_while_the_code_runs(account, real_host):
    """What runs breaks off, and what is kept warm besides it ends too."""
    create(account, Code={"ZipFile": sources.pack(CALLS_AND_LOOPS)}, Timeout=5)
    create(account, "kitchen-fn")
    lab.call(account, "lambda", "Invoke", {"FunctionName": "kitchen-fn"})
    run = real_host.run

    def run_and_leave(job, on_call):
        def leave(service, operation, params):
            joining.leave(account.owner)
            return on_call(service, operation, params)

        return run(job, leave)

    real_host.run = run_and_leave
    assert invoke(account).refusal.code == "ServiceException"
    assert [row for row in real_host._runtime.stats().environments if row.owner == str(account.pk)] == []
    assert not FileBodies.of(account.pk).folder.exists()


def test_a_restarted_runtime_is_an_honest_cold_start(account, settings, real_host, wall, tmp_path):
    path = tmp_path / "keeper.sock"
    settings.LAB_RUNTIME_SOCKET = path
    hosting._made.cache_clear()
    wall.at = time.time_ns() // 1000
    create(account)
    reasons = []
    for _ in range(2):
        keeper = start_keeper(path, artefact())
        for _ in range(2):
            reasons.append(invoke(account).invocations[0].because)
        keeper.terminate()
        keeper.wait(10)
        time.sleep(0.05)
    assert reasons == ["first", "idle", "restarted", "idle"]
