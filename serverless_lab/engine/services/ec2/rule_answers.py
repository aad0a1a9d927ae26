"""Rules of security groups as the several answers tell them."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import protocols
from serverless_lab.engine.services.ec2.state.filtering import GroupRule


def say(context: Context, group_id: str, rule: GroupRule) -> dict[str, Any]:
    """As DescribeSecurityGroupRules and Authorize answer it."""
    said: dict[str, Any] = {
        "SecurityGroupRuleId": rule.id,
        "SecurityGroupRuleArn": context.arn("ec2", f"security-group-rule/{rule.id}"),
        "GroupId": group_id,
        "GroupOwnerId": context.account_id,
        "IsEgress": rule.egress,
        "IpProtocol": rule.protocol,
        "FromPort": rule.from_port,
        "ToPort": rule.to_port,
    }
    said |= _say_peer(context, rule)
    if rule.description:
        said["Description"] = rule.description
    if rule.tags:
        said["Tags"] = [{"Key": name, "Value": value} for name, value in rule.tags.items()]
    return said


def _say_peer(context: Context, rule: GroupRule) -> dict[str, Any]:
    if rule.group:
        info = _say_group(context, rule)
        return {"ReferencedGroupInfo": info | ({"VpcPeeringConnectionId": rule.peering} if rule.peering else {})}
    if rule.prefix_list:
        return {"PrefixListId": rule.prefix_list}
    return {"CidrIpv6" if ":" in rule.cidr else "CidrIpv4": rule.cidr}


def say_revoked(context: Context, group_id: str, rule: GroupRule) -> dict[str, Any]:
    said: dict[str, Any] = {
        "SecurityGroupRuleId": rule.id,
        "GroupId": group_id,
        "IsEgress": rule.egress,
        "IpProtocol": rule.protocol,
        "FromPort": rule.from_port,
        "ToPort": rule.to_port,
    }
    if rule.description:
        said["Description"] = rule.description
    return said | ({"ReferencedGroupId": rule.group} if rule.group else _say_peer(context, rule))


def permissions(context: Context, rules: list[GroupRule]) -> list[dict[str, Any]]:
    """Rules of one direction gathered by protocol and ports, as DescribeSecurityGroups answers them."""
    gathered: dict[tuple[str, int, int], dict[str, Any]] = {}
    for rule in rules:
        what = (rule.protocol, rule.from_port, rule.to_port)
        if what not in gathered:
            lists: dict[str, Any] = {"IpRanges": [], "Ipv6Ranges": [], "PrefixListIds": [], "UserIdGroupPairs": []}
            ports = {} if rule.protocol == protocols.ALL else {"FromPort": rule.from_port, "ToPort": rule.to_port}
            gathered[what] = {"IpProtocol": rule.protocol, **ports, **lists}
        member, entry = _entry(context, rule)
        gathered[what][member].append(entry | ({"Description": rule.description} if rule.description else {}))
    return list(gathered.values())


def _entry(context: Context, rule: GroupRule) -> tuple[str, dict[str, Any]]:
    if rule.group:
        pair = _say_group(context, rule)
        return "UserIdGroupPairs", pair | ({"VpcPeeringConnectionId": rule.peering} if rule.peering else {})
    if rule.prefix_list:
        return "PrefixListIds", {"PrefixListId": rule.prefix_list}
    if ":" in rule.cidr:
        return "Ipv6Ranges", {"CidrIpv6": rule.cidr}
    return "IpRanges", {"CidrIp": rule.cidr}


def _say_group(context: Context, rule: GroupRule) -> dict[str, str]:
    """The rule that a default group has from the beginning names no owner: it is its own account."""
    return {"GroupId": rule.group, "UserId": rule.group_owner or context.account_id}
