"""Addresses of a subnet given out and taken back, and the interfaces that hold them."""

from collections.abc import Collection
from ipaddress import IPv4Address, IPv4Network, IPv6Network
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import names
from serverless_lab.engine.services.ec2.addresses import RESERVED, RESERVED_AT_START
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterValue
from serverless_lab.engine.services.ec2.errors.networks import AddressInUse, InsufficientFreeAddresses
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.vpcs import Subnet
from serverless_lab.engine.services.ec2.unwatching import unwatch

# Of AWS's published ranges; a public address of the lab leads nowhere outside it.
_PUBLIC = IPv4Network("3.32.0.0/11")


def free_address(subnet: Subnet, count: int = 1, beside: Collection[str] = ()) -> list[str]:
    """The next addresses that nobody has, nor stand in `beside`. Raises InsufficientFreeAddresses."""
    network = IPv4Network(subnet.cidr)
    hosts = network.num_addresses - RESERVED_AT_START - 1
    if room(subnet) - len(beside) < count:
        raise InsufficientFreeAddresses(subnet=subnet.id)
    found: list[str] = []
    offset = subnet.last_host
    while len(found) < count:
        offset = offset + 1 if offset < hosts + RESERVED_AT_START - 1 else RESERVED_AT_START
        text = str(network[offset])
        if text not in subnet.used and text not in beside:
            found.append(text)
    return found


def room(subnet: Subnet) -> int:
    """How many addresses are free."""
    return int(IPv4Network(subnet.cidr).num_addresses) - RESERVED - len(subnet.used)


def checked_address(subnet: Subnet, text: str) -> str:
    """An address that was asked for. Raises InvalidParameterValue, AddressInUse."""
    network = IPv4Network(subnet.cidr)
    try:
        address = IPv4Address(text)
    except ValueError:
        raise InvalidParameterValue(message=f"Value ({text}) for parameter privateIpAddress is invalid.") from None
    if address not in network:
        raise InvalidParameterValue(message=f"Address does not fall within the subnet's address range: {text}")
    offset = int(address) - int(network.network_address)
    if offset < RESERVED_AT_START or address == network.broadcast_address:
        raise InvalidParameterValue(message=f"Address {text} is in subnet's reserved address range")
    if str(address) in subnet.used:
        raise AddressInUse(address=text)
    return str(address)


def make_interface(context: Context, subnet: Subnet, private_ips: list[str], **more: Any) -> NetworkInterface:
    """An interface with addresses that were checked or found free; `more` are its other members.

    Whoever deletes it calls `remove_interface`.
    """
    state = names.state(context)
    interface = NetworkInterface(
        id=names.new_id(context, "eni"),
        vpc=subnet.vpc,
        subnet=subnet.id,
        private_ips=private_ips,
        mac=_mac(context),
        created=context.at,
        **more,
    )
    state.interfaces[interface.id] = interface
    for text in private_ips:
        take(subnet, text, interface.id)
    if subnet.ipv6_on_creation and subnet.block6 is not None:
        interface.ipv6.append(_free6(context, subnet, interface.id))
    for group in interface.groups:
        state.groups[group].interfaces[interface.id] = None
    return interface


def remove_interface(context: Context, interface: NetworkInterface) -> None:
    """Give everything back; elastic addresses stay with the account, their associations end."""
    state = names.state(context)
    subnet = state.subnets[interface.subnet]
    for text in interface.private_ips:
        del subnet.used[text]
    for text in interface.ipv6:
        del subnet.used6[text]
    vpc = state.vpcs[interface.vpc]
    for public in interface.public_ips.values():
        del state.public_ips[public], vpc.public_ips[public]
    for allocation in interface.elastic.values():
        address = state.addresses[allocation]
        del vpc.public_ips[address.public_ip]
        state.associations.pop(address.association, None)
        address.association = address.interface = address.private_ip = ""
    for group in interface.groups:
        del state.groups[group].interfaces[interface.id]
    unwatch(state, interface.id)
    del state.interfaces[interface.id]


def take(subnet: Subnet, text: str, interface_id: str) -> None:
    subnet.used[text] = interface_id
    subnet.last_host = int(IPv4Address(text)) - int(IPv4Network(subnet.cidr).network_address)


def free_public(context: Context, holder: str) -> str:
    """A public address that nobody in this Region of the account has; `holder` is an interface or allocation id."""
    state = names.state(context)
    chance = context.chance()
    while True:
        text = str(_PUBLIC[chance.randrange(_PUBLIC.num_addresses)])
        if text not in state.public_ips:
            state.public_ips[text] = holder
            return text


def _mac(context: Context) -> str:
    """Locally administered, as all that is made up."""
    octets = context.chance().randbytes(5)
    return ":".join(["02", *(f"{octet:02x}" for octet in octets)])


def _free6(context: Context, subnet: Subnet, interface_id: str) -> str:
    assert subnet.block6 is not None
    network = IPv6Network(subnet.block6.cidr)
    chance = context.chance()
    while (text := str(network[chance.getrandbits(63) | 1 << 16])) in subnet.used6:
        pass
    subnet.used6[text] = interface_id
    return text
