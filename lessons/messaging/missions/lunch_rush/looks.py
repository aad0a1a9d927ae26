"""What the checks and known mistakes of "Lunch rush" look at."""

import json
from collections import defaultdict
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from typing import Any, NamedTuple

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.courseware.rehearsal import Rehearsal
from lessons.messaging import rehearsing
from lessons.messaging.looking import no_queue
from lessons.messaging.missions.lunch_rush.till_fn import FUNCTION
from lessons.messaging.missions.one_click.counter_fn import FIFO
from lessons.messaging.queues import in_order, named
from lessons.messaging.workers import invoke
from serverless_lab.engine import numbers

ORDERS = 450
MOST_CALLS = ORDERS // numbers.SQS_BATCH + 15  # a few more than full batches need


class Noon(NamedTuple):
    """`arrived` in the FIFO queue, `elsewhere` in others; `swapped`: orders of a guest out of their order; `calls` to
    send."""

    status: str
    arrived: int
    elsewhere: int
    swapped: int
    calls: int


def noon(player: Rehearsal) -> Noon:
    """All orders of a lunch, within one second."""
    rehearsing.begin(player)
    invoke(FUNCTION, {"orders": ORDERS})(player)
    probe = Probe(player.cloud)
    fifo = named(probe, FIFO)
    assert fifo is not None
    pace = fifo.paces.get("SendMessage")
    calls = pace.calls if pace is not None else fifo.alive
    elsewhere = sum(queue.alive for queue in in_order(probe)) - fifo.alive
    guests = _numbers(rehearsing.worked_off(player, FIFO))
    arrived = len({number for orders in guests.values() for number in orders})
    swapped = sum(one > other for orders in guests.values() for one, other in pairwise(orders))
    return Noon(player.runs[0].status, arrived, elsewhere, swapped, calls)


def arrive(probe: Probe) -> Finding:
    """Every order of a lunch arrives, and each guest's in their order."""
    found = _rehearsed(probe)
    if isinstance(found, Finding):
        return found
    if found.elsewhere:
        return not_yet("elsewhere", elsewhere=found.elsewhere)
    if found.arrived < ORDERS:
        reason = "throttled" if found.arrived and found.calls >= numbers.SQS_FIFO_CALLS else "missing"
        return not_yet(reason, arrived=found.arrived, orders=ORDERS)
    return not_yet("swapped", swapped=found.swapped) if found.swapped else met()


def few_calls(probe: Probe) -> Finding:
    """Asked once all arrive: with about as many requests as full batches make."""
    if not arrive(probe).met:
        return not_yet("first")
    found = _rehearsed(probe)
    assert isinstance(found, Noon)
    return met() if found.calls <= MOST_CALLS else not_yet("many", calls=found.calls, orders=ORDERS)


def seen(probe: Probe) -> Finding:
    """The learner's own lunch: a run with as many orders, which ended well after the last change of the code."""
    function = probe.function(FUNCTION)
    if function is None:
        return not_yet("no-function", function=FUNCTION)
    queue = named(probe, FIFO)
    if queue is None:
        return no_queue(FIFO)
    if not few_calls(probe).met:
        return not_yet("first")
    runs = [run for run in probe.invocations(FUNCTION) if run.started >= function.last_modified and run.status == "ok"]
    events = [probe.event(run) for run in runs]
    most = max((event["orders"] for event in events if isinstance(event, dict) and _counts(event)), default=0)
    return met() if most >= probe.facts["orders"] else not_yet("fewer", most=most)


def way(name: str) -> Callable[[Probe], bool]:
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """swallows | standard | high-throughput, or empty."""
    found, queue = _rehearsed(probe), named(probe, FIFO)
    if isinstance(found, Finding) or queue is None:
        return ""
    if found.elsewhere:
        return "standard"
    if found.status == "ok" and found.arrived < ORDERS:
        return "swallows"
    return "high-throughput" if queue.settings.limit != "perQueue" and few_calls(probe).reason == "many" else ""


def _rehearsed(probe: Probe) -> Noon | Finding:
    if probe.function(FUNCTION) is None:
        return not_yet("no-function", function=FUNCTION)
    if named(probe, FIFO) is None:
        return no_queue(FIFO)
    return probe.rehearse(noon) or not_yet("by-lab")


def _numbers(bodies: list[str]) -> dict[str, list[int]]:
    """Orders by their guest, as they came out; what cannot be read is left out."""
    found: dict[str, list[int]] = defaultdict(list)
    for body in bodies:
        with suppress(ValueError, TypeError, KeyError):
            order = json.loads(body)
            found[str(order["guest"])].append(int(order["order"]))
    return found


def _counts(event: dict[str, Any]) -> bool:
    return isinstance(event.get("orders"), int)
