"""Where an endpoint stands: routes in tables, or interfaces in subnets."""

from collections.abc import Collection

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import SECOND
from serverless_lab.engine.services.ec2 import interfaces, list_users, names, placing
from serverless_lab.engine.services.ec2.errors.common import InvalidParameterValue
from serverless_lab.engine.services.ec2.errors.networks import RouteAlreadyExists
from serverless_lab.engine.services.ec2.state.machines import Attachment, Endpoint
from serverless_lab.engine.services.ec2.state.routing import Route, RouteTable
from serverless_lab.engine.services.ec2.state.vpcs import Subnet, Vpc

AVAILABLE_AFTER = 60 * SECOND


def list_of(context: Context, service: str) -> str:
    """The prefix list with the addresses of a service that has gateway endpoints."""
    lists = names.state(context).prefix_lists.values()
    return next(each.id for each in lists if each.name == service)


def checked_tables(
    context: Context, vpc: Vpc, service: str, ids: list[str], present: Collection[str] = ()
) -> list[RouteTable]:
    """A table leads to one endpoint of a service; those `present` are its own."""
    tables: list[RouteTable] = [names.thing(context, "rtb", each) for each in dict.fromkeys(ids)]
    for table in tables:
        if table.vpc != vpc.id:
            raise InvalidParameterValue(message=f"Route table {table.id} does not belong to {vpc.id}")
        if table.id not in present and (listed := list_of(context, service)) in table.routes:
            raise RouteAlreadyExists(destination=listed)
    return tables


def checked_subnets(context: Context, vpc: Vpc, ids: list[str], present: dict[str, str]) -> list[Subnet]:
    """At most one in a zone, each with a free address."""
    subnets = [names.subnet(context, each) for each in dict.fromkeys(ids)]
    zones = [names.subnet(context, each).zone for each in present]
    for subnet in subnets:
        if subnet.vpc != vpc.id:
            raise InvalidParameterValue(message=f"Subnet {subnet.id} does not belong to {vpc.id}")
        if subnet.zone in zones:
            raise InvalidParameterValue(
                code="DuplicateSubnetsInSameZone",
                message=f"Found another VPC endpoint subnet in the zone {subnet.zone}",
            )
        zones.append(subnet.zone)
        placing.free_address(subnet)
    return subnets


def add_tables(context: Context, endpoint: Endpoint, tables: list[RouteTable]) -> None:
    if not tables:
        return
    listed = list_of(context, endpoint.service)
    for table in tables:
        table.routes[listed] = Route(listed, endpoint.id)
        list_users.hold_route(names.state(context), table, listed)
        table.endpoints[endpoint.id] = None
        endpoint.tables[table.id] = None


def remove_tables(context: Context, endpoint: Endpoint, ids: list[str]) -> None:
    state = names.state(context)
    for table_id in ids:
        if table_id in endpoint.tables:
            table = state.tables[table_id]
            listed = list_of(context, endpoint.service)
            list_users.release_route(state, table, listed)
            del table.routes[listed], table.endpoints[endpoint.id], endpoint.tables[table_id]


def add_subnets(context: Context, endpoint: Endpoint, subnets: list[Subnet]) -> None:
    for subnet in subnets:
        interface = placing.make_interface(
            context,
            subnet,
            placing.free_address(subnet),
            groups=list(endpoint.groups),
            kind="vpc_endpoint",
            requester="amazon-vpc",
            belongs_to=endpoint.id,
            description=f"VPC Endpoint Interface {endpoint.id}",
            attachment=Attachment(names.new_id(context, "ela-attach"), "", 1, context.at, "amazon-aws", False),
        )
        endpoint.subnets[subnet.id] = interface.id
    if subnets:
        endpoint.state = "pending"
        context.schedule(context.at + AVAILABLE_AFTER, "ec2.EndpointAvailable", endpoint=endpoint.id)


def remove_subnets(context: Context, endpoint: Endpoint, ids: list[str]) -> None:
    state = names.state(context)
    for subnet_id in ids:
        if subnet_id in endpoint.subnets:
            placing.remove_interface(context, state.interfaces[endpoint.subnets.pop(subnet_id)])


def wear(context: Context, endpoint: Endpoint, groups: list[str]) -> None:
    """Exchange the groups of all of an endpoint's interfaces."""
    state = names.state(context)
    if groups == endpoint.groups:
        return
    for interface_id in endpoint.subnets.values():
        interfaces.wear(context, state.interfaces[interface_id], groups)
    endpoint.groups = groups
