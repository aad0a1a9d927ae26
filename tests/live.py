"""The real process tree, started for tests: a data folder and a port of its own, the built runtime shared."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType

from tests.settings import BUILDS, ROOT

READY = 60.0  # seconds
_given: set[int] = set()


def free_port() -> int:
    """A port nobody listens on and nobody else in this run was given: each process that shares it has its own ones."""
    shares = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    share = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % shares
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = int(probe.getsockname()[1])
        if port not in _given and port // 2 % shares == share:  # a pair each: Linux gives out odd ports alone
            _given.add(port)
            return port


class Lab:
    """`with Lab(folder) as lab:` … lab.url answers. The output is in `folder`/output.txt."""

    def __init__(self, folder: Path, **environ: str) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LAB_", "DJANGO_"))}
        kept.pop("DATABASE_URL", None)
        self.environ = {
            **kept,
            "LAB_DATA_DIR": str(folder / "data"),
            "LAB_PORT": str(self.port),
            "LAB_AWS_PORT": str(free_port()),
            "LAB_CONTENT_PORT": str(free_port()),
            "PYTHONUNBUFFERED": "1",
            **environ,
        }
        self.process: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Migrations, and a link to the function runtime that `make setup` has built."""
        runtime = self.folder / "data" / "runtime"
        runtime.mkdir(parents=True, exist_ok=True, mode=0o700)
        if not (runtime / "artefact").exists():
            (runtime / "artefact").symlink_to(BUILDS)
        self.run("-m", "serverless_lab.setup")

    def run(self, *argv: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, *argv]
        return subprocess.run(command, cwd=ROOT, env=self.environ, check=True, capture_output=True, text=True)

    def start(self) -> None:
        with (self.folder / "output.txt").open("ab") as output:
            before = self.output().count("is ready:")
            self.process = subprocess.Popen(
                [sys.executable, "manage.py", "lab"],
                cwd=ROOT,
                env=self.environ,
                stdout=output,
                stderr=output,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        end = time.monotonic() + READY
        while self.output().count("is ready:") == before:
            if self.process.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"the lab did not start:\n{self.output()}")
            time.sleep(0.05)

    def output(self) -> str:
        return (self.folder / "output.txt").read_text()

    def stop(self, number: int = signal.SIGINT) -> int:
        """Send the signal to the parent alone; its exit code."""
        self.process.send_signal(number)
        return self.process.wait(20)

    def members(self) -> list[int]:
        """Every living process of this installation: found by its data folder in their environment."""
        marks = (f"LAB_DATA_DIR={self.environ['LAB_DATA_DIR']}\0".encode(), f"LAB_PORT={self.port}\0".encode())
        found = []
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and (entry / "stat").read_text().rsplit(") ", 1)[1][0] != "Z":
                    environ = (entry / "environ").read_bytes() + b"\0"
                    found += [int(entry.name)] if all(mark in environ for mark in marks) else []
            except OSError:
                continue
        return found

    def wait_until_gone(self, seconds: float = 15.0) -> list[int]:
        """The processes that still live after at most that long."""
        end = time.monotonic() + seconds
        while self.members() and time.monotonic() < end:
            time.sleep(0.1)
        return self.members()

    def __enter__(self) -> "Lab":
        if not (self.folder / "data" / "lab.sqlite3").exists():
            self.prepare()
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process is not None and self.process.poll() is None:
            self.stop()
        for pid in self.wait_until_gone():
            os.kill(pid, signal.SIGKILL)
