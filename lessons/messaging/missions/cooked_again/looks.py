"""Which known wrong way was gone in "Cooked again"."""

from collections.abc import Callable

from lessons.courseware.probe import Probe
from lessons.messaging.kitchen_fn import ORDERS
from lessons.messaging.missions.kitchen_looks import LATER_S, cleared, cooked_once, survives
from lessons.messaging.queues import named


def way(name: str) -> Callable[[Probe], bool]:
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """hides | not-kept | thrown-away | deletes-first, or empty."""
    queue = named(probe, ORDERS)
    if queue is None:
        return ""
    if queue.settings.visibility > LATER_S:
        return "hides"
    if queue.settings.retention < LATER_S:
        return "not-kept"
    if cleared(probe).reason == "thrown-away":
        return "thrown-away"
    return "deletes-first" if cooked_once(probe).met and survives(probe).reason == "lost" else ""
