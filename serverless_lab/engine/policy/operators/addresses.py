"""IpAddress and NotIpAddress: an address within a range in CIDR form, IPv4 or IPv6."""

from functools import lru_cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from serverless_lab.engine.policy.operators.operator import Operator, Unreadable


@lru_cache(maxsize=4096)
def _network(text: str) -> IPv4Network | IPv6Network:
    """A range; a single address is a range of one."""
    try:
        return ip_network(text.strip(), strict=False)
    except ValueError:
        raise Unreadable("not-an-ip-range") from None


@lru_cache(maxsize=4096)
def _address(text: str) -> IPv4Address | IPv6Address:
    try:
        return ip_address(text.strip())
    except ValueError:
        raise Unreadable("not-an-ip-address") from None


def _within(actual: IPv4Address | IPv6Address, wanted: IPv4Network | IPv6Network) -> bool:
    return actual in wanted


OPERATORS = (
    Operator("IpAddress", _within, _network, _address),
    Operator("NotIpAddress", _within, _network, _address, negated=True),
)
