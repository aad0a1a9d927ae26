"""Peering: two VPCs joined by private addresses, also across Regions. Each Region keeps a copy of the connection."""

from collections.abc import Iterator
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.instant import DAY, HOUR, to_datetime
from serverless_lab.engine.services.ec2 import addresses, names, tags
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.errors.common import LimitExceeded, MissingParameter
from serverless_lab.engine.services.ec2.errors.networks import (
    PeeringExists,
    PeeringState,
    PeersItself,
)
from serverless_lab.engine.services.ec2.requests import peerings as requests
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Peering, PeeringSide, Vpc

# How AWS explains each status.
MESSAGES = {
    "initiating-request": "Initiating Request to {owner}",
    "pending-acceptance": "Pending Acceptance by {owner}",
    "active": "Active",
    "rejected": "Rejected by {owner}",
    "deleted": "Deleted by {owner}",
    "expired": "Expired",
    "failed": "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range",
}
TOLD_FOR = {"rejected": 2 * HOUR, "deleted": 2 * HOUR, "failed": 2 * HOUR, "expired": 2 * DAY}
ALIVE = ("pending-acceptance", "provisioning", "active")


def create_vpc_peering_connection(context: Context, request: requests.CreateVpcPeeringConnection) -> dict[str, Any]:
    """Ranges that overlap make a connection that has failed, as on AWS, not a refusal."""
    vpc = names.vpc(context, request.vpc_id)
    if request.peer_vpc_id is None:
        raise MissingParameter(name="peerVpcId")
    if request.peer_owner_id not in (None, context.account_id):
        raise NotSimulated(feature="A peering connection with another account")
    region = request.peer_region or context.region
    there = names.state(context, region)
    if (region, request.peer_vpc_id) == (context.region, vpc.id):
        raise PeersItself()
    labels = tags.given(request.tag_specifications, "vpc-peering-connection")
    _check_new(context, vpc, region, request.peer_vpc_id)
    peer = there.vpcs.get(request.peer_vpc_id)
    fits = peer is not None and not _overlap(vpc, peer)
    peering = Peering(
        id=names.new_id(context, "pcx"),
        requester=_side(context, context.region, vpc),
        accepter=_side(context, region, peer)
        if peer
        else PeeringSide(context.account_id, region, request.peer_vpc_id, []),
        status="pending-acceptance" if fits else "failed",
        message="",
        expires=context.at + numbers.VPC_PEERING_DAYS * DAY if fits else None,
        tags=labels,
    )
    _keep(context, peering)
    return {"VpcPeeringConnection": say(context, peering)}


def accept_vpc_peering_connection(context: Context, request: requests.PeeringNamed) -> dict[str, Any]:
    """Only in the Region of the VPC that was asked."""
    peering = _peering(context, request.vpc_peering_connection_id)
    _check_turn(context, peering, "accepted")
    _turn(context, peering.id, "active")
    return {"VpcPeeringConnection": say(context, peering)}


def reject_vpc_peering_connection(context: Context, request: requests.PeeringNamed) -> dict[str, Any]:
    peering = _peering(context, request.vpc_peering_connection_id)
    _check_turn(context, peering, "rejected")
    _turn(context, peering.id, "rejected")
    return {"Return": True}


def delete_vpc_peering_connection(context: Context, request: requests.PeeringNamed) -> dict[str, Any]:
    """Either side may. Routes to it turn into black holes."""
    peering = _peering(context, request.vpc_peering_connection_id)
    if peering.status not in ALIVE:
        raise PeeringState(id=peering.id, done="deleted", status=peering.status)
    _turn(context, peering.id, "deleted")
    return {"Return": True}


def describe_vpc_peering_connections(
    context: Context, request: requests.DescribeVpcPeeringConnections
) -> dict[str, Any]:
    ids = request.vpc_peering_connection_ids
    return described(context, "pcx", ids, request, FILTERS, say, "VpcPeeringConnections")


def modify_vpc_peering_connection_options(
    context: Context, request: requests.ModifyVpcPeeringConnectionOptions
) -> dict[str, Any]:
    peering = _peering(context, request.vpc_peering_connection_id)
    if peering.status != "active":
        raise PeeringState(id=peering.id, done="modified", status=peering.status)
    told: dict[str, Any] = {}
    for side in ("accepter", "requester"):
        wanted: requests.PeeringOptions | None = getattr(request, f"{side}_peering_connection_options")
        if wanted is not None:
            for copy in _copies(context, peering):
                getattr(copy, side).remote_dns = wanted.allow_dns_resolution_from_remote_vpc
            option = {"AllowDnsResolutionFromRemoteVpc": wanted.allow_dns_resolution_from_remote_vpc}
            told[f"{side.capitalize()}PeeringConnectionOptions"] = option
    return told


def expire(context: Context, data: dict[str, Any]) -> None:
    """Nobody accepted in time."""
    peering = names.state(context).peerings.get(data["peering"])
    if peering is not None and peering.status == "pending-acceptance":
        _turn(context, peering.id, "expired")


def become_forgotten(context: Context, data: dict[str, Any]) -> None:
    peering = names.state(context).peerings[data["peering"]]
    for region in dict.fromkeys((peering.requester.region, peering.accepter.region)):
        del names.state(context, region).peerings[peering.id]


def _peering(context: Context, peering_id: str) -> Peering:
    found: Peering = names.thing(context, "pcx", peering_id)
    return found


def _check_new(context: Context, vpc: Vpc, region: str, peer_id: str) -> None:
    known = names.state(context).peerings
    for peering_id in vpc.peerings:
        sides = (known[peering_id].requester, known[peering_id].accepter)
        if any((side.region, side.vpc) == (region, peer_id) for side in sides):
            raise PeeringExists(id=peering_id)
    if len(vpc.peerings) >= numbers.VPC_PEERINGS:
        raise LimitExceeded(code="VpcPeeringConnectionLimitExceeded", things="VPC peering connections")


def _check_turn(context: Context, peering: Peering, done: str) -> None:
    if peering.status != "pending-acceptance" or peering.accepter.region != context.region:
        raise PeeringState(id=peering.id, done=done, status=peering.status)


def _overlap(vpc: Vpc, peer: Vpc) -> bool:
    return any(one.overlaps(other) for one in addresses.ranges(vpc) for other in addresses.ranges(peer))


def _side(context: Context, region: str, vpc: Vpc | str) -> PeeringSide:
    """Of a VPC that does not exist only the id is known."""
    if isinstance(vpc, str):
        return PeeringSide(context.account_id, region, vpc, [])
    return PeeringSide(context.account_id, region, vpc.id, [block.cidr for block in vpc.blocks])


def _keep(context: Context, peering: Peering) -> None:
    """In each of its Regions, with its VPCs knowing of it while it lives."""
    peering.message = _message(context, peering.status)
    alive = peering.status in ALIVE
    for region, vpc in _ends(peering):
        state = names.state(context, region)
        if peering.id not in state.peerings:
            is_first = not any(peering.id in names.state(context, each).peerings for each, _ in _ends(peering))
            state.peerings[peering.id] = peering if is_first else _copy(peering)
        if alive:
            state.vpcs[vpc].peerings[peering.id] = None
    if alive:
        context.schedule(context.at + numbers.VPC_PEERING_DAYS * DAY, "ec2.PeeringExpires", peering=peering.id)
    else:
        context.schedule(context.at + TOLD_FOR[peering.status], "ec2.PeeringForgotten", peering=peering.id)


def _copy(peering: Peering) -> Peering:
    """Tags are each Region's own."""
    return Peering(peering.id, peering.requester, peering.accepter, peering.status, peering.message, peering.expires)


def _ends(peering: Peering) -> tuple[tuple[str, str], ...]:
    return tuple((side.region, side.vpc) for side in (peering.requester, peering.accepter))


def _copies(context: Context, peering: Peering) -> Iterator[Peering]:
    for region in dict.fromkeys((peering.requester.region, peering.accepter.region)):
        yield names.state(context, region).peerings[peering.id]


def _turn(context: Context, peering_id: str, status: str) -> None:
    peering = names.state(context).peerings[peering_id]
    for copy in _copies(context, peering):
        copy.status, copy.message, copy.expires = status, _message(context, status), None
    if status in ALIVE:
        return
    for region, vpc in _ends(peering):
        found: Ec2State = names.state(context, region)
        if vpc in found.vpcs:
            found.vpcs[vpc].peerings.pop(peering_id, None)
    context.schedule(context.at + TOLD_FOR[status], "ec2.PeeringForgotten", peering=peering_id)


def _message(context: Context, status: str) -> str:
    return MESSAGES[status].format(owner=context.account_id)


def say(context: Context, peering: Peering) -> dict[str, Any]:
    said: dict[str, Any] = {
        "VpcPeeringConnectionId": peering.id,
        "RequesterVpcInfo": _say_side(peering.requester),
        "AccepterVpcInfo": _say_side(peering.accepter),
        "Status": {"Code": peering.status, "Message": peering.message},
        "Tags": tags.described(peering.tags),
    }
    return said | ({"ExpirationTime": to_datetime(peering.expires)} if peering.expires is not None else {})


def _say_side(side: PeeringSide) -> dict[str, Any]:
    said: dict[str, Any] = {"OwnerId": side.account_id, "Region": side.region, "VpcId": side.vpc}
    if side.cidrs:
        said |= {"CidrBlock": side.cidrs[0], "CidrBlockSet": [{"CidrBlock": cidr} for cidr in side.cidrs]}
        said["PeeringOptions"] = {"AllowDnsResolutionFromRemoteVpc": side.remote_dns}
    return said


def _of(side: str, member: str) -> Any:
    return lambda peering: getattr(getattr(peering, side), member)


FILTERS = {
    "vpc-peering-connection-id": lambda peering: peering.id,
    "status-code": lambda peering: peering.status,
    "status-message": lambda peering: peering.message,
    "requester-vpc-info.vpc-id": _of("requester", "vpc"),
    "requester-vpc-info.owner-id": _of("requester", "account_id"),
    "requester-vpc-info.cidr-block": _of("requester", "cidrs"),
    "accepter-vpc-info.vpc-id": _of("accepter", "vpc"),
    "accepter-vpc-info.owner-id": _of("accepter", "account_id"),
    "accepter-vpc-info.cidr-block": _of("accepter", "cidrs"),
}
