"""Internet gateways: the door of a VPC, and the door that opens outwards only (IPv6)."""

from typing import Any

from serverless_lab.engine import numbers
from serverless_lab.engine.context import Context
from serverless_lab.engine.services.ec2 import names, tags
from serverless_lab.engine.services.ec2.describing import described
from serverless_lab.engine.services.ec2.errors.common import DependencyViolation, InvalidParameterValue, LimitExceeded
from serverless_lab.engine.services.ec2.errors.networks import AlreadyAttached, GatewayNotAttached, MappedAddresses
from serverless_lab.engine.services.ec2.requests import gateways as requests
from serverless_lab.engine.services.ec2.state.routing import InternetGateway


def create_internet_gateway(context: Context, request: requests.CreateInternetGateway) -> dict[str, Any]:
    labels = tags.given(request.tag_specifications, "internet-gateway")
    kept = names.state(context).gateways
    if len(kept) >= numbers.VPC_INTERNET_GATEWAYS:
        raise LimitExceeded(code="InternetGatewayLimitExceeded", things="internet gateways")
    gateway = InternetGateway(names.new_id(context, "igw"), tags=labels)
    kept[gateway.id] = gateway
    return {"InternetGateway": say(context, gateway)}


def attach_internet_gateway(context: Context, request: requests.GatewayAndVpc) -> dict[str, Any]:
    gateway = _gateway(context, request.internet_gateway_id)
    vpc = names.vpc(context, request.vpc_id)
    if gateway.vpc:
        raise AlreadyAttached(gateway=gateway.id, vpc=gateway.vpc)
    if vpc.gateway:
        raise InvalidParameterValue(message=f"Network {vpc.id} already has an internet gateway attached")
    gateway.vpc, vpc.gateway = vpc.id, gateway.id
    return {}


def detach_internet_gateway(context: Context, request: requests.GatewayAndVpc) -> dict[str, Any]:
    """Routes to it stay and turn into black holes."""
    gateway = _gateway(context, request.internet_gateway_id)
    vpc = names.vpc(context, request.vpc_id)
    if gateway.vpc != vpc.id:
        raise GatewayNotAttached(gateway=gateway.id, vpc=vpc.id)
    if vpc.public_ips:
        raise MappedAddresses(vpc=vpc.id)
    gateway.vpc = vpc.gateway = ""
    return {}


def delete_internet_gateway(context: Context, request: requests.GatewayNamed) -> dict[str, Any]:
    gateway = _gateway(context, request.internet_gateway_id)
    if gateway.vpc:
        raise DependencyViolation(kind="internetGateway", id=gateway.id)
    del names.state(context).gateways[gateway.id]
    return {}


def describe_internet_gateways(context: Context, request: requests.DescribeInternetGateways) -> dict[str, Any]:
    ids = request.internet_gateway_ids
    return described(context, "igw", ids, request, FILTERS, say, "InternetGateways")


def create_egress_only(context: Context, request: requests.CreateEgressOnlyInternetGateway) -> dict[str, Any]:
    vpc = names.vpc(context, request.vpc_id)
    labels = tags.given(request.tag_specifications, "egress-only-internet-gateway")
    kept = names.state(context).egress_gateways
    if len(kept) >= numbers.VPC_INTERNET_GATEWAYS:
        raise LimitExceeded(code="GatewayLimitExceeded", things="egress-only internet gateways")
    gateway = InternetGateway(names.new_id(context, "eigw"), vpc.id, tags=labels)
    kept[gateway.id] = gateway
    vpc.egress_gateways[gateway.id] = None
    return {"EgressOnlyInternetGateway": say_egress_only(context, gateway)}


def delete_egress_only(context: Context, request: requests.EgressOnlyGatewayNamed) -> dict[str, Any]:
    gateway: InternetGateway = names.thing(context, "eigw", request.egress_only_internet_gateway_id)
    state = names.state(context)
    del state.vpcs[gateway.vpc].egress_gateways[gateway.id]
    del state.egress_gateways[gateway.id]
    return {"ReturnCode": True}


def describe_egress_only(context: Context, request: requests.DescribeEgressOnlyInternetGateways) -> dict[str, Any]:
    ids = request.egress_only_internet_gateway_ids
    return described(context, "eigw", ids, request, {}, say_egress_only, "EgressOnlyInternetGateways")


def _gateway(context: Context, gateway_id: str) -> InternetGateway:
    found: InternetGateway = names.thing(context, "igw", gateway_id)
    return found


def say(context: Context, gateway: InternetGateway) -> dict[str, Any]:
    attached = [{"VpcId": gateway.vpc, "State": "available"}] if gateway.vpc else []
    return {
        "InternetGatewayId": gateway.id,
        "OwnerId": context.account_id,
        "Attachments": attached,
        "Tags": tags.described(gateway.tags),
    }


def say_egress_only(context: Context, gateway: InternetGateway) -> dict[str, Any]:
    return {
        "EgressOnlyInternetGatewayId": gateway.id,
        "Attachments": [{"VpcId": gateway.vpc, "State": "attached"}],
        "Tags": tags.described(gateway.tags),
    }


FILTERS = {
    "internet-gateway-id": lambda gateway: gateway.id,
    "attachment.vpc-id": lambda gateway: [gateway.vpc] if gateway.vpc else [],
    "attachment.state": lambda gateway: ["available"] if gateway.vpc else [],
}
