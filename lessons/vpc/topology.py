"""Where everything of a network is drawn: a box for each VPC, a column for each zone, subnets below each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from lessons.vpc.addresses import is_public
from lessons.vpc.things import functions_of, label
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Subnet, Vpc

COLUMN, GAP, MARGIN = 236, 14, 10
HEAD, ZONE, LINE, CHIP = 62, 22, 19, 30
TITLE = 40  # of a subnet: name and range
LINES = 4  # interfaces shown in a subnet
LANE = 26  # between two peering lines
CHARACTERS = 26


@dataclass(frozen=True)
class Text:
    """A line in a subnet: an interface, or an instance by its first one. `id` empty: how many more there are."""

    id: str
    text: str
    kind: str
    y: int


@dataclass(frozen=True)
class Box:
    id: str
    name: str
    text: str
    x: int
    y: int
    width: int
    height: int
    kind: str = ""
    lines: Sequence[Text] = ()


@dataclass(frozen=True)
class VpcBox:
    """`zones` with the x of their columns. `chips`: gateways above, endpoints below."""

    box: Box
    zones: Sequence[tuple[str, int]]
    subnets: Sequence[Box]
    chips: Sequence[Box]


@dataclass(frozen=True)
class Line:
    """A peering connection, from box to box along the right side."""

    id: str
    name: str
    path: str
    x: int
    y: int
    active: bool


@dataclass(frozen=True)
class Topology:
    vpcs: Sequence[VpcBox]
    lines: Sequence[Line]
    width: int
    height: int


def lay_out(state: Ec2State, vpcs: Sequence[Vpc]) -> Topology:
    boxes, top = [], MARGIN
    for vpc in vpcs:
        drawn = _vpc(state, vpc, top)
        boxes.append(drawn)
        top += drawn.box.height + 2 * GAP
    right = max((each.box.x + each.box.width for each in boxes), default=0)
    lines = _lines(state, boxes)
    return Topology(boxes, lines, right + MARGIN + LANE * (len(lines) + 1) + (120 if lines else 0), top)


def _vpc(state: Ec2State, vpc: Vpc, top: int) -> VpcBox:
    columns: dict[str, list[Subnet]] = {}
    for subnet_id in vpc.subnets:
        subnet = state.subnets[subnet_id]
        columns.setdefault(subnet.zone, []).append(subnet)
    zones = sorted(columns)
    width = max(len(zones), 2) * (COLUMN + GAP) + GAP
    start, subnets, bottom = top + HEAD + ZONE, [], top + HEAD + ZONE
    for number, zone in enumerate(zones):
        y = start
        for subnet in sorted(columns[zone], key=lambda each: _order(each.cidr)):
            box = _subnet(state, subnet, MARGIN + GAP + number * (COLUMN + GAP), y)
            subnets.append(box)
            y += box.height + GAP
        bottom = max(bottom, y)
    chips = _chips(state, vpc, top, bottom, width)
    height = bottom - top + (CHIP + GAP if vpc.endpoints else 0)
    ranges = ", ".join(block.cidr for block in vpc.blocks)
    box = Box(vpc.id, _short(label(vpc) or vpc.id), ranges, MARGIN, top, width, height)
    xs = [(zone, MARGIN + GAP + number * (COLUMN + GAP)) for number, zone in enumerate(zones)]
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
    return Box(subnet.id, name, subnet.cidr, x, y, COLUMN, height, kind, lines)


def _line(state: Ec2State, interface: NetworkInterface, y: int) -> Text:
    plugged = interface.attachment.instance if interface.attachment is not None else ""
    owner = state.instances.get(plugged) or state.nat_gateways.get(interface.belongs_to)
    owner = owner or state.endpoints.get(interface.belongs_to) or interface
    functions = functions_of(state, interface)
    kind = "lambda" if functions else owner.id.partition("-")[0]
    name = f"λ {functions}" if functions else label(owner) or owner.id
    return Text(owner.id, f"{_short(name, 13)} {interface.private_ips[0]}", kind, y)


def _chips(state: Ec2State, vpc: Vpc, top: int, bottom: int, width: int) -> list[Box]:
    """The internet gateway stands in the border above, endpoints in a row below."""
    chips = []
    if vpc.gateway:
        name = _short(label(state.gateways[vpc.gateway]) or vpc.gateway)
        chips.append(Box(vpc.gateway, name, "", MARGIN + width - COLUMN - GAP, top + 8, COLUMN, CHIP, "igw"))
    fits = max(width // (COLUMN + GAP), 1)
    for number, endpoint in enumerate(list(vpc.endpoints)[:fits]):
        name = _short(label(state.endpoints[endpoint]) or endpoint)
        x = MARGIN + GAP + number * (COLUMN + GAP)
        chips.append(Box(endpoint, name, "", x, bottom, COLUMN, CHIP, "vpce"))
    return chips


def _lines(state: Ec2State, boxes: Sequence[VpcBox]) -> list[Line]:
    """Each peering in a lane of its own, so that no two lines lie on each other."""
    places = {each.box.id: each.box for each in boxes}
    found = []
    for peering in state.peerings.values():
        ends = [places.get(peering.requester.vpc), places.get(peering.accepter.vpc)]
        if None in ends or peering.status not in ("active", "pending-acceptance", "provisioning"):
            continue
        first, second = (end for end in ends if end is not None)
        lane = max(each.box.x + each.box.width for each in boxes) + LANE * (len(found) + 1)
        start, end = (each.y + 24 + 12 * len(found) for each in (first, second))
        path = f"M{first.x + first.width} {start}H{lane}V{end}H{second.x + second.width}"
        name = _short(label(peering) or peering.id)
        found.append(Line(peering.id, name, path, lane + 6, (start + end) // 2, peering.status == "active"))
    return found


def _short(text: str, room: int = CHARACTERS) -> str:
    return text if len(text) <= room else f"{text[: room - 1]}…"
