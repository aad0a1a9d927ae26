"""Route tables and which subnets go by them."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.network.leads import condition
from serverless_lab.engine.services.ec2 import list_users, making, names, routes, tags
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.errors.common import (
    DependencyViolation,
    InvalidParameterValue,
    LimitExceeded,
    MissingParameter,
    NotFound,
)
from serverless_lab.engine.services.ec2.errors.networks import AlreadyAssociated
from serverless_lab.engine.services.ec2.requests import routes as requests
from serverless_lab.engine.services.ec2.state.routing import RouteTable

ASSOCIATED = {"State": "associated"}


def create_route_table(context: Context, request: requests.CreateRouteTable) -> dict[str, Any]:
    vpc = names.vpc(context, request.vpc_id)
    labels = tags.given(request.tag_specifications, "route-table")
    if len(vpc.tables) >= numbers.VPC_ROUTE_TABLES:
        raise LimitExceeded(code="RouteTableLimitExceeded", things="route tables")
    table = making.make_table(names.state(context), vpc, names.new_id(context, "rtb"))
    table.tags = labels
    return {"RouteTable": say(context, table)}


def describe_route_tables(context: Context, request: requests.DescribeRouteTables) -> dict[str, Any]:
    state = names.state(context)
    readers = {
        **FILTERS,
        "route.state": lambda table: [condition(state, route) for route in table.routes.values()],
    }
    return described(context, "rtb", request.route_table_ids, request, readers, say, "RouteTables")


def delete_route_table(context: Context, request: requests.RouteTableNamed) -> dict[str, Any]:
    table = routes.table(context, request.route_table_id)
    if table.main_association or table.subnets:
        raise DependencyViolation(kind="routeTable", id=table.id)
    state = names.state(context)
    for endpoint in table.endpoints:
        del state.endpoints[endpoint].tables[table.id]
    list_users.release_table(state, table)
    del state.vpcs[table.vpc].tables[table.id]
    del state.tables[table.id]
    return {}


def associate_route_table(context: Context, request: requests.AssociateRouteTable) -> dict[str, Any]:
    """Each subnet goes by one table: the one associated with it, or the main one."""
    table = routes.table(context, request.route_table_id)
    if request.gateway_id is not None:
        raise NotSimulated(feature="A route table of a gateway")
    if request.subnet_id is None:
        raise MissingParameter(name="subnetId")
    subnet = names.subnet(context, request.subnet_id)
    if subnet.vpc != table.vpc:
        raise InvalidParameterValue(
            message=f"Route table {table.id} and subnet {subnet.id} belong to different networks"
        )
    if subnet.table == table.id:
        return {"AssociationId": subnet.table_association, "AssociationState": ASSOCIATED}
    if subnet.table:
        raise AlreadyAssociated(table=table.id)
    return {"AssociationId": _associate(context, table, subnet.id), "AssociationState": ASSOCIATED}


def disassociate_route_table(context: Context, request: requests.AssociationNamed) -> dict[str, Any]:
    """The subnet goes by the VPC's main table from then on."""
    table = _associated(context, request.association_id)
    if table.main_association == request.association_id:
        raise InvalidParameterValue(
            message=f"cannot disassociate the main route table association {request.association_id}"
        )
    _dissociate(context, table, request.association_id)
    return {}


def replace_route_table_association(context: Context, request: requests.ReplaceRouteTableAssociation) -> dict[str, Any]:
    """Also how another table becomes the main one. The association has a new id afterwards."""
    before = _associated(context, request.association_id)
    table = routes.table(context, request.route_table_id)
    if before.vpc != table.vpc:
        raise InvalidParameterValue(message=f"Route tables {before.id} and {table.id} belong to different networks")
    if before.main_association == request.association_id:
        new_id = _make_main(context, before, table)
    else:
        new_id = _associate(context, table, _dissociate(context, before, request.association_id))
    return {"NewAssociationId": new_id, "AssociationState": ASSOCIATED}


def _associated(context: Context, association_id: str) -> RouteTable:
    """The table that this association is one of. Raises NotFound."""
    state = names.state(context)
    found = state.tables.get(state.associations.get(association_id, ""))
    if found is None:
        raise NotFound(code="InvalidAssociationID.NotFound", kind="association ID", id=association_id)
    return found


def _associate(context: Context, table: RouteTable, subnet_id: str) -> str:
    state, association_id = names.state(context), names.new_id(context, "rtbassoc")
    subnet = state.subnets[subnet_id]
    subnet.table, subnet.table_association = table.id, association_id
    table.subnets[subnet_id] = association_id
    state.associations[association_id] = table.id
    return association_id


def _dissociate(context: Context, table: RouteTable, association_id: str) -> str:
    """The id of the subnet that went by it."""
    state = names.state(context)
    subnet_id = next(subnet for subnet, own in table.subnets.items() if own == association_id)
    subnet = state.subnets[subnet_id]
    subnet.table = subnet.table_association = ""
    del table.subnets[subnet_id]
    del state.associations[association_id]
    return subnet_id


def _make_main(context: Context, before: RouteTable, table: RouteTable) -> str:
    state, association_id = names.state(context), names.new_id(context, "rtbassoc")
    del state.associations[before.main_association]
    before.main_association, table.main_association = "", association_id
    state.associations[association_id] = table.id
    state.vpcs[table.vpc].main_table = table.id
    return association_id


def say(context: Context, table: RouteTable) -> dict[str, Any]:
    state = names.state(context)
    return {
        "RouteTableId": table.id,
        "VpcId": table.vpc,
        "OwnerId": context.account_id,
        "Routes": [routes.say(state, route) for route in table.routes.values()],
        "Associations": _say_associations(table),
        "PropagatingVgws": [],
        "Tags": tags.described(table.tags),
    }


def _say_associations(table: RouteTable) -> list[dict[str, Any]]:
    common = {"RouteTableId": table.id, "AssociationState": ASSOCIATED}
    main = {"RouteTableAssociationId": table.main_association, "Main": True, **common}
    explicit = [
        {"RouteTableAssociationId": own, "SubnetId": subnet, "Main": False, **common}
        for subnet, own in table.subnets.items()
    ]
    return [main, *explicit] if table.main_association else explicit


def _targets(prefix: str) -> Any:
    return lambda table: [route.target for route in table.routes.values() if route.target.startswith(prefix)]


FILTERS = {
    "route-table-id": lambda table: table.id,
    "vpc-id": lambda table: table.vpc,
    "association.main": lambda table: bool(table.main_association),
    "association.subnet-id": lambda table: list(table.subnets),
    "association.route-table-id": lambda table: [table.id] if table.subnets or table.main_association else [],
    "association.route-table-association-id": lambda table: [
        each for each in (table.main_association, *table.subnets.values()) if each
    ],
    "route.destination-cidr-block": lambda table: [each for each in table.routes if "." in each],
    "route.destination-ipv6-cidr-block": lambda table: [each for each in table.routes if ":" in each],
    "route.destination-prefix-list-id": lambda table: [each for each in table.routes if each.startswith("pl-")],
    "route.gateway-id": lambda table: [*_targets("igw-")(table), *_targets("local")(table), *_targets("vpce-")(table)],
    "route.nat-gateway-id": _targets("nat-"),
    "route.vpc-peering-connection-id": _targets("pcx-"),
    "route.egress-only-internet-gateway-id": _targets("eigw-"),
    "route.origin": lambda table: [route.origin for route in table.routes.values()],
}
