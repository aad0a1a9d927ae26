"""Exercises about ranges, drawn by number: the same number is the same exercise for everybody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network
from random import Random
from typing import Any

from lessons.vpc.address_map import free, of_size

MOST = 9_999
YES, NO = "yes", "no"


@dataclass(frozen=True)
class Bits:
    """An address or range as 32 bits with points between the bytes: those of the network, then those of the hosts."""

    name: str
    network: str
    host: str


@dataclass(frozen=True)
class Exercise:
    """`kind` says which sentences belong to it, `facts` what stands in them; `answer` as it is to be typed."""

    number: int
    kind: str
    facts: dict[str, Any]
    answer: str
    bits: Sequence[Bits]

    @property
    def is_choice(self) -> bool:
        return self.answer in (YES, NO)

    def is_right(self, given: str) -> bool:
        typed = given.strip().lower()
        return (typed.replace(",", "").replace(" ", "") if self.kind == "count" else typed) == self.answer


def draw(number: int) -> Exercise:
    chance = Random(f"cidr:{number}")
    kind, make = KINDS[(number - 1) % len(KINDS)]
    facts, answer, bits = make(chance)
    return Exercise(number, kind, facts, answer, bits)


def bits(address: IPv4Address, prefix: int, name: str = "") -> Bits:
    written = "".join(f"{byte:08b}." for byte in address.packed)[:-1]
    end = prefix + prefix // 8 - (prefix == 32)  # with the points before
    return Bits(name or str(address), written[:end], written[end:])


def of(network: IPv4Network) -> Bits:
    return bits(network.network_address, network.prefixlen, str(network))


Drawn = tuple[dict[str, Any], str, Sequence[Bits]]


def _network(chance: Random, prefix: int) -> IPv4Network:
    return IPv4Network((int(IPv4Address("10.0.0.0")) + chance.randrange(1 << 24), prefix), strict=False)


def _inside(chance: Random, whole: IPv4Network, prefix: int) -> IPv4Network:
    return IPv4Network((int(whole[0]) + chance.randrange(whole.num_addresses), prefix), strict=False)


def _count(chance: Random) -> Drawn:
    network = _network(chance, chance.randint(16, 28))
    facts = {"prefix": network.prefixlen, "host": 32 - network.prefixlen, "n": network.num_addresses}
    return facts, str(network.num_addresses), [of(network)]


def _lies(chance: Random) -> Drawn:
    outer = _network(chance, chance.randint(16, 22))
    near = outer if chance.random() < 0.5 else _beside(outer)
    inner = _inside(chance, near, chance.randint(outer.prefixlen + 2, 28))
    facts = {"inner": inner, "outer": outer, "prefix": outer.prefixlen}
    return facts, YES if inner.subnet_of(outer) else NO, [of(outer), bits(inner[0], outer.prefixlen, str(inner))]


def _beside(network: IPv4Network) -> IPv4Network:
    """The other half of what it is a half of: the nearest miss."""
    return next(each for each in network.supernet().subnets() if each != network)


def _next(chance: Random) -> Drawn:
    whole = _network(chance, chance.choice((16, 20)))
    prefix = whole.prefixlen + chance.randint(3, 6)
    taken: list[IPv4Network] = []
    for size in (prefix, prefix + 1, prefix - 1)[: chance.randint(2, 3)]:
        taken.append(next(of_size(list(free(whole, taken)), size)))
    found = next(of_size(list(free(whole, taken)), prefix))
    facts = {"whole": whole, "prefix": prefix, "taken": ", ".join(map(str, taken)), "last": found[-1]}
    return facts, str(found), [*(of(each) for each in taken), of(found)]


def _overlap(chance: Random) -> Drawn:
    one = _network(chance, chance.randint(18, 24))
    near = one if chance.random() < 0.5 else _beside(one)
    other = _inside(chance, near, chance.randint(one.prefixlen, 27))
    facts = {"one": one, "other": other, "prefix": one.prefixlen}
    return facts, YES if one.overlaps(other) else NO, [of(one), bits(other[0], one.prefixlen, str(other))]


def _canonical(chance: Random) -> Drawn:
    network = _network(chance, chance.randint(18, 27))
    address = network[chance.randrange(1, network.num_addresses)]
    facts = {"typed": f"{address}/{network.prefixlen}", "prefix": network.prefixlen}
    return facts, str(network), [bits(address, network.prefixlen), of(network)]


KINDS: tuple[tuple[str, Callable[[Random], Drawn]], ...] = (
    ("count", _count),
    ("lies", _lies),
    ("next", _next),
    ("overlap", _overlap),
    ("canonical", _canonical),
)
