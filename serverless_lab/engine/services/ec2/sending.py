"""A packet sent by hand: traced there and back, and told to the flow logs that watch its way."""

from ipaddress import ip_address
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.network.hops import Hop, Path, Trace
from serverless_lab.engine.network.packet import Packet
from serverless_lab.engine.network.trace import FUNCTION, trace
from serverless_lab.engine.network.walk import INTERNET
from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2 import flow_notes, names, worlds
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterValue
from serverless_lab.engine.services.ec2.errors.machines import IncorrectInstanceState
from serverless_lab.engine.services.ec2.flows import flows
from serverless_lab.engine.services.ec2.protocols import ALL, WITH_PORTS, named
from serverless_lab.engine.services.ec2.requests.watching import SendPacket

_MEMBERS = {
    "rule": "Rule",
    "tracked": "Tracked",
    "number": "Number",
    "destination": "Destination",
    "target": "Target",
}


def send_packet(context: Context, request: SendPacket) -> dict[str, Any]:
    protocol = named(request.protocol)
    if protocol == ALL or not 0 <= request.port <= 65535:
        raise InvalidParameterValue(message=f"No packet is of protocol {request.protocol} and port {request.port}.")
    if not 1 <= request.source_port <= 65535:
        raise InvalidParameterValue(message=f"No packet comes from port {request.source_port}.")
    for place in (request.source, request.destination):
        check_place(context, place)
    world = worlds.world(context)
    try:
        found = trace(world, request.source, request.destination, protocol, request.port, request.source_port)
    except ValueError:
        raise InvalidParameterValue(
            message=f"{request.source} and {request.destination} do not have addresses of the same family."
        ) from None
    flow_notes.note(context, flows(world, found))
    return {
        "Reached": found.reached,
        "Answered": found.answered,
        "Code": found.code,
        "End": found.forward.end,
        "Listener": _listener(world, found, protocol, request.port),
        "Forward": _say_path(found.forward),
        "Back": _say_path(found.back) if found.back is not None else [],
    }


def check_place(context: Context, place: str) -> None:
    """Is that somewhere? Raises InvalidParameterValue, and what `names.thing` raises."""
    prefix = names.prefix_of(place)
    if prefix in ("i", "eni"):
        thing = names.thing(context, prefix, place)
        if prefix == "i" and not thing.interfaces:
            raise IncorrectInstanceState(instance=place, done="reached")
        return
    if place == INTERNET:
        return
    if place.startswith(FUNCTION):
        try:
            worlds.world(context).interface_of(place.removeprefix(FUNCTION))
        except LookupError:
            raise InvalidParameterValue(message=f"Value ({place}) is no function with a VPC of its own.") from None
        return
    try:
        ip_address(place)
    except ValueError:
        raise InvalidParameterValue(
            message=f"Value ({place}) is neither an instance, a network interface, a function, an address "
            f"nor {INTERNET}."
        ) from None


def _listener(world: World, found: Trace, protocol: str, port: int) -> str:
    """The program that answers there; empty where nothing listens, or nobody knows."""
    last = found.forward.hops[-1] if found.forward.hops else None
    state = world.lookup(last.account, last.region) if last is not None and last.interface else None
    interface = state.interfaces.get(found.forward.end) if state is not None else None
    if state is None or interface is None or interface.attachment is None or protocol not in WITH_PORTS:
        return ""
    instance = state.instances.get(interface.attachment.instance)
    listeners = instance.listeners if instance is not None else []
    return next((each.name for each in listeners if (each.protocol, each.port) == (protocol, port)), "")


def _say_path(path: Path) -> list[dict[str, Any]]:
    return [_say_hop(hop) for hop in path.hops]


def _say_hop(hop: Hop) -> dict[str, Any]:
    return {
        "Kind": hop.kind,
        "Id": hop.id,
        "Egress": hop.egress,
        "Code": hop.code,
        "Subnet": hop.subnet,
        "Vpc": hop.vpc,
        "Region": hop.region,
        "Interface": hop.interface,
        "Packet": _say_packet(hop.packet),
        "Facts": {_MEMBERS[name]: value for name, value in hop.facts.items()},
    }


def _say_packet(packet: Packet) -> dict[str, Any]:
    return {
        "Source": packet.source,
        "Destination": packet.destination,
        "Protocol": packet.protocol,
        "Port": packet.port,
        "SourcePort": packet.source_port,
    }
