"""What the checks and known mistakes of "The silent queue" look at."""

from collections.abc import Callable
from typing import NamedTuple

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.courseware.rehearsal import Rehearsal
from lessons.messaging import rehearsing
from lessons.messaging.looking import measured, no_queue
from lessons.messaging.missions.silent_queue.scene import OTHERS, OURS, QUEUE, TOPIC, WAY
from lessons.messaging.playing import publish
from lessons.messaging.queues import named
from lessons.messaging.topics import subscribers


class News(NamedTuple):
    """How often each way of getting dumplings reached the couriers."""

    ours: int
    others: int


def news(player: Rehearsal) -> News:
    """One message for each way, published as the shop publishes."""
    rehearsing.begin(player)
    counts = []
    for way in (OURS, *OTHERS):
        publish(TOPIC, f"Z for {way}", **{WAY: way})(player)
        player.advance(5)
        counts.append(rehearsing.taken_out(player, QUEUE).total())
    return News(counts[0], sum(counts[1:]))


def deliveries(probe: Probe) -> Finding:
    found = _rehearsed(probe)
    if isinstance(found, Finding):
        return found
    return met() if found.ours else not_yet("none")


def only_ours(probe: Probe) -> Finding:
    """Asked once deliveries arrive."""
    if not deliveries(probe).met:
        return not_yet("first")
    found = _rehearsed(probe)
    assert isinstance(found, News)
    return not_yet("others", others=found.others, kinds=len(OTHERS)) if found.others else met()


def seen(probe: Probe) -> Finding:
    """A message of the topic has really come into the queue."""
    if named(probe, QUEUE) is None:
        return no_queue(QUEUE)
    return met() if measured(probe, QUEUE, "NumberOfMessagesSent") else not_yet("nothing")


def way(name: str) -> Callable[[Probe], bool]:
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """no-filter | excludes, or empty."""
    if only_ours(probe).reason != "others":
        return ""
    filtered = any(each.filter not in ("", "{}") for each in subscribers(probe, probe.sns.topics[TOPIC]))
    return "excludes" if filtered else "no-filter"


def _rehearsed(probe: Probe) -> News | Finding:
    if named(probe, QUEUE) is None:
        return no_queue(QUEUE)
    topic = probe.sns.topics.get(TOPIC)
    if topic is None:
        return not_yet("no-topic", name=TOPIC)
    if not any(each.endpoint.endswith(f":{QUEUE}") for each in subscribers(probe, topic)):
        return not_yet("not-subscribed", name=QUEUE)
    return probe.rehearse(news) or not_yet("by-lab")
