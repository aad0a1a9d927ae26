"""Rows of the operation table about route tables, their routes and associations."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import names, routes, tables
from serverless_lab.engine.services.ec2.operations.row import describes, new, on, row
from serverless_lab.engine.services.ec2.requests import routes as requests


def _its_vpc(context: Context, request: requests.CreateRouteTable) -> list[str]:
    return [names.arn(context, "vpc", request.vpc_id)]


def _its_subnet(context: Context, request: requests.AssociateRouteTable) -> list[str]:
    return [names.arn(context, "subnet", request.subnet_id)] if request.subnet_id else []


def _its_table(context: Context, request: requests.AssociationNamed) -> str:
    return names.arn(context, "rtb", names.state(context).associations.get(request.association_id, "*"))


OPERATIONS = (
    row("CreateRouteTable", requests.CreateRouteTable, tables.create_route_table, new("rtb"), besides=_its_vpc),
    describes("DescribeRouteTables", requests.DescribeRouteTables, tables.describe_route_tables),
    row("DeleteRouteTable", requests.RouteTableNamed, tables.delete_route_table, on("rtb", "route_table_id")),
    row(
        "AssociateRouteTable",
        requests.AssociateRouteTable,
        tables.associate_route_table,
        on("rtb", "route_table_id"),
        besides=_its_subnet,
    ),
    row("DisassociateRouteTable", requests.AssociationNamed, tables.disassociate_route_table, _its_table),
    row(
        "ReplaceRouteTableAssociation",
        requests.ReplaceRouteTableAssociation,
        tables.replace_route_table_association,
        on("rtb", "route_table_id"),
    ),
    row("CreateRoute", requests.RouteTo, routes.create_route, on("rtb", "route_table_id")),
    row("ReplaceRoute", requests.ReplaceRoute, routes.replace_route, on("rtb", "route_table_id")),
    row("DeleteRoute", requests.Destination, routes.delete_route, on("rtb", "route_table_id")),
)
