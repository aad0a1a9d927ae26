"""Subnets: slices of a VPC's ranges, each in one Availability Zone."""

from ipaddress import IPv4Network, IPv6Network
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.services.ec2 import addresses, making, names, placing, tags
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.errors.common import (
    DependencyViolation,
    InvalidParameterCombination,
    InvalidParameterValue,
    LimitExceeded,
    MissingParameter,
    NotFound,
)
from serverless_lab.engine.services.ec2.errors.networks import InvalidSubnetRange, SubnetConflict
from serverless_lab.engine.services.ec2.requests import subnets as requests
from serverless_lab.engine.services.ec2.state.vpcs import CidrBlock, Subnet, Vpc
from serverless_lab.engine.services.ec2.unwatching import unwatch
from serverless_lab.engine.services.ec2.zones import Zone, zone_id, zones

SUBNET6_PREFIX = 64


def create_subnet(context: Context, request: requests.CreateSubnet) -> dict[str, Any]:
    vpc = names.vpc(context, request.vpc_id)
    if request.ipv6_native or request.outpost_arn or request.ipv4_ipam_pool_id or request.ipv6_ipam_pool_id:
        raise NotSimulated(feature="A subnet of IPv6 alone, on an Outpost or from a pool")
    zone = _zone(context, request)
    cidr = _checked_range(context, vpc, request.cidr_block)
    cidr6 = _checked_range6(context, vpc, request.ipv6_cidr_block) if request.ipv6_cidr_block else None
    labels = tags.given(request.tag_specifications, "subnet")
    if len(vpc.subnets) >= numbers.VPC_SUBNETS:
        raise LimitExceeded(code="SubnetLimitExceeded", things="subnets of a VPC")
    new_id = names.maker(context)
    subnet = making.make_subnet(names.state(context), new_id, vpc, cidr, zone.name)
    subnet.tags = labels
    if cidr6 is not None:
        subnet.block6 = CidrBlock(new_id("subnet-cidr-assoc"), str(cidr6))
        names.state(context).associations[subnet.block6.association_id] = subnet.id
    return {"Subnet": say(context, subnet)}


def describe_subnets(context: Context, request: requests.DescribeSubnets) -> dict[str, Any]:
    return described(context, "subnet", request.subnet_ids, request, FILTERS, say, "Subnets")


def delete_subnet(context: Context, request: requests.SubnetNamed) -> dict[str, Any]:
    """Only an empty one goes. Raises DependencyViolation."""
    subnet = names.subnet(context, request.subnet_id)
    if subnet.used or subnet.used6 or subnet.nat_gateways:
        raise DependencyViolation(kind="subnet", id=subnet.id)
    state = names.state(context)
    del state.vpcs[subnet.vpc].subnets[subnet.id]
    del state.acls[subnet.acl].subnets[subnet.id]
    del state.associations[subnet.acl_association]
    if subnet.table:
        del state.tables[subnet.table].subnets[subnet.id]
        del state.associations[subnet.table_association]
    if subnet.block6 is not None:
        del state.associations[subnet.block6.association_id]
    unwatch(state, subnet.id)
    del state.subnets[subnet.id]
    return {}


def modify_subnet_attribute(context: Context, request: requests.ModifySubnetAttribute) -> dict[str, Any]:
    """One attribute at a time, as AWS has it."""
    subnet = names.subnet(context, request.subnet_id)
    public, own6 = request.map_public_ip_on_launch, request.assign_ipv6_address_on_creation
    if (public is None) is (own6 is None):
        raise InvalidParameterCombination(message="Exactly one attribute must be specified")
    if own6 is not None and own6.value and subnet.block6 is None:
        raise InvalidParameterValue(message=f"Subnet '{subnet.id}' does not have an IPv6 CIDR block")
    if public is not None:
        subnet.public_on_launch = public.value
    if own6 is not None:
        subnet.ipv6_on_creation = own6.value
    return {}


def associate_subnet_cidr_block(context: Context, request: requests.AssociateSubnetCidrBlock) -> dict[str, Any]:
    subnet = names.subnet(context, request.subnet_id)
    if request.ipv6_ipam_pool_id:
        raise NotSimulated(feature="A pool of addresses of one's own (IPAM)")
    if request.ipv6_cidr_block is None:
        raise MissingParameter(name="ipv6CidrBlock")
    if subnet.block6 is not None:
        raise LimitExceeded(code="SubnetIpv6CidrBlockLimitExceeded", things="IPv6 ranges of a subnet")
    cidr = _checked_range6(context, names.vpc(context, subnet.vpc), request.ipv6_cidr_block)
    subnet.block6 = CidrBlock(names.new_id(context, "subnet-cidr-assoc"), str(cidr))
    names.state(context).associations[subnet.block6.association_id] = subnet.id
    return {"SubnetId": subnet.id, "Ipv6CidrBlockAssociation": _say_block6(subnet.block6)}


def disassociate_subnet_cidr_block(context: Context, request: requests.DisassociateSubnetCidrBlock) -> dict[str, Any]:
    state = names.state(context)
    subnet = state.subnets.get(state.associations.get(request.association_id, ""))
    if subnet is None or subnet.block6 is None or subnet.block6.association_id != request.association_id:
        raise NotFound(
            code="InvalidSubnetCidrBlockAssociationID.NotFound", kind="association ID", id=request.association_id
        )
    if subnet.used6:
        raise DependencyViolation(kind="subnet", id=subnet.id)
    block, subnet.block6, subnet.ipv6_on_creation = subnet.block6, None, False
    del state.associations[block.association_id]
    return {"SubnetId": subnet.id, "Ipv6CidrBlockAssociation": _say_block6(block, "disassociated")}


def _zone(context: Context, request: requests.CreateSubnet) -> Zone:
    """The zone that was asked for by name or id; otherwise AWS chooses, and here it is the first."""
    here = zones(context.region)
    name, identifier = request.availability_zone, request.availability_zone_id
    if name is None and identifier is None:
        return here[0]
    for zone in here:
        if zone.name == name or zone.id == identifier:
            return zone
    wrong = name or identifier
    choice = ", ".join(zone.name for zone in here)
    raise InvalidParameterValue(
        message=f"Value ({wrong}) for parameter availabilityZone is invalid. "
        f"Subnets can currently only be created in the following availability zones: {choice}."
    )


def _checked_range(context: Context, vpc: Vpc, text: str | None) -> IPv4Network:
    """In canonical form, inside the VPC, clear of its other subnets. Raises what EC2 says otherwise."""
    if text is None:
        raise MissingParameter(name="cidrBlock")
    cidr = addresses.ipv4(text, "cidrBlock")
    inside = any(cidr.subnet_of(block) for block in addresses.ranges(vpc))
    if cidr.prefixlen not in addresses.VPC_PREFIXES or not inside:
        raise InvalidSubnetRange(cidr=text)
    state = names.state(context)
    if any(cidr.overlaps(IPv4Network(state.subnets[other].cidr)) for other in vpc.subnets):
        raise SubnetConflict(cidr=str(cidr))
    return cidr


def _checked_range6(context: Context, vpc: Vpc, text: str) -> IPv6Network:
    cidr = addresses.ipv6(text, "ipv6CidrBlock")
    inside = any(cidr.subnet_of(block) for block in addresses.ranges6(vpc))
    if cidr.prefixlen != SUBNET6_PREFIX or not inside:
        raise InvalidSubnetRange(cidr=text)
    state = names.state(context)
    taken = (state.subnets[other].block6 for other in vpc.subnets)
    if any(block is not None and cidr.overlaps(IPv6Network(block.cidr)) for block in taken):
        raise SubnetConflict(cidr=str(cidr))
    return cidr


def say(context: Context, subnet: Subnet) -> dict[str, Any]:
    return {
        "SubnetId": subnet.id,
        "SubnetArn": names.arn(context, "subnet", subnet.id),
        "OwnerId": context.account_id,
        "VpcId": subnet.vpc,
        "State": "available",
        "CidrBlock": subnet.cidr,
        "Ipv6CidrBlockAssociationSet": [_say_block6(subnet.block6)] if subnet.block6 else [],
        "AvailabilityZone": subnet.zone,
        "AvailabilityZoneId": zone_id(subnet.zone),
        "AvailableIpAddressCount": placing.room(subnet),
        "DefaultForAz": subnet.default_for_zone,
        "MapPublicIpOnLaunch": subnet.public_on_launch,
        "AssignIpv6AddressOnCreation": subnet.ipv6_on_creation,
        "Ipv6Native": False,
        "Tags": tags.described(subnet.tags),
    }


def _say_block6(block: CidrBlock, state: str = "associated") -> dict[str, Any]:
    return {
        "AssociationId": block.association_id,
        "Ipv6CidrBlock": block.cidr,
        "Ipv6CidrBlockState": {"State": state},
    }


FILTERS = {
    "subnet-id": lambda subnet: subnet.id,
    "vpc-id": lambda subnet: subnet.vpc,
    "cidr-block": lambda subnet: subnet.cidr,
    "cidr": lambda subnet: subnet.cidr,
    "cidrBlock": lambda subnet: subnet.cidr,
    "availability-zone": lambda subnet: subnet.zone,
    "availabilityZone": lambda subnet: subnet.zone,
    "availability-zone-id": lambda subnet: zone_id(subnet.zone),
    "available-ip-address-count": placing.room,
    "default-for-az": lambda subnet: subnet.default_for_zone,
    "defaultForAz": lambda subnet: subnet.default_for_zone,
    "map-public-ip-on-launch": lambda subnet: subnet.public_on_launch,
    "ipv6-cidr-block-association.ipv6-cidr-block": lambda subnet: [subnet.block6.cidr] if subnet.block6 else [],
    "ipv6-native": lambda subnet: False,
    "state": lambda subnet: "available",
}
