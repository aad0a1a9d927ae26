"""Hops of a trace in the words of the Reachability Analyzer."""

from typing import Any

from serverless_lab.engine.arn import Arn
from serverless_lab.engine.network.hops import Hop, Path
from serverless_lab.engine.network.leads import condition
from serverless_lab.engine.network.packet import Packet
from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2 import names
from serverless_lab.engine.services.ec2.protocols import ALL, NUMBERS, WITH_PORTS
from serverless_lab.engine.services.ec2.state.filtering import AclEntry, GroupRule
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.routing import Route

Said = dict[str, Any]
# The member of a route that says where it leads, by the kind of its target.
_TARGETS = {"nat": "NatGatewayId", "eni": "NetworkInterfaceId", "pcx": "VpcPeeringConnectionId"}
_TARGETS |= {"eigw": "EgressOnlyInternetGatewayId"}
_OUTSIDE = ("internet", "service")
# The member of an explanation that names the thing where the packet was stopped.
_STOPPED_AT = {
    "network-acl": "Acl",
    "route-table": "RouteTable",
    "internet-gateway": "InternetGateway",
    "nat-gateway": "NatGateway",
    "peering": "VpcPeeringConnection",
    "endpoint": "VpcEndpoint",
    "interface": "NetworkInterface",
}


def of_path(world: World, path: Path) -> list[dict[str, object]]:
    """What the packet met, as far as it is something of AWS's."""
    found: list[dict[str, object]] = []
    before: Packet | None = None
    for hop in path.hops:
        if hop.kind not in _OUTSIDE and hop.id:
            found.append({"SequenceNumber": len(found) + 1, **_component(world, hop, before or hop.packet)})
        before = hop.packet
    return found


def explanation(world: World, path: Path) -> dict[str, object]:
    """Why it went no further."""
    hop = path.hops[-1]
    said: Said = {"ExplanationCode": hop.code, "Direction": _direction(hop), **_where(world, hop)}
    said |= {"ComponentAccount": hop.account or world.account_id} | (
        {"ComponentRegion": hop.region} if hop.region else {}
    )
    if hop.kind in _STOPPED_AT and hop.id:
        said[_STOPPED_AT[hop.kind]] = said["Component"] = _thing(world, hop, hop.id)
    if hop.kind == "security-group":
        said["SecurityGroups"] = [_thing(world, hop, each) for each in hop.id.split(",") if each]
        said["NetworkInterface"] = said["Component"] = _thing(world, hop, hop.interface)
    return said | _rule(world, hop)


def _component(world: World, hop: Hop, before: Packet) -> Said:
    said: Said = {"Component": _thing(world, hop, hop.id.partition(",")[0])} | _where(world, hop) | _rule(world, hop)
    state = _state(world, hop)
    attachment = state.interfaces[hop.id].attachment if hop.id in state.interfaces else None
    if attachment is not None and attachment.instance:
        said["AttachedTo"] = _thing(world, hop, attachment.instance)
    if hop.kind == "endpoint":
        said["ServiceName"] = state.endpoints[hop.id].service
    said["InboundHeader"] = _header(before)
    return said | ({"OutboundHeader": _header(hop.packet)} if before != hop.packet else {})


def _where(world: World, hop: Hop) -> Said:
    places = (("Subnet", hop.subnet), ("Vpc", hop.vpc))
    return {member: _thing(world, hop, place) for member, place in places if place}


def _rule(world: World, hop: Hop) -> Said:
    """What decided, where it is a rule or a route."""
    state, facts = _state(world, hop), hop.facts
    if "rule" in facts:
        return {"SecurityGroupRule": _group_rule(hop, state.groups[hop.id].rules[facts["rule"]])}
    if "number" in facts:
        acl = state.acls[hop.id]
        return {"AclRule": _acl_rule((acl.egress if hop.egress else acl.ingress)[facts["number"]])}
    if "target" in facts:
        return {"RouteTableRoute": _route(state, state.tables[hop.id].routes[facts["destination"]])}
    return {}


def _group_rule(hop: Hop, rule: GroupRule) -> Said:
    said: Said = {"Direction": _direction(hop), "SecurityGroupId": hop.id, "Protocol": rule.protocol}
    said |= {"Cidr": rule.cidr} if rule.cidr else {}
    said |= {"PrefixListId": rule.prefix_list} if rule.prefix_list else {}
    has_ports = rule.protocol in WITH_PORTS
    return said | ({"PortRange": {"From": rule.from_port, "To": rule.to_port}} if has_ports else {})


def _acl_rule(entry: AclEntry) -> Said:
    said: Said = {
        "Cidr": entry.cidr,
        "Egress": entry.egress,
        "Protocol": "all" if entry.protocol == ALL else entry.protocol,
        "RuleAction": "allow" if entry.allow else "deny",
        "RuleNumber": entry.number,
    }
    return said | ({"PortRange": {"From": entry.ports[0], "To": entry.ports[1]}} if entry.ports is not None else {})


def _route(state: Ec2State, route: Route) -> Said:
    member = "DestinationPrefixListId" if route.destination.startswith("pl-") else "DestinationCidr"
    target = _TARGETS.get(names.prefix_of(route.target), "GatewayId")
    said: Said = {member: route.destination, target: route.target, "Origin": route.origin.lower()}
    return said | {"State": condition(state, route)}


def _header(packet: Packet) -> Said:
    said: Said = {
        "SourceAddresses": [packet.source],
        "DestinationAddresses": [packet.destination],
        "Protocol": NUMBERS.get(packet.protocol, packet.protocol),
    }
    if packet.protocol in WITH_PORTS:
        said["SourcePortRanges"] = [{"From": packet.source_port, "To": packet.source_port}]
        said["DestinationPortRanges"] = [{"From": packet.port, "To": packet.port}]
    return said


def _direction(hop: Hop) -> str:
    return "egress" if hop.egress else "ingress"


def _thing(world: World, hop: Hop, thing_id: str) -> Said:
    kind = names.KINDS[names.prefix_of(thing_id)]
    found = getattr(_state(world, hop), kind.kept).get(thing_id)
    name = found.tags.get("Name", "") if found is not None else ""
    arn = str(Arn("ec2", hop.region or world.region, hop.account or world.account_id, f"{kind.resource}/{thing_id}"))
    return {"Id": thing_id, "Arn": arn} | ({"Name": name} if name else {})


def _state(world: World, hop: Hop) -> Ec2State:
    return world.lookup(hop.account or world.account_id, hop.region or world.region) or world.state
