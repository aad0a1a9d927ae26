"""A good call of every EC2 operation, and the network it is good in. `{vpc}` and the like stand for ids made there."""

import re
from typing import Any

VPCS = {
    "ec2.CreateDefaultVpc": {},
    "ec2.CreateVpc": {"CidrBlock": "10.9.0.0/16"},
    "ec2.DeleteVpc": {"VpcId": "{empty_vpc}"},
    "ec2.DescribeVpcs": {},
    "ec2.DescribeVpcAttribute": {"VpcId": "{vpc}", "Attribute": "enableDnsSupport"},
    "ec2.ModifyVpcAttribute": {"VpcId": "{vpc}", "EnableDnsHostnames": {"Value": True}},
}
EC2 = VPCS


def prepare(life) -> None:
    """The network the good calls are made in; ids are found again by `Name` tags."""
    for name, cidr in (("vpc", "10.0.0.0/16"), ("empty_vpc", "10.1.0.0/16")):
        made(life, "CreateVpc", "vpc", name, CidrBlock=cidr)
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


def _ids(state) -> dict[str, str]:
    kept = (getattr(state, field) for field in state.__struct_fields__)
    things = [thing for each in kept if isinstance(each, dict) for thing in each.values() if hasattr(thing, "tags")]
    return {thing.tags["Name"]: thing.id for thing in things if "Name" in thing.tags}
