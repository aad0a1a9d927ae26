"""Rows of the operation table about internet gateways."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import gateways, names
from serverless_lab.engine.services.ec2.operations.row import describes, new, on, row
from serverless_lab.engine.services.ec2.requests import gateways as requests


def _its_vpc(context: Context, request: requests.GatewayAndVpc) -> list[str]:
    return [names.arn(context, "vpc", request.vpc_id)]


def _new_ones_vpc(context: Context, request: requests.CreateEgressOnlyInternetGateway) -> list[str]:
    return [names.arn(context, "vpc", request.vpc_id)]


_GATEWAY = on("igw", "internet_gateway_id")
OPERATIONS = (
    row("CreateInternetGateway", requests.CreateInternetGateway, gateways.create_internet_gateway, new("igw")),
    describes("DescribeInternetGateways", requests.DescribeInternetGateways, gateways.describe_internet_gateways),
    row("DeleteInternetGateway", requests.GatewayNamed, gateways.delete_internet_gateway, _GATEWAY),
    row(
        "AttachInternetGateway",
        requests.GatewayAndVpc,
        gateways.attach_internet_gateway,
        _GATEWAY,
        besides=_its_vpc,
    ),
    row(
        "DetachInternetGateway",
        requests.GatewayAndVpc,
        gateways.detach_internet_gateway,
        _GATEWAY,
        besides=_its_vpc,
    ),
    row(
        "CreateEgressOnlyInternetGateway",
        requests.CreateEgressOnlyInternetGateway,
        gateways.create_egress_only,
        new("eigw"),
        besides=_new_ones_vpc,
    ),
    describes(
        "DescribeEgressOnlyInternetGateways",
        requests.DescribeEgressOnlyInternetGateways,
        gateways.describe_egress_only,
    ),
    row(
        "DeleteEgressOnlyInternetGateway",
        requests.EgressOnlyGatewayNamed,
        gateways.delete_egress_only,
        on("eigw", "egress_only_internet_gateway_id"),
    ),
)
