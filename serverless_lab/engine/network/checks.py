"""What stands before an interface and before a subnet: security groups and network ACLs."""

from typing import Any

from serverless_lab.engine.network import matching
from serverless_lab.engine.network.connection import Connection
from serverless_lab.engine.network.packet import Packet
from serverless_lab.engine.network.way import Way
from serverless_lab.engine.network.world import World
from serverless_lab.engine.services.ec2.state.machines import NetworkInterface


def check_group(
    way: Way,
    connection: Connection,
    world: World,
    interface: NetworkInterface,
    packet: Packet,
    *,
    egress: bool,
    reply: bool,
) -> None:
    """Stateful: the answer to what was let through needs no rule."""
    place = {"egress": egress, **place_of(world, interface)}
    if reply and interface.id in connection.tracked:
        return way.go("security-group", ",".join(interface.groups), packet, facts={"tracked": True}, **place)
    found = matching.group_rule(world, interface, packet, egress)
    if found is None:
        code = "ENI_SG_RULES_MISMATCH" if matching.has_rules(world, interface, egress) else "SG_HAS_NO_RULES"
        way.stop("security-group", ",".join(interface.groups), packet, code, **place)
    group, rule = found
    connection.tracked.add(interface.id)
    way.go("security-group", group, packet, facts={"rule": rule.id}, **place)


def check_acl(way: Way, world: World, interface: NetworkInterface, packet: Packet, *, egress: bool) -> None:
    """Stateless, between a subnet and the rest: every packet from or to its interfaces needs a rule, answers too."""
    subnet = world.subnet(interface.subnet)
    acl = world.acl_of(subnet)
    entry = matching.acl_entry(acl, packet, egress)
    place: dict[str, Any] = {"egress": egress, **place_of(world, interface)}
    place["facts"] = {"number": entry.number} if entry is not None else {}
    if entry is None or not entry.allow:
        way.stop("network-acl", acl.id, packet, "SUBNET_ACL_RESTRICTION", **place)
    way.go("network-acl", acl.id, packet, **place)


def place_of(world: World, interface: NetworkInterface) -> dict[str, Any]:
    where = {"subnet": interface.subnet, "vpc": interface.vpc, **world.where}
    return where | {"interface": interface.id}
