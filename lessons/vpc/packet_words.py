"""A trace in words: every hop with what decided there, and for the last one why it stopped and what would help."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lessons.courseware.hops import KINDS
from lessons.vpc.packet_places import at
from lessons.vpc.packet_reasons import ANSWER_STOPPED, REASONS
from lessons.vpc.rules import entry_ports, protocol_words, rule_ports, traffic_words
from lessons.vpc.things import titled
from serverless_lab.engine.network.hops import Hop, Path, Trace
from serverless_lab.engine.network.packet import Packet
from serverless_lab.engine.services.ec2.making import LAST_RULE
from serverless_lab.engine.services.ec2.state.filtering import AclEntry
from serverless_lab.engine.services.ec2.state.region import Ec2State

DIRECTED = ("security-group", "network-acl")
Words = Callable[[Ec2State, Hop], str]


@dataclass(frozen=True)
class ToldHop:
    """`things`: ids to open. `code`, `why` and `helps` are of a hop where the packet stops."""

    kind: "str | Promise"
    way: str  # in or out, where it matters
    things: Sequence[str]
    decided: str
    packet: str
    code: str = ""
    why: str = ""
    helps: str = ""
    at: Sequence[str] = ()  # places in the drawing


@dataclass(frozen=True)
class ToldPath:
    title: str
    hops: Sequence[ToldHop]
    arrived: bool


@dataclass(frozen=True)
class ToldTrace:
    good: bool
    verdict: str
    paths: Sequence[ToldPath]
    stopped: ToldHop | None


def tell(state: Ec2State, region: str, trace: Trace, other: Mapping[str, Words] | None = None) -> ToldTrace:
    """`other`: words for what decided at a kind of hop, where it is not to be looked up in the network as it is."""
    decided = {**_DECIDED, **(other or {})}
    paths = [_path(state, region, trace.forward, _("There"), decided)]
    if trace.back is not None:
        paths.append(_path(state, region, trace.back, _("Back"), decided, answer=True))
    stopped = None if trace.answered else paths[-1].hops[-1]
    return ToldTrace(trace.answered, _verdict(trace), paths, stopped)


def _verdict(trace: Trace) -> str:
    if trace.answered:
        return _("The packet arrived, and the answer came back.")
    return _("The packet arrived, but the answer was lost.") if trace.reached else _("The packet did not arrive.")


def _path(
    state: Ec2State, region: str, path: Path, title: str, decided: Mapping[str, Words], *, answer: bool = False
) -> ToldPath:
    hops = [_hop(_where(state, region, hop), hop, decided[hop.kind], answer=answer) for hop in path.hops]
    return ToldPath(title, hops, bool(path.end))


def _hop(here: Ec2State, hop: Hop, words: Words, *, answer: bool) -> ToldHop:
    way = (_("out") if hop.egress else _("in")) if hop.kind in DIRECTED else ""
    things = [each for each in hop.id.split(",") if each and each != "internet"]
    decided = words(here, hop)
    if not hop.code:
        return ToldHop(KINDS[hop.kind], way, things, decided, _said(hop.packet), at=at(here, hop))
    reason = REASONS[hop.code]
    if answer and hop.code == "SUBNET_ACL_RESTRICTION":
        reason = ANSWER_STOPPED
    facts = _facts(hop.packet)
    why, helps = str(reason.why).format(**facts), str(reason.helps).format(**facts)
    return ToldHop(KINDS[hop.kind], way, things, decided, _said(hop.packet), hop.code, why, helps, at(here, hop))


def _where(state: Ec2State, region: str, hop: Hop) -> Ec2State:
    """What lies in another Region is told by its id alone: the page knows this Region's things, and its neighbours'."""
    near = state.neighbours.get(f"{hop.account}/{hop.region}")
    return near or (state if hop.region in ("", region) else Ec2State())


def _facts(packet: Packet) -> dict[str, str]:
    port = str(packet.port) if packet.protocol in ("tcp", "udp") else ""
    protocol = protocol_words(packet.protocol)
    return {"port": port, "protocol": protocol, "source": packet.source, "destination": packet.destination}


def _said(packet: Packet) -> str:
    if not packet.destination:
        return ""  # whom nobody outside can name
    if packet.protocol in ("tcp", "udp"):
        protocol = protocol_words(packet.protocol)
        return f"{protocol} {packet.source}:{packet.source_port} → {packet.destination}:{packet.port}"
    return f"{protocol_words(packet.protocol)} {packet.source} → {packet.destination}"


def _interface(state: Ec2State, hop: Hop) -> str:
    if hop.code:
        return ""
    return _("The packet sets out here.") if hop.egress else _("The packet is where it wanted to go.")


def tracked_words() -> str:
    return _("It remembers the connection: the answer needs no rule.")


def _group(state: Ec2State, hop: Hop) -> str:
    if hop.facts.get("tracked"):
        return tracked_words()
    rule_id = hop.facts.get("rule", "")
    group = state.groups.get(hop.id)
    rule = group.rules.get(rule_id) if group is not None else None
    if rule is None:
        return _("Rule {rule} allows it.").format(rule=rule_id) if rule_id else ""
    peer = rule.cidr or titled(state, rule.group or rule.prefix_list)
    said = f"{traffic_words(rule.protocol, rule_ports(rule))}, {peer}"
    return _("Rule {rule} allows it: {what}.").format(rule=rule_id, what=said)


def _acl(state: Ec2State, hop: Hop) -> str:
    number, acl = hop.facts.get("number"), state.acls.get(hop.id)
    entry = (acl.egress if hop.egress else acl.ingress).get(number) if acl is not None else None
    return acl_words(hop, number, _entry(entry) if entry is not None else hop.id)


def acl_words(hop: Hop, number: int | None, what: str) -> str:
    """`what`: the traffic that the rule of this number is about."""
    if number is None or number >= LAST_RULE:
        return _("No numbered rule fits, so the last one (*) denies.")
    said = _("Rule {number} denies it: {what}.") if hop.code else _("Rule {number} allows it: {what}.")
    return said.format(number=number, what=what)


def _entry(entry: AclEntry) -> str:
    return f"{traffic_words(entry.protocol, entry_ports(entry))}, {entry.cidr}"


def _table(state: Ec2State, hop: Hop) -> str:
    if "destination" not in hop.facts:
        return ""
    target = titled(state, hop.facts["target"])
    text = _("The longest prefix that fits is {destination}; it leads to {target}.")
    return text.format(destination=hop.facts["destination"], target=target)


def _gateway(state: Ec2State, hop: Hop) -> str:
    if hop.code:
        return ""
    if ":" in hop.packet.destination:
        return _("It passes on IPv6 as it is.")
    if hop.egress:
        return _("It puts the public address {address} in place of the sender's.").format(address=hop.packet.source)
    return _("It puts the private address {address} in place of the public one.").format(address=hop.packet.destination)


def _nat(state: Ec2State, hop: Hop) -> str:
    if hop.code:
        return ""
    text = _("It exchanges addresses: the packet goes on from {source} to {destination}.")
    return text.format(source=hop.packet.source, destination=hop.packet.destination)


_DECIDED: Mapping[str, Words] = {
    "interface": _interface,
    "security-group": _group,
    "network-acl": _acl,
    "route-table": _table,
    "internet-gateway": _gateway,
    "egress-only-internet-gateway": lambda state, hop: "" if hop.code else _("It lets out what begins inside."),
    "nat-gateway": _nat,
    "peering": lambda state, hop: "" if hop.code else _("Over to the other VPC."),
    "endpoint": lambda state, hop: _("It leads to the service without the internet."),
    "internet": lambda state, hop: "" if hop.code else _("The packet is on the internet."),
    "service": lambda state, hop: _("The packet is where it wanted to go."),
}
