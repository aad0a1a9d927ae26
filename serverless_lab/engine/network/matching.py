"""Which rule of a group, ACL or route table decides about a packet."""

from collections.abc import Iterable

from serverless_lab.engine.network.packet import Packet
from serverless_lab.engine.network.ranges import contains, read_range
from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2.protocols import ALL, ICMP, NUMBERS, WITH_PORTS
from serverless_lab.engine.services.ec2.state.filtering import AclEntry, GroupRule, NetworkAcl
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface
from serverless_lab.engine.services.ec2.state.routing import Route, RouteTable

ANY = -1


def group_rule(world: World, interface: NetworkInterface, packet: Packet, egress: bool) -> tuple[str, GroupRule] | None:
    """The first rule of the interface's groups that lets the packet through, and its group."""
    remote = packet.destination if egress else packet.source
    for group_id in interface.groups:
        for rule in world.state.groups[group_id].rules.values():
            if rule.egress is egress and _fits(rule, packet) and _is_peer(world, interface, rule, remote):
                return group_id, rule
    return None


def has_rules(world: World, interface: NetworkInterface, egress: bool) -> bool:
    groups = (world.state.groups[group_id] for group_id in interface.groups)
    return any(rule.egress is egress for group in groups for rule in group.rules.values())


def acl_entry(acl: NetworkAcl, packet: Packet, egress: bool) -> AclEntry | None:
    """The first rule by number that is about the packet; None when nothing is, which denies."""
    entries = acl.egress if egress else acl.ingress
    remote = packet.destination if egress else packet.source
    for number in sorted(entries):
        entry = entries[number]
        if _concerns(entry, packet) and contains(entry.cidr, remote):
            return entry
    return None


def route(world: World, table: RouteTable, address: str) -> Route | None:
    """The most specific route for an address. A list that customers manage or AWS counts by its longest range."""
    best: Route | None = None
    longest = -1
    for each in table.routes.values():
        length = _length(world, each, address)
        if length > longest:
            best, longest = each, length
    return best


def _length(world: World, each: Route, address: str) -> int:
    """How many bits of the address a route speaks of; -1 when it does not concern it."""
    ranges: Iterable[str] = (each.destination,)
    if each.destination.startswith("pl-"):
        found = world.state.prefix_lists.get(each.destination)
        ranges = found.entries if found is not None else ()
    return max((read_range(cidr).prefix for cidr in ranges if contains(cidr, address)), default=-1)


def _fits(rule: GroupRule, packet: Packet) -> bool:
    if rule.protocol == ALL:
        return True
    if rule.protocol != packet.protocol:
        return False
    if rule.protocol in WITH_PORTS:
        return rule.from_port <= packet.port <= rule.to_port
    if rule.protocol in ICMP:
        return rule.from_port in (ANY, packet.source_port) and rule.to_port in (ANY, packet.port)
    return True


def _is_peer(world: World, interface: NetworkInterface, rule: GroupRule, remote: str) -> bool:
    if rule.cidr:
        return contains(rule.cidr, remote)
    if rule.prefix_list:
        return world.listed(rule.prefix_list, remote)
    return _wears(world, interface, rule, remote)


def _wears(world: World, interface: NetworkInterface, rule: GroupRule, remote: str) -> bool:
    """Does who has this private address wear the group that the rule names?"""
    there, vpc = world, world.vpc(interface.vpc)
    if rule.peering:
        peering = world.state.peerings.get(rule.peering)
        if peering is None or peering.status != "active":
            return False
        far = peering.accepter if peering.requester.vpc == vpc.id else peering.requester
        across = world.across(far)
        if across is None or far.vpc not in across.state.vpcs:
            return False
        there, vpc = across, across.vpc(far.vpc)
    found = there.interface_at(vpc, remote)
    return found is not None and rule.group in found.groups


def _concerns(entry: AclEntry, packet: Packet) -> bool:
    if entry.protocol == ALL:
        return True
    if entry.protocol != NUMBERS.get(packet.protocol, packet.protocol):
        return False
    if entry.ports is not None:
        return entry.ports[0] <= packet.port <= entry.ports[1]
    if entry.icmp is not None:
        return entry.icmp[0] in (ANY, packet.source_port) and entry.icmp[1] in (ANY, packet.port)
    return True
