"""What the checks and known mistakes of "To each their own" look at: who hears of which order, on a clone."""

from collections.abc import Callable
from itertools import product
from typing import NamedTuple

from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.probe import Probe
from lessons.courseware.rehearsal import Rehearsal
from lessons.messaging import rehearsing
from lessons.messaging.looking import measured, no_queue
from lessons.messaging.missions.each_their_own import doors
from lessons.messaging.missions.each_their_own.scene import (
    BOOKS,
    BROUGHT,
    COOKED,
    COURIERS,
    GOODS,
    KITCHEN,
    OWNER,
    QUEUES,
    TOPIC,
    WANTED,
    WAYS,
    Order,
    place,
)
from lessons.messaging.queues import arn_of, named
from lessons.messaging.topics import subscribers
from serverless_lab.engine.services.sns.state import Subscription

_USUAL = 24_000


class Heard(NamedTuple):
    """An order and who heard of it: names of queues, and the owner's address."""

    order: Order
    by: frozenset[str]


def day(player: Rehearsal) -> tuple[Heard, ...]:
    """Every kind of order that there is, two that there are not yet, and two about as large as the owner asks for."""
    rehearsing.begin(player)
    large = player.facts["large"]
    orders = [Order(goods, way, _USUAL) for goods, way in product(GOODS, WAYS)]
    orders += [Order("apron", BROUGHT, large * 3), Order(COOKED[0], "locker", _USUAL)]
    orders += [Order("apron", WAYS[1], _USUAL), Order(COOKED[0], WAYS[1], large), Order(COOKED[1], BROUGHT, large - 1)]
    return tuple(_published(player, order) for order in orders)


def hears(queue: str) -> Callable[[Probe], Finding]:
    """The queue gets what it wants, also of kinds that are new, and nothing else."""

    def look(probe: Probe) -> Finding:
        heard = _rehearsed(probe, queue)
        if isinstance(heard, Finding):
            return heard
        if not any(queue in each.by for each in heard):
            return not_yet("none", name=queue)
        wrong = [each.order for each in heard if WANTED[queue](each.order) != (queue in each.by)]
        # Those that are missed come first, and what exists today before what is new.
        wrong.sort(key=lambda order: (not WANTED[queue](order), order.is_new))
        return not_yet(_reason(queue, wrong[0]), name=queue, order=str(wrong[0])) if wrong else met()

    return look


def owner(probe: Probe) -> Finding:
    """A letter for each large order, and for no other."""
    subscription = _subscription(probe, OWNER)
    if subscription is None:
        return not_yet("not-subscribed", name=OWNER)
    if not subscription.confirmed:
        return not_yet("unconfirmed")
    heard = probe.rehearse(day)
    if heard is None:
        return not_yet("by-lab")
    for each in heard:
        wanted = each.order.total >= probe.facts["large"]
        if wanted != (OWNER in each.by):
            return not_yet("missed" if wanted else "others", total=each.order.total)
    return met()


def doors_closed(probe: Probe) -> Finding:
    """To all but the shop's topic."""
    return next((found for found in (doors.of(probe, queue) for queue in QUEUES) if not found.met), met())


def seen(probe: Probe) -> Finding:
    """The learner's own order has really come into every queue and by e-mail."""
    for queue in QUEUES:
        if named(probe, queue) is None:
            return no_queue(queue)
        if not measured(probe, queue, "NumberOfMessagesSent"):
            return not_yet("nothing", name=queue)
    told = any(each.to == OWNER and each.topic == TOPIC and not each.confirms for each in probe.sns.letters)
    return met() if told else not_yet("no-letter")


def way(name: str) -> Callable[[Probe], bool]:
    return lambda probe: _wrong_way(probe) == name


def _wrong_way(probe: Probe) -> str:
    """closed-door | open-door | no-filter | excludes | lists-all, or empty."""
    found = {queue: hears(queue)(probe).reason for queue in QUEUES}
    if "closed" in found.values():
        return "closed-door"
    if any(doors.of(probe, queue).reason in doors.OPEN for queue in QUEUES):
        return "open-door"
    for queue in (COURIERS, KITCHEN):
        if found[queue] in ("others", "new-others"):
            subscription = _subscription(probe, arn_of(probe, queue))
            filtered = subscription is not None and subscription.filter not in ("", "{}")
            return "excludes" if filtered else "no-filter"
    return "lists-all" if found[BOOKS] == "new-missed" else ""


def _reason(queue: str, order: Order) -> str:
    return ("new-" if order.is_new else "") + ("missed" if WANTED[queue](order) else "others")


def _rehearsed(probe: Probe, queue: str) -> tuple[Heard, ...] | Finding:
    if named(probe, queue) is None:
        return no_queue(queue)
    if TOPIC not in probe.sns.topics:
        return not_yet("no-topic", name=TOPIC)
    if _subscription(probe, arn_of(probe, queue)) is None:
        return not_yet("not-subscribed", name=queue)
    if not doors.lets_in(probe, queue):
        return not_yet("closed", name=queue)
    return probe.rehearse(day) or not_yet("by-lab")


def _subscription(probe: Probe, endpoint: str) -> Subscription | None:
    topic = probe.sns.topics.get(TOPIC)
    found = subscribers(probe, topic) if topic is not None else []
    return next((each for each in found if each.endpoint == endpoint), None)


def _published(player: Rehearsal, order: Order) -> Heard:
    before = _newest(player)
    place(order, "an order")(player)
    return Heard(order, frozenset(name for name, newest in _newest(player).items() if newest != before[name]))


def _newest(player: Rehearsal) -> dict[str, int | str]:
    """The next message's number in each queue, and the id of the last letter to the owner."""
    probe = Probe(player.cloud)
    found: dict[str, int | str] = {name: queue.next for name in QUEUES if (queue := named(probe, name)) is not None}
    return found | {OWNER: next((each.id for each in reversed(probe.sns.letters) if each.to == OWNER), "")}
