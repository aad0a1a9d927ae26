"""The child's own watchman: ends the process at its deadline in simulated time, or over its /tmp quota."""

import errno
import os
import signal
import stat
import threading
import time
from collections.abc import Callable
from typing import NoReturn

from serverless_lab.runtime import harden
from serverless_lab.runtime.meter import Meter

DEPTH = 64  # folders in one another; more counts as over the quota
_POLL = 0.01  # seconds; also how late a deadline may be noticed, at full CPU share
_UNWEIGHED = 0.1  # seconds after which /tmp is looked at as soon as a call begins, however short it is
_AT_ONCE = 1e-6


class Watch:
    """Watches between begin() and end(); costs nothing while the environment is idle, and little where a call is over
    before the first look: a timer of the kernel's wakes the watchman, whom every call would have to wake otherwise.
    Made before any other thread is started, which the timer's signal would end.
    """

    def __init__(
        self, meter: Meter, share: float, scratch: int, quota: int, entries: int, stop: Callable[[str], NoReturn]
    ) -> None:
        self._meter, self._share, self._stop = meter, share, stop
        self._scratch, self._quota, self._entries = scratch, quota, entries
        self._deadline = 0.0
        self._weigh_at = self._weighed = 0.0
        self._running = False
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        threading.Thread(target=self._watch, daemon=True).start()

    def begin(self, milliseconds: float) -> None:
        """Start the meter and watch: so many simulated milliseconds from now are allowed."""
        self._meter.start()
        self._deadline = milliseconds
        self._running = True
        long_ago = time.monotonic() - self._weighed > _UNWEIGHED
        signal.setitimer(signal.ITIMER_REAL, _AT_ONCE if long_ago else self._pause(milliseconds))

    def end(self) -> None:
        self._running = False
        signal.setitimer(signal.ITIMER_REAL, 0)

    @property
    def running(self) -> bool:
        return self._running

    def remaining(self) -> float:
        """Simulated milliseconds to the deadline, never below zero."""
        return max(0.0, self._deadline - self._meter.read().simulated)

    def _watch(self) -> None:
        """Whatever happens, a process that is no longer watched ends."""
        try:
            self._look()
        except MemoryError:
            self._stop("memory")
        except Exception:
            self._stop("quota")
        finally:
            os._exit(1)

    def _look(self) -> None:
        while signal.sigwait({signal.SIGALRM}):
            while self.running:
                left = self.remaining()
                if left <= 0 and self.running:
                    self._stop("timeout")
                if self._over_quota():
                    self._stop("quota")
                time.sleep(self._pause(left))

    def _pause(self, left: float) -> float:
        """Seconds until the next look. Simulated time passes at most 1/share as fast as real time."""
        return min(_POLL, max(0.001, left * self._share / 1e3))

    def _over_quota(self) -> bool:
        began = time.monotonic()
        if began < self._weigh_at:
            return False
        with harden.spare_descriptors():  # the function may have used up its own
            over = is_over(self._scratch, self._quota, self._entries)
        self._weighed = time.monotonic()
        self._weigh_at = began + 10 * (self._weighed - began)
        return over


def is_over(folder: int, quota: int, entries: int, depth: int = DEPTH) -> bool:
    """Whether below an open folder there is more than so many bytes on disk, entries, or folders in one another.

    By descriptor, because the way to the folder may be closed to the user this process has become; links are
    counted, never followed."""
    way = [folder]  # one open descriptor a level
    ahead = [os.listdir(folder)]  # and the names still to be looked at
    size = seen = 0
    try:
        while way:
            if not ahead[-1]:
                ahead.pop()
                _close(way.pop(), folder)
                continue
            name = ahead[-1].pop()
            found = _status(name, way[-1])
            seen, size = seen + 1, size + (found.st_blocks * 512 if found else 0)
            inside = _opened(name, way[-1]) if found and stat.S_ISDIR(found.st_mode) else None
            if inside is not None:
                way.append(inside)
                ahead.append(os.listdir(inside))
            if size > quota or seen + sum(map(len, ahead)) > entries or len(way) > depth:
                return True
    finally:
        for descriptor in way:
            _close(descriptor, folder)
    return False


def _close(descriptor: int, kept: int) -> None:
    if descriptor != kept:
        os.close(descriptor)


def _status(name: str, parent: int) -> os.stat_result | None:
    try:
        return os.stat(name, dir_fd=parent, follow_symlinks=False)
    except FileNotFoundError:
        return None  # the function removed it meanwhile


def _opened(name: str, parent: int) -> int | None:
    try:
        return os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=parent)
    except OSError as problem:
        if problem.errno in (errno.ENOENT, errno.ENOTDIR, errno.ELOOP):
            return None  # removed, or replaced by something else
        raise
