"""What lies in a broker as a picture: who sends on the left, what keeps messages in the middle, who takes them on the
right. The same is told in words beside it.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from serverless_lab.engine.services.mq.amqp.founding import DEFAULT
from serverless_lab.engine.services.mq.messages import Amqp, Jms

WIDTH, HEIGHT, COLUMN, ROW, MARGIN = 170, 44, 290, 60, 8
MOST = 40  # things in a picture


@dataclass(frozen=True)
class Node:
    key: tuple[str, str]
    label: str
    kind: str
    x: int = 0
    y: int = 0

    @property
    def middle(self) -> int:
        return self.y + HEIGHT // 2


@dataclass(frozen=True)
class Edge:
    """From the right side of one node to the left side of another; `label` stands on it."""

    path: str
    label: str
    kind: str
    x: int
    y: int


@dataclass(frozen=True)
class Picture:
    """`told` are the edges in words. Without nodes there is too much for a picture, or nothing."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    told: tuple[str, ...]
    width: int = 0
    height: int = 0


Link = tuple[tuple[str, str], tuple[str, str], str, str, str]  # from, to, label, kind, in words


def of_amqp(amqp: Amqp) -> Picture:
    """Exchanges that are bound or one's own, queues, consumers."""
    bound = {binding.exchange for binding in amqp.bindings} | {
        queue.dead_letters for queue in amqp.queues.values() if queue.dead_letters is not None
    }
    exchanges = [name for name in amqp.exchanges if name in bound or (name and not name.startswith("amq."))]
    columns = [
        [Node(("exchange", name), name or _("(default)"), amqp.exchanges[name].kind) for name in exchanges],
        [Node(("queue", name), name, _ready(len(queue.ready))) for name, queue in amqp.queues.items()],
        [Node(("consumer", tag), tag, _held(amqp, tag)) for tag in amqp.consumers],
    ]
    return _drawn(columns, [*_bindings(amqp), *_dead(amqp), *_consumers(amqp)])


def of_jms(jms: Jms) -> Picture:
    """Destinations and those who are subscribed to them."""
    topics = [Node(("destination", topic), topic, _("topic")) for topic in jms.topics]
    queues = [
        Node(("destination", f"/queue/{name}"), f"/queue/{name}", _ready(len(waiting)))
        for name, waiting in jms.queues.items()
    ]
    clients = [
        Node(("subscription", name), name, ngettext("{n} unsettled", "{n} unsettled", n).format(n=n))
        for name, each in jms.subscriptions.items()
        for n in [len(each.held)]
    ]
    links: list[Link] = []
    for name, each in jms.subscriptions.items():
        kind = "" if each.online else "away"
        words = _("{destination} → {name} {selector}").format(
            destination=each.destination, name=name, selector=f"({each.selector})" if each.selector else ""
        )
        links.append((("destination", each.destination), ("subscription", name), each.selector, kind, words))
    return _drawn([[*queues, *topics], clients], links)


def _bindings(amqp: Amqp) -> Iterable[Link]:
    for each in amqp.bindings:
        wanted = ", ".join(f"{name}={value}" for name, value in each.arguments.items())
        label = wanted or each.key
        words = _("{exchange} → {queue} under “{key}”") if label else _("{exchange} → {queue}")
        words = words.format(exchange=each.exchange, queue=each.queue, key=label)
        yield ("exchange", each.exchange), ("queue", each.queue), label, "", words


def _dead(amqp: Amqp) -> Iterable[Link]:
    for name, queue in amqp.queues.items():
        if queue.dead_letters is not None and queue.dead_letters in amqp.exchanges:
            exchange = queue.dead_letters or _("(default)")
            words = _("dead letters of {queue} → {exchange} under “{key}”")
            if not queue.dead_key:
                words = _("dead letters of {queue} → {exchange}, each under its own key")
            words = words.format(queue=name, exchange=exchange, key=queue.dead_key)
            yield ("exchange", queue.dead_letters), ("queue", name), "", "dead", words
            if queue.dead_letters == DEFAULT and queue.dead_key in amqp.queues:
                yield ("exchange", DEFAULT), ("queue", queue.dead_key), queue.dead_key, "", ""


def _consumers(amqp: Amqp) -> Iterable[Link]:
    for tag, each in amqp.consumers.items():
        label = f"prefetch {each.prefetch or '∞'}"
        words = _("{queue} → {consumer}, {label}").format(queue=each.queue, consumer=tag, label=label)
        yield ("queue", each.queue), ("consumer", tag), label, "", words


def _drawn(columns: list[list[Node]], links: list[Link]) -> Picture:
    told = tuple(words for *_, words in links if words)
    if not 0 < sum(map(len, columns)) <= MOST:
        return Picture((), (), told)
    most = max(map(len, columns))
    placed: dict[tuple[str, str], Node] = {}
    for number, column in enumerate(columns):
        top = MARGIN + (most - len(column)) * ROW // 2
        for place, node in enumerate(column):
            x = MARGIN + number * COLUMN
            placed[node.key] = Node(node.key, node.label, node.kind, x, top + place * ROW)
    edges: list[Edge] = []
    arriving: Counter[tuple[str, str]] = Counter()  # with a label, each a line higher
    for start, end, label, kind, _words in links:
        if start in placed and end in placed:
            edges.append(_edge(placed[start], placed[end], label, kind, arriving[end]))
            arriving[end] += bool(label)
    width = 2 * MARGIN + (len(columns) - 1) * COLUMN + WIDTH
    return Picture(tuple(placed.values()), tuple(edges), told, width, 2 * MARGIN + most * ROW)


def _edge(left: Node, right: Node, label: str, kind: str, above: int) -> Edge:
    """What dies goes back, a little below what comes. A label stands before the node that the edge leads to."""
    low = 8 if kind == "dead" else 0
    x, y, end, to = left.x + WIDTH, left.middle + low, right.x, right.middle + low
    bend = (end - x) // 2
    path = f"M{x} {y}C{x + bend} {y} {end - bend} {to} {end} {to}"
    return Edge(path, label, kind, end - 10, to - 6 - 13 * above)


def _ready(count: int) -> str:
    return ngettext("{n} ready", "{n} ready", count).format(n=count)


def _held(amqp: Amqp, tag: str) -> str:
    count = sum(each.consumer == tag for each in amqp.unsettled.values())
    return ngettext("{n} unsettled", "{n} unsettled", count).format(n=count)
