"""What missions about the kitchen's worker look at: an hour without trouble, and one in which the printer breaks."""

import builtins
from collections.abc import Callable
from typing import NamedTuple

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.play import Player
from lessons.courseware.probe import Probe
from lessons.courseware.rehearsal import Rehearsal, Scenario
from lessons.messaging import printer, rehearsing
from lessons.messaging.kitchen_fn import FUNCTION, ORDERS, TICKETS
from lessons.messaging.looking import measured, no_queue
from lessons.messaging.queues import named
from lessons.messaging.workers import invoke
from serverless_lab.engine.instant import HOUR, SECOND
from serverless_lab.engine.services.lambda_.state import Invocation

# None of them lies in the learner's queue.
PLAYED = ("Z-1: 2 pork", "Z-2: 1 kimchi", "Z-3: 4 shrimp")
LATER_S = HOUR // SECOND
_OF_OTHERS = ("ClientError", "ReadTimeoutError", "EndpointConnectionError")


class Hour(NamedTuple):
    """`first` and `last`: how the first and the last run ended; `error`: of the first that failed. `printed`: how often
    each order was, `left`: what still lies in the queue.
    """

    first: str
    last: str
    error: str
    printed: dict[str, int]
    left: int

    @property
    def missing(self) -> int:
        return sum(order not in self.printed for order in PLAYED)


def calm(player: Rehearsal) -> Hour:
    """Three orders, and the worker called now and twice an hour later."""
    rehearsing.begin(player)
    rehearsing.send(player, ORDERS, PLAYED)
    return _worked(player)


def broken(player: Rehearsal) -> Hour:
    """The same while the printer refuses everything, until it is mended before the hour is over."""
    rehearsing.begin(player)
    rehearsing.send(player, ORDERS, PLAYED)
    printer.break_down(player, FUNCTION)
    return _worked(player, lambda: printer.mend(player, FUNCTION))


def cooked_once(probe: Probe) -> Finding:
    """Without trouble every order is cooked, once, and then it is gone."""
    hour = _rehearsed(probe, calm)
    if isinstance(hour, Finding):
        return hour
    if hour.first != "ok":
        return not_yet("failed", error=hour.error)
    if hour.missing:
        return not_yet("not-cooked", missing=hour.missing, orders=len(PLAYED))
    times = max(hour.printed.values())
    if times > 1:
        return not_yet("again", times=times)
    return not_yet("left", left=hour.left) if hour.left else met()


def survives(probe: Probe) -> Finding:
    """What the worker held when the printer broke is cooked within the hour."""
    hour = _rehearsed(probe, broken)
    if isinstance(hour, Finding):
        return hour
    if not hour.missing:
        return met()
    return not_yet("hidden", left=hour.left) if hour.left else not_yet("lost", missing=hour.missing, orders=len(PLAYED))


def cleared(probe: Probe) -> Finding:
    """The orders that wait in the learner's own account are cooked and gone, and nobody threw them away."""
    for queue in (ORDERS, TICKETS):
        if named(probe, queue) is None:
            return no_queue(queue)
    found, printed = named(probe, ORDERS), measured(probe, TICKETS, "NumberOfMessagesSent")
    assert found is not None
    if found.alive:
        return not_yet("waiting", left=found.alive)
    enough = min(printed, measured(probe, ORDERS, "NumberOfMessagesDeleted")) >= probe.facts["waiting"]
    return met() if enough else not_yet("thrown-away")


def hour_of(probe: Probe, scenario: Scenario[Hour]) -> Hour | None:
    """For known mistakes: None where it cannot be told."""
    found = _rehearsed(probe, scenario)
    return None if isinstance(found, Finding) else found


def _rehearsed(probe: Probe, scenario: Scenario[Hour]) -> Hour | Finding:
    if probe.function(FUNCTION) is None:
        return not_yet("no-function", function=FUNCTION)
    for queue in (ORDERS, TICKETS):
        if named(probe, queue) is None:
            return no_queue(queue)
    return probe.rehearse(scenario) or not_yet("by-lab")


def _worked(player: Player, meanwhile: Callable[[], None] = lambda: None) -> Hour:
    invoke(FUNCTION)(player)
    first = _last(player)
    meanwhile()
    player.advance(LATER_S)
    runs = [first]
    for _ in range(2):
        invoke(FUNCTION)(player)
        runs.append(_last(player))
        player.advance(1)
    printed = rehearsing.taken_out(player, TICKETS)
    error = next((_error_of(run) for run in runs if run is not None and run.status != "ok"), "")
    status = [run.status if run is not None else "refused" for run in runs]
    return Hour(status[0], status[-1], error, dict(printed), rehearsing.alive(Probe(player.cloud), ORDERS))


def _last(player: Player) -> Invocation | None:
    return Probe(player.cloud).last(FUNCTION)


def _error_of(run: Invocation) -> str:
    """Only names that Python, boto3 or the runtime gave: one of the program's own might tell of the hidden orders."""
    name = run.error_type or run.status
    known = hasattr(builtins, name) or name in _OF_OTHERS or name.startswith(("Runtime.", "Sandbox."))
    return name if known else "Error"
