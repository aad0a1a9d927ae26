"""The addresses of a VPC as an area: every aligned block is a rectangle, half of the block that it is half of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, summarize_address_range
from itertools import islice

from django.utils.safestring import SafeString, mark_safe

from lessons.vpc.things import label
from serverless_lab.engine.services.ec2.addresses import VPC_PREFIXES
from serverless_lab.engine.services.ec2.state.vpcs import Subnet

WIDTH, HEIGHT = 960, 480
DRAWN = 200  # free blocks in a picture
CHARACTER = 7  # width
TICK = 3  # the least width of an address that AWS keeps
TARGET = 24  # what is smaller cannot be clicked well, and is a link in the table only


@dataclass(frozen=True)
class Block:
    """A subnet, or a free block when `subnet` is None. `half` and `joined`: the map's cuts after that."""

    network: IPv4Network
    subnet: Subnet | None = None
    half: str = ""
    joined: str | None = None

    @property
    def cidr(self) -> str:
        return str(self.network)


@dataclass(frozen=True)
class Area:
    """A block with its place. `mark`: a typed range, or one in its way.

    `kept` and `last` are the widths of AWS's first four addresses and its last one, `fill` that of what is in use.
    """

    block: Block
    x: float
    y: float
    width: float
    height: float
    name: str
    text: str
    kept: float = 0
    last: float = 0
    fill: float = 0
    mark: bool = False

    @property
    def box(self) -> SafeString:
        """Its place as a rectangle's attributes; a free block keeps clear of its neighbours."""
        gap = 1 if self.block.subnet is None and not self.mark else 0
        x, y, width, height = self.x + gap, self.y + gap, self.width - 2 * gap, self.height - 2 * gap
        return mark_safe(f'x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"')  # noqa: S308 - numbers alone

    @property
    def marks(self) -> str:
        """Where AWS's first four addresses and its last one lie, as a path along the lower edge."""
        y, last = self.y + self.height - 5, self.x + self.width - self.last
        return f"M{self.x:g} {y:g}h{self.kept:g}v4h-{self.kept:g}zM{last:g} {y:g}h{self.last:g}v4h-{self.last:g}z"

    @property
    def is_link(self) -> bool:
        return min(self.width, self.height) >= TARGET

    @property
    def can_be_cut(self) -> bool:
        """Whether there is room for the button."""
        return bool(self.block.half) and self.width >= 2.5 * TARGET and self.height >= 2 * TARGET


def free(network: IPv4Network, taken: Sequence[IPv4Network]) -> Iterator[IPv4Network]:
    """The largest aligned blocks of which nothing is taken, by address."""
    begin, end = _ends(network)
    for first, last in sorted(_ends(each) for each in taken if each.overlaps(network)):
        if begin < first:
            yield from summarize_address_range(IPv4Address(begin), IPv4Address(first - 1))
        begin = max(begin, last + 1)
    if begin <= end:
        yield from summarize_address_range(IPv4Address(begin), IPv4Address(end))


def _ends(network: IPv4Network) -> tuple[int, int]:
    return int(network.network_address), int(network.broadcast_address)


def of_size(blocks: Sequence[IPv4Network], prefix: int) -> Iterator[IPv4Network]:
    """The aligned blocks of that size in free ones, by address."""
    for each in blocks:
        if each.prefixlen <= prefix:
            yield from each.subnets(new_prefix=prefix)


def count_of_size(blocks: Sequence[IPv4Network], prefix: int) -> int:
    return sum(1 << (prefix - each.prefixlen) for each in blocks if each.prefixlen <= prefix)


def sizes(blocks: Sequence[IPv4Network]) -> list[tuple[int, int]]:
    """Prefix sizes of which there is a free block, each with how many there are."""
    found = ((prefix, count_of_size(blocks, prefix)) for prefix in VPC_PREFIXES)
    return [(prefix, count) for prefix, count in found if count]


def place(whole: IPv4Network, part: IPv4Network) -> tuple[float, float, float, float]:
    """x, y, width, height: for each bit the left or right, then the upper or lower half."""
    x, y, width, height = 0.0, 0.0, float(WIDTH), float(HEIGHT)
    depth = part.prefixlen - whole.prefixlen
    offset = (int(part.network_address) - int(whole.network_address)) >> (32 - part.prefixlen)
    for step in range(depth):
        second = offset >> (depth - 1 - step) & 1
        if step % 2 == 0:
            width /= 2
            x += width * second
        else:
            height /= 2
            y += height * second
    return x, y, width, height


def draw(whole: IPv4Network, blocks: Sequence[Block], marked: Sequence[IPv4Network]) -> list[Area]:
    """`marked`: ranges that are to stand out."""
    taken = (each for each in blocks if each.subnet is not None)
    empty = islice((each for each in blocks if each.subnet is None), DRAWN)
    return [_area(whole, each, any(each.network == other for other in marked)) for each in (*taken, *empty)]


def _area(whole: IPv4Network, block: Block, mark: bool) -> Area:
    x, y, width, height = place(whole, block.network)
    room = int((width - 10) // CHARACTER)
    name = _fit(label(block.subnet), room) if block.subnet is not None and height >= 34 else ""
    text = block.cidr if room >= len(block.cidr) and height >= 16 else _fit(f"/{block.network.prefixlen}", room)
    text = text if height >= 16 else ""
    if block.subnet is None:
        return Area(block, x, y, width, height, "", text, mark=mark)
    share = width / block.network.num_addresses
    tick = max(share, TICK if width >= 16 * TICK else 0)
    kept, last, fill = (round(each, 2) for each in (4 * tick, tick, len(block.subnet.used) * share))
    return Area(block, x, y, width, height, name, text, kept, last, fill, mark)


def _fit(text: str, room: int) -> str:
    if len(text) <= room:
        return text
    return f"{text[: room - 1]}…" if room > 2 else ""
