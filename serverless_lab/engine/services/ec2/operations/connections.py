"""Rows of the operation table about peering connections and VPC endpoints."""

from serverless_lab.engine.context import Context
from serverless_lab.engine.operation import Operation
from serverless_lab.engine.services.ec2 import endpoints, names, neighbours, peering_news, peerings
from serverless_lab.engine.services.ec2.operations.row import describes, new, on, row
from serverless_lab.engine.services.ec2.requests import endpoints as endpoint_requests
from serverless_lab.engine.services.ec2.requests import peerings as requests


def _requester(context: Context, request: requests.CreateVpcPeeringConnection) -> list[str]:
    return [names.arn(context, "vpc", request.vpc_id)]


def _accepter(context: Context, request: requests.PeeringNamed) -> list[str]:
    peering = names.state(context).peerings.get(request.vpc_peering_connection_id)
    return [names.arn(context, "vpc", peering.accepter.vpc)] if peering is not None else []


def _beside_endpoint(context: Context, request: endpoint_requests.CreateVpcEndpoint) -> list[str]:
    return [
        names.arn(context, "vpc", request.vpc_id),
        *(names.arn(context, "rtb", each) for each in request.route_table_ids),
        *(names.arn(context, "subnet", each) for each in request.subnet_ids),
        *(names.arn(context, "sg", each) for each in request.security_group_ids),
    ]


def _first(context: Context, request: endpoint_requests.DeleteVpcEndpoints) -> str:
    return names.arn(context, "vpce", next(iter(request.vpc_endpoint_ids), "*"))


def _others(context: Context, request: endpoint_requests.DeleteVpcEndpoints) -> list[str]:
    return [names.arn(context, "vpce", each) for each in request.vpc_endpoint_ids[1:]]


_PEERING = on("pcx", "vpc_peering_connection_id")
OPERATIONS = (
    Operation(
        "lab",
        "HearOfNetwork",
        requests.HearOfNetwork,
        neighbours.hear_of_network,
        lambda context, request: "*",
        None,
    ),
    Operation(
        "lab",
        "HearOfPeering",
        requests.HearOfPeering,
        peering_news.hear_of_peering,
        lambda context, request: "*",
        None,
    ),
    row(
        "CreateVpcPeeringConnection",
        requests.CreateVpcPeeringConnection,
        peerings.create_vpc_peering_connection,
        new("pcx"),
        besides=_requester,
        differs=(
            "peering-of-own-accounts",
            "peering-ends-with-the-class",
            "peering-is-looked-across",
            "peering-rewound",
        ),
    ),
    row(
        "AcceptVpcPeeringConnection",
        requests.PeeringNamed,
        peerings.accept_vpc_peering_connection,
        _PEERING,
        besides=_accepter,
    ),
    row("RejectVpcPeeringConnection", requests.PeeringNamed, peerings.reject_vpc_peering_connection, _PEERING),
    row("DeleteVpcPeeringConnection", requests.PeeringNamed, peerings.delete_vpc_peering_connection, _PEERING),
    describes(
        "DescribeVpcPeeringConnections",
        requests.DescribeVpcPeeringConnections,
        peerings.describe_vpc_peering_connections,
    ),
    row(
        "ModifyVpcPeeringConnectionOptions",
        requests.ModifyVpcPeeringConnectionOptions,
        peerings.modify_vpc_peering_connection_options,
        _PEERING,
        differs=("names-not-resolved",),
    ),
    row(
        "CreateVpcEndpoint",
        endpoint_requests.CreateVpcEndpoint,
        endpoints.create_vpc_endpoint,
        new("vpce"),
        besides=_beside_endpoint,
        differs=("endpoints-of-aws-services",),
    ),
    describes("DescribeVpcEndpoints", endpoint_requests.DescribeVpcEndpoints, endpoints.describe_vpc_endpoints),
    row(
        "ModifyVpcEndpoint",
        endpoint_requests.ModifyVpcEndpoint,
        endpoints.modify_vpc_endpoint,
        on("vpce", "vpc_endpoint_id"),
    ),
    row(
        "DeleteVpcEndpoints",
        endpoint_requests.DeleteVpcEndpoints,
        endpoints.delete_vpc_endpoints,
        _first,
        besides=_others,
    ),
    describes(
        "DescribeVpcEndpointServices",
        endpoint_requests.DescribeVpcEndpointServices,
        endpoints.describe_vpc_endpoint_services,
        differs=("endpoint-services-of-the-lab",),
    ),
)
