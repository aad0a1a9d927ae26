"""Requests about network ACLs."""

import msgspec

from serverless_lab.engine.request import Request
from serverless_lab.engine.services.ec2.requests.common import CreateOnce, Describe, Ec2Request


class CreateNetworkAcl(CreateOnce, frozen=True, kw_only=True):
    vpc_id: str


class AclNamed(Ec2Request, frozen=True):
    network_acl_id: str


class DescribeNetworkAcls(Describe, frozen=True):
    network_acl_ids: list[str] = []


class PortRange(Request, frozen=True, kw_only=True):
    from_: int | None = msgspec.field(default=None, name="From")
    to: int | None = None


class IcmpTypeCode(Request, frozen=True):
    type: int | None = None
    code: int | None = None


class EntryNamed(Ec2Request, frozen=True):
    network_acl_id: str
    rule_number: int
    egress: bool


class AclEntry(Ec2Request, frozen=True, kw_only=True):
    network_acl_id: str
    rule_number: int
    egress: bool
    protocol: str
    rule_action: str
    cidr_block: str | None = None
    ipv6_cidr_block: str | None = None
    port_range: PortRange | None = None
    icmp_type_code: IcmpTypeCode | None = None


class ReplaceNetworkAclAssociation(Ec2Request, frozen=True):
    association_id: str
    network_acl_id: str
