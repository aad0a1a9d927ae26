"""Requests about VPCs."""

from typing import Annotated

from serverless_lab.engine.request import REFUSED, Request
from serverless_lab.engine.services.ec2.requests.common import BooleanValue, Create, Describe, Ec2Request


class CreateVpc(Create, frozen=True):
    cidr_block: str | None = None
    ipv4_ipam_pool_id: Annotated[str | None, REFUSED] = None
    ipv6_cidr_block: Annotated[str | None, REFUSED] = None
    ipv6_ipam_pool_id: Annotated[str | None, REFUSED] = None
    ipv6_pool: Annotated[str | None, REFUSED] = None
    amazon_provided_ipv6_cidr_block: bool = False
    instance_tenancy: str = "default"


class VpcNamed(Ec2Request, frozen=True):
    vpc_id: str


class DescribeVpcs(Describe, frozen=True):
    vpc_ids: list[str] = []


class DescribeVpcAttribute(VpcNamed, frozen=True):
    attribute: str


class ModifyVpcAttribute(Request, frozen=True):
    vpc_id: str
    enable_dns_support: BooleanValue | None = None
    enable_dns_hostnames: BooleanValue | None = None
    enable_network_address_usage_metrics: BooleanValue | None = None


class AssociateVpcCidrBlock(Request, frozen=True):
    vpc_id: str
    cidr_block: str | None = None
    ipv4_ipam_pool_id: Annotated[str | None, REFUSED] = None
    ipv6_cidr_block: Annotated[str | None, REFUSED] = None
    ipv6_pool: Annotated[str | None, REFUSED] = None
    ipv6_ipam_pool_id: Annotated[str | None, REFUSED] = None
    amazon_provided_ipv6_cidr_block: bool = False


class DisassociateVpcCidrBlock(Request, frozen=True):
    association_id: str


class CreateDefaultVpc(Ec2Request, frozen=True):
    pass
