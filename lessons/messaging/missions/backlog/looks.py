"""What the checks and known mistakes of "The backlog" look at."""

from collections.abc import Callable
from typing import Any, NamedTuple

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.courseware.rehearsal import Ended, Rehearsal, Supposed
from lessons.messaging import rehearsing
from lessons.messaging.kitchen_fn import ORDERS
from lessons.messaging.looking import measured, no_queue
from lessons.messaging.missions.backlog import fryer_fn
from lessons.messaging.missions.backlog.fryer_fn import FRYING_MS, FUNCTION, HEATING_MS
from lessons.messaging.queues import named
from lessons.messaging.workers import mappings
from serverless_lab.engine.instant import SECOND

WAITING, SECONDS, FRYERS = 600, 60, 2
LARGE_MB = 512


class Minute(NamedTuple):
    """`fried` by the end of the time; `at_once`: the most calls at the same moment."""

    fried: int
    at_once: int


def minute(player: Rehearsal) -> Minute:
    """A backlog that is there at one moment."""
    rehearsing.begin(player)
    began = player.now
    player.supposed[FUNCTION] = lambda event: Supposed("ok", HEATING_MS + FRYING_MS * _count(event))
    rehearsing.send_together(player, ORDERS, (f"Z-{number}" for number in range(WAITING)))
    player.advance(SECONDS)
    ended = [run for run in player.runs if run.ends <= began + SECONDS * SECOND]
    return Minute(sum(_count(run.event) for run in ended), _most_at_once(player.runs))


def in_time(probe: Probe) -> Finding:
    found = _rehearsed(probe)
    if isinstance(found, Finding):
        return found
    return met() if found.fried == WAITING else not_yet("late", left=WAITING - found.fried, orders=WAITING)


def two_fryers(probe: Probe) -> Finding:
    """Asked once it is fast enough."""
    if not in_time(probe).met:
        return not_yet("first")
    found = _rehearsed(probe)
    assert isinstance(found, Minute)
    return met() if found.at_once <= FRYERS else not_yet("crowded", at_once=found.at_once)


def drained(probe: Probe) -> Finding:
    """The orders that wait in the learner's own account, by somebody who fried them."""
    queue = named(probe, ORDERS)
    if queue is None:
        return no_queue(ORDERS)
    if queue.alive:
        return not_yet("waiting", left=queue.alive)
    fried = sum(_count(probe.event(run)) for run in probe.invocations(FUNCTION) if run.status == "ok")
    deleted = measured(probe, ORDERS, "NumberOfMessagesDeleted")
    wanted = probe.facts["waiting"]
    return met() if min(fried, deleted) >= wanted else not_yet("thrown-away", fried=fried)


def way(name: str) -> Callable[[Probe], bool]:
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """thrown-away | crowded | more-memory, or empty."""
    function = probe.function(FUNCTION)
    if function is None:
        return ""
    if drained(probe).reason == "thrown-away":
        return "thrown-away"
    found = _rehearsed(probe)
    if isinstance(found, Minute) and found.at_once > FRYERS:
        return "crowded"
    return "more-memory" if function.memory_size >= LARGE_MB and not in_time(probe).met else ""


def _rehearsed(probe: Probe) -> Minute | Finding:
    function = probe.function(FUNCTION)
    if function is None:
        return not_yet("no-function", function=FUNCTION)
    if not fryer_fn.as_delivered(probe.cloud, function):
        return not_yet("changed")
    if named(probe, ORDERS) is None:
        return no_queue(ORDERS)
    if not any(mapping.enabled for mapping in mappings(probe, FUNCTION)):
        return not_yet("not-fed", function=FUNCTION)
    return probe.rehearse(minute) or not_yet("by-lab")


def _count(event: Any) -> int:
    records = event.get("Records") if isinstance(event, dict) else None
    return len(records) if isinstance(records, list) else 0


def _most_at_once(runs: list[Ended]) -> int:
    """A run that ends makes room before one that begins at that moment."""
    moments = sorted([(run.began, 1) for run in runs] + [(run.ends, -1) for run in runs])
    most = now = 0
    for _, change in moments:
        now += change
        most = max(most, now)
    return most
