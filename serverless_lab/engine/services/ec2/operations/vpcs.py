"""Rows of the operation table about VPCs."""

from serverless_lab.engine.services.ec2 import vpcs
from serverless_lab.engine.services.ec2.operations.row import describes, new, on, row
from serverless_lab.engine.services.ec2.requests import vpcs as requests

OPERATIONS = (
    row("CreateVpc", requests.CreateVpc, vpcs.create_vpc, new("vpc")),
    row("CreateDefaultVpc", requests.CreateDefaultVpc, vpcs.create_default_vpc, new("vpc")),
    describes("DescribeVpcs", requests.DescribeVpcs, vpcs.describe_vpcs),
    row("DeleteVpc", requests.VpcNamed, vpcs.delete_vpc, on("vpc", "vpc_id")),
    row(
        "DescribeVpcAttribute",
        requests.DescribeVpcAttribute,
        vpcs.describe_vpc_attribute,
        on("vpc", "vpc_id"),
        read_only=True,
    ),
    row("ModifyVpcAttribute", requests.ModifyVpcAttribute, vpcs.modify_vpc_attribute, on("vpc", "vpc_id")),
)
