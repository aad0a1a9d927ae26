"""What is simulated for a page: a small run while the page waits, a larger one behind it, in a thread.

The page says so and asks again.
"""

import hashlib
import logging
import threading
import time
from collections.abc import Callable
from typing import Any, TypeVar

from django.core.cache import cache
from django.http import HttpRequest

from lessons.people.throttle import LOAD, spend

T = TypeVar("T")
KEPT_S = 600  # as long as somebody may look at it
ROOM = 3_500  # steps while a page waits: some 14 ms
_HEAD_START_S = 0.05  # so that the page is drawn first; threads take turns
_turns = threading.Semaphore(2)
_under_way: set[str] = set()
_log = logging.getLogger(__name__)


def ask(request: HttpRequest, key: str, steps: int, work: Callable[[], T]) -> T | None:
    """What is kept under this key, worked out at once where that takes few steps. None: it is being worked out."""
    known: tuple[T] | None = cache.get(key)
    if known is not None:
        return known[0]
    if key in _under_way:
        return None
    if request.method == "GET":  # an action was counted as such
        spend(request, LOAD)
    if steps <= ROOM:
        return keep(key, work())
    _under_way.add(key)
    # A daemon: a server that stops does not wait for it.
    threading.Thread(target=_behind, args=(key, work), name="conveyor", daemon=True).start()
    return None


def keep(key: str, found: T) -> T:
    cache.set(key, (found,), KEPT_S)  # None may be what was found
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
    finally:
        _under_way.discard(key)
