"""Ranges and addresses as numbers: text is read once, then compared as integers."""

from functools import lru_cache
from ipaddress import ip_address, ip_network
from typing import NamedTuple

_BITS = {4: 32, 6: 128}


class Range(NamedTuple):
    version: int
    first: int
    last: int
    prefix: int


@lru_cache(maxsize=16_384)
def read_range(cidr: str) -> Range:
    """A range in canonical form."""
    network = ip_network(cidr)
    first = int(network.network_address)
    size = 1 << (_BITS[network.version] - network.prefixlen)
    return Range(network.version, first, first + size - 1, network.prefixlen)


@lru_cache(maxsize=65_536)
def read_address(text: str) -> tuple[int, int]:
    """Version and number. Raises ValueError for what is no address."""
    address = ip_address(text)
    return address.version, int(address)


def contains(cidr: str, address: str) -> bool:
    version, number = read_address(address)
    found = read_range(cidr)
    return found.version == version and found.first <= number <= found.last
