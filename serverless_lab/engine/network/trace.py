"""From one place to another and back: `trace(world, source, destination, protocol, port)`."""

from typing import Any

from serverless_lab.engine.network.connection import Connection
from serverless_lab.engine.network.hops import Hop, Path, Trace
from serverless_lab.engine.network.packet import ECHO_REQUEST, EPHEMERAL, Packet
from serverless_lab.engine.network.ranges import read_address
from serverless_lab.engine.network.walk import INTERNET, Walk
from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface

# Somebody on the internet, of the range that is kept for examples.
SOMEBODY, SOMEBODY6 = "198.51.100.10", "2001:db8::10"
FUNCTION = "function:"
_NAMED = ("i-", "eni-", FUNCTION)


def trace(
    world: World, source: str, destination: str, protocol: str = "tcp", port: int = 0, source_port: int = EPHEMERAL
) -> Trace:
    """`source` and `destination` are an interface, an instance, a function (`function:…`), an address or `internet`.

    Raises LookupError for a source or destination that is nowhere, ValueError for what is neither id nor address, and
    where one has no address of the other's family.
    """
    sender = _interface(world, source)
    packet = _packet(world, sender, source, destination, protocol, port, source_port)
    if packet.destination and (":" in packet.source) is not (":" in packet.destination):
        raise ValueError(f"{packet.source} {packet.destination}")
    connection = Connection()
    there = Walk(connection)
    if sender is not None:
        forward = there.leave(world, sender, packet)
    elif packet.destination == "":
        forward = _unreachable(world, destination, packet)
    else:
        forward = there.come_in(world, packet)
    return Trace(forward, _answer(connection) if forward.end else None)


def _answer(connection: Connection) -> Path:
    end = connection.end
    assert end is not None
    back, reply = Walk(connection, reply=True), end.packet.reply
    if end.interface is not None:
        return back.leave(end.world, end.interface, reply)
    if end.vpc:
        return back.return_to(end.world, end.world.vpc(end.vpc), reply)
    return back.come_in(end.world, reply)


def _interface(world: World, place: str) -> NetworkInterface | None:
    """The interface that a source stands for; None for an address outside, and for the internet."""
    state = world.state
    if place.startswith("i-"):
        if place not in state.instances or not state.instances[place].interfaces:
            raise LookupError(place)
        return state.interfaces[state.instances[place].interfaces[0]]
    if place.startswith("eni-"):
        if place not in state.interfaces:
            raise LookupError(place)
        return state.interfaces[place]
    if place.startswith(FUNCTION):
        return state.interfaces[world.interface_of(place.removeprefix(FUNCTION))]
    if place == INTERNET:
        return None
    read_address(place)
    holders = (world.interface_at(vpc, place) for vpc in state.vpcs.values() if world.owns(vpc, place))
    return next((found for found in holders if found is not None), None)


def _packet(
    world: World,
    sender: NetworkInterface | None,
    source: str,
    destination: str,
    protocol: str,
    port: int,
    source_port: int,
) -> Packet:
    to = _destination(world, sender, destination)
    origin = source
    if sender is not None and source.startswith(_NAMED):
        origin = (sender.ipv6 or sender.private_ips)[0] if ":" in to else sender.private_ips[0]
    elif source == INTERNET:
        origin = SOMEBODY6 if ":" in to else SOMEBODY
    if protocol in ("icmp", "icmpv6"):
        return Packet(origin, to, protocol, 0, ECHO_REQUEST)
    return Packet(origin, to, protocol, port, source_port)


def _destination(world: World, sender: NetworkInterface | None, destination: str) -> str:
    """The address that a sender would use: a private one where it can, the public one from elsewhere.

    Empty for an interface that somebody outside has no address for.
    """
    if destination == INTERNET:
        return SOMEBODY
    if not destination.startswith(_NAMED):
        read_address(destination)
        return destination
    receiver = _interface(world, destination)
    assert receiver is not None
    private = receiver.private_ips[0]
    if sender is not None and (sender.vpc == receiver.vpc or _are_peers(world, sender.vpc, receiver.vpc)):
        return private
    public = world.public_of(receiver, private)
    return public or (private if sender is not None else "")


def _are_peers(world: World, one: str, other: str) -> bool:
    peerings = (world.state.peerings.get(each) for each in world.vpc(one).peerings)
    return any(each is not None and other in (each.requester.vpc, each.accepter.vpc) for each in peerings)


def _unreachable(world: World, destination: str, packet: Packet) -> Path:
    """Somebody outside wants to reach what has no public address."""
    receiver = _interface(world, destination)
    assert receiver is not None
    gateway = world.vpc(receiver.vpc).gateway
    code = "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS" if gateway else "UNASSOCIATED_COMPONENT"
    where: dict[str, Any] = {**world.where, "vpc": receiver.vpc}
    return Path([Hop("internet-gateway", gateway, packet, code=code, **where)], "")
