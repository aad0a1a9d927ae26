"""What is simulated for a page: a small run while the page waits, a larger one behind it, in a thread.

The page says so and asks again.
"""

import hashlib
import logging
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import caches
from django.http import HttpRequest

from lessons.people.throttle import LOAD, spend

T = TypeVar("T")
CACHE = "runs"
KEPT_S = 600  # as long as somebody may look at it
ROOM = 3_500  # steps while a page waits: some 14 ms
_HEAD_START_S = 0.05  # so that the page is drawn first; threads take turns
_turns = threading.Semaphore(2)
MOST_UNDER_WAY = 16  # threads; what is asked for beyond them begins when it is asked for again
_FAILED_S = 30  # before what could not be worked out is tried again
_under_way: set[str] = set()
_log = logging.getLogger(__name__)


class Failed(Exception):
    """It could not be worked out a moment ago; the log says why."""


def ask(request: HttpRequest, key: str, steps: int, work: Callable[[], T]) -> T | None:
    """What is kept under this key, worked out at once where that takes few steps. None: it is being worked out, or will
    be once there is room. Raises Failed, TooManyRequests.
    """
    known: tuple[T] | tuple[()] | None = caches[CACHE].get(key)
    if known is not None:
        return _told(known)
    if key in _under_way or (steps > ROOM and len(_under_way) >= MOST_UNDER_WAY):
        return None
    if request.method == "GET":  # an action was counted as such
        spend(request, LOAD)
    if steps <= ROOM:
        return keep(key, work())
    _under_way.add(key)
    # A daemon: a server that stops does not wait for it.
    threading.Thread(target=_behind, args=(key, work), name="conveyor", daemon=True).start()
    return None


def _told(known: tuple[T] | tuple[()]) -> T:
    if not known:
        raise Failed
    return known[0]


def keep(key: str, found: T) -> T:
    caches[CACHE].set(key, (found,), KEPT_S)  # None may be what was found
    return found


def key_of(name: str, plan: Any) -> str:
    return "conveyor:" + hashlib.sha256(f"{name} {plan!r}".encode()).hexdigest()


def _behind(key: str, work: Callable[[], object]) -> None:
    time.sleep(_HEAD_START_S)
    try:
        with _turns:
            keep(key, work())
    except Exception:
        _log.exception("A run of the conveyor could not be worked out")
        caches[CACHE].set(key, (), _FAILED_S)  # else who asks each second would begin it each second, and never hear
    finally:
        _under_way.discard(key)
