"""Rules of security groups: read from requests, compared, said."""

from collections.abc import Iterator
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import addresses, names, protocols
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterValue, MissingParameter
from serverless_lab.engine.services.ec2.errors.filtering import OtherNetwork
from serverless_lab.engine.services.ec2.peering_turns import far_side
from serverless_lab.engine.services.ec2.requests import groups as requests
from serverless_lab.engine.services.ec2.state.filtering import GroupRule, SecurityGroup

Key = tuple[bool, str, int, int, str]
ANY_PORT = -1
PORTS = range(65536)


def wanted(context: Context, group: SecurityGroup, egress: bool, request: requests.Permissions) -> list[GroupRule]:
    """The rules that a request speaks of, in canonical form and without ids, one for each peer."""
    permissions = list(request.ip_permissions)
    if not permissions and request.source_security_group_name:
        pair = requests.UserIdGroupPair(group_name=request.source_security_group_name)
        permissions = [requests.IpPermission(ip_protocol="-1", user_id_group_pairs=[pair])]
    elif not permissions and (request.ip_protocol or request.cidr_ip):
        ranges = [requests.IpRange(request.cidr_ip)] if request.cidr_ip else []
        permissions = [requests.IpPermission(request.ip_protocol, request.from_port, request.to_port, ranges)]
    if not permissions:
        raise MissingParameter(name="ipPermissions")
    return [rule for each in permissions for rule in _of_permission(context, group, egress, each)]


def of_request(context: Context, group: SecurityGroup, egress: bool, request: requests.RuleRequest) -> GroupRule:
    """The rule that a changed one is to be. Raises InvalidParameterValue unless it names exactly one peer."""
    given = (request.cidr_ipv4, request.cidr_ipv6, request.prefix_list_id, request.referenced_group_id)
    if sum(each is not None for each in given) != 1:
        raise InvalidParameterValue(message="Exactly one of CidrIpv4, CidrIpv6, PrefixListId and ReferencedGroupId")
    pair = request.referenced_group_id
    permission = requests.IpPermission(
        request.ip_protocol,
        request.from_port,
        request.to_port,
        [requests.IpRange(request.cidr_ipv4, request.description)] if request.cidr_ipv4 else [],
        [requests.Ipv6Range(request.cidr_ipv6, request.description)] if request.cidr_ipv6 else [],
        [requests.PrefixListId(request.prefix_list_id, request.description)] if request.prefix_list_id else [],
        [requests.UserIdGroupPair(group_id=pair, description=request.description)] if pair else [],
    )
    [rule] = _of_permission(context, group, egress, permission)
    return rule


def key(rule: GroupRule) -> Key:
    """Two rules with the same key let the same packets through, and cannot both be in a group."""
    return rule.egress, rule.protocol, rule.from_port, rule.to_port, peer(rule)


def peer(rule: GroupRule) -> str:
    return rule.cidr or rule.prefix_list or rule.group


def said_ports(rule: GroupRule) -> str:
    return f"from port: {rule.from_port}, to port: {rule.to_port}, " if rule.from_port != ANY_PORT else ""


def _of_permission(
    context: Context, group: SecurityGroup, egress: bool, permission: requests.IpPermission
) -> Iterator[GroupRule]:
    protocol, first, last = _what(permission)
    common: dict[str, Any] = {"id": "", "egress": egress, "protocol": protocol, "from_port": first, "to_port": last}
    for range4 in permission.ip_ranges:
        yield GroupRule(**common, cidr=str(addresses.ipv4(range4.cidr_ip, "cidrIp")), description=_said(range4))
    for range6 in permission.ipv6_ranges:
        yield GroupRule(**common, cidr=str(addresses.ipv6(range6.cidr_ipv6, "cidrIpv6")), description=_said(range6))
    for listed in permission.prefix_list_ids:
        found = names.thing(context, "pl", listed.prefix_list_id)
        yield GroupRule(**common, prefix_list=found.id, description=_said(listed))
    for pair in permission.user_id_group_pairs:
        yield GroupRule(**common, **_peer_group(context, group, pair), description=_said(pair))


def _what(permission: requests.IpPermission) -> tuple[str, int, int]:
    """Protocol and ports (ICMP: type and code). Raises MissingParameter, InvalidParameterValue."""
    if permission.ip_protocol is None:
        raise MissingParameter(name="ipProtocol")
    protocol = protocols.named(permission.ip_protocol)
    first, last = permission.from_port, permission.to_port
    if protocol in protocols.ICMP:
        return protocol, ANY_PORT if first is None else first, ANY_PORT if last is None else last
    if protocol not in protocols.WITH_PORTS:
        return protocol, ANY_PORT, ANY_PORT
    if first is None or last is None:
        raise InvalidParameterValue(
            message="Invalid value 'Must specify both from and to ports with TCP/UDP.' for portRange."
        )
    if (first, last) == (ANY_PORT, ANY_PORT):
        return protocol, PORTS[0], PORTS[-1]
    if first not in PORTS or last not in PORTS or first > last:
        raise InvalidParameterValue(message=f"Invalid TCP/UDP port range ({first}:{last})")
    return protocol, first, last


def _peer_group(context: Context, group: SecurityGroup, pair: requests.UserIdGroupPair) -> dict[str, Any]:
    """A group of the same VPC, or of one that is peered with it, also in another account."""
    state = names.state(context)
    owner = pair.user_id or context.account_id
    if pair.group_id is None:
        if pair.group_name not in state.vpcs[group.vpc].groups:
            raise OtherNetwork()
        return {"group": state.vpcs[group.vpc].groups[pair.group_name], "group_owner": owner}
    if owner != context.account_id:
        return {"group": pair.group_id, "group_owner": owner, "peering": _peering_with(context, group, owner, pair)}
    other: SecurityGroup = names.thing(context, "sg", pair.group_id)
    if other.vpc == group.vpc:
        return {"group": other.id, "group_owner": owner}
    for peering_id in state.vpcs[group.vpc].peerings:
        peering = state.peerings[peering_id]
        if peering.status == "active" and other.vpc in (peering.requester.vpc, peering.accepter.vpc):
            return {"group": other.id, "group_owner": owner, "peering": peering_id}
    raise OtherNetwork()


def _peering_with(context: Context, group: SecurityGroup, owner: str, pair: requests.UserIdGroupPair) -> str:
    """The active peering with an account whose group is named; whether it has that group is for it to know.

    Groups of another Region cannot be named.
    """
    state = names.state(context)
    for peering_id in state.vpcs[group.vpc].peerings:
        far = far_side(context.account_id, state.peerings[peering_id])
        if far is None or pair.vpc_peering_connection_id not in ("", peering_id):
            continue
        there = (far.account_id, far.region) == (owner, context.region)
        if there and state.peerings[peering_id].status == "active":
            return peering_id
    raise OtherNetwork()


def _said(described: requests.IpRange | requests.Ipv6Range | requests.PrefixListId | requests.UserIdGroupPair) -> str:
    text = described.description
    if len(text) > 255 or not text.isascii():
        raise InvalidParameterValue(
            message="Invalid rule description. Valid descriptions are strings less than 256 characters from the "
            "following set: a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*"
        )
    return text
