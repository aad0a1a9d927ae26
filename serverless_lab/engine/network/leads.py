"""Whether a route leads anywhere: what it points to may be gone, detached or stopped."""

from collections.abc import Callable

from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.routing import Route
from serverless_lab.engine.services.ec2.state.vpcs import Subnet


def condition(state: Ec2State, route: Route) -> str:
    """`active`, or `blackhole` when what it leads to is gone or cannot take packets on."""
    leads = _LEADS.get(route.target.partition("-")[0])
    return "active" if leads is None or leads(state, route.target) else "blackhole"


def stays(state: Ec2State, subnet: Subnet, route: Route) -> bool:
    """Does the route lead to an interface in this very subnet? No ACL stands between them then."""
    nat = state.nat_gateways.get(route.target)
    interface = state.interfaces.get(nat.interface if nat is not None else route.target)
    return interface is not None and interface.subnet == subnet.id


def _attached(state: Ec2State, target: str) -> bool:
    gateway = state.gateways.get(target)
    return gateway is not None and bool(gateway.vpc)


def _nat_works(state: Ec2State, target: str) -> bool:
    nat = state.nat_gateways.get(target)
    return nat is not None and nat.state in ("pending", "available")


def _interface_works(state: Ec2State, target: str) -> bool:
    interface = state.interfaces.get(target)
    if interface is None or interface.attachment is None:
        return False
    instance = state.instances.get(interface.attachment.instance)
    return instance is None or instance.state == "running"


def _peering_works(state: Ec2State, target: str) -> bool:
    peering = state.peerings.get(target)
    return peering is not None and peering.status == "active"


_LEADS: dict[str, Callable[[Ec2State, str], bool]] = {
    "igw": _attached,
    "nat": _nat_works,
    "eni": _interface_works,
    "pcx": _peering_works,
    "eigw": lambda state, target: target in state.egress_gateways,
    "vpce": lambda state, target: target in state.endpoints,
}
