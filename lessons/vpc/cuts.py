"""Free blocks of the address map that somebody has cut in half: a way to look at the map, kept in its address."""

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Network

from serverless_lab.engine.services.ec2.addresses import VPC_PREFIXES

MOST = 16
SMALLEST = VPC_PREFIXES[-1]
Cuts = frozenset[IPv4Network]


def read(text: str) -> Cuts:
    """Blocks with commas between; what is none is left out."""
    found = []
    for each in text.split(",")[:MOST]:
        try:
            found.append(IPv4Network(each))
        except ValueError:
            continue
    return frozenset(found)


def write(cuts: Iterable[IPv4Network]) -> str:
    return ",".join(str(each) for each in sorted(cuts))


def apply(blocks: Iterable[IPv4Network], cuts: Cuts) -> Iterator[IPv4Network]:
    """Each block, or its halves where it is cut."""
    for each in blocks:
        if each in cuts and each.prefixlen < SMALLEST:
            yield from apply(each.subnets(), cuts)
        else:
            yield each


def half(block: IPv4Network, cuts: Cuts) -> str:
    """The cuts with this block cut as well; empty where it cannot be."""
    if block.prefixlen >= SMALLEST or len(cuts) >= MOST:
        return ""
    left = {each for each in cuts if not each.subnet_of(block)}  # what was cut in it before would show again
    return write(left | {block})


def joined(block: IPv4Network, cuts: Cuts) -> str | None:
    """The cuts with this block and the other half as one again; None where they are no halves of one."""
    if block.prefixlen == 0:
        return None
    whole = block.supernet()
    is_half = whole in cuts and not any(each in cuts for each in whole.subnets())
    return write(cuts - {whole}) if is_half else None
