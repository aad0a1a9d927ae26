"""The real process tree: every way to end it leaves nothing behind, and two live side by side."""

import http.client
import http.cookiejar
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from lessons.sandbox.limits import limit
from serverless_lab.processes.management.commands import course
from tests.live import Lab
from tests.settings import ROOT


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated data folder, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("prepared")
    Lab(folder).prepare()
    return folder / "data"


@pytest.fixture
def lab(tmp_path: Path, prepared: Path) -> Iterator[Lab]:
    shutil.copytree(prepared, tmp_path / "data", symlinks=True)
    with Lab(tmp_path) as running:
        yield running


def health(lab: Lab) -> int | None:
    connection = http.client.HTTPConnection("127.0.0.1", lab.port, timeout=5)
    try:
        connection.request("GET", "/health/")
        return connection.getresponse().status
    except OSError:
        return None
    finally:
        connection.close()


def child(lab: Lab, name: str) -> int:
    """The child of the parent whose command line names `name`."""
    for pid in lab.members():
        parent = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()[1]
        if int(parent) == lab.process.pid and name.encode() in Path(f"/proc/{pid}/cmdline").read_bytes():
            return pid
    raise AssertionError(f"no child {name}")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_to_the_parent_alone_ends_everything(lab: Lab, number: signal.Signals) -> None:
    assert health(lab) == 200
    assert len(lab.members()) >= 8
    assert lab.stop(number) == 0
    assert lab.wait_until_gone(0) == []
    assert lab.output().endswith("Stopped.\n")
    assert "Traceback" not in lab.output()


def test_ctrl_c_in_a_terminal_ends_everything(lab: Lab) -> None:
    os.killpg(lab.process.pid, signal.SIGINT)  # what a terminal does: the signal goes to the whole foreground group
    assert lab.process.wait(20) == 0
    assert lab.wait_until_gone(0) == []


def test_killing_the_parent_ends_everything(lab: Lab) -> None:
    lab.process.kill()
    lab.process.wait()
    assert lab.wait_until_gone() == []


def test_the_threads_of_the_course_outnumber_what_a_few_accounts_may_hold() -> None:
    assert 10 * limit("LAB_CALLS_AT_ONCE") <= course.THREADS


class Visitor:
    """A guest with an account and a function that hangs until its timeout of three seconds."""

    def __init__(self, lab: Lab) -> None:
        self.lesson = f"{lab.url}/functions/cold-and-warm-start/"
        self.jar = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        self.opener.open(self.lesson).close()
        self.post("deploy/", source="import time\ndef lambda_handler(event, context):\n    time.sleep(20)\n")

    def post(self, path: str, **fields: str) -> int:
        token = next(cookie.value or "" for cookie in self.jar if cookie.name == "lab_csrf")
        headers = {"X-CSRFToken": token, "HX-Request": "true"}
        request = urllib.request.Request(self.lesson + path, urllib.parse.urlencode(fields).encode(), headers)
        try:
            with self.opener.open(request, timeout=60) as answer:
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code


def test_slow_functions_of_some_leave_the_course_answering(lab: Lab) -> None:
    visitors = [Visitor(lab) for _ in range(3)]
    with ThreadPoolExecutor(30) as pool:
        calls = [pool.submit(v.post, "invoke/", kind="sync", event="empty") for _ in range(10) for v in visitors]
        time.sleep(1)
        waits = []
        for _ in range(3):
            began = time.monotonic()
            assert health(lab) == 200
            waits.append(time.monotonic() - began)
        ended = sorted(call.result() for call in calls)
    assert max(waits) < 1
    assert ended == [200] * 9 + [422] * 21  # three calls of each wait, the others are told so


@pytest.mark.parametrize("name", ["course", "endpoint", "content", "worker", "keeper"])
def test_a_killed_child_comes_back(lab: Lab, name: str) -> None:
    first = child(lab, name)
    os.kill(first, signal.SIGKILL)
    end = time.monotonic() + 20
    while time.monotonic() < end:
        try:
            if child(lab, name) != first and health(lab) == 200:
                break
        except (AssertionError, OSError):
            pass
        time.sleep(0.1)
    assert child(lab, name) != first
    assert health(lab) == 200
    assert lab.stop() == 0
    assert lab.wait_until_gone(0) == []


def test_the_worker_runs_what_was_put_into_the_queue(lab: Lab, tmp_path: Path) -> None:
    script = "import django, sys; django.setup(); from django_q import tasks; tasks.async_task('os.mkdir', sys.argv[1])"
    lab.environ["DJANGO_SETTINGS_MODULE"] = "serverless_lab.settings"
    lab.run("-c", script, str(tmp_path / "made"))
    end = time.monotonic() + 20
    while not (tmp_path / "made").is_dir() and time.monotonic() < end:
        time.sleep(0.02)
    assert (tmp_path / "made").is_dir()


def test_two_labs_side_by_side(lab: Lab, tmp_path: Path) -> None:
    (tmp_path / "two").mkdir()
    with Lab(tmp_path / "two") as other:
        assert (health(lab), health(other)) == (200, 200)
        assert other.stop() == 0
        assert other.wait_until_gone(0) == []
        assert health(lab) == 200


def test_a_busy_port_is_said_and_nothing_starts(tmp_path: Path) -> None:
    lab = Lab(tmp_path)
    lab.prepare()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", lab.port))
        taken.listen()
        command = [sys.executable, "manage.py", "lab"]
        done = subprocess.run(command, cwd=ROOT, env=lab.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    expected = (
        f"Port {lab.port} is already in use. Stop what uses it, or choose another: LAB_PORT={lab.port + 1} make run"
    )
    assert expected in done.stderr
    assert done.stdout == ""
    assert lab.members() == []


def test_the_same_data_folder_twice_is_said(lab: Lab) -> None:
    second = Lab(lab.folder)
    command = [sys.executable, "manage.py", "lab"]
    done = subprocess.run(command, cwd=ROOT, env=second.environ, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "Another Serverless Lab is running with the data folder" in done.stderr
    assert health(lab) == 200
