"""Requests about subnets."""

from typing import Annotated

from serverless_lab.engine.request import REFUSED, Request
from serverless_lab.engine.services.ec2.requests.common import BooleanValue, Create, Describe, Ec2Request


class CreateSubnet(Create, frozen=True, kw_only=True):
    vpc_id: str
    cidr_block: str | None = None
    ipv6_cidr_block: str | None = None
    ipv6_native: Annotated[bool, REFUSED] = False
    availability_zone: str | None = None
    availability_zone_id: str | None = None
    outpost_arn: Annotated[str | None, REFUSED] = None
    ipv4_ipam_pool_id: Annotated[str | None, REFUSED] = None
    ipv6_ipam_pool_id: Annotated[str | None, REFUSED] = None


class SubnetNamed(Ec2Request, frozen=True):
    subnet_id: str


class DescribeSubnets(Describe, frozen=True):
    subnet_ids: list[str] = []


class ModifySubnetAttribute(Request, frozen=True):
    subnet_id: str
    map_public_ip_on_launch: BooleanValue | None = None
    assign_ipv6_address_on_creation: BooleanValue | None = None


class AssociateSubnetCidrBlock(Request, frozen=True):
    subnet_id: str
    ipv6_cidr_block: str | None = None
    ipv6_ipam_pool_id: Annotated[str | None, REFUSED] = None


class DisassociateSubnetCidrBlock(Request, frozen=True):
    association_id: str
