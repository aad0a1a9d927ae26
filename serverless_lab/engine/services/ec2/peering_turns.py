"""What becomes of a peering connection with time. Each Region of this account keeps a copy of it."""

from collections.abc import Iterator
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import DAY, HOUR
from serverless_lab.engine.news import PeeringAbroad
from serverless_lab.engine.services.ec2 import addresses, names
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Peering, PeeringSide, Vpc

# How AWS explains each status.
MESSAGES = {
    "initiating-request": "Initiating Request to {accepter}",
    "pending-acceptance": "Pending Acceptance by {accepter}",
    "active": "Active",
    "rejected": "Rejected by {accepter}",
    "deleted": "Deleted by {by}",
    "expired": "Expired",
    "failed": "Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range",
}
TOLD_FOR = {"rejected": 2 * HOUR, "deleted": 2 * HOUR, "failed": 2 * HOUR, "expired": 2 * DAY}
ALIVE = ("initiating-request", "pending-acceptance", "provisioning", "active")
WAITING = ("initiating-request", "pending-acceptance")


def keep(context: Context, peering: Peering) -> None:
    """In each of its Regions, with its VPCs knowing of it while it lives."""
    peering.message = _message(context, peering, peering.status, context.account_id)
    alive = peering.status in ALIVE
    ends = own_sides(context.account_id, peering)
    for side in ends:
        state = names.state(context, side.region)
        if peering.id not in state.peerings:
            is_first = not any(peering.id in names.state(context, each.region).peerings for each in ends)
            state.peerings[peering.id] = peering if is_first else _copy(peering)
        if alive:
            state.vpcs[side.vpc].peerings[peering.id] = None
    if alive:
        _schedule_expiry(context, peering.id)
    else:
        _schedule_end(context, peering.id, peering.status)


def turn(context: Context, peering_id: str, status: str, *, by: str = "") -> None:
    """`by`: the account whose doing it is, this one unless told."""
    peering = names.state(context).peerings[peering_id]
    message = _message(context, peering, status, by or context.account_id)
    expires = context.at + numbers.VPC_PEERING_DAYS * DAY if status in WAITING else None
    for copy in copies(context, peering):
        copy.status, copy.message, copy.expires = status, message, expires
    if expires is not None:
        _schedule_expiry(context, peering_id)
    _forget_neighbour(context, peering)
    if status in ALIVE:
        return
    for side in own_sides(context.account_id, peering):
        found: Ec2State = names.state(context, side.region)
        if side.vpc in found.vpcs:
            found.vpcs[side.vpc].peerings.pop(peering_id, None)
    _schedule_end(context, peering_id, status)


def turn_and_tell(context: Context, peering: Peering, status: str) -> None:
    turn(context, peering.id, status)
    tell(context, peering)


def tell(context: Context, peering: Peering) -> None:
    """Another account that has the other side has to hear of it."""
    far = far_side(context.account_id, peering)
    if far is not None:
        told = telling(peering)
        context.announce(PeeringAbroad(at=context.at, region=context.region, account_id=far.account_id, told=told))


def follow_ranges(context: Context, vpc: Vpc) -> None:
    """The VPC was given a range, or gave one up."""
    for peering_id in vpc.peerings:
        peering = names.state(context).peerings[peering_id]
        for copy in copies(context, peering):
            for side in (copy.requester, copy.accepter):
                if (side.account_id, side.region, side.vpc) == (context.account_id, context.region, vpc.id):
                    side.cidrs = addresses.cidrs(vpc)
        tell(context, peering)


def telling(peering: Peering) -> dict[str, Any]:
    """How this account tells another one of it: the parameters of HearOfPeering.

    Whoever was asked says the ranges of their VPC once they have accepted.
    """
    accepter = _tell_side(peering.accepter)
    if peering.status != "active":
        accepter["CidrBlocks"] = []
    return {
        "VpcPeeringConnectionId": peering.id,
        "Status": peering.status,
        "Requester": _tell_side(peering.requester),
        "Accepter": accepter,
    }


def expire(context: Context, data: dict[str, Any]) -> None:
    """Nobody accepted in time."""
    peering = names.state(context).peerings.get(data["peering"])
    if peering is not None and peering.expires is not None and peering.expires <= context.at:
        turn(context, peering.id, "expired" if peering.status == "pending-acceptance" else "failed")


def become_forgotten(context: Context, data: dict[str, Any]) -> None:
    peering = names.state(context).peerings[data["peering"]]
    for region in _regions(context, peering):
        del names.state(context, region).peerings[peering.id]


def copies(context: Context, peering: Peering) -> Iterator[Peering]:
    for region in _regions(context, peering):
        yield names.state(context, region).peerings[peering.id]


def own_sides(account_id: str, peering: Peering) -> list[PeeringSide]:
    return [side for side in (peering.requester, peering.accepter) if side.account_id == account_id]


def far_side(account_id: str, peering: Peering) -> PeeringSide | None:
    """The side that lies in another account; None where both are this account's."""
    return next((side for side in (peering.requester, peering.accepter) if side.account_id != account_id), None)


def _regions(context: Context, peering: Peering) -> dict[str, None]:
    return dict.fromkeys(side.region for side in own_sides(context.account_id, peering))


def _forget_neighbour(context: Context, peering: Peering) -> None:
    """It is shown anew when a packet is to cross the next time."""
    far = far_side(context.account_id, peering)
    if far is not None:
        names.state(context).neighbours.pop(f"{far.account_id}/{far.region}", None)


def _copy(peering: Peering) -> Peering:
    """Tags are each Region's own."""
    return Peering(peering.id, peering.requester, peering.accepter, peering.status, peering.message, peering.expires)


def _tell_side(side: PeeringSide) -> dict[str, Any]:
    return {
        "AccountId": side.account_id,
        "Region": side.region,
        "VpcId": side.vpc,
        "CidrBlocks": list(side.cidrs),
        "RemoteDns": side.remote_dns,
    }


def _schedule_expiry(context: Context, peering_id: str) -> None:
    context.schedule(context.at + numbers.VPC_PEERING_DAYS * DAY, "ec2.PeeringExpires", peering=peering_id)


def _schedule_end(context: Context, peering_id: str, status: str) -> None:
    context.schedule(context.at + TOLD_FOR[status], "ec2.PeeringForgotten", peering=peering_id)


def _message(context: Context, peering: Peering, status: str, by: str) -> str:
    return MESSAGES[status].format(accepter=peering.accepter.account_id, by=by)
