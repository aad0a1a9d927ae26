"""The endpoint and its peers, each listening on loopback, and what CPU time their processes have used.

The peers are nothing that the lab needs: they are fetched into data/bench when the benchmark runs.
"""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from serverless_lab.setup.stamp import ROOT
from tests.live import Lab, free_port

PLACE = ROOT / "data" / "bench" / "wire-peers"
PEERS = {"moto_server": "moto[server]==5.2.5", "ministack": "ministack==1.5.33"}
REGION = "ap-northeast-2"
_TICK = os.sysconf("SC_CLK_TCK")


class Server(NamedTuple):
    """`mark` stands in the environment of its processes and of no others."""

    name: str
    address: str
    key: str
    secret: str
    mark: bytes

    def cpu(self) -> float:
        """Seconds that all its processes have used, those that ended included."""
        ticks = 0
        for entry in Path("/proc").iterdir():
            try:
                if entry.name.isdigit() and self.mark in (entry / "environ").read_bytes() + b"\0":
                    ticks += sum(map(int, (entry / "stat").read_text().rsplit(") ", 1)[1].split()[11:15]))
            except OSError:
                continue
        return ticks / _TICK


@contextmanager
def lab(folder: Path) -> Iterator[Server]:
    """The whole process tree, and an account for scripts in it."""
    with Lab(folder, LAB_DEBUG="0") as running:
        told = json.loads(running.run("manage.py", "account", "create", "--json").stdout)
        mark = f"LAB_DATA_DIR={running.environ['LAB_DATA_DIR']}\0".encode()
        key, secret = told["access_key_id"], told["secret_access_key"]
        yield Server("serverless lab", told["endpoint"], key, secret, mark)


@contextmanager
def peer(name: str, folder: Path) -> Iterator[Server]:
    """A peer as its own documentation starts it; ministack checks signatures and permissions with AUTH=true."""
    port = free_port()
    argv = {"moto_server": ["-H", "127.0.0.1", "-p", str(port)], "ministack": []}[name]
    kept = {each: value for each, value in os.environ.items() if not each.startswith(("LAB_", "AWS_", "DJANGO_"))}
    own = {"AUTH": "true", "GATEWAY_PORT": str(port), "BIND_HOST": "127.0.0.1", "BENCH_PEER": str(port)}
    own |= {"LOG_LEVEL": "ERROR", "MINISTACK_REGION": REGION, "LAMBDA_EXECUTOR": "local", "TMPDIR": str(folder)}
    with (folder / f"{name}.txt").open("wb") as output:
        process = subprocess.Popen(
            [PLACE / "bin" / name, *argv], env=kept | own, cwd=folder, stdout=output, stderr=output
        )
    try:
        _wait_for(port, process)
        yield Server(name, f"http://127.0.0.1:{port}", "test", "test", f"BENCH_PEER={port}\0".encode())
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
