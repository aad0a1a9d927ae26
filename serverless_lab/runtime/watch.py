"""The child's own watchman: ends the process at its deadline in simulated time, or over its /tmp quota."""

import os
import threading
import time
from collections.abc import Callable
from typing import NoReturn

from serverless_lab.runtime.meter import Meter

_POLL = 0.01  # seconds; also how late a deadline may be noticed, at full CPU share


class Watch:
    """Watches between begin() and end(); costs nothing while the environment is idle."""

    def __init__(
        self, meter: Meter, share: float, scratch: int, quota: int, entries: int, stop: Callable[[str], NoReturn]
    ) -> None:
        self._meter, self._share, self._stop = meter, share, stop
        self._scratch, self._quota, self._entries = scratch, quota, entries
        self._deadline = 0.0
        self._weigh_at = 0.0
        self._running = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def begin(self, milliseconds: float) -> None:
        """Start the meter and watch: so many simulated milliseconds from now are allowed."""
        self._meter.start()
        self._deadline = milliseconds
        self._running.set()

    def end(self) -> None:
        self._running.clear()

    @property
    def running(self) -> bool:
        return self._running.is_set()

    def remaining(self) -> float:
        """Simulated milliseconds to the deadline, never below zero."""
        return max(0.0, self._deadline - self._meter.read().simulated)

    def _watch(self) -> None:
        while True:
            self._running.wait()
            left = self.remaining()
            if left <= 0 and self.running:
                self._stop("timeout")
            if self._over_quota():
                self._stop("quota")
            # Simulated time passes at most 1/share as fast as real time.
            time.sleep(min(_POLL, max(0.001, left * self._share / 1e3)))

    def _over_quota(self) -> bool:
        began = time.monotonic()
        if began < self._weigh_at:
            return False
        size, entries = weigh(self._scratch)
        self._weigh_at = began + 10 * (time.monotonic() - began)
        return size > self._quota or entries > self._entries


def weigh(folder: int) -> tuple[int, int]:
    """Bytes on disk and number of entries below an open folder; links are counted, never followed.

    By descriptor, because the way to the folder may be closed to the user this process has become."""
    size, entries = 0, 0
    for _, folders, files, here in os.fwalk(".", dir_fd=folder, follow_symlinks=False, onerror=None):
        for name in (*folders, *files):
            entries += 1
            try:
                size += os.stat(name, dir_fd=here, follow_symlinks=False).st_blocks * 512
            except FileNotFoundError:
                continue  # the function removed it meanwhile
    return size, entries
