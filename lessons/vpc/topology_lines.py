"""Peering connections as lines beside the boxes, and the roads to the internet.

The boxes stand below each other, so a line goes out to one side into a lane, along it and back in. Of lines that leave
a box those that go up leave above those that go down, and the longer lane lies outside. Lines of one side do not cross
as long as they nest; `topology_order` sees to that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lessons.vpc.things import label, leads_abroad, other_side
from lessons.vpc.topology_order import Arrangement
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Vpc

LANE = 132  # a lane with the names of its lines
DOOR = 24  # from a box's upper edge to its first line
BELOW_GATEWAY = 44  # the same on the right, where the road to the internet begins
APART = 12  # between two lines at a box
CHIP = 120
EGRESS_ONLY = "eigw"
SHOWN = ("active", "pending-acceptance", "provisioning")


@dataclass(frozen=True)
class Pair:
    """A peering between the boxes of two positions, the upper one first. Lane 1 is the nearest to the boxes."""

    peering: Any
    first: int
    last: int
    right: bool = False
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
    """The peerings between these VPCs, by their places in this order."""
    places = {vpc: number for number, vpc in enumerate(vpcs)}
    found = []
    for peering in state.peerings.values():
        both = sorted(places.get(each.vpc, -1) for each in (peering.requester, peering.accepter))
        if both[0] >= 0 and peering.status in SHOWN:
            found.append(Pair(peering, both[0], both[1]))
    return found


def abroad(state: Ec2State, vpc: Vpc) -> list[tuple[str, str]]:
    """Peerings of a VPC with those of other accounts, and whose VPC that is."""
    found = []
    for peering in (state.peerings[each] for each in vpc.peerings):
        if peering.status in SHOWN and leads_abroad(peering):
            other = other_side(peering, vpc.id)
            found.append((peering.id, f"{other.account_id} {other.vpc}"))
    return found


def beside(pairs: Sequence[Pair], arranged: Arrangement) -> list[Pair]:
    """As the boxes stand below each other then, with their sides and lanes."""
    places = {each: number for number, each in enumerate(arranged.order)}
    found = []
    for pair in pairs:
        first, last = sorted((places[pair.first], places[pair.last]))
        found.append(Pair(pair.peering, first, last, (pair.first, pair.last) in arranged.right))
    return [*nested([each for each in found if not each.right]), *nested([each for each in found if each.right])]


def nested(pairs: Sequence[Pair]) -> list[Pair]:
    """With their lanes: a line lies outside of every other one beside which it passes."""
    found: list[Pair] = []
    for pair in sorted(pairs, key=lambda each: (each.last - each.first, each.first)):
        inside = [each.lane for each in found if each.first < pair.last and pair.first < each.last]
        found.append(replace(pair, lane=max(inside, default=0) + 1))
    return found


def room(pairs: Sequence[Pair], *, right: bool) -> int:
    """The width of the lanes on a side."""
    return LANE * max((pair.lane for pair in pairs if pair.right is right), default=0)


def lines(pairs: Sequence[Pair], boxes: Mapping[str, Any], moved: Mapping[str, Any]) -> list[Line]:
    ports = _ports(pairs)
    order = list(boxes.values())
    edge = max((each.x + each.width for each in order), default=0)
    found = []
    for pair in pairs:
        upper, lower = order[pair.first], order[pair.last]
        if any(moved.get(each.id) is not None and moved[each.id].x is not None for each in (upper, lower)):
            path, x, y = _between(upper, lower)
        else:
            door = BELOW_GATEWAY if pair.right else DOOR
            doors = [ports[position, pair.peering.id] for position in (pair.first, pair.last)]
            start, end = upper.y + door + APART * doors[0], lower.y + door + APART * doors[1]
            lane = pair.lane * LANE - CHIP // 2
            x, y = edge + lane if pair.right else upper.x - lane, (start + end) // 2
            begin, to = (each.x + each.width if pair.right else each.x for each in (upper, lower))
            path = f"M{begin} {start}H{x}V{end}H{to}"
        name = label(pair.peering) or pair.peering.id
        found.append(Line(pair.peering.id, name, path, x, y, pair.peering.status == "active"))
    return found


def _ports(pairs: Sequence[Pair]) -> dict[tuple[int, str], int]:
    """Which line leaves a side of a box as which, from above: (position, peering) → number."""
    found = {}
    for position, right in {(each, pair.right) for pair in pairs for each in (pair.first, pair.last)}:
        here = [each for each in pairs if each.right is right]
        up = sorted((each for each in here if each.last == position), key=lambda each: each.lane)
        down = sorted((each for each in here if each.first == position), key=lambda each: -each.lane)
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
    """From each gateway straight to the internet on the right; a road that leads out alone ends in an arrow."""
    return [
        f"M{box.x + chip.x + chip.width} {box.y + chip.y + chip.height // 2}H{end}"
        + ("m-11 -6l10 6l-10 6" if chip.kind == EGRESS_ONLY else "")
        for box, chip in doors
    ]
