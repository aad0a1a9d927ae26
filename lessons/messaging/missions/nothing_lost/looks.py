"""Which known wrong way was gone in "Nothing lost"."""

from collections.abc import Callable

from lessons.courseware.probe import Probe
from lessons.messaging.kitchen_fn import ORDERS
from lessons.messaging.missions.kitchen_looks import broken, cooked_once, hour_of
from lessons.messaging.queues import named
from serverless_lab.engine.numbers import SQS_RETENTION_DEFAULT_S


def way(name: str) -> Callable[[Probe], bool]:
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """never-deletes | swallows | keeps-longer, or empty."""
    queue, hour = named(probe, ORDERS), hour_of(probe, broken)
    if queue is None or hour is None:
        return ""
    if not hour.missing:
        return "never-deletes" if cooked_once(probe).reason in ("again", "left") else ""
    if hour.first == "ok":
        return "swallows"
    return "keeps-longer" if queue.settings.retention > SQS_RETENTION_DEFAULT_S else ""
