"""The keeper: limits, queues, deaths of every kind, and nothing left behind."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from serverless_lab.runtime.client import Runtime
from serverless_lab.runtime.launch import start_keeper
from serverless_lab.runtime.model import EnvironmentInUse, RuntimeBusy, RuntimeUnavailable
from tests.runtime.conftest import Lab, Start, answer

FINE = "def handler(event, context): return 1"
SLOW = "import time\ndef handler(event, context): time.sleep(event or 1)"


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + 8
    while not condition():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.02)


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z"
    except FileNotFoundError:
        return True


def in_background(work: Callable[[], Any]) -> tuple[threading.Thread, list[Any]]:
    results: list[Any] = []

    def run() -> None:
        try:
            results.append(work())
        except Exception as problem:
            results.append(problem)

    thread = threading.Thread(target=run)
    thread.start()
    return thread, results


def keys(runtime: Runtime) -> set[str]:
    return {e.key for e in runtime.stats().environments}


def busy(runtime: Runtime) -> int:
    return sum(e.busy for e in runtime.stats().environments)


def test_the_least_recently_used_environment_of_an_owner_makes_room(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(environments_per_owner=2)
    lab = Lab(runtime, tmp_path, "ann")
    first, second, third = (lab.spec(FINE, key=key) for key in ("first", "second", "third"))
    for spec in (first, second, first, third):
        answer(lab.run(spec))
    assert keys(runtime) == {"first", "third"}
    assert runtime.stats().counters["evicted"] == 1


def test_a_run_above_the_limit_waits_its_turn(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(runs_per_owner=1)
    lab = Lab(runtime, tmp_path, "ann")
    thread, _ = in_background(lambda: lab.run(SLOW, 0.6))
    until(lambda: busy(runtime) == 1)
    began = time.monotonic()
    answer(lab.run(FINE))
    assert 0.3 < time.monotonic() - began < 2
    thread.join()


def test_a_run_that_waits_too_long_is_refused(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(runs=1)
    runtime._limits = type(runtime._limits)(wait_seconds=0.3)
    lab, other = Lab(runtime, tmp_path, "ann"), Lab(runtime, tmp_path, "bob")
    thread, results = in_background(lambda: lab.run(SLOW, 1.5))
    until(lambda: busy(runtime) == 1)
    with pytest.raises(RuntimeBusy):
        other.run(FINE)
    thread.join()
    assert results[0].status == "ok"
    answer(other.run(FINE))


def test_a_function_that_waits_for_another_holds_no_place(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(runs=1, runs_per_owner=1, wait_seconds=1)
    lab = Lab(runtime, tmp_path, "ann")
    inner = lab.spec(FINE)
    outer = "import boto3, json\ndef handler(e, c): return json.load(boto3.client('lambda').invoke()['Payload'])"
    assert answer(lab.run(outer, on_call=lambda *_: {"Payload": lab.run(inner).payload})) == 1


def test_functions_that_invoke_themselves_without_end_are_stopped(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(nested_runs=3)
    lab, depths = Lab(runtime, tmp_path, "ann"), []

    def host(*_: object) -> dict[str, object]:
        depths.append(len(depths))
        return {"Payload": lab.run(source, on_call=host, timeout=10).payload}

    source = "import boto3\ndef handler(e, c): boto3.client('lambda').invoke()"
    with pytest.raises(RuntimeBusy, match="deeply"):
        lab.run(source, on_call=host, timeout=10)
    assert depths == [0, 1, 2, 3]


def test_one_environment_serves_one_call_at_a_time(lab: Lab) -> None:
    spec = lab.spec(SLOW)
    thread, results = in_background(lambda: lab.run(spec, 1))
    until(lambda: any(e.key == spec.key and e.busy for e in lab.runtime.stats().environments))
    with pytest.raises(EnvironmentInUse):
        lab.run(spec)
    thread.join()
    assert results[0].status == "ok"


def test_unused_environments_end_by_themselves(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper(idle_seconds=0.3)
    lab = Lab(runtime, tmp_path, "ann")
    answer(lab.run(FINE))
    pid = runtime.stats().environments[0].pid
    until(lambda: keys(runtime) == set())
    until(lambda: gone(pid))


def test_dropping_an_owner_ends_running_calls_too(lab: Lab) -> None:
    idle, running = lab.spec(FINE), lab.spec(SLOW)
    lab.run(idle)
    thread, results = in_background(lambda: lab.run(running, 5, timeout=10))
    until(lambda: any(e.key == running.key and e.busy for e in lab.runtime.stats().environments))
    assert lab.runtime.drop(lab.owner) == 2
    thread.join(3)
    assert (results[0].status, results[0].kept) == ("exited", False)


CLIENT = """
import json, sys
from pathlib import Path
from serverless_lab.runtime.client import Runtime
from serverless_lab.runtime.model import Call, EnvironmentSpec
path, folder, before, after, event = sys.argv[1:]
spec = EnvironmentSpec("ann", "shared", Path(folder), "lambda_function.handler", cpu_share=1.0)
call = Call("r", event, 30, before or None, after)
print(json.dumps(Runtime(Path(path)).run(spec, call, lambda *_: {}).payload), flush=True)
"""


def client(runtime: Runtime, folder: Path, before: str, after: str, event: str) -> "subprocess.Popen[bytes]":
    arguments = [str(runtime._path), str(folder), before, after, event]
    return subprocess.Popen([sys.executable, "-c", CLIENT, *arguments], stdout=subprocess.PIPE)


COUNT = """
import time
n = 0
def handler(event, context):
    global n
    n += 1
    time.sleep(event)
    return n
"""


def test_two_processes_share_one_warm_environment(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper()
    folder = Lab(runtime, tmp_path, "ann").spec(COUNT).code_dir
    assert client(runtime, folder, "", "one", "0").communicate(timeout=20)[0] == b'"1"\n'
    assert client(runtime, folder, "one", "two", "0").communicate(timeout=20)[0] == b'"2"\n'
    assert runtime.alive("ann", "shared", "two")


def test_a_client_killed_in_the_middle_of_a_call_takes_the_environment_along(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper()
    folder = Lab(runtime, tmp_path, "ann").spec(COUNT).code_dir
    process = client(runtime, folder, "", "one", "20")
    until(lambda: busy(runtime) == 1)
    pid = runtime.stats().environments[0].pid
    process.kill()
    process.wait()
    until(lambda: keys(runtime) == set())
    until(lambda: gone(pid))


def test_a_killed_environment_is_noticed(lab: Lab) -> None:
    spec = lab.spec(SLOW)
    thread, results = in_background(lambda: lab.run(spec, 10, timeout=20))
    until(lambda: any(e.key == spec.key and e.busy for e in lab.runtime.stats().environments))
    os.kill(next(e.pid for e in lab.runtime.stats().environments if e.key == spec.key), signal.SIGKILL)
    thread.join(5)
    assert (results[0].status, json.loads(results[0].payload)["errorType"]) == ("exited", "Runtime.ExitError")
    until(lambda: spec.key not in keys(lab.runtime))


def test_an_idle_environment_that_dies_is_no_longer_alive(lab: Lab) -> None:
    spec = lab.spec(FINE)
    lab.run(spec)
    os.kill(next(e.pid for e in lab.runtime.stats().environments if e.key == spec.key), signal.SIGKILL)
    until(lambda: not lab.runtime.alive(lab.owner, spec.key, lab.served[spec.key]))


@pytest.mark.parametrize("pause", [0, 0.5], ids=["at once", "later"])
def test_a_killed_zygote_is_replaced(keeper: Start, tmp_path: Path, pause: float) -> None:
    runtime, _ = keeper()
    lab = Lab(runtime, tmp_path, "ann")
    answer(lab.run(FINE))
    before = runtime.stats()
    os.kill(before.zygote_pid, signal.SIGKILL)
    time.sleep(pause)
    assert answer(lab.run(FINE)) == 1
    after = runtime.stats()
    assert after.zygote_pid != before.zygote_pid
    assert after.counters["zygote_restarts"] == 1
    until(lambda: gone(before.environments[0].pid))


def _family(runtime: Runtime) -> list[int]:
    stats = runtime.stats()
    return [stats.keeper_pid, stats.zygote_pid, *(e.pid for e in stats.environments)]


@pytest.mark.parametrize("end", ["SIGTERM", "SIGINT", "lifeline", "SIGKILL"])
def test_nothing_survives_the_keeper(keeper: Start, tmp_path: Path, end: str) -> None:
    runtime, process = keeper()
    lab = Lab(runtime, tmp_path, "ann")
    answer(lab.run(FINE))
    thread, results = in_background(lambda: lab.run(SLOW, 20, timeout=30))
    until(lambda: busy(runtime) == 1)
    family = _family(runtime)
    assert len(family) == 4
    if end == "lifeline":
        assert process.stdin is not None
        process.stdin.close()
    else:
        process.send_signal(getattr(signal, end))
    assert process.wait(8) == (-signal.SIGKILL if end == "SIGKILL" else 0)
    until(lambda: all(gone(pid) for pid in family))
    thread.join(5)
    assert results[0].status == "exited"
    if end != "SIGKILL":
        assert not list(tmp_path.glob("*.sock*"))
    with pytest.raises(RuntimeUnavailable):
        lab.run(FINE)


def test_a_new_keeper_clears_up_after_one_that_was_killed(artefact_root: Path, tmp_path: Path) -> None:
    path = tmp_path / "keeper.sock"
    lab = Lab(Runtime(path), tmp_path, "ann")
    for _ in range(2):
        process = start_keeper(path, artefact_root)
        answer(lab.run("def handler(e, c): open('/tmp/left', 'w').close()"))
        assert len(list(path.with_name("keeper.sock.scratch").glob("*/left"))) == 1
        process.kill()
        process.wait()


def test_ended_environments_leave_no_folder(keeper: Start, tmp_path: Path) -> None:
    runtime, _ = keeper()
    lab = Lab(runtime, tmp_path, "ann")
    answer(lab.run("import os\ndef handler(e, c): os.makedirs('/tmp/a/b'); os.symlink('a', '/tmp/l')"))
    scratch = tmp_path / "keeper0.sock.scratch"
    assert len(list(scratch.iterdir())) == 1
    runtime.drop("ann")
    until(lambda: list(scratch.iterdir()) == [])


def test_a_keeper_without_its_component_says_so(tmp_path: Path) -> None:
    with pytest.raises(RuntimeUnavailable):
        start_keeper(tmp_path / "keeper.sock", tmp_path / "nowhere")


def test_many_environments_and_threads(keeper: Start, tmp_path: Path) -> None:
    runtime, process = keeper(environments=24, environments_per_owner=6, wait_seconds=60)
    runtime._limits = type(runtime._limits)(wait_seconds=60)
    problems: list[object] = []

    def work(owner: str) -> None:
        lab = Lab(runtime, tmp_path, owner)
        try:
            for _ in range(8):
                spec = lab.spec(COUNT)
                assert [answer(lab.run(spec, 0)) for _ in range(5)] == [1, 2, 3, 4, 5]
        except BaseException as problem:
            problems.append(problem)

    threads = [threading.Thread(target=work, args=(f"owner-{n}",)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert problems == []
    assert runtime.stats().counters["cold"] == 96
    descriptors = len(list(Path(f"/proc/{process.pid}/fd").iterdir()))
    assert descriptors < 24 * 2 + 20
