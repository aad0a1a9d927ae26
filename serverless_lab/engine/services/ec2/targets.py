"""What routes lead to: which target fits which route table, and whether it takes packets on."""

from collections.abc import Callable
from ipaddress import IPv4Network, IPv6Network

from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.services.ec2 import addresses, names
from serverless_lab.engine.services.ec2.errors.common import (
    InvalidParameterCombination,
    InvalidParameterValue,
    MissingParameter,
)
from serverless_lab.engine.services.ec2.requests import routes as requests
from serverless_lab.engine.services.ec2.state.routing import RouteTable

LOCAL = "local"


def target(context: Context, owner: RouteTable, destination: str, request: requests.RouteTo) -> str:
    """The one target that is given, fit for this table and destination. Raises what EC2 says otherwise."""
    if request.transit_gateway_id or request.vpc_endpoint_id:
        raise NotSimulated(feature="A route to a transit gateway or a gateway load balancer endpoint")
    given = {member: value for member in _TARGETS if (value := getattr(request, member)) is not None}
    if not given:
        raise MissingParameter(name="gatewayId")
    if len(given) > 1:
        raise InvalidParameterCombination(message="Exactly one target must be specified")
    [(member, wanted)] = given.items()
    found, network = _TARGETS[member](context, wanted)
    if owner.vpc not in network:
        kind = "network gateway" if found.startswith(("igw-", "eigw-")) else names.KINDS[names.prefix_of(found)].said
        raise InvalidParameterValue(message=f"route table {owner.id} and {kind} {found} belong to different networks")
    if found.startswith("eigw-") and ":" not in destination:
        raise InvalidParameterValue(message=f"{destination} is no IPv6 range, and {found} takes IPv6 only")
    _check_more_specific(context, owner, destination, found)
    return found


def _check_more_specific(context: Context, owner: RouteTable, destination: str, target: str) -> None:
    """Traffic inside a VPC may be led astray to an interface only."""
    if destination.startswith("pl-") or target.startswith(("eni-", "nat-")):
        return
    vpc = names.vpc(context, owner.vpc)
    inside = (
        any(IPv6Network(destination).subnet_of(block) for block in addresses.ranges6(vpc))
        if ":" in destination
        else any(IPv4Network(destination).subnet_of(block) for block in addresses.ranges(vpc))
    )
    if inside:
        raise InvalidParameterValue(
            message=f"The destination CIDR block {destination} is equal to or more specific than one of this VPC's CIDR"
            " blocks. This route can target only an interface or an instance."
        )


Found = tuple[str, tuple[str, ...]]  # the target, and the VPCs whose tables may lead there


def _gateway(context: Context, target: str) -> Found:
    if target == LOCAL:
        raise InvalidParameterValue(
            message="Value (local) for parameter gatewayId is invalid. Replace the local route."
        )
    return target, (names.thing(context, "igw", target).vpc,)


def _nat(context: Context, target: str) -> Found:
    return target, (names.thing(context, "nat", target).vpc,)


def _interface(context: Context, target: str) -> Found:
    return target, (names.thing(context, "eni", target).vpc,)


def _instance(context: Context, target: str) -> Found:
    instance = names.thing(context, "i", target)
    if len(instance.interfaces) > 1:
        raise InvalidParameterValue(
            message=f"There are multiple interfaces attached to instance '{target}'. Please specify an interface ID "
            "for the operation instead."
        )
    return instance.interfaces[0], (instance.vpc,)


def _peering(context: Context, target: str) -> Found:
    peering = names.thing(context, "pcx", target)
    here = [
        side.vpc
        for side in (peering.requester, peering.accepter)
        if (side.account_id, side.region) == (context.account_id, context.region)
    ]
    return target, tuple(here)


def _egress(context: Context, target: str) -> Found:
    return target, (names.thing(context, "eigw", target).vpc,)


_TARGETS: dict[str, Callable[[Context, str], Found]] = {
    "gateway_id": _gateway,
    "nat_gateway_id": _nat,
    "network_interface_id": _interface,
    "instance_id": _instance,
    "vpc_peering_connection_id": _peering,
    "egress_only_internet_gateway_id": _egress,
}
