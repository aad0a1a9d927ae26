"""Further ranges of a VPC: added beside the primary one, and taken away when nothing stands in them."""

from ipaddress import IPv4Network, IPv6Network
from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.services.ec2 import addresses, names, peering_turns, vpcs
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterCombination, LimitExceeded, NotFound
from serverless_lab.engine.services.ec2.errors.networks import BlockInUse, CidrConflict, PrimaryBlock
from serverless_lab.engine.services.ec2.requests import vpcs as requests
from serverless_lab.engine.services.ec2.state.vpcs import CidrBlock, Vpc


def associate_vpc_cidr_block(context: Context, request: requests.AssociateVpcCidrBlock) -> dict[str, Any]:
    vpc = names.vpc(context, request.vpc_id)
    if request.ipv4_ipam_pool_id or request.ipv6_ipam_pool_id or request.ipv6_pool or request.ipv6_cidr_block:
        raise NotSimulated(feature="A pool of addresses of one's own (IPAM, BYOIP)")
    if (request.cidr_block is None) is not request.amazon_provided_ipv6_cidr_block:
        raise InvalidParameterCombination(
            message="Exactly one of cidrBlock and amazonProvidedIpv6CidrBlock must be specified"
        )
    if request.cidr_block is None:
        if len(vpc.blocks6) >= numbers.VPC_CIDRS:
            raise LimitExceeded(code="CidrLimitExceeded", things="IPv6 CIDR blocks of a VPC")
        block = vpcs.add_block(context, vpc, addresses.amazon_ipv6(context))
        said = vpcs.say_block6(context, block, "associating")
        return {"VpcId": vpc.id, "Ipv6CidrBlockAssociation": said}
    cidr = vpcs.checked_range(request.cidr_block)
    _check_clear(context, vpc, cidr)
    if len(vpc.blocks) >= numbers.VPC_CIDRS:
        raise LimitExceeded(code="CidrLimitExceeded", things="CIDR blocks of a VPC")
    block = vpcs.add_block(context, vpc, cidr)
    peering_turns.follow_ranges(context, vpc)
    return {"VpcId": vpc.id, "CidrBlockAssociation": vpcs.say_block(block, "associating")}


def disassociate_vpc_cidr_block(context: Context, request: requests.DisassociateVpcCidrBlock) -> dict[str, Any]:
    state = names.state(context)
    vpc = state.vpcs.get(state.associations.get(request.association_id, ""))
    if vpc is None:
        raise NotFound(
            code="InvalidVpcCidrBlockAssociationID.NotFound",
            kind="vpc CIDR block association ID",
            id=request.association_id,
        )
    block = next(each for each in [*vpc.blocks, *vpc.blocks6] if each.association_id == request.association_id)
    if block is vpc.blocks[0]:
        raise PrimaryBlock(association=block.association_id)
    _check_empty(context, vpc, block)
    is_6 = block in vpc.blocks6
    (vpc.blocks6 if is_6 else vpc.blocks).remove(block)
    peering_turns.follow_ranges(context, vpc)
    del state.associations[block.association_id]
    for table in vpc.tables:
        del state.tables[table].routes[block.cidr]
    if is_6:
        said = vpcs.say_block6(context, block, "disassociating")
        return {"VpcId": vpc.id, "Ipv6CidrBlockAssociation": said}
    return {"VpcId": vpc.id, "CidrBlockAssociation": vpcs.say_block(block, "disassociating")}


def _check_clear(context: Context, vpc: Vpc, cidr: str) -> None:
    """Clear of the VPC's own ranges, of routes that lead elsewhere, and of its peers' ranges."""
    state, network = names.state(context), IPv4Network(cidr)
    peers = (
        IPv4Network(each)
        for peering in vpc.peerings
        for side in (state.peerings[peering].requester, state.peerings[peering].accepter)
        for each in side.cidrs
    )
    if any(network.overlaps(other) for other in [*addresses.ranges(vpc), *peers]):
        raise CidrConflict(cidr=cidr)
    if any(cidr in state.tables[table].routes for table in vpc.tables):
        raise CidrConflict(cidr=cidr)


def _check_empty(context: Context, vpc: Vpc, block: CidrBlock) -> None:
    subnets = (names.state(context).subnets[each] for each in vpc.subnets)
    if ":" in block.cidr:
        inside = any(
            each.block6 is not None and IPv6Network(each.block6.cidr).subnet_of(IPv6Network(block.cidr))
            for each in subnets
        )
    else:
        inside = any(IPv4Network(each.cidr).subnet_of(IPv4Network(block.cidr)) for each in subnets)
    if inside:
        raise BlockInUse(cidr=block.cidr, vpc=vpc.id)
