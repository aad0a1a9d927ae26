"""Requests about internet gateways, both kinds."""

from serverless_lab.engine.services.ec2.requests.common import Create, CreateOnce, Describe, Ec2Request


class CreateInternetGateway(Create, frozen=True):
    pass


class GatewayNamed(Ec2Request, frozen=True):
    internet_gateway_id: str


class GatewayAndVpc(Ec2Request, frozen=True):
    internet_gateway_id: str
    vpc_id: str


class DescribeInternetGateways(Describe, frozen=True):
    internet_gateway_ids: list[str] = []


class CreateEgressOnlyInternetGateway(CreateOnce, frozen=True, kw_only=True):
    vpc_id: str


class EgressOnlyGatewayNamed(Ec2Request, frozen=True):
    egress_only_internet_gateway_id: str


class DescribeEgressOnlyInternetGateways(Describe, frozen=True):
    egress_only_internet_gateway_ids: list[str] = []
