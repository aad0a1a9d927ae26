"""VPC endpoints: AWS's services reached without the internet, by a route (gateway) or by an interface in a subnet."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.errors import NotSimulated
from serverless_lab.engine.services.ec2 import endpoint_answers, endpoint_places, interfaces, names, tags
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.endpoint_policies import checked_policy
from serverless_lab.engine.services.ec2.errors.common import (
    InvalidParameterCombination,
    LimitExceeded,
    MissingParameter,
)
from serverless_lab.engine.services.ec2.errors.networks import InvalidServiceName, PrivateDnsOff
from serverless_lab.engine.services.ec2.requests import endpoints as requests
from serverless_lab.engine.services.ec2.state.machines import Endpoint
from serverless_lab.engine.services.ec2.state.vpcs import Vpc

GATEWAY_SERVICES = ("s3", "dynamodb")
INTERFACE_SERVICES = (
    *("ec2", "events", "execute-api", "kms", "lambda", "logs", "monitoring", "s3", "secretsmanager"),
    *("sns", "sqs", "ssm", "states", "sts"),
)


def create_vpc_endpoint(context: Context, request: requests.CreateVpcEndpoint) -> dict[str, Any]:
    vpc = names.vpc(context, request.vpc_id)
    kind, service = request.vpc_endpoint_type, _service(context, request)
    policy = checked_policy(request.policy_document)
    labels = tags.given(request.tag_specifications, "vpc-endpoint")
    _check_shape(request)
    private_dns = kind == "Interface" and request.private_dns_enabled is not False
    if private_dns and not (vpc.dns_support and vpc.dns_hostnames):
        raise PrivateDnsOff(vpc=vpc.id)
    _check_room(context, vpc, kind)
    tables = endpoint_places.checked_tables(context, vpc, service, request.route_table_ids)
    subnets = endpoint_places.checked_subnets(context, vpc, request.subnet_ids, {})
    groups = interfaces.checked_groups(context, vpc.id, request.security_group_ids) if kind == "Interface" else []
    endpoint = Endpoint(
        names.new_id(context, "vpce"), vpc.id, kind, service, context.at, policy, private_dns=private_dns, tags=labels
    )
    endpoint.groups = groups
    names.state(context).endpoints[endpoint.id] = endpoint
    vpc.endpoints[endpoint.id] = None
    endpoint_places.add_tables(context, endpoint, tables)
    endpoint_places.add_subnets(context, endpoint, subnets)
    return {"VpcEndpoint": endpoint_answers.say(context, endpoint)}


def describe_vpc_endpoints(context: Context, request: requests.DescribeVpcEndpoints) -> dict[str, Any]:
    ids = request.vpc_endpoint_ids
    return described(context, "vpce", ids, request, endpoint_answers.FILTERS, endpoint_answers.say, "VpcEndpoints")


def delete_vpc_endpoints(context: Context, request: requests.DeleteVpcEndpoints) -> dict[str, Any]:
    """Each for itself: what does not exist is told, the others go."""
    state = names.state(context)
    unsuccessful = []
    for endpoint_id in dict.fromkeys(request.vpc_endpoint_ids):
        endpoint = state.endpoints.get(endpoint_id)
        if endpoint is None:
            message = f"The Vpc Endpoint Id '{endpoint_id}' does not exist"
            unsuccessful.append(
                {"ResourceId": endpoint_id, "Error": {"Code": "InvalidVpcEndpoint.NotFound", "Message": message}}
            )
            continue
        endpoint_places.remove_tables(context, endpoint, list(endpoint.tables))
        endpoint_places.remove_subnets(context, endpoint, list(endpoint.subnets))
        del state.vpcs[endpoint.vpc].endpoints[endpoint.id], state.endpoints[endpoint.id]
    return {"Unsuccessful": unsuccessful}


def modify_vpc_endpoint(context: Context, request: requests.ModifyVpcEndpoint) -> dict[str, Any]:
    endpoint: Endpoint = names.thing(context, "vpce", request.vpc_endpoint_id)
    vpc = names.vpc(context, endpoint.vpc)
    policy = checked_policy(request.policy_document) if request.policy_document is not None else endpoint.policy
    if request.private_dns_enabled and not (vpc.dns_support and vpc.dns_hostnames):
        raise PrivateDnsOff(vpc=vpc.id)
    gateway_only = request.add_route_table_ids or request.remove_route_table_ids
    interface_only = (
        request.add_subnet_ids or request.remove_subnet_ids or request.add_security_group_ids
        or request.remove_security_group_ids or request.private_dns_enabled is not None
    )  # fmt: skip
    if (gateway_only and endpoint.kind != "Gateway") or (interface_only and endpoint.kind != "Interface"):
        raise InvalidParameterCombination(message=f"An endpoint of type {endpoint.kind} has none of these")
    tables = endpoint_places.checked_tables(
        context, vpc, endpoint.service, request.add_route_table_ids, endpoint.tables
    )
    subnets = endpoint_places.checked_subnets(context, vpc, request.add_subnet_ids, endpoint.subnets)
    groups = [each for each in endpoint.groups if each not in request.remove_security_group_ids]
    groups = list(dict.fromkeys([*groups, *request.add_security_group_ids]))
    if endpoint.kind == "Interface":
        endpoint_places.wear(context, endpoint, interfaces.checked_groups(context, vpc.id, groups))
        endpoint.private_dns = (
            endpoint.private_dns if request.private_dns_enabled is None else request.private_dns_enabled
        )
    endpoint.policy = "" if request.reset_policy else policy
    endpoint_places.add_tables(context, endpoint, tables)
    endpoint_places.remove_tables(context, endpoint, request.remove_route_table_ids)
    endpoint_places.add_subnets(context, endpoint, subnets)
    endpoint_places.remove_subnets(context, endpoint, request.remove_subnet_ids)
    return {"Return": True}


def describe_vpc_endpoint_services(context: Context, request: requests.DescribeVpcEndpointServices) -> dict[str, Any]:
    return endpoint_answers.describe_services(context, request, GATEWAY_SERVICES, INTERFACE_SERVICES)


def become_available(context: Context, data: dict[str, Any]) -> None:
    endpoint = names.state(context).endpoints.get(data["endpoint"])
    if endpoint is not None and endpoint.state == "pending":
        endpoint.state = "available"


def _service(context: Context, request: requests.CreateVpcEndpoint) -> str:
    if request.vpc_endpoint_type not in ("Gateway", "Interface"):
        raise NotSimulated(feature=f"An endpoint of type {request.vpc_endpoint_type}")
    if request.service_name is None:
        raise MissingParameter(name="serviceName")
    prefix = f"com.amazonaws.{context.region}."
    known = GATEWAY_SERVICES if request.vpc_endpoint_type == "Gateway" else INTERFACE_SERVICES
    if not request.service_name.startswith(prefix) or request.service_name.removeprefix(prefix) not in known:
        raise InvalidServiceName(service=request.service_name)
    return request.service_name


def _check_shape(request: requests.CreateVpcEndpoint) -> None:
    if request.vpc_endpoint_type == "Gateway" and (request.subnet_ids or request.security_group_ids):
        raise InvalidParameterCombination(message="A gateway endpoint stands in route tables, not in subnets")
    if request.vpc_endpoint_type == "Interface" and request.route_table_ids:
        raise InvalidParameterCombination(message="An interface endpoint stands in subnets, not in route tables")


def _check_room(context: Context, vpc: Vpc, kind: str) -> None:
    state = names.state(context)
    most = numbers.VPC_GATEWAY_ENDPOINTS if kind == "Gateway" else numbers.VPC_INTERFACE_ENDPOINTS
    if sum(state.endpoints[each].kind == kind for each in vpc.endpoints) >= most:
        raise LimitExceeded(code="VpcEndpointLimitExceeded", things="VPC endpoints")
