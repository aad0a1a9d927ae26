"""What flow logs see of a trace: packets at interfaces, let through or rejected by a group or an ACL."""

import msgspec

from serverless_lab.engine.network.hops import Hop, Path, Trace
from serverless_lab.engine.network.packet import Packet
from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface

_FILTERS = ("security-group", "network-acl")


class Flow(msgspec.Struct, frozen=True):
    """One packet at one interface. The interface's own side is told by its primary address, as AWS does."""

    region: str
    interface: NetworkInterface
    source: str
    destination: str
    packet: Packet
    accepted: bool


class _Visit(msgspec.Struct):
    """A packet on its way out of an interface or in."""

    hop: Hop
    packet: Packet
    egress: bool
    accepted: bool = True


def flows(world: World, trace: Trace) -> list[Flow]:
    """In the order in which the packet, and then its answer, came by. Interfaces of another account are its affair."""
    paths = [trace.forward, *([trace.back] if trace.back is not None else [])]
    visits = [visit for path in paths for visit in _visits(path)]
    return [_flow(world, visit) for visit in visits if visit.hop.account == world.account_id]


def _visits(path: Path) -> list[_Visit]:
    """What a packet meets at one door of an interface makes one visit; a NAT gateway sends it out again at once."""
    found: list[_Visit] = []
    for hop, before in zip(path.hops, [None, *path.hops], strict=False):
        if not hop.interface or hop.code == "BAD_STATE":
            continue
        last = found[-1] if found else None
        if last is None or (last.hop.interface, last.egress) != (hop.interface, hop.egress):
            last = _Visit(hop, before.packet if before is not None else hop.packet, hop.egress)
            found.append(last)
        if hop.kind in _FILTERS and hop.code:
            last.accepted = False
        if hop.kind == "nat-gateway" and not hop.code:
            found.append(_Visit(hop, hop.packet, True))
    return found


def _flow(world: World, visit: _Visit) -> Flow:
    state = world.lookup(world.account_id, visit.hop.region)
    assert state is not None
    interface, packet = state.interfaces[visit.hop.interface], visit.packet
    own = interface.ipv6[0] if ":" in packet.source else interface.private_ips[0]
    source, destination = (own, packet.destination) if visit.egress else (packet.source, own)
    return Flow(visit.hop.region, interface, source, destination, packet, visit.accepted)
