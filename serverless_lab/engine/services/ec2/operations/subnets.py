"""Rows of the operation table about subnets."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import names, subnets
from serverless_lab.engine.services.ec2.operations.row import describes, new, on, row
from serverless_lab.engine.services.ec2.requests import subnets as requests


def _its_vpc(context: Context, request: requests.CreateSubnet) -> list[str]:
    return [names.arn(context, "vpc", request.vpc_id)]


OPERATIONS = (
    row(
        "CreateSubnet",
        requests.CreateSubnet,
        subnets.create_subnet,
        new("subnet"),
        besides=_its_vpc,
        differs=("first-zone",),
    ),
    describes("DescribeSubnets", requests.DescribeSubnets, subnets.describe_subnets),
    row("DeleteSubnet", requests.SubnetNamed, subnets.delete_subnet, on("subnet", "subnet_id")),
    row(
        "ModifySubnetAttribute",
        requests.ModifySubnetAttribute,
        subnets.modify_subnet_attribute,
        on("subnet", "subnet_id"),
    ),
    row(
        "AssociateSubnetCidrBlock",
        requests.AssociateSubnetCidrBlock,
        subnets.associate_subnet_cidr_block,
        on("subnet", "subnet_id"),
    ),
    row(
        "DisassociateSubnetCidrBlock",
        requests.DisassociateSubnetCidrBlock,
        subnets.disassociate_subnet_cidr_block,
        new("subnet"),
    ),
)
