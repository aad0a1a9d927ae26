"""What must be free before anything starts: the port, and the data folder."""

import errno
import fcntl
import http.client
import os
import socket
from pathlib import Path
from typing import IO

from serverless_lab.processes.tree import CannotRun

WILDCARD = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - how to reach what listens everywhere


def require_free_port(host: str, port: int, variable: str) -> None:
    """Raise CannotRun with the variable to change when nobody could listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except OSError as error:
            raise CannotRun(_why_not(error, host, port, variable)) from error


def _why_not(error: OSError, host: str, port: int, variable: str) -> str:
    if error.errno == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else port - 1
        return f"Port {port} is already in use. Stop what uses it, or choose another: {variable}={other} make run"
    if error.errno == errno.EACCES:
        return f"Port {port} needs administrator rights. Choose one above 1023: {variable}=8000 make run"
    return f"Cannot listen on {host}: {error.strerror or error}. Check LAB_HOST."


def hold_folder(folder: Path) -> IO[str]:
    """Keep the returned file open: no second process tree may use the same data folder meanwhile."""
    lock = (folder / "lab.lock").open("a+")
    os.set_inheritable(lock.fileno(), False)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise CannotRun(
            f"Another Serverless Lab is running with the data folder {folder}. "
            "Give this one a folder and ports of its own: LAB_DATA_DIR, LAB_PORT."
        ) from error
    return lock


def answers(host: str, port: int) -> bool:
    """Does the course say that it is healthy?"""
    connection = http.client.HTTPConnection(WILDCARD.get(host, host), port, timeout=5)
    try:
        connection.request("GET", "/health/", headers={"Host": "localhost"})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def accepts(path: Path) -> bool:
    """Does somebody listen on this Unix socket?"""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as probe:
        try:
            probe.connect(str(path))
        except OSError:
            return False
        return True
