"""Peerings between two accounts of one learner, or of two who know each other: what one of them does, the other hears,
and each writes down its own.

Both are asked one after the other, never locked together. A side that was rewound, reset or deleted does not know the
connection any more; the other finds that out before its next call about it, and takes it for deleted.
"""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple
from uuid import UUID

from lessons.sandbox import acquainted, looking, neighbours
from lessons.sandbox.errors import LabError
from lessons.sandbox.models import Account
from lessons.sandbox.writing import Ask, Written
from serverless_lab.engine.caller import Caller
from serverless_lab.engine.news import PeeringAbroad
from serverless_lab.engine.services.ec2.peering_news import is_new
from serverless_lab.engine.services.ec2.peering_turns import ALIVE, far_side, own_sides, telling
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.vpcs import Peering

Told = dict[str, Any]
# Carries out a call in an account and gives its answer, None where it was refused.
Perform = Callable[[UUID, Ask], Told | None]
_TRACING = {("lab", "SendPacket"), ("ec2", "StartNetworkInsightsAnalysis")}
_ABOUT_PEERINGS = _TRACING | {
    ("ec2", "AcceptVpcPeeringConnection"),
    ("ec2", "RejectVpcPeeringConnection"),
    ("ec2", "DeleteVpcPeeringConnection"),
    ("ec2", "DescribeVpcPeeringConnections"),
    ("ec2", "ModifyVpcPeeringConnectionOptions"),
}


class Shared(NamedTuple):
    """A living peering with another account, and the own Region it is seen from."""

    region: str
    peering: Peering


def catch_up(account_pk: UUID, ask: Ask, perform: Perform) -> None:
    """Before a call about peerings: how do the other sides stand by now?"""
    if (ask.service, ask.operation) in _ABOUT_PEERINGS:
        refresh(account_pk, perform)
    if (ask.service, ask.operation) in _TRACING:
        neighbours.look_over(account_pk, ask.region, perform)


def refresh(account_pk: UUID, perform: Perform) -> None:
    """Let an account hear what it does not know yet of its peerings with others."""
    home = Account.objects.filter(pk=account_pk).first()
    if home is None:
        return
    for shared in shared_by(home):
        told = _told_by(home, shared.peering)
        if is_new(home.account_id, shared.peering, told):
            perform(home.pk, _hearing(home, told, shared.region))


def tell(account_pk: UUID, written: Iterable[Written], perform: Perform) -> None:
    """After calls: what they did to peerings with other accounts is told there, and home hears what comes of it."""
    for each in written:
        for news in each.outcome.news:
            if isinstance(news, PeeringAbroad):
                _tell(Account.objects.get(pk=account_pk), news, each.row.step, perform)


def _tell(home: Account, news: PeeringAbroad, step: int, perform: Perform) -> None:
    told, asked = news.told, news.told["Status"] == "initiating-request"
    far = next(told[side] for side in ("Requester", "Accepter") if told[side]["AccountId"] == news.account_id)
    other, answer = acquainted.near(home, news.account_id), None
    if other is not None and not acquainted.may_bring_news(home, other):
        answer = None if asked else told  # it hears before its own next call about peerings
    elif other is not None and (not asked or _would_take(other, told, far["Region"])):
        answer = perform(other.pk, _hearing(other, told, far["Region"]))
    if answer is None:
        answer = told | {"Status": "failed" if asked else "deleted"}
    if answer != told:
        perform(home.pk, _hearing(home, answer, news.region)._replace(step=step))


def _would_take(other: Account, told: Told, region: str) -> bool:
    """Asked of a clone: a request that fails is seen by nobody but who made it."""
    ask = _hearing(other, told, region)
    assert ask.caller is not None
    try:
        outcome = looking.look(other.pk).cloud.probe(ask.caller, ask.service, ask.operation, told, region=region)
    except LabError:
        return False
    return outcome.answer is not None and outcome.answer["Status"] != "failed"


def shared_by(home: Account) -> list[Shared]:
    """The living peerings with other accounts, once for each."""
    parts = looking.look(home.pk).cloud.state.parts.values()
    own = [each for part in parts if isinstance(part, Ec2State) for each in part.peerings.values()]
    far = [each for each in own if each.status in ALIVE and far_side(home.account_id, each) is not None]
    return [Shared(own_sides(home.account_id, each)[0].region, each) for each in far]


def _told_by(home: Account, peering: Peering) -> Told:
    """How the other account tells of it now; as deleted where it does not know it."""
    other, far = _other(home, peering), far_side(home.account_id, peering)
    gone = telling(peering) | {"Status": "deleted"}
    if other is None or far is None:
        return gone
    try:
        part = looking.look(other.pk).cloud.state.parts.get(f"ec2/{far.region}")
    except LabError:
        return gone
    known = part.peerings.get(peering.id) if part is not None else None
    return telling(known) if known is not None and _same(known, peering) else gone


def _same(one: Peering, other: Peering) -> bool:
    return all(
        (getattr(one, side).account_id, getattr(one, side).vpc)
        == (getattr(other, side).account_id, getattr(other, side).vpc)
        for side in ("requester", "accepter")
    )


def _other(home: Account, peering: Peering) -> Account | None:
    far = far_side(home.account_id, peering)
    return acquainted.near(home, far.account_id) if far is not None else None


def _hearing(account: Account, told: Told, region: str) -> Ask:
    caller = Caller.service(account.account_id, "lab")
    return Ask("lab", "HearOfPeering", told, "service", caller, region)
