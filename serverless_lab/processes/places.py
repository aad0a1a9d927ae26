"""What must be right before anything starts: the ports, the data folder, the queue, the runtime's limits."""

import errno
import fcntl
import http.client
import math
import os
import socket
from dataclasses import fields
from pathlib import Path
from typing import IO, Any

from serverless_lab.processes.tree import CannotRun
from serverless_lab.runtime.limits import Limits

WILDCARD = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - how to reach what listens everywhere


def take(settings: Any) -> IO[str]:
    """Look at everything and hold the data folder until the returned file is closed; raises CannotRun."""
    require_limits()
    require_free_port(settings.LAB_HOST, settings.LAB_PORT, "LAB_PORT")
    require_free_port(settings.LAB_HOST, settings.LAB_AWS_PORT, "LAB_AWS_PORT")
    require_free_port(settings.LAB_HOST, settings.LAB_CONTENT_PORT, "LAB_CONTENT_PORT")
    require_redis(settings.REDIS_URL)
    return hold_folder(settings.LAB_DATA_DIR)


def require_limits() -> None:
    """Raise CannotRun when a LAB_RUNTIME_ variable makes no sense."""
    try:
        limits = Limits.from_environ()
    except (ValueError, OverflowError) as error:
        raise CannotRun(f"Serverless Lab cannot start: {error}. Look at the LAB_RUNTIME_ variables.") from error
    for each in fields(limits):
        if not math.isfinite(getattr(limits, each.name)):
            raise CannotRun(f"Serverless Lab cannot start: LAB_RUNTIME_{each.name.upper()} must be a finite number.")


def require_redis(address: str) -> None:
    """Raise CannotRun when there is an address and nobody answers at it."""
    if not address:
        return
    from redis import Redis, RedisError

    try:
        with Redis.from_url(address, socket_connect_timeout=3, socket_timeout=3) as redis:
            redis.ping()
    except (RedisError, OSError, ValueError) as error:
        raise CannotRun(f"Redis does not answer: {error}. Check REDIS_URL, or leave it empty.") from error


def require_free_port(host: str, port: int, variable: str) -> None:
    """Raise CannotRun with the variable to change when nobody could listen there."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
            probe.listen(1)
        except (OSError, OverflowError, UnicodeError) as error:
            raise CannotRun(_why_not(error, host, port, variable)) from error


def _why_not(error: Exception, host: str, port: int, variable: str) -> str:
    number = getattr(error, "errno", None)
    if number == errno.EADDRINUSE:
        other = port + 1 if port < 65535 else port - 1
        return f"Port {port} is already in use. Stop what uses it, or choose another: {variable}={other} make run"
    if number == errno.EACCES:
        return f"Port {port} needs administrator rights. Choose one above 1023: {variable}=8000 make run"
    return f"Cannot listen on {host}: {getattr(error, 'strerror', None) or error}. Check LAB_HOST."


def hold_folder(folder: Path) -> IO[str]:
    """Keep the returned file open: no second process tree may use the same data folder meanwhile."""
    try:
        lock = (folder / "lab.lock").open("a+")
    except OSError as error:
        raise CannotRun(f"LAB_DATA_DIR: cannot write into {folder}: {error.strerror}.") from error
    os.set_inheritable(lock.fileno(), False)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise CannotRun(
            f"Another Serverless Lab is running with the data folder {folder}. "
            "Give this one a folder and ports of its own: LAB_DATA_DIR, LAB_PORT."
        ) from error
    return lock


def answers(host: str, port: int, path: str = "/health/") -> bool:
    """Does the course, the endpoint or the public content say that it is healthy?"""
    connection = http.client.HTTPConnection(WILDCARD.get(host, host), port, timeout=5)
    try:
        connection.request("GET", path, headers={"Host": "localhost"})
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
