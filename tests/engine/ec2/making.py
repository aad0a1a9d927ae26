"""The network that good calls are made in, and how tests make things in it: by name, as `{vpc}` or `{subnet}`."""

import re
from ipaddress import IPv6Network
from itertools import islice
from typing import Any

from serverless_lab.engine.instant import SECOND
from tests.engine.support import ROLE

AMAZON_LINUX = "ami-0a1b2c3d4e5f60001"
_HTTP = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}


def prepare(life) -> None:
    """The network the good calls are made in; ids are found again by `Name` tags."""
    made(life, "CreateVpc", "vpc", "empty_vpc", CidrBlock="10.1.0.0/16")
    vpc = made(life, "CreateVpc", "vpc", "vpc", CidrBlock="10.0.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]
    cidr6 = _first_subnets(vpc["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"], 2)
    made(life, "CreateSubnet", "subnet", "subnet", VpcId=vpc["VpcId"], CidrBlock="10.0.0.0/24")
    made(life, "CreateSubnet", "subnet", "busy_subnet", VpcId=vpc["VpcId"], CidrBlock="10.0.2.0/24")
    made(life, "CreateSubnet", "subnet", "subnet6", VpcId=vpc["VpcId"], CidrBlock="10.0.1.0/24", Ipv6CidrBlock=cidr6[1])
    _prepare_routes(life, vpc["VpcId"])
    _prepare_filters(life, vpc["VpcId"])
    _prepare_interfaces(life)
    _prepare_machines(life)
    _prepare_connections(life)
    _prepare_watching(life)
    _delete_default_vpc(life)
    made(life, "CreateVpc", "vpc", "lonely_vpc", CidrBlock="10.8.0.0/16")


def _delete_default_vpc(life) -> None:
    default = {"Filters": [{"Name": "is-default", "Values": ["true"]}]}
    [vpc] = [each["VpcId"] for each in call(life, "DescribeVpcs", **default)["Vpcs"]]
    here = {"Filters": [{"Name": "vpc-id", "Values": [vpc]}]}
    for subnet in call(life, "DescribeSubnets", **here)["Subnets"]:
        call(life, "DeleteSubnet", SubnetId=subnet["SubnetId"])
    attached = {"Filters": [{"Name": "attachment.vpc-id", "Values": [vpc]}]}
    [gateway] = call(life, "DescribeInternetGateways", **attached)["InternetGateways"]
    call(life, "DetachInternetGateway", InternetGatewayId=gateway["InternetGatewayId"], VpcId=vpc)
    call(life, "DeleteVpc", VpcId=vpc)


def _prepare_routes(life, vpc: str) -> None:
    made(life, "CreateInternetGateway", "internet-gateway", "loose_gateway")
    gateway = made(life, "CreateInternetGateway", "internet-gateway", "gateway")["InternetGateway"]
    life.call("ec2", "AttachInternetGateway", {"InternetGatewayId": gateway["InternetGatewayId"], "VpcId": vpc})
    made(life, "CreateVpc", "vpc", "other_vpc", CidrBlock="10.2.0.0/16")
    made(life, "CreateInternetGateway", "internet-gateway", "other_gateway")
    call(life, "AttachInternetGateway", InternetGatewayId="{other_gateway}", VpcId="{other_vpc}")
    made(life, "CreateEgressOnlyInternetGateway", "egress-only-internet-gateway", "outward", VpcId=vpc)
    made(life, "CreateRouteTable", "route-table", "table", VpcId=vpc)
    made(life, "CreateRouteTable", "route-table", "table6", VpcId=vpc)
    call(life, "AssociateRouteTable", RouteTableId="{table6}", SubnetId="{subnet6}")
    everywhere = {"DestinationIpv6CidrBlock": "::/0", "GatewayId": "{gateway}"}
    call(life, "CreateRoute", RouteTableId="{table6}", **everywhere)


def _prepare_filters(life, vpc: str) -> None:
    made(life, "CreateNetworkAcl", "network-acl", "acl", VpcId=vpc)
    entry = {"Protocol": "-1", "RuleAction": "allow", "Egress": False, "CidrBlock": "0.0.0.0/0"}
    call(life, "CreateNetworkAclEntry", NetworkAclId="{acl}", RuleNumber=100, **entry)
    made(life, "CreateSecurityGroup", "security-group", "group", VpcId=vpc, GroupName="web", Description="Web servers")
    call(life, "AuthorizeSecurityGroupIngress", GroupId="{group}", IpPermissions=[_HTTP])


def _prepare_interfaces(life) -> None:
    made(life, "CreateNetworkInterface", "network-interface", "interface", SubnetId="{busy_subnet}")
    addresses = [{"PrivateIpAddress": f"10.0.2.10{number}", "Primary": not number} for number in (0, 1)]
    made(
        life,
        "CreateNetworkInterface",
        "network-interface",
        "served",
        SubnetId="{busy_subnet}",
        PrivateIpAddresses=addresses,
    )
    made(life, "AllocateAddress", "elastic-ip", "loose_address")
    made(life, "AllocateAddress", "elastic-ip", "address")
    call(life, "AssociateAddress", AllocationId="{address}", NetworkInterfaceId="{served}")


def _prepare_machines(life) -> None:
    made(life, "AllocateAddress", "elastic-ip", "nat_address")
    made(life, "CreateNatGateway", "natgateway", "nat", SubnetId="{busy_subnet}", AllocationId="{nat_address}")
    image = {"ImageId": AMAZON_LINUX, "MinCount": 1, "MaxCount": 1, "InstanceType": "t3.small"}
    made(life, "RunInstances", "instance", "instance", SubnetId="{busy_subnet}", **image)
    made(life, "CreateNetworkInterface", "network-interface", "plugged", SubnetId="{busy_subnet}")
    life.call("lab", "AdvanceClock", {"Until": life.cloud.state.clock.now + 120 * SECOND})
    call(life, "AttachNetworkInterface", NetworkInterfaceId="{plugged}", InstanceId="{instance}", DeviceIndex=1)


def _prepare_connections(life) -> None:
    kind = "vpc-peering-connection"
    made(life, "CreateVpcPeeringConnection", kind, "peering", VpcId="{vpc}", PeerVpcId="{other_vpc}")
    call(life, "AcceptVpcPeeringConnection", VpcPeeringConnectionId="{peering}")
    made(life, "CreateVpcPeeringConnection", kind, "asked", VpcId="{vpc}", PeerVpcId="{empty_vpc}")
    call(life, "AssociateVpcCidrBlock", VpcId="{other_vpc}", CidrBlock="10.12.0.0/16")
    service = {"ServiceName": "com.amazonaws.ap-northeast-2.s3", "RouteTableIds": ["{table}"]}
    made(life, "CreateVpcEndpoint", "vpc-endpoint", "endpoint", VpcId="{vpc}", **service)
    made(life, "CreateManagedPrefixList", "prefix-list", "list", PrefixListName="x", MaxEntries=3, AddressFamily="IPv4")
    options = [{"Key": "domain-name", "Values": ["dumplings.example"]}]
    made(life, "CreateDhcpOptions", "dhcp-options", "dhcp", DhcpConfigurations=options)


def _prepare_watching(life) -> None:
    log = {"LogGroupName": "some", "TrafficType": "REJECT", "DeliverLogsPermissionArn": ROLE}
    made(life, "CreateFlowLogs", "vpc-flow-log", "flows", ResourceIds=["{subnet}"], ResourceType="Subnet", **log)
    for name in ("path", "unused_path"):
        way = {"Source": "{instance}", "Destination": "{gateway}", "Protocol": "tcp", "ClientToken": name}
        made(life, "CreateNetworkInsightsPath", "network-insights-path", name, **way)
    asked = {"NetworkInsightsPathId": "{path}", "ClientToken": "first"}
    made(life, "StartNetworkInsightsAnalysis", "network-insights-analysis", "analysis", **asked)
    life.call("lab", "AdvanceClock", {"Until": life.cloud.state.clock.now + 60 * SECOND})


def call(life, operation: str, **params: Any) -> dict[str, Any]:
    """A call with names in braces that must be accepted; the answer."""
    outcome = life.call("ec2", operation, filled(life, params))
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def made(life, operation: str, resource: str, name: str, **params: Any) -> dict[str, Any]:
    """Make something tagged `Name=name`; the answer."""
    tagged = {"TagSpecifications": [{"ResourceType": resource, "Tags": [{"Key": "Name", "Value": name}]}]}
    outcome = life.call("ec2", operation, filled(life, {**params, **tagged}))
    assert outcome.refusal is None, outcome.refusal
    return outcome.answer


def filled(life, params: Any) -> Any:
    """The parameters with ids in place of names in braces."""
    state = life.cloud.state.parts.get(f"ec2/{life.cloud.state.region}")
    if state is None or not isinstance(params, str | dict | list):
        return params
    if isinstance(params, dict):
        return {member: filled(life, value) for member, value in params.items()}
    if isinstance(params, list):
        return [filled(life, value) for value in params]
    return re.sub(r"\{(\w+)\}", lambda found: _ids(state).get(found[1], found[0]), params)


def _first_subnets(cidr: str, count: int) -> list[str]:
    return [str(each) for each in islice(IPv6Network(cidr).subnets(new_prefix=64), count)]


def _attachment_of(interface) -> str:
    return interface.attachment.id if interface is not None and interface.attachment is not None else ""


def _rule_in(group) -> str:
    return next((rule.id for rule in group.rules.values() if not rule.egress), "")


def _ids(state) -> dict[str, str]:
    kept = (getattr(state, field) for field in state.__struct_fields__)
    things = [thing for each in kept if isinstance(each, dict) for thing in each.values() if hasattr(thing, "tags")]
    ids = {thing.tags["Name"]: thing.id for thing in things if "Name" in thing.tags}
    return ids | {name: found for name, find in _FOUND.items() if (found := find(state, ids))}


# What has no tag of its own to be found by.
_FOUND = {
    "second_block": lambda state, ids: "dhcp" in ids and state.vpcs[ids["other_vpc"]].blocks[1].association_id,
    "attachment": lambda state, ids: (
        "plugged" in ids and getattr(state.interfaces[ids["plugged"]].attachment, "id", "")
    ),
    "address_association": lambda state, ids: "address" in ids and state.addresses[ids["address"]].association,
    "rule": lambda state, ids: "group" in ids and _rule_in(state.groups[ids["group"]]),
    "subnet_acl": lambda state, ids: "subnet" in ids and state.subnets[ids["subnet"]].acl_association,
    "subnet6_association": lambda state, ids: "subnet6" in ids and state.subnets[ids["subnet6"]].block6.association_id,
    "table6_association": lambda state, ids: "subnet6" in ids and state.subnets[ids["subnet6"]].table_association,
    "vpc6": lambda state, ids: "subnet6" in ids and _first_subnets(state.vpcs[ids["vpc"]].blocks6[0].cidr, 3)[2],
}
