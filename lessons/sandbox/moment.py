"""Real time, read here and nowhere else; tests put a clock of their own in its place."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from serverless_lab.engine.instant import Instant


def _system() -> Instant:
    return time.time_ns() // 1000


_read: Callable[[], Instant] = _system


def now() -> Instant:
    return _read()


@contextmanager
def read_from(clock: Callable[[], Instant]) -> Iterator[None]:
    """Within the block this process reads `clock`."""
    global _read
    before, _read = _read, clock
    try:
        yield
    finally:
        _read = before
