"""What the checks and known mistakes of "Baked twice" look at."""

from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.courseware.rehearsal import Rehearsal, Scenario, Supposed
from lessons.messaging import rehearsing
from lessons.messaging.kitchen_fn import ORDERS
from lessons.messaging.looking import no_queue
from lessons.messaging.missions.baked_twice import oven_fn
from lessons.messaging.missions.baked_twice.oven_fn import FUNCTION
from lessons.messaging.missions.baked_twice.scene import MINUTES, RUSH
from lessons.messaging.queues import named
from lessons.messaging.workers import mappings

_ORDERS = tuple(f"Z-{number}" for number in range(12))
_REST_MS = 50  # of a run, beside the baking


class Rush(NamedTuple):
    """`baked`: how often each order went into the oven; `out`: how many of the runs ended well; `left` in the queue."""

    baked: dict[str, int]
    out: int
    runs: int
    left: int


def rush(player: Rehearsal) -> Rush:
    """Twelve orders at one moment."""
    rehearsing.begin(player)
    player.supposed[FUNCTION] = lambda event: _bakes(player, event)
    rehearsing.send_together(player, ORDERS, _ORDERS)
    return _passed(player)


def power_cut(player: Rehearsal) -> Rush:
    """One order, and the first oven that it comes into goes out."""
    rehearsing.begin(player)
    player.supposed[FUNCTION] = lambda event: (
        _bakes(player, event) if len(player.runs) > 1 else Supposed("exited", _REST_MS)
    )
    rehearsing.send(player, ORDERS, _ORDERS[:1])
    return _passed(player)


def once(probe: Probe) -> Finding:
    """Every order of a rush goes into the oven once."""
    function = probe.function(FUNCTION)
    if function is not None and not oven_fn.as_delivered(probe.cloud, function, probe.facts):
        return not_yet("changed")
    found = _rehearsed(probe, rush)
    if isinstance(found, Finding):
        return found
    times = max(found.baked.values(), default=0)
    if times > 1:
        return not_yet("again", times=times, bad=found.runs - found.out, runs=found.runs)
    return met() if len(found.baked) == len(_ORDERS) and not found.left else not_yet("left", left=found.left)


def comes_back(probe: Probe) -> Finding:
    """Asked once nothing is baked twice: an order whose oven went out is baked after all, and soon."""
    if not once(probe).met:
        return not_yet("first")
    found = _rehearsed(probe, power_cut)
    if isinstance(found, Finding):
        return found
    return met() if found.out == 1 else not_yet("late", tries=found.runs)


def seen(probe: Probe) -> Finding:
    """Orders of the learner's own, since the mission began."""
    if named(probe, ORDERS) is None:
        return no_queue(ORDERS)
    runs = probe.invocations(FUNCTION)
    tries = Counter(name for run in runs for name in _names(probe.event(run), "messageId"))
    newest = list(tries)[-RUSH:]
    if len(newest) < RUSH:
        return not_yet("fewer", count=len(newest))
    if rehearsing.alive(probe, ORDERS):
        return not_yet("waiting", left=rehearsing.alive(probe, ORDERS))
    worst = max(tries[name] for name in newest)
    return not_yet("twice", times=worst) if worst > 1 else met(evidence=runs[-1].request_id)


def way(name: str) -> Callable[[Probe], bool]:
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """changed | half-a-day | one-oven, or empty."""
    queue, function = named(probe, ORDERS), probe.function(FUNCTION)
    if queue is None or function is None:
        return ""
    if once(probe).reason == "changed":
        return "changed"
    if queue.settings.visibility > MINUTES * 60:
        return "half-a-day"
    return "one-oven" if function.reserved == 1 and once(probe).reason == "again" else ""


def _rehearsed(probe: Probe, scenario: Scenario[Rush]) -> Rush | Finding:
    if probe.function(FUNCTION) is None:
        return not_yet("no-function", function=FUNCTION)
    if named(probe, ORDERS) is None:
        return no_queue(ORDERS)
    if not any(mapping.enabled for mapping in mappings(probe, FUNCTION)):
        return not_yet("not-fed", function=FUNCTION)
    return probe.rehearse(scenario) or not_yet("by-lab")


def _passed(player: Rehearsal) -> Rush:
    player.advance(MINUTES * 60)
    baked = Counter(name for run in player.runs for name in _names(run.event, "body"))
    out = sum(run.status == "ok" for run in player.runs)
    return Rush(dict(baked), out, len(player.runs), rehearsing.alive(Probe(player.cloud), ORDERS))


def _bakes(player: Rehearsal, event: Any) -> Supposed:
    return Supposed("ok", player.facts["baking"] * 1e3 * len(_names(event, "body")) + _REST_MS)


def _names(event: Any, member: str) -> list[str]:
    records = event.get("Records") if isinstance(event, dict) else None
    return [str(record.get(member)) for record in records or () if isinstance(record, dict)]
