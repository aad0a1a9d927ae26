"""An analysis of the Reachability Analyzer as a packet's way again: what AWS calls components are the tracer's hops."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _
from msgspec import structs

from lessons.vpc.packet_words import ToldTrace, acl_words, tell, tracked_words
from lessons.vpc.rules import range_words, traffic_words
from lessons.vpc.things import prefix, titled
from serverless_lab.engine.arn import Arn
from serverless_lab.engine.network.hops import Hop, Kind, Path, Trace
from serverless_lab.engine.network.packet import Packet
from serverless_lab.engine.services.ec2.protocols import NAMES
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.watching import InsightsAnalysis

Said = Mapping[str, Any]  # in AWS's shape
_KINDS: Mapping[str, Kind] = {
    "eni": "interface",
    "sg": "security-group",
    "acl": "network-acl",
    "rtb": "route-table",
    "igw": "internet-gateway",
    "eigw": "egress-only-internet-gateway",
    "nat": "nat-gateway",
    "pcx": "peering",
    "vpce": "endpoint",
}
# Where a packet is stopped by what is not there, so that no component can be named.
_NOTHING_THERE: Mapping[str, Kind] = {
    "NO_POSSIBLE_DESTINATION": "interface",
    "IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS": "internet-gateway",
    "UNASSOCIATED_COMPONENT": "internet-gateway",
}
# After what a packet meets these on its way out.
_OUTWARDS: Mapping[Kind, Sequence[Kind]] = {
    "security-group": ("interface",),
    "network-acl": ("interface", "security-group", "nat-gateway"),
}
_TARGETS = ("GatewayId", "NatGatewayId", "NetworkInterfaceId", "VpcPeeringConnectionId", "EgressOnlyInternetGatewayId")


def retell(state: Ec2State, region: str, analysis: InsightsAnalysis) -> ToldTrace:
    """In words, with the rules as they were at the time of the analysis."""
    return tell(state, region, retraced(analysis), {"security-group": _group, "network-acl": _acl})


def retraced(analysis: InsightsAnalysis) -> Trace:
    """Of an analysis that has succeeded."""
    stopped = analysis.explanations[0] if analysis.explanations else None
    if not analysis.back:
        return Trace(_path(analysis.forward, stopped), None)
    return Trace(_path(analysis.forward, None), _path(analysis.back, stopped))


def _path(components: Sequence[Said], stopped: Said | None) -> Path:
    kinds = [_KINDS[prefix(each["Component"]["Id"])] for each in components]
    hops: list[Hop] = []
    for number, each in enumerate(components):
        before = kinds[number - 1] if number else None
        hop = _hop(kinds[number], each, _goes_out(each, kinds[number], before, last=number == len(kinds) - 1))
        hops.append(structs.replace(hop, interface=_door(components, number, egress=hop.egress)))
    if stopped is None:
        return Path(hops, hops[-1].id)
    return Path(_stop(hops, stopped), "")


def _hop(kind: Kind, component: Said, egress: bool) -> Hop:
    at = Arn.parse(component["Component"]["Arn"])
    assert at is not None
    return Hop(
        kind=kind,
        id=component["Component"]["Id"],
        packet=_packet(component.get("OutboundHeader") or component["InboundHeader"]),
        egress=egress,
        facts=_facts(kind, component),
        subnet=component.get("Subnet", {}).get("Id", ""),
        vpc=component.get("Vpc", {}).get("Id", ""),
        region=at.region,
        account=at.account_id,
    )


def _goes_out(component: Said, kind: Kind, before: Kind | None, *, last: bool) -> bool:
    """Groups and ACLs stand on both sides of an interface: which one it is, its rule says, else what was before it."""
    if "SecurityGroupRule" in component:
        return bool(component["SecurityGroupRule"]["Direction"] == "egress")
    if "AclRule" in component:
        return bool(component["AclRule"]["Egress"])
    if kind == "interface":
        return not last
    return before in _OUTWARDS.get(kind, ("route-table",))


def _door(components: Sequence[Said], number: int, *, egress: bool) -> str:
    """The interface that a component stands before: the nearest one on its side."""
    near = reversed(components[: number + 1]) if egress else components[number:]
    ids = (each["Component"]["Id"] for each in near)
    return next((each for each in ids if prefix(each) == "eni"), "")


def _stop(hops: list[Hop], stopped: Said) -> list[Hop]:
    code, vpc = stopped["ExplanationCode"], stopped.get("Vpc", {}).get("Id", "")
    if "Component" in stopped or code not in _NOTHING_THERE:
        door = stopped.get("NetworkInterface", {}).get("Id", "") or hops[-1].interface
        facts = {name: value for name, value in hops[-1].facts.items() if name != "tracked"}
        return [*hops[:-1], structs.replace(hops[-1], code=code, facts=facts, interface=door)]
    packet = hops[-1].packet if hops else Packet("", "", "tcp")
    outside = code == "NO_POSSIBLE_DESTINATION" and not vpc
    kind: Kind = "internet" if outside else _NOTHING_THERE[code]
    return [*hops, Hop(kind, "internet" if outside else "", packet, code=code, vpc=vpc)]


def _facts(kind: Kind, component: Said) -> dict[str, Any]:
    """What decided, as it was at the time: a rule in AWS's shape, a route."""
    if route := component.get("RouteTableRoute"):
        destination = route.get("DestinationPrefixListId") or route["DestinationCidr"]
        return {"destination": destination, "target": next(route[each] for each in _TARGETS if each in route)}
    rule = component.get("SecurityGroupRule") or component.get("AclRule")
    if rule is None:
        return {"tracked": True} if kind == "security-group" else {}
    return {"rule": rule}


def _packet(header: Said) -> Packet:
    ports = (header.get(f"{end}PortRanges", [{"From": 0}])[0]["From"] for end in ("Destination", "Source"))
    protocol = NAMES.get(header["Protocol"], header["Protocol"])
    return Packet(header["SourceAddresses"][0], header["DestinationAddresses"][0], protocol, *ports)


def _group(state: Ec2State, hop: Hop) -> str:
    if hop.facts.get("tracked"):
        return tracked_words()
    rule = hop.facts.get("rule")
    if rule is None:
        return ""
    peer = rule.get("Cidr") or (titled(state, rule["PrefixListId"]) if "PrefixListId" in rule else _("a group"))
    return _("A rule allows it: {what}.").format(what=f"{_traffic(rule)}, {peer}")


def _acl(state: Ec2State, hop: Hop) -> str:
    rule = hop.facts.get("rule")
    if rule is None:
        return acl_words(hop, None, "")
    return acl_words(hop, rule["RuleNumber"], f"{_traffic(rule)}, {rule['Cidr']}")


def _traffic(rule: Said) -> str:
    ports = range_words(rule["PortRange"]["From"], rule["PortRange"]["To"]) if "PortRange" in rule else _("All")
    return traffic_words("-1" if rule["Protocol"] == "all" else rule["Protocol"], ports)
