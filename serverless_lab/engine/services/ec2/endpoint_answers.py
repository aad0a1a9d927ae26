"""VPC endpoints and the services they lead to, as answers tell them."""

import json
from typing import Any

from serverless_lab.engine.context import Context
from serverless_lab.engine.instant import to_datetime
from serverless_lab.engine.services.ec2 import endpoint_policies, names, tags
from serverless_lab.engine.services.ec2.errors.networks import InvalidServiceName
from serverless_lab.engine.services.ec2.filters import chosen
from serverless_lab.engine.services.ec2.pages import page
from serverless_lab.engine.services.ec2.requests import endpoints as requests
from serverless_lab.engine.services.ec2.state.machines import Endpoint
from serverless_lab.engine.services.ec2.zones import zones


def say(context: Context, endpoint: Endpoint) -> dict[str, Any]:
    groups = names.state(context).groups
    return {
        "VpcEndpointId": endpoint.id,
        "VpcEndpointType": endpoint.kind,
        "VpcId": endpoint.vpc,
        "ServiceName": endpoint.service,
        "State": endpoint.state,
        "PolicyDocument": endpoint.policy or json.dumps(endpoint_policies.FULL_ACCESS),
        "RouteTableIds": list(endpoint.tables),
        "SubnetIds": list(endpoint.subnets),
        "Groups": [{"GroupId": each, "GroupName": groups[each].name} for each in endpoint.groups],
        "PrivateDnsEnabled": endpoint.private_dns,
        "RequesterManaged": False,
        "NetworkInterfaceIds": list(endpoint.subnets.values()),
        "DnsEntries": _names(endpoint),
        "CreationTimestamp": to_datetime(endpoint.created),
        "OwnerId": context.account_id,
        "Tags": tags.described(endpoint.tags),
    }


def _names(endpoint: Endpoint) -> list[dict[str, str]]:
    if endpoint.kind != "Interface":
        return []
    _, _, region, service = endpoint.service.split(".", 3)
    own = {"DnsName": f"{endpoint.id}-{endpoint.id[5:13]}.{service}.{region}.vpce.amazonaws.com"}
    return [own, {"DnsName": f"{service}.{region}.amazonaws.com"}] if endpoint.private_dns else [own]


def describe_services(
    context: Context,
    request: requests.DescribeVpcEndpointServices,
    gateways: tuple[str, ...],
    interfaces: tuple[str, ...],
) -> dict[str, Any]:
    prefix = f"com.amazonaws.{context.region}."
    every = {f"{prefix}{service}": service for service in sorted({*gateways, *interfaces})}
    for name in request.service_names:
        if name not in every:
            raise InvalidServiceName(service=name)
    kinds = {
        name: [kind for kind, known in (("Gateway", gateways), ("Interface", interfaces)) if service in known]
        for name, service in every.items()
    }
    readers = {"service-name": lambda name: name, "service-type": lambda name: kinds[name]}
    passed = chosen(request.service_names or list(every), request.filters, readers, lambda name: {})
    shown, more = page(passed, request.next_token, request.max_results)
    details = [
        {
            "ServiceName": name,
            "ServiceType": [{"ServiceType": kind} for kind in kinds[name]],
            "Owner": "amazon",
            "AvailabilityZones": [zone.name for zone in zones(context.region)],
            "VpcEndpointPolicySupported": True,
            "AcceptanceRequired": False,
        }
        for name in shown
    ]
    return {"ServiceNames": shown, "ServiceDetails": details, **more}


FILTERS = {
    "vpc-endpoint-id": lambda endpoint: endpoint.id,
    "vpc-endpoint-type": lambda endpoint: endpoint.kind,
    "vpc-endpoint-state": lambda endpoint: endpoint.state,
    "vpc-id": lambda endpoint: endpoint.vpc,
    "service-name": lambda endpoint: endpoint.service,
}
