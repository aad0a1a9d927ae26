"""VPCs: made with their route table, ACL and group, described, changed, deleted when nothing is left in them."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.services.ec2 import addresses, founding, groups, list_users, making, names, tags
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.errors.common import (
    DependencyViolation,
    InvalidParameterCombination,
    LimitExceeded,
    MissingParameter,
)
from serverless_lab.engine.services.ec2.errors.networks import DefaultVpcExists, InvalidVpcRange
from serverless_lab.engine.services.ec2.requests import vpcs as requests
from serverless_lab.engine.services.ec2.state.routing import Route
from serverless_lab.engine.services.ec2.state.vpcs import CidrBlock, Vpc
from serverless_lab.engine.services.ec2.unwatching import unwatch


def create_vpc(context: Context, request: requests.CreateVpc) -> dict[str, Any]:
    cidr = checked_range(request.cidr_block)
    if request.ipv4_ipam_pool_id or request.ipv6_ipam_pool_id or request.ipv6_pool or request.ipv6_cidr_block:
        raise NotSimulated(feature="A pool of addresses of one's own (IPAM, BYOIP)")
    labels = tags.given(request.tag_specifications, "vpc")
    state = names.state(context)
    check_room(context)
    vpc = making.make_vpc(state, names.maker(context), cidr)
    vpc.tenancy, vpc.tags = request.instance_tenancy, labels
    vpc.dhcp_options = founding.dhcp_options(state, names.maker(context), context.region).id
    if request.amazon_provided_ipv6_cidr_block:
        add_block(context, vpc, addresses.amazon_ipv6(context))
    return {"Vpc": say(context, vpc)}


def create_default_vpc(context: Context, request: requests.CreateDefaultVpc) -> dict[str, Any]:
    state = names.state(context)
    if state.default_vpc:
        raise DefaultVpcExists()
    check_room(context)
    vpc = founding.make_default_vpc(state, names.maker(context), context.region)
    return {"Vpc": say(context, vpc)}


def describe_vpcs(context: Context, request: requests.DescribeVpcs) -> dict[str, Any]:
    return described(context, "vpc", request.vpc_ids, request, FILTERS, say, "Vpcs")


def delete_vpc(context: Context, request: requests.VpcNamed) -> dict[str, Any]:
    """What AWS made with the VPC goes with it; anything else is in the way. Raises DependencyViolation."""
    vpc = names.vpc(context, request.vpc_id)
    state = names.state(context)
    in_the_way = (
        vpc.subnets or vpc.gateway or vpc.egress_gateways or vpc.endpoints or vpc.peerings,
        len(vpc.tables) > 1 or len(vpc.acls) > 1 or len(vpc.groups) > 1,
        any(other != vpc.default_group for other in state.groups[vpc.default_group].named_by),
    )
    if any(in_the_way):
        raise DependencyViolation(kind="vpc", id=vpc.id)
    for block in [*vpc.blocks, *vpc.blocks6]:
        del state.associations[block.association_id]
    main_table = state.tables.pop(vpc.main_table)
    list_users.release_table(state, main_table)
    del state.associations[main_table.main_association]
    del state.acls[vpc.default_acl]
    group = state.groups.pop(vpc.default_group)
    for rule in group.rules.values():
        groups.release(context, group, rule)
        del state.rules[rule.id]
    unwatch(state, vpc.id)
    del state.vpcs[vpc.id]
    if state.default_vpc == vpc.id:
        state.default_vpc = ""
    return {}


def checked_range(cidr: str | None) -> str:
    """A VPC's IPv4 range in canonical form. Raises MissingParameter, InvalidCidr, InvalidVpcRange."""
    if cidr is None:
        raise MissingParameter(name="cidrBlock")
    network = addresses.ipv4(cidr, "cidrBlock")
    if network.prefixlen not in addresses.VPC_PREFIXES:
        raise InvalidVpcRange(cidr=cidr)
    return str(network)


def check_room(context: Context) -> None:
    if len(names.state(context).vpcs) >= numbers.VPC_VPCS:
        raise LimitExceeded(code="VpcLimitExceeded", things="VPCs")


def add_block(context: Context, vpc: Vpc, cidr: str) -> CidrBlock:
    """Give a VPC one more range, with its local route in every route table."""
    state = names.state(context)
    block = CidrBlock(names.new_id(context, "vpc-cidr-assoc"), cidr)
    if ":" in cidr and not vpc.blocks6:
        making.open_ipv6(state, names.maker(context), vpc)
    (vpc.blocks6 if ":" in cidr else vpc.blocks).append(block)
    state.associations[block.association_id] = vpc.id
    for table in vpc.tables:
        state.tables[table].routes[cidr] = Route(cidr, "local", "CreateRouteTable")
    return block


def describe_vpc_attribute(context: Context, request: requests.DescribeVpcAttribute) -> dict[str, Any]:
    vpc = names.vpc(context, request.vpc_id)
    values = {
        "enableDnsSupport": ("EnableDnsSupport", vpc.dns_support),
        "enableDnsHostnames": ("EnableDnsHostnames", vpc.dns_hostnames),
        "enableNetworkAddressUsageMetrics": ("EnableNetworkAddressUsageMetrics", vpc.address_metrics),
    }
    member, value = values[request.attribute]
    return {"VpcId": vpc.id, member: {"Value": value}}


def modify_vpc_attribute(context: Context, request: requests.ModifyVpcAttribute) -> dict[str, Any]:
    """One attribute at a time, as AWS has it."""
    vpc = names.vpc(context, request.vpc_id)
    given = [
        (attribute, wanted.value)
        for attribute, wanted in (
            ("dns_support", request.enable_dns_support),
            ("dns_hostnames", request.enable_dns_hostnames),
            ("address_metrics", request.enable_network_address_usage_metrics),
        )
        if wanted is not None
    ]
    if len(given) != 1:
        raise InvalidParameterCombination(message="Exactly one attribute must be specified")
    setattr(vpc, *given[0])
    return {}


def say(context: Context, vpc: Vpc) -> dict[str, Any]:
    answer = {
        "VpcId": vpc.id,
        "OwnerId": context.account_id,
        "State": "available",
        "CidrBlock": vpc.blocks[0].cidr,
        "CidrBlockAssociationSet": [say_block(block) for block in vpc.blocks],
        "DhcpOptionsId": vpc.dhcp_options,
        "InstanceTenancy": vpc.tenancy,
        "IsDefault": vpc.is_default,
        "Tags": tags.described(vpc.tags),
    }
    if vpc.blocks6:
        answer["Ipv6CidrBlockAssociationSet"] = [say_block6(context, block) for block in vpc.blocks6]
    return answer


def say_block(block: CidrBlock, state: str = "associated") -> dict[str, Any]:
    return {
        "AssociationId": block.association_id,
        "CidrBlock": block.cidr,
        "CidrBlockState": {"State": state},
    }


def say_block6(context: Context, block: CidrBlock, state: str = "associated") -> dict[str, Any]:
    return {
        "AssociationId": block.association_id,
        "Ipv6CidrBlock": block.cidr,
        "Ipv6CidrBlockState": {"State": state},
        "NetworkBorderGroup": context.region,
        "Ipv6Pool": "Amazon",
    }


FILTERS = {
    "vpc-id": lambda vpc: vpc.id,
    "cidr": lambda vpc: vpc.blocks[0].cidr,
    "cidr-block-association.cidr-block": lambda vpc: [block.cidr for block in vpc.blocks],
    "cidr-block-association.association-id": lambda vpc: [block.association_id for block in vpc.blocks],
    "cidr-block-association.state": lambda vpc: "associated",
    "ipv6-cidr-block-association.ipv6-cidr-block": lambda vpc: [block.cidr for block in vpc.blocks6],
    "ipv6-cidr-block-association.association-id": lambda vpc: [block.association_id for block in vpc.blocks6],
    "dhcp-options-id": lambda vpc: vpc.dhcp_options,
    "is-default": lambda vpc: vpc.is_default,
    "isDefault": lambda vpc: vpc.is_default,
    "state": lambda vpc: "available",
}
