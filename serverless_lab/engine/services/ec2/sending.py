"""A packet sent by hand: traced there and back, and told to the flow logs that watch its way."""

from ipaddress import ip_address
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.network.hops import Hop, Path, Trace
from serverless_lab.engine.network.packet import Packet
from serverless_lab.engine.network.trace import trace
from serverless_lab.engine.network.walk import INTERNET
from serverless_lab.engine.network.world import World
from serverless_lab.engine.news import FlowsLogged
from serverless_lab.engine.services.ec2 import flow_format, names, worlds
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterValue
from serverless_lab.engine.services.ec2.errors.machines import IncorrectInstanceState
from serverless_lab.engine.services.ec2.flows import Flow, flows
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
    for place in (request.source, request.destination):
        check_place(context, place)
    world = worlds.world(context)
    try:
        found = trace(world, request.source, request.destination, protocol, request.port)
    except ValueError:
        raise InvalidParameterValue(
            message=f"{request.source} and {request.destination} do not have addresses of the same family."
        ) from None
    _log(context, flows(world, found))
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
    try:
        ip_address(place)
    except ValueError:
        raise InvalidParameterValue(
            message=f"Value ({place}) is neither an instance, a network interface, an address nor {INTERNET}."
        ) from None


def _listener(world: World, found: Trace, protocol: str, port: int) -> str:
    """The program that answers there; empty where nothing listens, or nobody knows."""
    last = found.forward.hops[-1] if found.forward.hops else None
    state = world.lookup(world.account_id, last.region) if last is not None and last.interface else None
    interface = state.interfaces.get(found.forward.end) if state is not None else None
    if state is None or interface is None or interface.attachment is None or protocol not in WITH_PORTS:
        return ""
    instance = state.instances.get(interface.attachment.instance)
    listeners = instance.listeners if instance is not None else []
    return next((each.name for each in listeners if (each.protocol, each.port) == (protocol, port)), "")


def _log(context: Context, seen: list[Flow]) -> None:
    """Each flow log hears of what passed the interfaces it watches."""
    for region in dict.fromkeys(flow.region for flow in seen):
        for log in names.state(context, region).flow_logs.values():
            lines: dict[str, list[str]] = {}
            for flow in seen:
                watched = (flow.interface.id, flow.interface.subnet, flow.interface.vpc)
                action = "ACCEPT" if flow.accepted else "REJECT"
                if flow.region == region and log.resource in watched and log.traffic in ("ALL", action):
                    line = flow_format.line(log.format, flow, context.account_id, context.at)
                    lines.setdefault(f"{flow.interface.id}-{log.traffic.lower()}", []).append(line)
            if lines:
                log.failure = ""
                news = FlowsLogged(
                    at=context.at, region=region, flow_log=log.id, role=log.role, log_group=log.group, streams=lines
                )
                context.announce(news)


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
