"""Peering: two VPCs joined by private addresses, also across Regions and with another account."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import DAY, to_datetime
from serverless_lab.engine.services.ec2 import addresses, names, peering_turns, tags
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.errors.common import LimitExceeded, MissingParameter
from serverless_lab.engine.services.ec2.errors.networks import (
    PeeringElsewhere,
    PeeringExists,
    PeeringOfOther,
    PeeringOptionOfOther,
    PeeringState,
    PeersItself,
)
from serverless_lab.engine.services.ec2.peering_turns import ALIVE
from serverless_lab.engine.services.ec2.requests import peerings as requests
from serverless_lab.engine.services.ec2.state.vpcs import Peering, PeeringSide, Vpc


def create_vpc_peering_connection(context: Context, request: requests.CreateVpcPeeringConnection) -> dict[str, Any]:
    """Ranges that overlap make a connection that has failed, as on AWS, not a refusal.

    Whether another account has such a VPC is for that account to say: until then the request is being initiated.
    """
    vpc = names.vpc(context, request.vpc_id)
    if request.peer_vpc_id is None:
        raise MissingParameter(name="peerVpcId")
    owner, region = request.peer_owner_id or context.account_id, request.peer_region or context.region
    if (owner, region, request.peer_vpc_id) == (context.account_id, context.region, vpc.id):
        raise PeersItself()
    labels = tags.given(request.tag_specifications, "vpc-peering-connection")
    check_new(context, vpc, region, request.peer_vpc_id)
    accepter, status = PeeringSide(owner, region, request.peer_vpc_id, []), "initiating-request"
    if owner == context.account_id:
        peer = names.state(context, region).vpcs.get(request.peer_vpc_id)
        accepter.cidrs = addresses.cidrs(peer) if peer is not None else []
        fits = peer is not None and not addresses.overlap(addresses.cidrs(vpc), accepter.cidrs)
        status = "pending-acceptance" if fits else "failed"
    peering = Peering(
        id=names.new_id(context, "pcx"),
        requester=PeeringSide(context.account_id, context.region, vpc.id, addresses.cidrs(vpc)),
        accepter=accepter,
        status=status,
        message="",
        expires=context.at + numbers.VPC_PEERING_DAYS * DAY if status in ALIVE else None,
        tags=labels,
    )
    peering_turns.keep(context, peering)
    peering_turns.tell(context, peering)
    return {"VpcPeeringConnection": say(context, peering)}


def accept_vpc_peering_connection(context: Context, request: requests.PeeringNamed) -> dict[str, Any]:
    """Only in the account and the Region of the VPC that was asked."""
    peering = _peering(context, request.vpc_peering_connection_id)
    _check_turn(context, peering, "accept")
    peering_turns.turn_and_tell(context, peering, "active")
    return {"VpcPeeringConnection": say(context, peering)}


def reject_vpc_peering_connection(context: Context, request: requests.PeeringNamed) -> dict[str, Any]:
    peering = _peering(context, request.vpc_peering_connection_id)
    _check_turn(context, peering, "reject")
    peering_turns.turn_and_tell(context, peering, "rejected")
    return {"Return": True}


def delete_vpc_peering_connection(context: Context, request: requests.PeeringNamed) -> dict[str, Any]:
    """Either side may, a request only who asked. Routes to it turn into black holes."""
    peering = _peering(context, request.vpc_peering_connection_id)
    answers = peering.status != "active" and peering.requester.account_id != context.account_id
    if peering.status not in ALIVE or answers:
        raise PeeringState(id=peering.id, done="deleted", status=peering.status)
    peering_turns.turn_and_tell(context, peering, "deleted")
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
    sides = {
        "accepter": request.accepter_peering_connection_options,
        "requester": request.requester_peering_connection_options,
    }
    wanted = {side: options for side, options in sides.items() if options is not None}
    for side in wanted:
        if getattr(peering, side).account_id != context.account_id:
            raise PeeringOptionOfOther(account=context.account_id, side=side)
    told: dict[str, Any] = {}
    for side, options in wanted.items():
        for copy in peering_turns.copies(context, peering):
            getattr(copy, side).remote_dns = options.allow_dns_resolution_from_remote_vpc
        option = {"AllowDnsResolutionFromRemoteVpc": options.allow_dns_resolution_from_remote_vpc}
        told[f"{side.capitalize()}PeeringConnectionOptions"] = option
    peering_turns.tell(context, peering)
    return told


def _peering(context: Context, peering_id: str) -> Peering:
    found: Peering = names.thing(context, "pcx", peering_id)
    return found


def check_new(context: Context, vpc: Vpc, region: str, peer_id: str) -> None:
    """Raises PeeringExists, LimitExceeded."""
    known = names.state(context).peerings
    for peering_id in vpc.peerings:
        sides = (known[peering_id].requester, known[peering_id].accepter)
        if any((side.region, side.vpc) == (region, peer_id) for side in sides):
            raise PeeringExists(id=peering_id)
    if len(vpc.peerings) >= numbers.VPC_PEERINGS:
        raise LimitExceeded(code="VpcPeeringConnectionLimitExceeded", things="VPC peering connections")


def _check_turn(context: Context, peering: Peering, deed: str) -> None:
    """Whether a request that waits is this account's to answer, and in this Region."""
    done, asked = f"{deed}ed", peering.accepter
    if peering.status != "pending-acceptance":
        raise PeeringState(id=peering.id, done=done, status=peering.status)
    if asked.account_id != context.account_id:
        raise PeeringOfOther(account=context.account_id, deed=deed, id=peering.id)
    if asked.region != context.region:
        raise PeeringElsewhere(here=context.region, id=peering.id, done=done, there=asked.region)


def say(context: Context, peering: Peering) -> dict[str, Any]:
    """The ranges of who was asked are told once they have accepted, as on AWS."""
    said: dict[str, Any] = {
        "VpcPeeringConnectionId": peering.id,
        "RequesterVpcInfo": _say_side(peering.requester),
        "AccepterVpcInfo": _say_side(peering.accepter, whole=peering.status == "active"),
        "Status": {"Code": peering.status, "Message": peering.message},
        "Tags": tags.described(peering.tags),
    }
    return said | ({"ExpirationTime": to_datetime(peering.expires)} if peering.expires is not None else {})


def _say_side(side: PeeringSide, *, whole: bool = True) -> dict[str, Any]:
    said: dict[str, Any] = {"OwnerId": side.account_id, "Region": side.region, "VpcId": side.vpc}
    if whole and side.cidrs:
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
