"""Security groups: what may reach the interfaces that wear them, and what these may reach."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import names, rule_answers, tags
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.errors.common import (
    InvalidParameterValue,
    LimitExceeded,
    MissingParameter,
    NotFound,
)
from serverless_lab.engine.services.ec2.errors.filtering import DefaultGroup, GroupExists, GroupInUse, ReservedGroup
from serverless_lab.engine.services.ec2.making import EVERYWHERE, EVERYWHERE6
from serverless_lab.engine.services.ec2.requests import groups as requests
from serverless_lab.engine.services.ec2.state.filtering import GroupRule, SecurityGroup

LONGEST = 255


def create_security_group(context: Context, request: requests.CreateSecurityGroup) -> dict[str, Any]:
    """A new group lets nothing in and everything out."""
    state = names.state(context)
    vpc = names.vpc(context, request.vpc_id or state.default_vpc)
    _check_texts(request)
    if request.group_name in vpc.groups:
        raise GroupExists(name=request.group_name, vpc=vpc.id)
    labels = tags.given(request.tag_specifications, "security-group")
    if len(state.groups) >= numbers.VPC_GROUPS:
        raise LimitExceeded(code="SecurityGroupLimitExceeded", things="security groups")
    group = SecurityGroup(names.new_id(context, "sg"), request.group_name, request.description, vpc.id, tags=labels)
    for cidr in (EVERYWHERE, EVERYWHERE6) if vpc.blocks6 else (EVERYWHERE,):
        rule = GroupRule(names.new_id(context, "sgr"), True, "-1", -1, -1, cidr=cidr)
        group.rules[rule.id] = rule
        state.rules[rule.id] = group.id
    state.groups[group.id] = group
    vpc.groups[group.name] = group.id
    return {
        "GroupId": group.id,
        "SecurityGroupArn": names.arn(context, "sg", group.id),
        "Tags": tags.described(group.tags),
    }


def describe_security_groups(context: Context, request: requests.DescribeSecurityGroups) -> dict[str, Any]:
    by_name = [find(context, None, name).id for name in request.group_names]
    return described(context, "sg", [*request.group_ids, *by_name], request, FILTERS, say, "SecurityGroups")


def delete_security_group(context: Context, request: requests.GroupNamed) -> dict[str, Any]:
    """Raises DefaultGroup; GroupInUse while an interface wears it or another group's rules name it."""
    group = find(context, request.group_id, request.group_name)
    state = names.state(context)
    vpc = state.vpcs[group.vpc]
    if vpc.default_group == group.id:
        raise DefaultGroup(group=group.id)
    if group.interfaces or any(other != group.id for other in group.named_by):
        raise GroupInUse(group=group.id)
    for rule in group.rules.values():
        del state.rules[rule.id]
        release(context, group, rule)
    del vpc.groups[group.name], state.groups[group.id]
    return {"Return": True, "GroupId": group.id}


def find(context: Context, group_id: str | None, name: str | None) -> SecurityGroup:
    """By id, or by name in the default VPC. Raises NotFound, Malformed, MissingParameter."""
    state = names.state(context)
    if group_id is not None:
        return found(context, group_id)
    if name is None:
        raise MissingParameter(name="groupId")
    vpc = state.vpcs.get(state.default_vpc)
    if vpc is None or name not in vpc.groups:
        raise NotFound(code="InvalidGroup.NotFound", kind="security group", id=name)
    return state.groups[vpc.groups[name]]


def found(context: Context, group_id: str) -> SecurityGroup:
    group: SecurityGroup = names.thing(context, "sg", group_id)
    return group


def hold(context: Context, group: SecurityGroup, rule: GroupRule) -> None:
    """Remember at the group or list that a rule names that it does so."""
    state = names.state(context)
    if rule.group in state.groups:
        named_by = state.groups[rule.group].named_by
        named_by[group.id] = named_by.get(group.id, 0) + 1
    if rule.prefix_list:
        used_by = state.prefix_lists[rule.prefix_list].used_by
        used_by[rule.id] = None


def release(context: Context, group: SecurityGroup, rule: GroupRule) -> None:
    state = names.state(context)
    if rule.group in state.groups:
        named_by = state.groups[rule.group].named_by
        named_by[group.id] -= 1
        if not named_by[group.id]:
            del named_by[group.id]
    if rule.prefix_list:
        del state.prefix_lists[rule.prefix_list].used_by[rule.id]


def _check_texts(request: requests.CreateSecurityGroup) -> None:
    if request.group_name == "default":
        raise ReservedGroup(name="default")
    if request.group_name.startswith("sg-"):
        raise InvalidParameterValue(
            message=f"Invalid value '{request.group_name}' for groupName. Group names may not be in the format sg-*."
        )
    for name, text in (("GroupName", request.group_name), ("GroupDescription", request.description)):
        if not text.isascii():
            raise InvalidParameterValue(
                message=f"Value ({text}) for parameter {name} is invalid. "
                "Character sets beyond ASCII are not supported."
            )
        if not 0 < len(text) <= LONGEST:
            raise InvalidParameterValue(message=f"{name} must be between 1 and {LONGEST} characters long")


def say(context: Context, group: SecurityGroup) -> dict[str, Any]:
    inward = [rule for rule in group.rules.values() if not rule.egress]
    outward = [rule for rule in group.rules.values() if rule.egress]
    return {
        "GroupId": group.id,
        "GroupName": group.name,
        "Description": group.description,
        "OwnerId": context.account_id,
        "SecurityGroupArn": names.arn(context, "sg", group.id),
        "VpcId": group.vpc,
        "IpPermissions": rule_answers.permissions(context, inward),
        "IpPermissionsEgress": rule_answers.permissions(context, outward),
        "Tags": tags.described(group.tags),
    }


def _of_rules(prefix: str, egress: bool) -> dict[str, Any]:
    """Filters about the rules of one direction."""

    def reader(read: Any) -> Any:
        return lambda group: [str(read(rule)) for rule in group.rules.values() if rule.egress is egress and read(rule)]

    return {
        f"{prefix}.cidr": reader(lambda rule: rule.cidr if "." in rule.cidr else ""),
        f"{prefix}.ipv6-cidr": reader(lambda rule: rule.cidr if ":" in rule.cidr else ""),
        f"{prefix}.group-id": reader(lambda rule: rule.group),
        f"{prefix}.prefix-list-id": reader(lambda rule: rule.prefix_list),
        f"{prefix}.protocol": reader(lambda rule: rule.protocol),
        f"{prefix}.from-port": reader(lambda rule: str(rule.from_port)),
        f"{prefix}.to-port": reader(lambda rule: str(rule.to_port)),
    }


FILTERS = {
    "group-id": lambda group: group.id,
    "group-name": lambda group: group.name,
    "description": lambda group: group.description,
    "vpc-id": lambda group: group.vpc,
    **_of_rules("ip-permission", False),
    **_of_rules("egress.ip-permission", True),
}
