"""Where a packet is at each hop, in the drawn network: ids of what may be drawn, the best first."""

from collections.abc import Iterable, Sequence

from serverless_lab.engine.network.hops import Hop, Trace
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Vpc

AT_SUBNET = ("network-acl", "route-table")
AT_INTERFACE = ("interface", "security-group")


def at(state: Ec2State, hop: Hop) -> Sequence[str]:
    if hop.kind == "internet":
        return ["internet"]
    around = [each for each in (hop.subnet, hop.vpc) if each]
    if hop.kind in AT_SUBNET:
        return around
    if hop.kind in AT_INTERFACE:
        interface = hop.interface or hop.id
        return [holder(state, interface), interface, *around]
    return [hop.id, *around]


def holder(state: Ec2State, interface_id: str) -> str:
    """What an interface belongs to: an instance, a NAT gateway, an endpoint, or itself."""
    interface = state.interfaces.get(interface_id)
    if interface is None:
        return interface_id
    plugged = interface.attachment.instance if interface.attachment is not None else ""
    known = (state.instances, state.nat_gateways, state.endpoints)
    owners = (each for each in (plugged, interface.belongs_to) if any(each in kind for kind in known))
    return next(owners, interface_id)


def passed(state: Ec2State, traces: Iterable[Trace]) -> list[Vpc]:
    """The VPCs that packets came through, in the order in which they are drawn."""
    hops = (hop for trace in traces for path in (trace.forward, trace.back) if path is not None for hop in path.hops)
    ids = {hop.vpc for hop in hops}
    return [vpc for vpc in state.vpcs.values() if vpc.id in ids]
