"""Ranges of addresses, in AWS's canonical form."""

from collections.abc import Iterable
from ipaddress import IPv4Network, IPv6Network

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2.errors.common import InvalidCidr
from serverless_lab.engine.services.ec2.state.vpcs import Vpc

VPC_PREFIXES = range(numbers.VPC_PREFIX[0], numbers.VPC_PREFIX[1] + 1)
RESERVED_AT_START, RESERVED = 4, numbers.VPC_RESERVED  # network, router, DNS, future use; and the last address
_AMAZON_IPV6 = IPv6Network("2406:da00::/24")


def ipv4(text: str, name: str) -> IPv4Network:
    """The range with its host bits cleared, as AWS stores it. Raises InvalidCidr; `name` is the parameter."""
    try:
        if "/" not in text:
            raise ValueError
        return IPv4Network(text, strict=False)
    except ValueError:
        raise InvalidCidr(value=text, name=name) from None


def ipv6(text: str, name: str) -> IPv6Network:
    """As `ipv4`."""
    try:
        if "/" not in text:
            raise ValueError
        return IPv6Network(text, strict=False)
    except ValueError:
        raise InvalidCidr(value=text, name=name) from None


def amazon_ipv6(context: Context) -> str:
    """A /56 of Amazon's pool, drawn by chance."""
    offset = context.chance().getrandbits(56 - _AMAZON_IPV6.prefixlen)
    return str(IPv6Network((int(_AMAZON_IPV6.network_address) + (offset << 72), 56)))


def cidrs(vpc: Vpc) -> list[str]:
    return [block.cidr for block in vpc.blocks]


def ranges(vpc: Vpc) -> list[IPv4Network]:
    return [IPv4Network(block.cidr) for block in vpc.blocks]


def overlap(ours: Iterable[str], others: Iterable[str]) -> bool:
    far = [IPv4Network(each) for each in others]
    return any(IPv4Network(one).overlaps(other) for one in ours for other in far)


def ranges6(vpc: Vpc) -> list[IPv6Network]:
    return [IPv6Network(block.cidr) for block in vpc.blocks6]
