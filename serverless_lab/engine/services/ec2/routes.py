"""Routes: where packets for a range of addresses go next."""

from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.network.leads import condition
from serverless_lab.engine.services.ec2 import addresses, list_users, names, targets
from serverless_lab.engine.services.ec2.errors.common import (
    InvalidParameterCombination,
    InvalidParameterValue,
    MissingParameter,
)
from serverless_lab.engine.services.ec2.errors.networks import InvalidRoute, RouteAlreadyExists
from serverless_lab.engine.services.ec2.requests import routes as requests
from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.engine.services.ec2.state.routing import Route, RouteTable


def create_route(context: Context, request: requests.RouteTo) -> dict[str, Any]:
    owner = table(context, request.route_table_id)
    destination = _destination(context, request)
    target = targets.target(context, owner, destination, request)
    if destination in owner.routes:
        raise RouteAlreadyExists(destination=destination)
    state = names.state(context)
    list_users.check_routes(state, owner, destination)
    owner.routes[destination] = Route(destination, target)
    list_users.hold_route(state, owner, destination)
    return {"Return": True}


def replace_route(context: Context, request: requests.ReplaceRoute) -> dict[str, Any]:
    owner = table(context, request.route_table_id)
    destination = _destination(context, request)
    if destination not in owner.routes:
        raise InvalidRoute(destination=destination, table=owner.id)
    is_local = owner.routes[destination].origin == "CreateRouteTable"
    if request.local_target:
        if not is_local:
            raise InvalidParameterValue(message=f"{destination} is not a local route of route table {owner.id}")
        target = targets.LOCAL
    else:
        target = targets.target(context, owner, destination, request)
    owner.routes[destination].target = target
    return {}


def delete_route(context: Context, request: requests.Destination) -> dict[str, Any]:
    owner = table(context, request.route_table_id)
    destination = _destination(context, request)
    if destination not in owner.routes:
        raise InvalidRoute(destination=destination, table=owner.id)
    if owner.routes[destination].origin == "CreateRouteTable":
        raise InvalidParameterValue(message=f"cannot remove local route {destination} in route table {owner.id}")
    if owner.routes[destination].target.startswith("vpce-") and destination.startswith("pl-"):
        raise InvalidParameterValue(message=f"cannot remove VPC endpoint route {destination} in route table {owner.id}")
    list_users.release_route(names.state(context), owner, destination)
    del owner.routes[destination]
    return {}


def table(context: Context, table_id: str) -> RouteTable:
    found: RouteTable = names.thing(context, "rtb", table_id)
    return found


def say(state: Ec2State, route: Route) -> dict[str, Any]:
    member = "DestinationPrefixListId" if route.destination.startswith("pl-") else "DestinationCidrBlock"
    if ":" in route.destination:
        member = "DestinationIpv6CidrBlock"
    said = {member: route.destination, "Origin": route.origin, "State": condition(state, route)}
    said[_MEMBERS.get(names.prefix_of(route.target), "GatewayId")] = route.target
    interface = state.interfaces.get(route.target)
    if interface is not None and interface.attachment is not None and interface.attachment.instance:
        said |= {"InstanceId": interface.attachment.instance, "InstanceOwnerId": interface.attachment.owner}
    return said


def _destination(context: Context, request: requests.Destination) -> str:
    """One destination in canonical form. Raises MissingParameter, InvalidParameterCombination, InvalidCidr."""
    cidr, cidr6 = request.destination_cidr_block, request.destination_ipv6_cidr_block
    listed = request.destination_prefix_list_id
    if not (cidr or cidr6 or listed):
        raise MissingParameter(name="destinationCidrBlock")
    if sum(each is not None for each in (cidr, cidr6, listed)) > 1:
        raise InvalidParameterCombination(message="Exactly one destination must be specified")
    if listed:
        prefix_list = names.thing(context, "pl", listed)
        return str(prefix_list.id)
    if cidr6:
        return str(addresses.ipv6(cidr6, "destinationIpv6CidrBlock"))
    return str(addresses.ipv4(cidr or "", "destinationCidrBlock"))


_MEMBERS = {
    "nat": "NatGatewayId",
    "eni": "NetworkInterfaceId",
    "pcx": "VpcPeeringConnectionId",
    "eigw": "EgressOnlyInternetGatewayId",
}
