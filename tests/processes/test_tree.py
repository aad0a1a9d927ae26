"""The parent, with small children of our own: it restarts, gives up with a sentence, and leaves nobody behind."""

import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from serverless_lab.processes import tree as tree_module
from serverless_lab.processes.child import Child
from serverless_lab.processes.tree import CannotRun, Tree

SLEEPER = "import os, sys, time; open(sys.argv[1], 'a').write(f'{os.getpid()}\\n'); time.sleep(600)"
STUBBORN = "import signal, subprocess, sys; signal.signal(15, signal.SIG_IGN); " + SLEEPER
FAMILY = "import subprocess, sys; subprocess.Popen([sys.executable, '-c', sys.argv[2], sys.argv[1]]); " + SLEEPER


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] != "Z"
    except FileNotFoundError:
        return False


def until(condition: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.02)


class Running:
    """A tree in a thread; `pids()` are all processes its children ever wrote down."""

    def __init__(self, folder: Path, script: str, *, ready: bool = True) -> None:
        self.file = folder / "pids"
        argv = [sys.executable, "-c", script, str(self.file), SLEEPER]
        self.child = Child("small", argv, ready=lambda: ready and len(self.pids()) >= 1)
        self.stopping, self.ticks, self.announced = threading.Event(), 0, 0
        self.tree = Tree([self.child], self.stopping, self.tick)
        self.error: CannotRun | None = None
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def tick(self) -> None:
        self.ticks += 1

    def announce(self) -> None:
        self.announced += 1

    def run(self) -> None:
        try:
            self.tree.run(self.announce)
        except CannotRun as error:
            self.error = error

    def pids(self) -> list[int]:
        return [int(line) for line in self.file.read_text().split()] if self.file.exists() else []

    def stop(self) -> None:
        self.stopping.set()
        self.thread.join(20)
        assert not self.thread.is_alive()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_module, "BEAT", 0.05)
    monkeypatch.setattr(tree_module, "TERM_PATIENCE", 1.0)


def test_says_once_that_it_is_ready_ticks_and_stops(tmp_path: Path) -> None:
    running = Running(tmp_path, SLEEPER)
    until(lambda: running.ticks >= 2)
    running.stop()
    assert running.announced == 1
    assert [alive(pid) for pid in running.pids()] == [False]


def test_a_child_that_ignores_the_request_is_ended_with_its_own_children(tmp_path: Path) -> None:
    running = Running(tmp_path, STUBBORN.replace(SLEEPER, FAMILY))
    until(lambda: len(running.pids()) == 2)
    running.stop()
    until(lambda: [alive(pid) for pid in running.pids()] == [False, False], 2.0)  # a killed orphan takes its moment


def test_a_child_that_dies_is_started_again_and_its_children_are_ended(tmp_path: Path) -> None:
    running = Running(tmp_path, FAMILY)
    until(lambda: len(running.pids()) == 2 and running.ticks >= 1)
    first = running.child.process.pid
    os.kill(first, 9)
    until(lambda: len(running.pids()) == 4)
    assert [alive(pid) for pid in running.pids()[:2]] == [False, False]
    running.stop()
    assert running.error is None


def test_a_child_that_dies_again_and_again_stops_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_module, "DEATHS", 3)
    running = Running(tmp_path, SLEEPER.replace("time.sleep(600)", "time.sleep(.5); sys.exit(3)"))
    running.thread.join(30)
    assert str(running.error) == "The small process ended 3 times within a minute (exit code 3)."
    assert len(running.pids()) == 3


def test_a_child_that_cannot_start_is_said(tmp_path: Path) -> None:
    running = Running(tmp_path, "import sys; sys.exit(4)", ready=False)
    running.thread.join(10)
    assert str(running.error) == "The small process ended at once (exit code 4); see above."


def test_a_child_that_never_answers_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tree_module, "START_PATIENCE", 0.5)
    running = Running(tmp_path, SLEEPER, ready=False)
    running.thread.join(10)
    assert str(running.error) == "Not ready after 0 seconds: small."
    assert [pid for pid in running.pids() if alive(pid)] == []
