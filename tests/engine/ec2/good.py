"""A good call of every EC2 operation, and the network it is good in. `{vpc}` and the like stand for ids made there."""

import re
from ipaddress import IPv6Network
from itertools import islice
from typing import Any

VPCS = {
    "ec2.CreateDefaultVpc": {},
    "ec2.CreateVpc": {"CidrBlock": "10.9.0.0/16"},
    "ec2.DeleteVpc": {"VpcId": "{empty_vpc}"},
    "ec2.DescribeVpcs": {},
    "ec2.DescribeVpcAttribute": {"VpcId": "{vpc}", "Attribute": "enableDnsSupport"},
    "ec2.ModifyVpcAttribute": {"VpcId": "{vpc}", "EnableDnsHostnames": {"Value": True}},
}
SUBNETS = {
    "ec2.AssociateSubnetCidrBlock": {"SubnetId": "{subnet}", "Ipv6CidrBlock": "{vpc6}"},
    "ec2.CreateSubnet": {"VpcId": "{vpc}", "CidrBlock": "10.0.9.0/24"},
    "ec2.DeleteSubnet": {"SubnetId": "{subnet}"},
    "ec2.DescribeSubnets": {},
    "ec2.DisassociateSubnetCidrBlock": {"AssociationId": "{subnet6_association}"},
    "ec2.ModifySubnetAttribute": {"SubnetId": "{subnet}", "MapPublicIpOnLaunch": {"Value": True}},
}
EC2 = VPCS | SUBNETS


def prepare(life) -> None:
    """The network the good calls are made in; ids are found again by `Name` tags."""
    made(life, "CreateVpc", "vpc", "empty_vpc", CidrBlock="10.1.0.0/16")
    vpc = made(life, "CreateVpc", "vpc", "vpc", CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]
    cidr6 = _first_subnets(vpc["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"], 2)
    made(life, "CreateSubnet", "subnet", "subnet", VpcId=vpc["VpcId"], CidrBlock="10.0.0.0/24")
    made(life, "CreateSubnet", "subnet", "subnet6", VpcId=vpc["VpcId"], CidrBlock="10.0.1.0/24", Ipv6CidrBlock=cidr6[1])
    life.cloud.state.parts[f"ec2/{life.cloud.state.region}"].default_vpc = ""  # as if it had been deleted


def made(life, operation: str, resource: str, name: str, **params: Any) -> dict[str, Any]:
    """Make something tagged `Name=name`; the answer."""
    tagged = {"TagSpecifications": [{"ResourceType": resource, "Tags": [{"Key": "Name", "Value": name}]}]}
    outcome = life.call("ec2", operation, {**params, **tagged})
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def filled(life, params: Any) -> Any:
    """The parameters with ids in place of names in braces."""
    state = life.cloud.state.parts.get(f"ec2/{life.cloud.state.region}")
    if state is None or not isinstance(params, str | dict | list):
        return params
    if isinstance(params, dict):
        return {member: filled(life, value) for member, value in params.items()}
    if isinstance(params, list):
        return [filled(life, value) for value in params]
    return re.sub(r"\{(\w+)\}", lambda found: _ids(state).get(found[1], found[0]), params)


def _first_subnets(cidr: str, count: int) -> list[str]:
    return [str(each) for each in islice(IPv6Network(cidr).subnets(new_prefix=64), count)]


def _ids(state) -> dict[str, str]:
    kept = (getattr(state, field) for field in state.__struct_fields__)
    things = [thing for each in kept if isinstance(each, dict) for thing in each.values() if hasattr(thing, "tags")]
    ids = {thing.tags["Name"]: thing.id for thing in things if "Name" in thing.tags}
    subnet6 = state.subnets[ids["subnet6"]].block6
    vpc6 = _first_subnets(state.vpcs[ids["vpc"]].blocks6[0].cidr, 3)[2]
    return ids | {"subnet6_association": subnet6.association_id, "vpc6": vpc6}
