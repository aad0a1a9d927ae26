"""What stops a start is said in one sentence, before anything is built, however `make run` meets it."""

import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from serverless_lab.processes.places import hold_folder
from tests.live import free_port
from tests.settings import ROOT


def start(folder: Path, *argv: str, **environ: str) -> "subprocess.CompletedProcess[str]":
    """What `make run` does once Python's packages are there."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LAB_", "DJANGO_"))}
    kept.pop("DATABASE_URL", None)
    ports = {name: str(free_port()) for name in ("LAB_PORT", "LAB_AWS_PORT", "LAB_CONTENT_PORT")}
    env = {**kept, **ports, "LAB_DATA_DIR": str(folder), **environ}
    command = [sys.executable, *(argv or ("-m", "serverless_lab.setup", "run"))]
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False, timeout=60)


def sentence(done: "subprocess.CompletedProcess[str]") -> str:
    """The only line there is: nothing was begun and nothing broke."""
    assert done.returncode == 1
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"LAB_PORT": "abc"}, "LAB_PORT must be a number from 1 to 65535, not 'abc'."),
        ({"LAB_PORT": "4566", "LAB_AWS_PORT": "4566"}, "must be three different ports."),
        ({"LAB_LANGUAGE": "fr"}, "LAB_LANGUAGE must be one of ko, en, not 'fr'."),
        ({"LAB_DEBUG": "perhaps"}, "LAB_DEBUG must be 1 or 0, not 'perhaps'."),
        ({"LAB_DATA_DIR": "/dev/null"}, "LAB_DATA_DIR: cannot create the folder /dev/null: File exists."),
        ({"LAB_DATA_DIR": "/dev/null/x"}, "LAB_DATA_DIR: cannot create the folder /dev/null/x: Not a directory."),
        ({"LAB_DATA_DIR": "/proc"}, "Check LAB_DATA_DIR."),
        ({"LAB_DATA_DIR": "~nobody-of-that-name/x"}, "LAB_DATA_DIR: cannot create the folder"),
        ({"DATABASE_URL": "mysql://x/y"}, "DATABASE_URL must look like postgresql://"),
        ({"DATABASE_URL": "postgresql://127.0.0.1:1/lab"}, "The database does not answer: "),
        ({"REDIS_URL": "redis://127.0.0.1:1/0"}, "Redis does not answer: "),
        ({"LAB_RUNTIME_RUNS": "many"}, "LAB_RUNTIME_RUNS must be a number, not 'many'"),
        ({"LAB_RUNTIME_RUNS": "-1"}, "LAB_RUNTIME_"),
        ({"LAB_RUNTIME_WAIT_SECONDS": "nan"}, "LAB_RUNTIME_WAIT_SECONDS"),
        ({"LAB_HOST": "192.0.2.1"}, "Cannot listen on 192.0.2.1: "),
        ({"LAB_HOST": "not.a.host.invalid"}, "Cannot listen on not.a.host.invalid: "),
    ],
    ids=lambda value: " ".join(f"{n}={v}" for n, v in value.items()) if isinstance(value, dict) else "",
)
def test_nonsense_is_one_sentence(tmp_path: Path, environ: dict[str, str], said: str) -> None:
    assert said in sentence(start(tmp_path, **environ))


def test_a_busy_port_is_said_before_anything_is_built(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert f"Port {port} is already in use." in sentence(start(tmp_path, LAB_PORT=str(port)))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["secret_key"]


def test_a_busy_data_folder_is_said_before_anything_is_built(tmp_path: Path) -> None:
    with hold_folder(tmp_path):
        assert "Another Serverless Lab is running with the data folder" in sentence(start(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["lab.lock", "secret_key"]


def test_a_damaged_database_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "lab.sqlite3").write_text("this is no database, however long it goes on" * 100)
    assert "The database does not answer: file is not a database" in sentence(start(tmp_path))


@pytest.mark.parametrize("variable", ["LAB_RUNTIME_RUNS", "REDIS_URL"])
def test_the_command_that_runs_everything_says_the_same(tmp_path: Path, variable: str) -> None:
    value = {"LAB_RUNTIME_RUNS": "many", "REDIS_URL": "redis://127.0.0.1:1/0"}[variable]
    assert variable in sentence(start(tmp_path, "manage.py", "lab", **{variable: value}))


def test_a_new_folder_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "data"
    begin = "import os, sys; os.umask(0o022); from serverless_lab.setup import __main__ as m; m.settle_settings(); "
    assert start(folder, "-c", begin + "m.prepare_database()").returncode == 0
    modes = {path.name: oct(stat.S_IMODE(path.stat().st_mode)) for path in (folder, *folder.iterdir())}
    kept = ("secret_key", "lab.sqlite3", "lab.sqlite3-queue")
    assert modes == {"data": "0o700"} | dict.fromkeys(kept, "0o600")
