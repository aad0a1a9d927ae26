"""Peering connections as lines beside the boxes, without crossings as long as they nest, and the roads to the internet.

The boxes stand below each other, so a line goes out to the left into a lane, along it and back in. Of lines that leave
a box those that go up leave above those that go down, and the longer lane lies outside.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lessons.vpc.things import label
from serverless_lab.engine.services.ec2.state.region import Ec2State

LANE = 132  # a lane with the names of its lines
DOOR = 24  # from a box's upper edge to its first line
APART = 12  # between two lines at a box
CHIP = 120
SHOWN = ("active", "pending-acceptance", "provisioning")


@dataclass(frozen=True)
class Pair:
    """A peering between the boxes of two positions, the upper one first. Lane 1 is the nearest to the boxes."""

    peering: Any
    first: int
    last: int
    lane: int = 0


@dataclass(frozen=True)
class Line:
    """A peering connection with the middle of its name."""

    id: str
    name: str
    path: str
    x: int
    y: int
    active: bool


def ends(state: Ec2State, vpcs: Sequence[str]) -> list[Pair]:
    """The peerings between these VPCs, as they stand below each other."""
    places = {vpc: number for number, vpc in enumerate(vpcs)}
    found = []
    for peering in state.peerings.values():
        both = sorted(places.get(each.vpc, -1) for each in (peering.requester, peering.accepter))
        if both[0] >= 0 and peering.status in SHOWN:
            found.append(Pair(peering, *both))
    return found


def nested(pairs: Sequence[Pair]) -> list[Pair]:
    """With their lanes: a line lies outside of every other one beside which it passes."""
    found: list[Pair] = []
    for pair in sorted(pairs, key=lambda each: (each.last - each.first, each.first)):
        beside = [each.lane for each in found if each.first < pair.last and pair.first < each.last]
        found.append(Pair(pair.peering, pair.first, pair.last, max(beside, default=0) + 1))
    return found


def lines(pairs: Sequence[Pair], boxes: Mapping[str, Any], moved: Mapping[str, Any]) -> list[Line]:
    ports = _ports(pairs)
    order = list(boxes.values())
    found = []
    for pair in pairs:
        upper, lower = order[pair.first], order[pair.last]
        if any(moved.get(each.id) is not None and moved[each.id].x is not None for each in (upper, lower)):
            path, x, y = _between(upper, lower)
        else:
            doors = [ports[position, pair.peering.id] for position in (pair.first, pair.last)]
            start, end = upper.y + DOOR + APART * doors[0], lower.y + DOOR + APART * doors[1]
            x, y = upper.x - pair.lane * LANE + CHIP // 2, (start + end) // 2
            path = f"M{upper.x} {start}H{x}V{end}H{lower.x}"
        name = label(pair.peering) or pair.peering.id
        found.append(Line(pair.peering.id, name, path, x, y, pair.peering.status == "active"))
    return found


def _ports(pairs: Sequence[Pair]) -> dict[tuple[int, str], int]:
    """Which line leaves a box as which, from above: (position, peering) → number."""
    found = {}
    for position in {each for pair in pairs for each in (pair.first, pair.last)}:
        up = sorted((each for each in pairs if each.last == position), key=lambda each: each.lane)
        down = sorted((each for each in pairs if each.first == position), key=lambda each: -each.lane)
        for number, each in enumerate((*up, *down)):
            found[position, each.peering.id] = number
    return found


def _between(one: Any, other: Any) -> tuple[str, int, int]:
    """Of boxes that were moved: side to side where one lies beside the other, otherwise from edge to edge."""
    left, right = sorted((one, other), key=lambda box: box.x)
    if left.x + left.width < right.x:
        start, end = left.y + left.height // 2, right.y + right.height // 2
        middle = (left.x + left.width + right.x) // 2
        return f"M{left.x + left.width} {start}H{middle}V{end}H{right.x}", middle, (start + end) // 2
    upper, lower = sorted((one, other), key=lambda box: box.y)
    x, end = max(upper.x, lower.x) + DOOR, upper.y + upper.height
    return f"M{x} {end}V{lower.y}", x, (end + lower.y) // 2


def roads(doors: Sequence[tuple[Any, Any]], end: int) -> list[str]:
    """From each internet gateway straight to the internet on the right."""
    return [f"M{box.x + chip.x + chip.width} {box.y + chip.y + chip.height // 2}H{end}" for box, chip in doors]
