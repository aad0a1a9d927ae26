"""What the checks and known mistakes of "One order per click" look at."""

import json
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.courseware.rehearsal import Rehearsal
from lessons.messaging import rehearsing
from lessons.messaging.missions.one_click.counter_fn import FUNCTION
from lessons.messaging.queues import in_order

_PORK = {"guest": "mina", "item": "pork", "count": 2}
_AFTER_A_WHILE_S = 240  # the browser tries that long


class Clicks(NamedTuple):
    """`orders`: how many there are of each click, in whatever queue; `unreadable`: without a click; `failed` calls."""

    orders: dict[str, int]
    unreadable: int
    failed: int


PRESSED = ("z-1", "z-2", "z-3", "z-4")


def clicks(player: Rehearsal) -> Clicks:
    """One that is sent again, twice; the same order meant twice; another guest's; and one sent by two requests at the
    same moment.
    """
    rehearsing.begin(player)
    click(player, "z-1", 1)
    click(player, "z-1", 2)
    click(player, "z-2", 3)
    click(player, "z-3", 4, guest="joon")
    player.at_once(FUNCTION, _request("z-4", 5, {"guest": "sora"}), 2)
    player.advance(_AFTER_A_WHILE_S)
    click(player, "z-1", 6)
    player.advance(10)
    found = _in_queues(player, Probe(player.cloud))
    failed = sum(run.status != "ok" for run in player.runs)
    return Clicks({name: count for name, count in found.items() if name}, found[""], failed)


def click(player: Rehearsal, name: str, sent: int, **other: Any) -> None:
    player.call("lambda", "Invoke", {"FunctionName": FUNCTION, "Payload": _request(name, sent, other)})


def once(probe: Probe) -> Finding:
    """A click is one order, however often its request comes."""
    found = _rehearsed(probe)
    if isinstance(found, Finding):
        return found
    if found.failed:
        return not_yet("failed", failed=found.failed)
    if found.unreadable:
        return not_yet("unreadable", unreadable=found.unreadable)
    times = max(found.orders.values(), default=0)
    return not_yet("again", times=times) if times > 1 else met()


def each(probe: Probe) -> Finding:
    """Asked once no click counts twice: every click is an order."""
    if not once(probe).met:
        return not_yet("first")
    found = _rehearsed(probe)
    assert isinstance(found, Clicks)
    missing = sum(name not in found.orders for name in PRESSED)
    return not_yet("missing", missing=missing, clicks=len(PRESSED)) if missing else met()


def seen(probe: Probe) -> Finding:
    """A click of the learner's own that came twice."""
    if probe.function(FUNCTION) is None:
        return not_yet("no-function", function=FUNCTION)
    events = [probe.event(run) for run in probe.invocations(FUNCTION) if run.status == "ok"]
    came = Counter(str(event.get("click")) for event in events if isinstance(event, dict))
    twice = [name for name, count in came.items() if count > 1]
    if not twice:
        return not_yet("none")
    lying = probe.rehearse(_lying)
    if lying is None:
        return not_yet("by-lab")
    count = lying.get(twice[-1], 0)
    if count == 1:
        return met()
    return not_yet("again", click=twice[-1], times=count) if count else not_yet("gone", click=twice[-1])


def way(name: str) -> Callable[[Probe], bool]:
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """by-order | by-content | remembers, or empty."""
    if each(probe).reason == "missing":
        return "by-order"
    found = _rehearsed(probe)
    if isinstance(found, Finding) or once(probe).reason != "again":
        return ""
    if any(queue.settings.by_content for queue in in_order(probe)):
        return "by-content"
    requests = 3  # of this click
    return "remembers" if found.orders["z-1"] < requests else ""


def _rehearsed(probe: Probe) -> Clicks | Finding:
    if probe.function(FUNCTION) is None:
        return not_yet("no-function", function=FUNCTION)
    return probe.rehearse(clicks) or not_yet("by-lab")


def _lying(player: Rehearsal) -> dict[str, int]:
    """What can be received in the account as it is."""
    return dict(_in_queues(player, Probe(player.cloud)))


def _in_queues(player: Rehearsal, probe: Probe) -> Counter[str]:
    """Orders by their click; under an empty name those without."""
    found: Counter[str] = Counter()
    for queue in in_order(probe):
        for body, count in rehearsing.taken_out(player, queue.name).items():
            found[_click_of(body)] += count
    return found


def _click_of(body: str) -> str:
    try:
        order = json.loads(body)
    except ValueError:
        return ""
    return str(order.get("click", "")) if isinstance(order, dict) else ""


def _request(name: str, sent: int, other: dict[str, Any]) -> bytes:
    return json.dumps({"click": name, **_PORK, **other, "sent": f"12:00:{sent:02}"}).encode()
