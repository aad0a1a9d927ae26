"""Where everything of a network is drawn: a box for each VPC, a column for each zone, subnets below each other.

What somebody moved lies where it was put; nothing ever lies on something else of its kind.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lessons.vpc.addresses import is_public
from lessons.vpc.things import functions_of, label
from lessons.vpc.topology_lines import EGRESS_ONLY, Line, abroad, beside, ends, lines, roads, room
from lessons.vpc.topology_order import arrange
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Subnet, Vpc

COLUMN, GAP, MARGIN = 236, 14, 10
HEAD, ZONE, LINE, CHIP = 62, 26, 19, 30
TITLE = 40  # of a subnet: name and range
LINES = 4  # interfaces shown in a subnet
INTERNET = 40  # width
ROAD = 60  # between the VPCs and the internet
CHARACTERS, WIDE = 26, 22  # of letters as they are, and where digits make them wide
DOORS = ("igw", EGRESS_ONLY)


@dataclass(frozen=True)
class Place:
    """Where a VPC was moved to, None for nowhere, and its subnets by their distance from its upper edge."""

    x: int | None = None
    y: int | None = None
    subnets: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Text:
    """A line in a subnet: an interface, or an instance by its first one. `id` empty: how many more there are."""

    id: str
    text: str
    kind: str
    y: int


@dataclass(frozen=True)
class Box:
    """`x` and `y` of a VPC are those of the picture, of what lies in one those from its corner."""

    id: str
    name: str
    text: str
    x: int
    y: int
    width: int
    height: int
    kind: str = ""
    lines: Sequence[Text] = ()
    holders: Mapping[str, int] = field(default_factory=dict)  # interfaces, with the y of their line


@dataclass(frozen=True)
class VpcBox:
    """`zones` with the x of their columns. `chips`: gateways on the right, endpoints below."""

    box: Box
    zones: Sequence[tuple[str, int]]
    subnets: Sequence[Box]
    chips: Sequence[Box]

    @property
    def column(self) -> int:
        """The height of a zone's column."""
        below = CHIP + GAP if any(each.kind != "igw" for each in self.chips) else 0
        return self.box.height - HEAD - below - GAP // 2


@dataclass(frozen=True)
class Topology:
    """`internet`: a bar on the right, where a VPC has a door to it; `roads` lead there."""

    vpcs: Sequence[VpcBox]
    lines: Sequence[Line]
    width: int
    height: int
    internet: Box | None = None
    roads: Sequence[str] = ()


def lay_out(state: Ec2State, vpcs: Sequence[Vpc], places: Mapping[str, Place] | None = None) -> Topology:
    kept = places or {}
    met = ends(state, [each.id for each in vpcs])
    arranged = arrange(len(vpcs), frozenset((each.first, each.last) for each in met))
    pairs = beside(met, arranged)
    left = MARGIN + room(pairs, right=False)
    stacked = [vpcs[number] for number in arranged.order]
    boxes = _arrange([_vpc(state, vpc, kept.get(vpc.id, Place())) for vpc in stacked], kept, left)
    right = max((each.box.x + each.box.width for each in boxes), default=0) + room(pairs, right=True)
    bottom = max((each.box.y + each.box.height for each in boxes), default=0) + MARGIN
    drawn = lines(pairs, {each.box.id: each.box for each in boxes}, kept)
    doors = [(each.box, chip) for each in boxes for chip in each.chips if chip.kind in DOORS]
    if not doors:
        return Topology(boxes, drawn, right + MARGIN, bottom)
    internet = Box("internet", "", "", right + ROAD, MARGIN, INTERNET, bottom - 2 * MARGIN)
    return Topology(boxes, drawn, internet.x + INTERNET + MARGIN, bottom, internet, roads(doors, internet.x))


def _arrange(drawn: Sequence[VpcBox], kept: Mapping[str, Place], left: int) -> list[VpcBox]:
    """What was moved first, then the others below each other; what would lie on another one goes below it."""
    placed: dict[str, VpcBox] = {}
    order = sorted(drawn, key=lambda each: _by_height(kept.get(each.box.id, Place())))
    for each in order:
        place = kept.get(each.box.id, Place())
        box = replace(each.box, x=left if place.x is None else place.x, y=MARGIN if place.y is None else place.y)
        others = sorted((other.box for other in placed.values()), key=lambda other: other.y)
        for other in others:
            if _on(box, other):
                box = replace(box, y=other.y + other.height + 2 * GAP)
        placed[box.id] = replace(each, box=box)
    return [placed[each.box.id] for each in drawn]


def _by_height(place: Place) -> tuple[bool, int]:
    return place.y is None, place.y or 0


def _on(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width + GAP and other.x < one.x + one.width + GAP
    return across and one.y < other.y + other.height + GAP and other.y < one.y + one.height + GAP


def _vpc(state: Ec2State, vpc: Vpc, place: Place) -> VpcBox:
    columns: dict[str, list[Subnet]] = {}
    for subnet_id in vpc.subnets:
        subnet = state.subnets[subnet_id]
        columns.setdefault(subnet.zone, []).append(subnet)
    zones = sorted(columns)
    width = max(len(zones), 2) * (COLUMN + GAP) + GAP
    subnets, bottom = [], HEAD + ZONE
    for number, zone in enumerate(zones):
        y = HEAD + ZONE
        for subnet in sorted(columns[zone], key=lambda each: (place.subnets.get(each.id, 0), _order(each.cidr))):
            box = _subnet(state, subnet, GAP + number * (COLUMN + GAP), max(y, place.subnets.get(subnet.id, 0)))
            subnets.append(box)
            y = box.y + box.height + GAP
        bottom = max(bottom, y)
    chips = _chips(state, vpc, bottom, width)
    height = bottom + (CHIP + GAP if any(each.kind != "igw" for each in chips) else 0)
    ranges = ", ".join(block.cidr for block in vpc.blocks)
    box = Box(vpc.id, _short(label(vpc) or vpc.id), ranges, 0, 0, width, height)
    xs = [(zone, GAP + number * (COLUMN + GAP)) for number, zone in enumerate(zones)]
    return VpcBox(box, xs, subnets, chips)


def _order(cidr: str) -> tuple[int, ...]:
    return tuple(int(part) for part in cidr.partition("/")[0].split("."))


def _subnet(state: Ec2State, subnet: Subnet, x: int, y: int) -> Box:
    holders = list(dict.fromkeys(subnet.used.values()))
    lines = [_line(state, state.interfaces[each], TITLE + number * LINE) for number, each in enumerate(holders[:LINES])]
    if len(holders) > LINES:
        lines.append(Text("", f"+{len(holders) - LINES}", "more", TITLE + LINES * LINE))
    height = TITLE + len(lines) * LINE + (6 if lines else 0)
    kind = "public" if is_public(state, subnet) else "private"
    name = _short(label(subnet) or subnet.id)
    rows = {each: TITLE + min(number, LINES) * LINE + LINE // 2 for number, each in enumerate(holders)}
    return Box(subnet.id, name, subnet.cidr, x, y, COLUMN, height, kind, lines, rows)


def _line(state: Ec2State, interface: NetworkInterface, y: int) -> Text:
    plugged = interface.attachment.instance if interface.attachment is not None else ""
    owner = state.instances.get(plugged) or state.nat_gateways.get(interface.belongs_to)
    owner = owner or state.endpoints.get(interface.belongs_to) or interface
    functions = functions_of(state, interface)
    kind = "lambda" if functions else owner.id.partition("-")[0]
    name = f"λ {functions}" if functions else label(owner) or owner.id
    return Text(owner.id, f"{_short(name, 13)} {interface.private_ips[0]}", kind, y)


def _chips(state: Ec2State, vpc: Vpc, bottom: int, width: int) -> list[Box]:
    """Gateways stand at the border on the right, the one for both ways above. In the row below are peerings with
    VPCs of other accounts, which have no box here, and endpoints."""
    chips = []
    if vpc.gateway:
        name = _short(label(state.gateways[vpc.gateway]) or vpc.gateway)
        chips.append(Box(vpc.gateway, name, "", width - COLUMN - GAP, 8, COLUMN, CHIP, "igw"))
    fits = max(width // (COLUMN + GAP), 1)
    egress = list(vpc.egress_gateways)[:1]
    for gateway in egress:
        name = _short(label(state.egress_gateways[gateway]) or gateway)
        chips.append(Box(gateway, name, "", width - COLUMN - GAP, bottom, COLUMN, CHIP, EGRESS_ONLY))
    below = [(each, _short(name, WIDE), "pcx") for each, name in abroad(state, vpc)]
    below += [(each, _short(label(state.endpoints[each]) or each), "vpce") for each in vpc.endpoints]
    for number, (thing, name, kind) in enumerate(below[: fits - len(egress)]):
        chips.append(Box(thing, name, "", GAP + number * (COLUMN + GAP), bottom, COLUMN, CHIP, kind))
    return chips


def _short(text: str, room: int = CHARACTERS) -> str:
    return text if len(text) <= room else f"{text[: room - 1]}…"
