"""Things of the network by their ids: found, named, and where the bench shows them."""

from typing import Any

from serverless_lab.engine.services.ec2.names import KINDS
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Peering, PeeringSide

TABS = {
    "vpc": "vpcs", "subnet": "subnets", "rtb": "tables", "igw": "gateways", "nat": "gateways", "eipalloc": "gateways",
    "acl": "acls", "sg": "groups", "eni": "machines", "i": "machines", "vpce": "connections", "pcx": "connections",
    "eigw": "gateways", "pl": "lists", "dopt": "vpcs", "fl": "flowlogs", "nip": "analyzer", "nia": "analyzer",
}  # fmt: skip


def prefix(thing_id: str) -> str:
    return thing_id.partition("-")[0]


def find(state: Ec2State, thing_id: str) -> Any:
    """The thing of that id, None for none."""
    kind = KINDS.get(prefix(thing_id))
    return getattr(state, kind.kept).get(thing_id) if kind is not None else None


def label(thing: Any) -> str:
    """The Name tag; a group's own name without one; empty for neither."""
    name: str = thing.tags.get("Name", "") or getattr(thing, "name", "")
    return name


def titled(state: Ec2State, thing_id: str) -> str:
    """Name and id in one line, for choices and sentences."""
    thing = find(state, thing_id)
    name = label(thing) if thing is not None else ""
    return f"{name} ({thing_id})" if name else thing_id


def functions_of(state: Ec2State, interface: NetworkInterface) -> str:
    """The functions that share an interface, by name; empty for any other one."""
    shared = state.function_interfaces.get(interface.belongs_to)
    return ", ".join(shared.users) if shared is not None else ""


def vpc_of(state: Ec2State, thing_id: str) -> str:
    """The VPC that a thing lies in or is; empty for none."""
    thing = find(state, thing_id)
    if thing is None:
        return ""
    return thing_id if thing_id in state.vpcs else getattr(thing, "vpc", "")


def other_side(peering: Peering, vpc_id: str) -> PeeringSide:
    """What a VPC is peered with."""
    return peering.accepter if peering.requester.vpc == vpc_id else peering.requester


def leads_abroad(peering: Peering) -> bool:
    """To a VPC of another account?"""
    return peering.requester.account_id != peering.accepter.account_id
