"""What the checks and known mistakes of "Poison" look at."""

from collections.abc import Callable
from typing import NamedTuple

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.courseware.rehearsal import Rehearsal, Scenario
from lessons.messaging import printer, rehearsing
from lessons.messaging.kitchen_fn import FUNCTION, ORDERS, TICKETS
from lessons.messaging.looking import no_queue
from lessons.messaging.missions.poison.scene import MINUTES, order
from lessons.messaging.queues import named, url_of
from lessons.messaging.workers import mappings

_GOOD = ("Z-1", "Z-3", "Z-4")
_POISON = order("Z-2", "stones")
_LUNCH = (order("Z-1", "pork"), _POISON, order("Z-3", "kimchi"), order("Z-4", "shrimp"))
_HICCUP_S = 20  # less than a queue hides a message unless somebody says otherwise


class Quarter(NamedTuple):
    """A quarter of an hour. `printed`: how often each order was; `dead`: what lies in the queue for dead letters;
    `tries`: runs with the bad order in them; `left`: what is still in the queue of orders.
    """

    printed: dict[str, int]
    dead: list[str]
    tries: int
    left: int


def lunch(player: Rehearsal) -> Quarter:
    """Four orders at one moment, one of which nobody can cook."""
    rehearsing.begin(player)
    rehearsing.send_together(player, ORDERS, _LUNCH)
    return _passed(player)


def hiccup(player: Rehearsal) -> Quarter:
    """One good order, while the printer is out of paper for some seconds."""
    rehearsing.begin(player)
    printer.break_down(player, FUNCTION)
    rehearsing.send(player, ORDERS, _LUNCH[:1])
    player.advance(_HICCUP_S)
    printer.mend(player, FUNCTION)
    return _passed(player)


def others(probe: Probe) -> Finding:
    """Good orders that came together with the bad one."""
    found = _rehearsed(probe, lunch)
    if isinstance(found, Finding):
        return found
    dead = len(found.dead) - (_POISON in found.dead)
    if dead:
        return not_yet("dead", dead=dead)
    missing = sum(name not in found.printed for name in _GOOD)
    if missing:
        return not_yet("missing", missing=missing, orders=len(_GOOD))
    times = max(found.printed.values())
    return not_yet("again", times=times) if times > 1 else met()


def set_aside(probe: Probe) -> Finding:
    """The bad order lies in a queue for dead letters, whole."""
    found = _rehearsed(probe, lunch)
    if isinstance(found, Finding):
        return found
    if _POISON in found.dead:
        return met()
    return not_yet("comes-again", tries=found.tries) if found.left else not_yet("vanished")


def patient(probe: Probe) -> Finding:
    """Asked once something is set aside: not at the first trouble."""
    if not set_aside(probe).met:
        return not_yet("first")
    found = _rehearsed(probe, hiccup)
    if isinstance(found, Finding):
        return found
    if found.dead:
        return not_yet("gave-up", seconds=_HICCUP_S)
    return met() if found.printed.get("Z-1") else not_yet("lost", seconds=_HICCUP_S)


def seen(probe: Probe) -> Finding:
    """The order of the learner's own account has arrived there."""
    if named(probe, ORDERS) is None:
        return no_queue(ORDERS)
    dead = _dead_letters(probe)
    if not dead:
        return not_yet("no-dead-letters")
    wanted = order(probe.facts["order"], probe.facts["item"])
    asked = {"QueueUrl": url_of(probe, dead), "MaxNumberOfMessages": 10}
    messages = (probe.ask("sqs", "ReceiveMessage", asked).answer or {}).get("Messages", ())
    if any(each["Body"] == wanted for each in messages):
        return met()
    return not_yet("not-there", name=dead) if rehearsing.alive(probe, ORDERS) else not_yet("gone", body=wanted)


def way(name: str) -> Callable[[Probe], bool]:
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """expires | swallowed | whole-batch | gives-up | too-patient, or empty."""
    queue = named(probe, ORDERS)
    if queue is None:
        return ""
    if queue.settings.retention < MINUTES * 60:
        return "expires"
    if set_aside(probe).reason == "vanished":
        return "swallowed"
    if others(probe).reason == "dead":
        return "whole-batch"
    if patient(probe).reason == "gave-up":
        return "gives-up"
    return "too-patient" if queue.settings.redrive and set_aside(probe).reason == "comes-again" else ""


def _rehearsed(probe: Probe, scenario: Scenario[Quarter]) -> Quarter | Finding:
    if probe.function(FUNCTION) is None:
        return not_yet("no-function", function=FUNCTION)
    for queue in (ORDERS, TICKETS):
        if named(probe, queue) is None:
            return no_queue(queue)
    if not any(mapping.enabled for mapping in mappings(probe, FUNCTION)):
        return not_yet("not-fed", function=FUNCTION)
    return probe.rehearse(scenario) or not_yet("by-lab")


def _passed(player: Rehearsal) -> Quarter:
    player.advance(MINUTES * 60)
    printed = rehearsing.taken_out(player, TICKETS)
    dead = _dead_letters(Probe(player.cloud))
    lying = sorted(rehearsing.taken_out(player, dead).elements()) if dead else []
    tries = sum(_POISON in [record["body"] for record in run.event["Records"]] for run in player.runs if run.event)
    return Quarter(dict(printed), lying, tries, rehearsing.alive(Probe(player.cloud), ORDERS))


def _dead_letters(probe: Probe) -> str:
    """The queue that dead letters of `orders` go to; empty where there is none."""
    queue = named(probe, ORDERS)
    name = queue.settings.redrive.target.rpartition(":")[2] if queue is not None and queue.settings.redrive else ""
    return name if named(probe, name) is not None else ""
