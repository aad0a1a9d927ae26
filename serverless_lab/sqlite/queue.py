"""Whose turn it is to write into a database file: one thread of a process after the other, one process after the other.

Left alone, SQLite lets who finds the file locked sleep, longer each time up to 100 ms, and whoever comes by when it is
free goes first. Here who waits is woken as soon as the file is free. A process that dies gives its turn back.
"""

import fcntl
import os
import threading
from pathlib import Path
from sqlite3 import OperationalError


class Queue:
    """Of one database file, in this process."""

    def __init__(self, database: Path) -> None:
        self._path = database.with_name(f"{database.name}-queue")
        self._begin_anew()

    def _begin_anew(self) -> None:
        self._inside, self._file = threading.Lock(), -1

    def take(self, seconds: float) -> None:
        """Wait for the turn; OperationalError, in SQLite's words, where this process does not get it for so long."""
        if not self._inside.acquire(timeout=seconds):
            raise OperationalError("database is locked")
        self._take_file(fcntl.LOCK_EX)

    def take_at_once(self) -> bool:
        """Whether the turn was free, and is taken now."""
        if not self._inside.acquire(blocking=False):
            return False
        try:
            self._take_file(fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _take_file(self, how: int) -> None:
        try:
            if self._file < 0:
                self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
            fcntl.flock(self._file, how)
        except BaseException:
            self._inside.release()
            raise

    def give_back(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_UN)
        self._inside.release()

    def forget_parent(self) -> None:
        """In a process that was forked: what is held there is not held here."""
        if self._file >= 0:
            os.close(self._file)
        self._begin_anew()


_queues: dict[Path, Queue] = {}


def queue_of(database: Path) -> Queue:
    """The same one for every thread of this process."""
    return _queues.get(database) or _queues.setdefault(database, Queue(database))


def _after_fork() -> None:
    for queue in _queues.values():
        queue.forget_parent()


os.register_at_fork(after_in_child=_after_fork)
