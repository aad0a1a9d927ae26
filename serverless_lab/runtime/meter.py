"""Simulated time: what the CPU did, slowed to the function's CPU share, plus the time spent waiting."""

import os
import threading
import time
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """Milliseconds since the meter was started."""

    wall: float
    cpu: float
    simulated: float


def simulated(wall: float, cpu: float, queued: float, share: float) -> float:
    """CPU time by the share, plus waiting. Time queued for a busy host CPU is the machine's, not the function's."""
    return cpu / share + max(0.0, wall - cpu - queued)


class Meter:
    """Measures the main thread of this process; may be read from any thread of it."""

    def __init__(self, share: float) -> None:
        self._share = share
        main = threading.main_thread().ident
        assert main is not None
        self._clock = time.pthread_getcpuclockid(main)
        self._queue = _open_schedstat()
        self.start()

    def start(self) -> None:
        self._skipped = 0.0
        self._from = self._now()

    def skip(self, milliseconds: float) -> None:
        """So much simulated time passes at once."""
        self._skipped += milliseconds

    def read(self) -> Reading:
        wall, cpu, queued = (now - then for now, then in zip(self._now(), self._from, strict=True))
        return Reading(wall, cpu, simulated(wall, cpu, queued, self._share) + self._skipped)

    def _now(self) -> tuple[float, float, float]:
        """Three clocks at one moment: whoever is put aside between two of them looks again."""
        queued = self._queued()
        while True:
            wall, cpu = time.monotonic() * 1e3, time.clock_gettime(self._clock) * 1e3
            before, queued = queued, self._queued()
            if queued == before:
                return wall, cpu, queued

    def _queued(self) -> float:
        """Milliseconds that the main thread has stood ready and no CPU was free for it."""
        if self._queue is None:
            return 0.0
        return int(os.pread(self._queue, 64, 0).split()[1]) / 1e6


def _open_schedstat() -> int | None:
    """The main thread's scheduler counters, opened once: they stay readable after the rights are dropped."""
    try:
        return os.open("/proc/self/schedstat", os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return None  # a kernel without these counters: queueing then counts as waiting
