"""Calls that a run made out of its VPC, in words: hop by hop, and where one stopped, why and what cures it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lessons.courseware.hops import KINDS
from lessons.functions import outgoing_reasons as reasons
from lessons.functions.outgoing_reasons import Reason
from serverless_lab.engine.outgoing import OutgoingHop, WayOut
from serverless_lab.engine.services.lambda_.state import Invocation, OutgoingCall

GROUPS = ("SG_HAS_NO_RULES", "ENI_SG_RULES_MISMATCH")
DIRECTED = ("security-group", "network-acl")


@dataclass(frozen=True)
class ToldHop:
    kind: "str | Promise"
    way: str  # in or out, where it matters
    id: str
    decided: str
    stopped: bool


@dataclass(frozen=True)
class ToldCall:
    """`by`: what let it out. `why` and `cure` where it did not arrive."""

    call: OutgoingCall
    arrived: bool
    there: Sequence[ToldHop]
    back: Sequence[ToldHop]
    why: str = ""
    cure: str = ""

    @property
    def by(self) -> str:
        return self.call.way.by


def tell(run: Invocation) -> list[ToldCall]:
    return [_call(each) for each in run.outgoing]


def stopped(run: Invocation) -> ToldCall | None:
    """The last call that did not arrive."""
    return next((_call(each) for each in reversed(run.outgoing) if each.way.code), None)


def _call(call: OutgoingCall) -> ToldCall:
    way = call.way
    there, back = ([_hop(hop) for hop in path] for path in (way.forward, way.back))
    if not way.code:
        return ToldCall(call, True, there, back)
    last = (way.back or way.forward)[-1]
    facts = {
        "service": call.service,
        "address": way.address,
        "thing": last.id.replace(",", ", ") or str(KINDS[last.kind]),
        "target": str(last.facts.get("target", "")),
    }
    reason = _reason(way, last)
    return ToldCall(call, False, there, back, str(reason.why).format(**facts), str(reason.cure).format(**facts))


def _reason(way: WayOut, last: OutgoingHop) -> Reason:
    if way.code in GROUPS:
        return reasons.OWN_GROUP if last.egress else reasons.ENDPOINTS_GROUP
    if way.code == "SUBNET_ACL_RESTRICTION" and way.back:
        return reasons.ANSWER_STOPPED
    translated = any(hop.kind == "nat-gateway" for hop in way.forward)
    if way.code == "IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS" and translated:
        return reasons.PRIVATE_NAT
    return reasons.REASONS.get(way.code, reasons.OTHERWISE)


def _hop(hop: OutgoingHop) -> ToldHop:
    way = (_("out") if hop.egress else _("in")) if hop.kind in DIRECTED else ""
    return ToldHop(KINDS[hop.kind], way, hop.id.replace(",", ", "), _decided(hop), bool(hop.code))


def _decided(hop: OutgoingHop) -> str:
    """The rule or route, in a few words."""
    facts = hop.facts
    if facts.get("tracked"):
        return _("remembers the connection")
    if "rule" in facts:
        return str(facts["rule"])
    if "number" in facts:
        return _("rule {number}").format(number=facts["number"])
    if "destination" in facts:
        return f"{facts['destination']} → {facts['target']}"
    return hop.code
