"""Calls that leave a function's interface for one of AWS's services: where its name leads, and whether they arrive."""

from ipaddress import IPv4Network
from zlib import crc32

from serverless_lab.engine.context import Context
from serverless_lab.engine.network.hops import Path
from serverless_lab.engine.network.trace import trace
from serverless_lab.engine.news import CalledOut
from serverless_lab.engine.outgoing import Entrance, OutgoingHop, WayOut
from serverless_lab.engine.questions import WayOutOf
from serverless_lab.engine.services.ec2 import flow_notes, names, worlds
from serverless_lab.engine.services.ec2.flows import flows
from serverless_lab.engine.services.ec2.founding import SERVICE_RANGES
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.region import Ec2State

HTTPS = 443
# Where a service without a range of its own answers; nobody else in the lab has such an address.
_SERVICES = IPv4Network("52.94.224.0/20")
_LEAVES_BY = ("nat-gateway", "endpoint")


def way_out(context: Context, question: WayOutOf) -> WayOut:
    state = names.state(context)
    interface = state.interfaces.get(question.interface)
    if interface is None:
        stopped = OutgoingHop("interface", question.interface, egress=True, code="BAD_STATE")
        return WayOut("", code="BAD_STATE", forward=[stopped])
    address, endpoint = _address(state, interface, context.region, question.service)
    found = trace(worlds.world(context), interface.id, address, "tcp", HTTPS)
    back = _said(found.back) if found.back is not None else []
    by = endpoint or _by(found.forward)
    entrance = Entrance(by, interface.vpc, interface.private_ips[0]) if by in state.endpoints else None
    return WayOut(address, by, found.code, _said(found.forward), back, entrance)


def log_flows(context: Context, news: CalledOut) -> None:
    """Reaction: the flow logs that watch the way hear of the call."""
    state = names.state(context)
    interface = state.interfaces.get(news.interface)
    if interface is not None and state.flow_logs:
        address, _ = _address(state, interface, context.region, news.service)
        world = worlds.world(context)
        flow_notes.note(context, flows(world, trace(world, interface.id, address, "tcp", HTTPS)))


def _address(state: Ec2State, interface: NetworkInterface, region: str, service: str) -> tuple[str, str]:
    """What the service's name stands for in this VPC, and the endpoint that answers to it there, empty for none."""
    vpc = state.vpcs[interface.vpc]
    for endpoint_id in vpc.endpoints if vpc.dns_support and vpc.dns_hostnames else ():
        endpoint = state.endpoints[endpoint_id]
        own = endpoint.service == f"com.amazonaws.{region}.{service}"
        if own and endpoint.private_dns and endpoint.subnets and endpoint.state == "available":
            return _nearest(state, interface, list(endpoint.subnets.values())), endpoint.id
    ranges = SERVICE_RANGES.get(service)
    if ranges is not None:
        return str(IPv4Network(ranges[0])[10]), ""
    return str(_SERVICES[crc32(service.encode()) % _SERVICES.num_addresses]), ""


def _nearest(state: Ec2State, interface: NetworkInterface, choice: list[str]) -> str:
    """An endpoint's address in the same zone, where it has one there."""
    zone = state.subnets[interface.subnet].zone
    near = [each for each in choice if state.subnets[state.interfaces[each].subnet].zone == zone]
    return state.interfaces[(near or choice)[0]].private_ips[0]


def _by(path: Path) -> str:
    return next((hop.id for hop in path.hops if hop.kind in _LEAVES_BY and not hop.code), "")


def _said(path: Path) -> list[OutgoingHop]:
    return [
        OutgoingHop(hop.kind, hop.id, hop.egress, hop.code, hop.facts, hop.subnet, hop.interface) for hop in path.hops
    ]
