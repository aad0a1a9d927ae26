"""Who gets what from where, as a layered picture: what there is, and where it is drawn."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from lessons.iam.relations import Edge, EdgeKind, Node, relations
from serverless_lab.engine.services.iam.state import IamState

WIDTH, HEIGHT = 196, 44
COLUMN, GAP = WIDTH + 84, 12
MARGIN = 8
BEND = 14  # the height that an edge takes where it passes a layer
SWEEPS = 6
MOST = 120  # nodes in a picture


@dataclass(eq=False)
class Placed:
    """A node and its upper left corner. `node` is None where an edge passes a layer between two others."""

    node: Node | None
    layer: int
    before: list["Placed"] = field(default_factory=list)
    after: list["Placed"] = field(default_factory=list)
    x: int = 0
    y: int = 0

    @property
    def height(self) -> int:
        return HEIGHT if self.node else BEND

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


@dataclass(frozen=True)
class Drawn:
    """An edge with the path it takes."""

    kind: EdgeKind
    path: str


@dataclass(frozen=True)
class Graph:
    """`relations` is what there is, without places: the text beside the picture is made of it.

    Where there is too much for a picture, nothing is placed.
    """

    nodes: tuple[Placed, ...]
    edges: tuple[Drawn, ...]
    width: int
    height: int
    known: dict[str, Node]
    relations: tuple[Edge, ...]


def draw(state: IamState, account_id: str) -> Graph:
    """Users and trusted principals at the left, groups and roles in the middle, policies at the right.

    Policies of the organization stand in a row above: they hold for everybody.
    """
    nodes, edges = relations(state, account_id)
    known = {node.key: node for node in nodes}
    if len(nodes) > MOST:
        return Graph((), (), 0, 0, known, tuple(edges))
    above = [node for node in nodes if node.kind == "scp"]
    placed = {node.key: Placed(node, node.layer) for node in nodes if node.kind != "scp"}
    routes = [(edge, _route(edge, placed)) for edge in edges]
    layers = _layers([*placed.values(), *(bend for _, route in routes for bend in route[1:-1])])
    for _ in range(SWEEPS):
        _order(layers[1:], "before")
        _order(layers[-2::-1], "after")
    top = MARGIN + (HEIGHT + 2 * GAP) * -(-len(above) // 3)
    height = _place(layers, top)
    row = [_at(node, index) for index, node in enumerate(above)]
    drawn = tuple(Drawn(edge.kind, _path(route)) for edge, route in routes)
    return Graph((*row, *placed.values()), drawn, 2 * COLUMN + WIDTH + 2 * MARGIN, height, known, tuple(edges))


def _at(node: Node, index: int) -> Placed:
    line, column = divmod(index, 3)
    return Placed(node, 0, x=MARGIN + column * COLUMN, y=MARGIN + line * (HEIGHT + GAP))


def _route(edge: Edge, placed: dict[str, Placed]) -> list[Placed]:
    """From layer to layer: where an edge passes one by, it gets a place of its own there."""
    start, end = placed[edge.source], placed[edge.target]
    route = [start, *(Placed(None, layer) for layer in range(start.layer + 1, end.layer)), end]
    for left, right in pairwise(route):
        left.after.append(right)
        right.before.append(left)
    return route


def _layers(placed: Iterable[Placed]) -> list[list[Placed]]:
    layers: list[list[Placed]] = [[], [], []]
    for each in placed:
        layers[each.layer].append(each)
    for layer in layers:
        _stack(layer, 0)
    return layers


def _order(layers: list[list[Placed]], side: Literal["before", "after"]) -> None:
    """Each node to the middle of those it is joined with, so that few edges cross."""
    for layer in layers:
        wanted = {id(each): _mean(getattr(each, side), each.middle) for each in layer}
        layer.sort(key=lambda each: wanted[id(each)])
        _stack(layer, 0)


def _mean(joined: list[Placed], default: int) -> float:
    return sum(each.middle for each in joined) / len(joined) if joined else default


def _stack(layer: list[Placed], top: int) -> int:
    for each in layer:
        each.y = top
        top += each.height + GAP
    return top


def _place(layers: list[list[Placed]], top: int) -> int:
    """The layers beside each other, each in the middle of the height that the longest takes. Returns where it ends."""
    lengths = [sum(each.height + GAP for each in layer) for layer in layers]
    for number, (layer, length) in enumerate(zip(layers, lengths, strict=True)):
        for each in layer:
            each.x = MARGIN + number * COLUMN
        _stack(layer, top + (max(lengths) - length) // 2)
    return top + max(lengths) + MARGIN


def _path(route: list[Placed]) -> str:
    x = route[0].x + WIDTH
    parts = [f"M{x} {route[0].middle}"]
    for left, right in pairwise(route):
        half = (x + right.x) // 2
        parts.append(f"C{half} {left.middle} {half} {right.middle} {right.x} {right.middle}")
        x = right.x
        if right.node is None:
            x += WIDTH
            parts.append(f"H{x}")
    return "".join(parts)
