"""The endpoint and its peers, each listening on loopback, and what CPU time their processes have used.

The peers are nothing that the lab needs: they are fetched into data/bench when the benchmark runs.
"""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from serverless_lab.setup.stamp import ROOT
from tests.live import Lab, free_port
from tests.operator import Operator

PLACE = ROOT / "data" / "bench" / "wire-peers"
PEERS = {"moto_server": "moto[server]==5.2.5", "ministack": "ministack==1.5.33"}
REGION = "ap-northeast-2"
_TICK = os.sysconf("SC_CLK_TCK")
_SCHEDULED = 2  # CPUCLOCK_SCHED of Linux: what the scheduler gave, user and system together


class Server(NamedTuple):
    """`roots` are the processes that serve calls; their children and all below count as well."""

    name: str
    address: str
    key: str
    secret: str
    roots: frozenset[int]

    def cpu(self) -> float:
        """Seconds that its processes have used so far, those that ended included."""
        stats = dict(_stats())
        return sum(_used_by(pid) + _ended(fields) for pid, fields in stats.items() if self._has(pid, stats))

    def _has(self, pid: int, stats: dict[int, list[str]]) -> bool:
        while pid in stats and pid not in self.roots:
            pid = int(stats[pid][1])
        return pid in self.roots


def _stats() -> Iterator[tuple[int, list[str]]]:
    """Of every process the fields of its /proc/…/stat that come after its name."""
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                yield int(entry.name), (entry / "stat").read_text().rsplit(") ", 1)[1].split()


def _used_by(pid: int) -> float:
    """Seconds by the process's own clock, whose number is its id in another dress: far finer than the ticks of stat."""
    try:
        return time.clock_gettime(~pid << 3 | _SCHEDULED)
    except OSError:  # it has just ended
        return 0.0


def _ended(fields: list[str]) -> float:
    """Seconds of its children that have ended."""
    return sum(map(int, fields[13:15])) / _TICK


@contextmanager
def lab(folder: Path) -> Iterator[Server]:
    """The whole process tree, and an account for scripts in it; endpoint, public content and runtime count."""
    with labs(folder, 1) as (server,):
        yield server


@contextmanager
def labs(folder: Path, accounts: int) -> Iterator[list[Server]]:
    """The same with several accounts, as several learners have them: each may make so many calls at once."""
    token = secrets.token_urlsafe(24)
    with Lab(folder, LAB_DEBUG="0", LAB_OPERATOR_TOKEN=token) as running:
        commands = {pid: Path(f"/proc/{pid}/cmdline").read_bytes() for pid in running.members()}
        # The pages and the worker are others.
        serving = (b"\0endpoint\0", b"\0content\0", b"serverless_lab.runtime.keeper\0")
        roots = frozenset(pid for pid, command in commands.items() if any(each in command for each in serving))
        operator = Operator(f"http://127.0.0.1:{running.environ['LAB_AWS_PORT']}", token)
        made = [operator.create() for _ in range(accounts)]
        yield [
            Server("serverless lab", told["endpoint"], told["access_key_id"], told["secret_access_key"], roots)
            for told in made
        ]


@contextmanager
def peer(name: str, folder: Path) -> Iterator[Server]:
    """A peer as its own documentation starts it; ministack checks signatures and permissions with AUTH=true."""
    port = free_port()
    argv = {"moto_server": ["-H", "127.0.0.1", "-p", str(port)], "ministack": []}[name]
    kept = {each: value for each, value in os.environ.items() if not each.startswith(("LAB_", "AWS_", "DJANGO_"))}
    own = {"AUTH": "true", "GATEWAY_PORT": str(port), "BIND_HOST": "127.0.0.1"}
    own |= {"LOG_LEVEL": "ERROR", "MINISTACK_REGION": REGION, "LAMBDA_EXECUTOR": "local", "TMPDIR": str(folder)}
    with (folder / f"{name}.txt").open("wb") as output:
        process = subprocess.Popen(
            [PLACE / "bin" / name, *argv], env=kept | own, cwd=folder, stdout=output, stderr=output
        )
    try:
        _wait_for(port, process)
        yield Server(name, f"http://127.0.0.1:{port}", "test", "test", frozenset([process.pid]))
    finally:
        process.terminate()
        process.wait(20)


def fetch_peers() -> None:
    """Raises CalledProcessError or OSError where they cannot be had."""
    stamp = PLACE / "fetched"
    if stamp.is_file() and stamp.read_text() == str(PEERS):
        return
    subprocess.run([sys.executable, "-m", "venv", "--clear", PLACE], check=True, capture_output=True)
    pip = [PLACE / "bin" / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    subprocess.run([*pip, *PEERS.values()], check=True, capture_output=True, text=True)
    stamp.write_text(str(PEERS))


def _wait_for(port: int, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 60
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if process.poll() is not None or time.monotonic() > end:
                raise
            time.sleep(0.1)
