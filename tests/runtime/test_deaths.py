"""Deaths of every kind: of clients, environments, the zygote and the keeper itself. Nothing is left behind."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from serverless_lab.runtime import endings
from serverless_lab.runtime.client import Runtime
from serverless_lab.runtime.launch import start_keeper
from serverless_lab.runtime.model import RuntimeUnavailable
from tests.runtime.support import FINE, SLOW, Lab, Start, answer, busy, gone, in_background, keys, until

CLIENT = """
import json, sys
from pathlib import Path
from serverless_lab.runtime import endings
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


KILLS = [
    (signal.SIGKILL, "unavailable", ""),
    (signal.SIGTERM, "unavailable", ""),
    (signal.SIGSYS, "exited", "bad system call"),
    (signal.SIGABRT, "exited", "aborted"),
]


@pytest.mark.parametrize(("number", "status", "word"), KILLS, ids=[k[0].name for k in KILLS])
def test_a_killed_environment_is_noticed(lab: Lab, number: signal.Signals, status: str, word: str) -> None:
    """A crash is the function's own, any other silent death is the host's fault."""
    spec = lab.spec(SLOW)
    other = lab.spec(FINE)  # its process is younger: no copy of the channel may keep the death from being seen
    thread, results = in_background(lambda: lab.run(spec, 10, timeout=20))
    until(lambda: any(e.key == spec.key and e.busy for e in lab.runtime.stats().environments))
    answer(lab.run(other))
    time.sleep(0.2)  # init is over: it sleeps
    os.kill(next(e.pid for e in lab.runtime.stats().environments if e.key == spec.key), number)
    thread.join(5)
    seen = results[0]
    assert (seen.status, seen.kept) == (status, False)
    if word:
        error = json.loads(seen.payload)
        assert error["errorType"] == "Runtime.ExitError"
        assert error["errorMessage"].endswith(f"Error: Runtime exited with error: signal: {word}")
    else:
        assert (seen.payload, seen.duration_ms) == ("", 0)
    until(lambda: spec.key not in keys(lab.runtime))
    assert answer(lab.run(other)) == 1


@pytest.mark.parametrize("status", [0, 1, 70, signal.SIGKILL.value, signal.SIGTERM.value])
def test_most_ends_tell_nothing(status: int) -> None:
    assert endings.last_words(status if status in (9, 15) else status << 8) is None


def test_a_crash_tells_its_signal() -> None:
    end = endings.Ended("signal", str(endings.last_words(signal.SIGSEGV.value | 0x80)["detail"]))  # type: ignore[index]
    assert endings.describe(end, "r")[0] == "exited"
    assert "signal: segmentation fault" in endings.describe(end, "r")[1]


@pytest.mark.parametrize(("how", "status"), endings.STATUSES.items())
def test_a_process_that_cannot_speak_says_why_by_its_status(how: str, status: int) -> None:
    assert endings.last_words(status << 8) == {"ended": how, "detail": "", "usage": {}}


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
        process.stdin.close()
    else:
        process.send_signal(getattr(signal, end))
    assert process.wait(8) == (-signal.SIGKILL if end == "SIGKILL" else 0)
    until(lambda: all(gone(pid) for pid in family))
    thread.join(5)
    assert results[0].status == "unavailable"
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
