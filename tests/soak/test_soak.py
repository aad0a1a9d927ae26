"""The soak itself: it sees whatever is left, and a short one ends with nothing."""

import secrets
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from serverless_lab.runtime.client import MOST_IDLE
from tests.bench.runtime import proportional_mb
from tests.live import Lab
from tests.soak import __main__ as soak
from tests.soak import census, programs
from tests.soak.census import Census

NOTHING = Census(Counter(), Counter(), {}, {}, frozenset(), 0, frozenset(), frozenset(), {})


class Installation(Lab):
    """A folder with processes of its own, and nothing else of a lab."""

    def sleeper(self, *words: str) -> "subprocess.Popen[bytes]":
        """A process of this installation with these words in its command, once it is there."""
        code = "import sys, time; print('there', flush=True); time.sleep(60)"
        command = [sys.executable, "-c", code, *words]
        process = subprocess.Popen(command, env=self.environ, stdout=subprocess.PIPE)
        assert process.stdout is not None
        process.stdout.readline()
        return process


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    (tmp_path / "data").mkdir()
    made = Installation(tmp_path)
    yield made
    for pid in made.members():
        subprocess.run(["kill", str(pid)], check=True)


def left(installation: Installation, before: Census) -> list[str]:
    return census.left(before, census.take(installation))


def test_nothing_is_left_where_nothing_happened(installation: Installation) -> None:
    installation.sleeper("endpoint")
    before = census.take(installation)
    assert left(installation, before) == []
    assert (before.processes, before.memory["endpoint"] > 1) == (Counter(endpoint=1), True)


def test_a_process_is_seen(installation: Installation) -> None:
    before = census.take(installation)
    installation.sleeper("endpoint")
    assert left(installation, before)[0] == "1 × endpoint"


def test_an_environment_is_what_the_zygote_has_made(installation: Installation) -> None:
    code = "import os, time; child = os.fork(); print('there', flush=True); time.sleep(60)"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "serverless_lab.runtime.zygote"], env=installation.environ, stdout=subprocess.PIPE
    )
    for _ in range(2):
        process.stdout.readline()
    (environment,) = census.environments(installation)
    assert (environment in installation.members(), environment != process.pid) == (True, True)
    assert 0.5 < proportional_mb(environment) < 100


def test_a_file_and_a_socket_are_seen(installation: Installation) -> None:
    before = census.take(installation)
    (installation.folder / "data" / "tmp").mkdir()
    (installation.folder / "data" / "tmp" / "left").touch()
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(installation.folder / "s"))
        listener.listen()
        assert left(installation, before) == [
            "file data/tmp",
            "file data/tmp/left",
            "file s",
            f"socket {installation.folder / 's'}",
        ]


def test_there_are_no_more_books_than_processes_that_run_functions() -> None:
    def at(books: int) -> Census:
        return replace(NOTHING, books=books, processes=Counter({"endpoint": 1, "worker": 1, "runtime.keeper": 1}))

    assert census.left(at(0), at(2)) == []
    assert census.left(at(0), at(3)) == ["3 books of runs"]


def test_rows_and_groups_are_seen() -> None:
    before = replace(NOTHING, rows={"sandbox_account": 2}, groups=frozenset({"/sys/fs/cgroup/a"}))
    after = replace(NOTHING, rows={"sandbox_account": 5}, groups=frozenset({"/sys/fs/cgroup/b"}))
    assert census.left(before, after) == ["cgroup /sys/fs/cgroup/b", "3 rows in sandbox_account"]


@pytest.mark.parametrize(
    ("kind", "before", "after", "seen"),
    [
        ("…/data/tmp/runs/x", 0, 1, True),
        ("anon_inode:[pidfd]", 1, 2, True),
        ("socket", 3, 3 + census.SLACK + MOST_IDLE, False),
        ("socket", 3, 4 + census.SLACK + MOST_IDLE, True),
        ("book", 0, 1, False),
        ("book", 1, 2, True),
        ("database", 3, 12, False),
        ("database", 3, 13, True),
    ],
)
def test_descriptors_are_judged_by_what_they_are(kind: str, before: int, after: int, seen: bool) -> None:
    def at(count: int) -> Census:
        return replace(
            NOTHING,
            held={"endpoint": Counter({kind: count})},
            processes=Counter(endpoint=1),
            threads=Counter(endpoint=4),
        )

    found = census.left(at(before), at(after))
    assert found == ([f"endpoint: {after} instead of {before} descriptors of {kind}"] if seen else [])


def test_the_keeper_may_have_the_idle_connections_of_every_client() -> None:
    def at(count: int) -> Census:
        clients = Counter({"endpoint": 1, "worker": 2})
        return replace(NOTHING, held={"runtime.keeper": Counter(socket=count)}, processes=clients)

    most = 9 + census.SLACK + 3 * MOST_IDLE
    assert census.left(at(9), at(most)) == []
    assert census.left(at(9), at(most + 1)) == [f"runtime.keeper: {most + 1} instead of 9 descriptors of socket"]


def test_threads_are_seen() -> None:
    before, after = (replace(NOTHING, threads=Counter(course=count)) for count in (10, 17))
    assert census.left(before, after) == ["course: 17 instead of 10 threads"]


def test_every_deed_is_in_both_programs() -> None:
    for code in (programs._PYTHON, programs._NODE):
        assert [deed for deed in programs.DEEDS if f'"{deed}"' not in code and deed != "answer"] == []


def test_what_grows_is_told_by_the_hour() -> None:
    looks = [(float(at), {"course": 100 + at / 36}) for at in range(0, 120, 10)]
    held = soak.Soak.__new__(soak.Soak)
    held.looks = looks
    assert round(soak.drift(held, "course"), 6) == 100


def test_a_short_one_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soak, "LEARNERS", 2)
    assert soak.soaked(tmp_path, 5.0) == []


def test_an_environment_that_nobody_ends_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soak, "PATIENCE_S", 2.0)
    (tmp_path / "tmp").mkdir()
    token = secrets.token_urlsafe(24)
    with Lab(tmp_path, LAB_OPERATOR_TOKEN=token, LAB_DEBUG="0", TMPDIR=str(tmp_path / "tmp")) as lab:
        held = soak.Soak(lab, token)
        learners, _visitor = held._people()
        learners[0].deploy()
        learners[0].call("answer")
        assert [line for line in held.empty(learners[1:]) if "no function" in line] != []
        assert threading.active_count() < 50
        assert held.empty(learners[:1]) == []
