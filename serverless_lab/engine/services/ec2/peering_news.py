"""What the lab tells this account of a peering whose other side is another account's.

An account is the fold of its own journal, so it never looks into another one: it hears how the other stands, writes
that down, and answers how it stands itself.
"""

from typing import Any

import msgspec

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import DAY
from serverless_lab.engine.services.ec2 import addresses, names, peering_turns
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterValue, LimitExceeded
from serverless_lab.engine.services.ec2.errors.networks import PeeringExists
from serverless_lab.engine.services.ec2.peering_turns import ALIVE, MESSAGES, WAITING
from serverless_lab.engine.services.ec2.peerings import check_new
from serverless_lab.engine.services.ec2.requests.peerings import HearOfPeering, ToldSide
from serverless_lab.engine.services.ec2.state.vpcs import Peering, PeeringSide


def hear_of_peering(context: Context, request: HearOfPeering) -> dict[str, Any]:
    """A request is kept if it fits. What is known follows the other side where that has the say."""
    own, far = _sides(context, request)
    state = names.state(context)
    peering = state.peerings.get(request.vpc_peering_connection_id)
    if peering is None and request.status == "initiating-request" and own is request.accepter:
        peering = _asked(context, request)
        if peering is None:
            return peering_turns.telling(_as_told(request, "failed"))
    if peering is None:
        return peering_turns.telling(_as_told(request, "deleted"))
    theirs = next(side for side in (peering.requester, peering.accepter) if side.account_id != context.account_id)
    if (theirs.account_id, theirs.region, theirs.vpc) != (far.account_id, far.region, far.vpc_id):
        return peering_turns.telling(_as_told(request, "deleted"))
    theirs.cidrs, theirs.remote_dns = list(far.cidr_blocks), far.remote_dns
    status = _agreed(peering, request.status, asked_by_us=own is request.requester)
    if status != peering.status:
        peering_turns.turn(context, peering.id, status, by=far.account_id)
    return peering_turns.telling(peering)


def is_new(account_id: str, peering: Peering, told: dict[str, Any]) -> bool:
    """Would this account learn anything by hearing that of a peering it knows?"""
    request = msgspec.convert(told, HearOfPeering)
    asked_by_us = peering.requester.account_id == account_id
    theirs, far = (peering.accepter, request.accepter) if asked_by_us else (peering.requester, request.requester)
    same = (theirs.cidrs, theirs.remote_dns) == (far.cidr_blocks, far.remote_dns)
    return not same or _agreed(peering, request.status, asked_by_us=asked_by_us) != peering.status


def _sides(context: Context, request: HearOfPeering) -> tuple[ToldSide, ToldSide]:
    """This account's side, and the other. Raises InvalidParameterValue for what does not concern it here."""
    here = (context.account_id, context.region)
    for own, far in ((request.requester, request.accepter), (request.accepter, request.requester)):
        if (own.account_id, own.region) == here and far.account_id != context.account_id and request.status in MESSAGES:
            return own, far
    raise InvalidParameterValue(message=f"{request.vpc_peering_connection_id} is not for {here} to hear of.")


def _agreed(peering: Peering, told: str, *, asked_by_us: bool) -> str:
    """Whoever was asked has the say about acceptance; either side may end it; what has ended stays so."""
    if peering.status not in ALIVE or told == "initiating-request":
        return peering.status
    if peering.status == "initiating-request" and told not in ALIVE:
        return "failed"
    return told if asked_by_us or told not in ALIVE else peering.status


def _asked(context: Context, request: HearOfPeering) -> Peering | None:
    """The request of another account as it waits here; None where there is no such VPC or the ranges overlap."""
    vpc = names.state(context).vpcs.get(request.accepter.vpc_id)
    if vpc is None or addresses.overlap(addresses.cidrs(vpc), request.requester.cidr_blocks):
        return None
    try:
        check_new(context, vpc, request.requester.region, request.requester.vpc_id)
    except (PeeringExists, LimitExceeded):
        return None
    peering = _as_told(request, WAITING[-1])
    peering.accepter.cidrs = addresses.cidrs(vpc)
    peering.expires = context.at + numbers.VPC_PEERING_DAYS * DAY
    peering_turns.keep(context, peering)
    return peering


def _as_told(request: HearOfPeering, status: str) -> Peering:
    sides = (_side(request.requester), _side(request.accepter))
    return Peering(request.vpc_peering_connection_id, *sides, status=status, message="")


def _side(told: ToldSide) -> PeeringSide:
    return PeeringSide(told.account_id, told.region, told.vpc_id, list(told.cidr_blocks), told.remote_dns)
