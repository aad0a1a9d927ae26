"""Requests about security groups and their rules."""

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.ec2.requests.common import Create, Describe, Ec2Request
from serverless_lab.engine.services.ec2.tags import TagSpecification


class CreateSecurityGroup(Create, frozen=True, kw_only=True):
    group_name: str
    description: str
    vpc_id: str | None = None


class GroupNamed(Ec2Request, frozen=True):
    """By id; by name only in the default VPC."""

    group_id: str | None = None
    group_name: str | None = None


class DescribeSecurityGroups(Describe, frozen=True):
    group_ids: list[str] = []
    group_names: list[str] = []


class DescribeSecurityGroupRules(Describe, frozen=True):
    security_group_rule_ids: list[str] = []


class IpRange(Request, frozen=True):
    cidr_ip: str = ""
    description: str = ""


class Ipv6Range(Request, frozen=True):
    cidr_ipv6: str = ""
    description: str = ""


class PrefixListId(Request, frozen=True):
    prefix_list_id: str = ""
    description: str = ""


class UserIdGroupPair(Request, frozen=True):
    group_id: str | None = None
    group_name: str | None = None
    user_id: str = ""
    vpc_peering_connection_id: str = ""
    description: str = ""


class IpPermission(Request, frozen=True):
    ip_protocol: str | None = None
    from_port: int | None = None
    to_port: int | None = None
    ip_ranges: list[IpRange] = []
    ipv6_ranges: list[Ipv6Range] = []
    prefix_list_ids: list[PrefixListId] = []
    user_id_group_pairs: list[UserIdGroupPair] = []


class Permissions(Ec2Request, frozen=True, kw_only=True):
    """Rules as `ip_permissions`, or one rule by the older members beside it."""

    group_id: str | None = None
    ip_permissions: list[IpPermission] = []
    ip_protocol: str | None = None
    from_port: int | None = None
    to_port: int | None = None
    cidr_ip: str | None = None
    source_security_group_name: str | None = None


class Authorize(Permissions, frozen=True, kw_only=True):
    tag_specifications: list[TagSpecification] = []


class AuthorizeIngress(Authorize, frozen=True, kw_only=True):
    group_name: str | None = None


class Revoke(Permissions, frozen=True, kw_only=True):
    security_group_rule_ids: list[str] = []


class RevokeIngress(Revoke, frozen=True, kw_only=True):
    group_name: str | None = None


class RuleRequest(Request, frozen=True):
    ip_protocol: str | None = None
    from_port: int | None = None
    to_port: int | None = None
    cidr_ipv4: str | None = None
    cidr_ipv6: str | None = None
    prefix_list_id: str | None = None
    referenced_group_id: str | None = None
    description: str = ""


class RuleUpdate(Request, frozen=True):
    security_group_rule_id: str
    security_group_rule: RuleRequest


class ModifySecurityGroupRules(Ec2Request, frozen=True, kw_only=True):
    group_id: str
    security_group_rules: list[RuleUpdate]


class RuleDescription(Request, frozen=True):
    security_group_rule_id: str = ""
    description: str = ""


class UpdateDescriptions(GroupNamed, frozen=True):
    ip_permissions: list[IpPermission] = []
    security_group_rule_descriptions: list[RuleDescription] = []
