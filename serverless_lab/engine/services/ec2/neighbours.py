"""What this account has seen of another's network: the VPC at the other end of a peering, as the lab showed it last.

It is kept with the account, so that a packet that crosses the peering meets the same in every replay.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
from msgspec import structs

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import names
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterValue
from serverless_lab.engine.services.ec2.peering_turns import far_side
from serverless_lab.engine.services.ec2.requests.peerings import HearOfNetwork
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Peering, PeeringSide

T = TypeVar("T")
# What lies in a VPC and says so itself.
_INSIDE = ("subnets", "tables", "acls", "groups", "interfaces", "instances", "endpoints", "nat_gateways")
_AT_ITS_DOOR = ("gateways", "egress_gateways")


def hear_of_network(context: Context, request: HearOfNetwork) -> dict[str, Any]:
    """Kept as long as an active peering leads there."""
    try:
        network = msgspec.json.decode(request.network, type=Ec2State)
    except msgspec.MsgspecError:
        raise InvalidParameterValue(message="This is no network.") from None
    state, key = names.state(context), f"{request.account_id}/{request.region}"
    if key in seen_from(context.account_id, state):
        state.neighbours[key] = network
    return {}


def seen_from(account_id: str, state: Ec2State) -> dict[str, list[str]]:
    """`account/region` of each other account that an active peering leads to, and the VPCs there."""
    found: dict[str, list[str]] = {}
    for peering in state.peerings.values():
        far = far_side(account_id, peering)
        if far is not None and peering.status == "active":
            found.setdefault(f"{far.account_id}/{far.region}", []).append(far.vpc)
    return found


def shown(state: Ec2State, vpcs: Iterable[str], viewer: str = "") -> bytes:
    """What an account shows of these VPCs to who is peered with them: all that decides about a packet.

    `viewer`: the account of somebody else, who is not told with whom else these VPCs are peered.
    """
    here = set(vpcs)
    network = Ec2State(founded=True, vpcs=_of(state.vpcs, here))
    for kept in (*_INSIDE, *_AT_ITS_DOOR):
        setattr(network, kept, {each: one for each, one in getattr(state, kept).items() if one.vpc in here})
    network.instances = {each: structs.replace(one, user_data="") for each, one in network.instances.items()}
    network.peerings = _of(state.peerings, {each for vpc in network.vpcs.values() for each in vpc.peerings})
    if viewer:
        network.peerings = {each: _without_others(one, viewer, here) for each, one in network.peerings.items()}
    network.prefix_lists = _of(state.prefix_lists, _named_lists(network))
    network.addresses = {each: one for each, one in state.addresses.items() if one.interface in network.interfaces}
    holders = {*network.addresses, *network.interfaces}
    network.public_ips = {ip: holder for ip, holder in state.public_ips.items() if holder in holders}
    return msgspec.json.encode(network)


def _without_others(peering: Peering, viewer: str, here: set[str]) -> Peering:
    """As it is where it is the viewer's own; else that it is there, and not where it leads."""
    sides = {"requester": peering.requester, "accepter": peering.accepter}
    if any(side.account_id == viewer for side in sides.values()):
        return peering
    kept = {name: side if side.vpc in here else PeeringSide("", side.region, "", []) for name, side in sides.items()}
    return structs.replace(peering, message="", tags={}, **kept)


def _of(things: dict[str, T], wanted: set[str]) -> dict[str, T]:
    return {each: one for each, one in things.items() if each in wanted}


def _named_lists(network: Ec2State) -> set[str]:
    routed = {each for table in network.tables.values() for each in table.routes}
    return routed | {rule.prefix_list for group in network.groups.values() for rule in group.rules.values()}
