"""Which runs still have somebody to report them: a locked file for each, which the kernel unlocks if its process dies.

The lock is taken under the account's lock, before the run's beginning is committed, and kept until its end is.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from uuid import UUID

from lessons.sandbox.limits import data_dir

_PATIENCE_S = 1.0
_held: dict[str, int] = {}  # of this process


def begin(account_pk: UUID, request_id: str) -> None:
    """Say that this process will report the run. A retry has its request's name: the first try must have ended."""
    path = _path(account_pk, request_id)
    _await_end(path)
    _let_go(path)
    while True:
        descriptor = _open(path)
        fcntl.flock(descriptor, fcntl.LOCK_EX)  # waits for a glance of `_is_locked`, or for another process's `end`
        if _still_there(path, descriptor):
            break
        os.close(descriptor)
    _held[path] = descriptor


def _open(path: str) -> int:
    flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
    try:
        return os.open(path, flags, 0o600)
    except FileNotFoundError:  # the first run of this installation
        _folder().mkdir(parents=True, exist_ok=True, mode=0o700)
    return os.open(path, flags, 0o600)


def _await_end(path: str) -> None:
    """Between a report's commit and its `end` there are no more than moments."""
    until = time.monotonic() + _PATIENCE_S
    while path in _held and time.monotonic() < until:
        time.sleep(0.001)


def _still_there(path: str, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.stat(path), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def end(account_pk: UUID, request_id: str) -> None:
    """The run is reported, or nobody asks for it any more."""
    path = _path(account_pk, request_id)
    with suppress(FileNotFoundError):
        os.unlink(path)
    _let_go(path)


def abandon(account_pk: UUID, request_id: str) -> None:
    """This process will not report it after all. The file stays, so that the ticker comes across it."""
    _let_go(_path(account_pk, request_id))


def _let_go(path: str) -> None:
    descriptor = _held.pop(path, None)
    if descriptor is not None:
        os.close(descriptor)


@contextmanager
def attended(account_pk: UUID, request_id: str) -> Iterator[None]:
    """A block that runs and reports; should it break off, the run counts as lost at once."""
    try:
        yield
    except BaseException:
        abandon(account_pk, request_id)
        raise
    end(account_pk, request_id)


def has_reporter(account_pk: UUID, request_id: str) -> bool:
    """Does a living process still mean to report this run?"""
    return _is_locked(_path(account_pk, request_id))


def forget_lost(account_pk: UUID) -> None:
    """Remove what dead processes left of an account; only under the account's lock, or when it is gone."""
    for path in _folder().glob(f"{account_pk}.*"):
        if not _is_locked(path):
            path.unlink(missing_ok=True)


def accounts_with_lost_runs() -> set[UUID]:
    """Whose runs lost their process. Reads one folder that holds nothing but runs of this moment."""
    found = set()
    for path in _folder().glob("*.*"):
        if not _is_locked(path):
            with suppress(ValueError):
                found.add(UUID(path.name.partition(".")[0]))
    return found


def _is_locked(path: str | Path) -> bool:
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(descriptor)
    return False


def _folder() -> Path:
    return data_dir() / "tmp" / "runs"


def _path(account_pk: UUID, request_id: str) -> str:
    """Plain text: a Path would take longer to make than the file to open."""
    return f"{data_dir()}/tmp/runs/{account_pk}.{request_id}"  # noqa: S108 - our own folder
