"""A good call of every EC2 operation, and the network it is good in. `{vpc}` and the like stand for ids made there."""

import re
from ipaddress import IPv6Network
from itertools import islice
from typing import Any

from serverless_lab.engine.instant import SECOND

VPCS = {
    "ec2.CreateDefaultVpc": {},
    "ec2.CreateVpc": {"CidrBlock": "10.9.0.0/16"},
    "ec2.DeleteVpc": {"VpcId": "{lonely_vpc}"},
    "ec2.DescribeVpcs": {},
    "ec2.DescribeVpcAttribute": {"VpcId": "{vpc}", "Attribute": "enableDnsSupport"},
    "ec2.ModifyVpcAttribute": {"VpcId": "{vpc}", "EnableDnsHostnames": {"Value": True}},
}
SUBNETS = {
    "ec2.AssociateSubnetCidrBlock": {"SubnetId": "{subnet}", "Ipv6CidrBlock": "{vpc6}"},
    "ec2.CreateSubnet": {"VpcId": "{vpc}", "CidrBlock": "10.0.9.0/24"},
    "ec2.DeleteSubnet": {"SubnetId": "{subnet}"},
    "ec2.DescribeSubnets": {},
    "ec2.DisassociateSubnetCidrBlock": {"AssociationId": "{subnet6_association}"},
    "ec2.ModifySubnetAttribute": {"SubnetId": "{subnet}", "MapPublicIpOnLaunch": {"Value": True}},
}
ROUTES = {
    "ec2.AssociateRouteTable": {"RouteTableId": "{table}", "SubnetId": "{subnet}"},
    "ec2.CreateRoute": {"RouteTableId": "{table}", "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "{gateway}"},
    "ec2.CreateRouteTable": {"VpcId": "{vpc}"},
    "ec2.DeleteRoute": {"RouteTableId": "{table6}", "DestinationIpv6CidrBlock": "::/0"},
    "ec2.DeleteRouteTable": {"RouteTableId": "{table}"},
    "ec2.DescribeRouteTables": {},
    "ec2.DisassociateRouteTable": {"AssociationId": "{table6_association}"},
    "ec2.ReplaceRoute": {
        "RouteTableId": "{table6}",
        "DestinationIpv6CidrBlock": "::/0",
        "EgressOnlyInternetGatewayId": "{outward}",
    },
    "ec2.ReplaceRouteTableAssociation": {"AssociationId": "{table6_association}", "RouteTableId": "{table}"},
}
GATEWAYS = {
    "ec2.AttachInternetGateway": {"InternetGatewayId": "{loose_gateway}", "VpcId": "{empty_vpc}"},
    "ec2.CreateEgressOnlyInternetGateway": {"VpcId": "{vpc}"},
    "ec2.CreateInternetGateway": {},
    "ec2.DeleteEgressOnlyInternetGateway": {"EgressOnlyInternetGatewayId": "{outward}"},
    "ec2.DeleteInternetGateway": {"InternetGatewayId": "{loose_gateway}"},
    "ec2.DescribeEgressOnlyInternetGateways": {},
    "ec2.DescribeInternetGateways": {},
    "ec2.DetachInternetGateway": {"InternetGatewayId": "{other_gateway}", "VpcId": "{other_vpc}"},
}
_HTTPS = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
_HTTP = {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
_ANY = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
ACLS = {
    "ec2.CreateNetworkAcl": {"VpcId": "{vpc}"},
    "ec2.CreateNetworkAclEntry": {
        "NetworkAclId": "{acl}",
        "RuleNumber": 200,
        "Protocol": "6",
        "PortRange": {"From": 443, "To": 443},
        "RuleAction": "allow",
        "Egress": False,
        "CidrBlock": "0.0.0.0/0",
    },
    "ec2.DeleteNetworkAcl": {"NetworkAclId": "{acl}"},
    "ec2.DeleteNetworkAclEntry": {"NetworkAclId": "{acl}", "RuleNumber": 100, "Egress": False},
    "ec2.DescribeNetworkAcls": {},
    "ec2.ReplaceNetworkAclAssociation": {"AssociationId": "{subnet_acl}", "NetworkAclId": "{acl}"},
    "ec2.ReplaceNetworkAclEntry": {
        "NetworkAclId": "{acl}",
        "RuleNumber": 100,
        "Protocol": "-1",
        "RuleAction": "deny",
        "Egress": False,
        "CidrBlock": "0.0.0.0/0",
    },
}
GROUPS = {
    "ec2.AuthorizeSecurityGroupEgress": {"GroupId": "{group}", "IpPermissions": [_HTTPS]},
    "ec2.AuthorizeSecurityGroupIngress": {"GroupId": "{group}", "IpPermissions": [_HTTPS]},
    "ec2.CreateSecurityGroup": {"GroupName": "db", "Description": "Databases", "VpcId": "{vpc}"},
    "ec2.DeleteSecurityGroup": {"GroupId": "{group}"},
    "ec2.DescribeSecurityGroupRules": {},
    "ec2.DescribeSecurityGroups": {},
    "ec2.ModifySecurityGroupRules": {
        "GroupId": "{group}",
        "SecurityGroupRules": [
            {
                "SecurityGroupRuleId": "{rule}",
                "SecurityGroupRule": {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIpv4": "10.0.0.0/8"},
            }
        ],
    },
    "ec2.RevokeSecurityGroupEgress": {"GroupId": "{group}", "IpPermissions": [_ANY]},
    "ec2.RevokeSecurityGroupIngress": {"GroupId": "{group}", "SecurityGroupRuleIds": ["{rule}"]},
    "ec2.UpdateSecurityGroupRuleDescriptionsEgress": {"GroupId": "{group}", "IpPermissions": [_ANY]},
    "ec2.UpdateSecurityGroupRuleDescriptionsIngress": {
        "GroupId": "{group}",
        "SecurityGroupRuleDescriptions": [{"SecurityGroupRuleId": "{rule}", "Description": "web"}],
    },
}
INTERFACES = {
    "ec2.AllocateAddress": {},
    "ec2.AssignPrivateIpAddresses": {"NetworkInterfaceId": "{interface}", "PrivateIpAddresses": ["10.0.2.200"]},
    "ec2.AssociateAddress": {"AllocationId": "{loose_address}", "NetworkInterfaceId": "{interface}"},
    "ec2.CreateNetworkInterface": {"SubnetId": "{subnet}", "Groups": ["{group}"]},
    "ec2.DeleteNetworkInterface": {"NetworkInterfaceId": "{interface}"},
    "ec2.DescribeAddresses": {},
    "ec2.DescribeNetworkInterfaces": {},
    "ec2.DisassociateAddress": {"AssociationId": "{address_association}"},
    "ec2.ModifyNetworkInterfaceAttribute": {
        "NetworkInterfaceId": "{interface}",
        "SourceDestCheck": {"Value": False},
    },
    "ec2.ReleaseAddress": {"AllocationId": "{loose_address}"},
    "ec2.UnassignPrivateIpAddresses": {"NetworkInterfaceId": "{served}", "PrivateIpAddresses": ["10.0.2.101"]},
}
AMAZON_LINUX = "ami-0a1b2c3d4e5f60001"
MACHINES = {
    "ec2.AttachNetworkInterface": {
        "NetworkInterfaceId": "{interface}",
        "InstanceId": "{instance}",
        "DeviceIndex": 2,
    },
    "ec2.CreateNatGateway": {"SubnetId": "{subnet}", "AllocationId": "{loose_address}"},
    "ec2.DeleteNatGateway": {"NatGatewayId": "{nat}"},
    "ec2.DescribeImages": {},
    "ec2.DescribeInstanceStatus": {},
    "ec2.DescribeInstances": {},
    "ec2.DescribeNatGateways": {},
    "ec2.DetachNetworkInterface": {"AttachmentId": "{attachment}"},
    "ec2.ModifyInstanceAttribute": {"InstanceId": "{instance}", "SourceDestCheck": {"Value": False}},
    "ec2.RunInstances": {"ImageId": AMAZON_LINUX, "MinCount": 1, "MaxCount": 1, "SubnetId": "{subnet}"},
    "ec2.StartInstances": {"InstanceIds": ["{instance}"]},
    "ec2.StopInstances": {"InstanceIds": ["{instance}"]},
    "ec2.TerminateInstances": {"InstanceIds": ["{instance}"]},
}
TAGS = {
    "ec2.CreateTags": {"Resources": ["{vpc}"], "Tags": [{"Key": "team", "Value": "kitchen"}]},
    "ec2.DeleteTags": {"Resources": ["{subnet}"], "Tags": [{"Key": "team"}]},
    "ec2.DescribeAvailabilityZones": {},
    "ec2.DescribeRegions": {},
    "ec2.DescribeTags": {},
}
CONNECTIONS = {
    "ec2.AcceptVpcPeeringConnection": {"VpcPeeringConnectionId": "{asked}"},
    "ec2.CreateVpcEndpoint": {
        "VpcId": "{vpc}",
        "ServiceName": "com.amazonaws.ap-northeast-2.dynamodb",
        "RouteTableIds": ["{table}"],
    },
    "ec2.CreateVpcPeeringConnection": {"VpcId": "{empty_vpc}", "PeerVpcId": "{other_vpc}"},
    "ec2.DeleteVpcEndpoints": {"VpcEndpointIds": ["{endpoint}"]},
    "ec2.DeleteVpcPeeringConnection": {"VpcPeeringConnectionId": "{asked}"},
    "ec2.DescribeVpcEndpointServices": {},
    "ec2.DescribeVpcEndpoints": {},
    "ec2.DescribeVpcPeeringConnections": {},
    "ec2.ModifyVpcEndpoint": {"VpcEndpointId": "{endpoint}", "AddRouteTableIds": ["{table6}"]},
    "ec2.ModifyVpcPeeringConnectionOptions": {
        "VpcPeeringConnectionId": "{peering}",
        "RequesterPeeringConnectionOptions": {"AllowDnsResolutionFromRemoteVpc": True},
    },
    "ec2.RejectVpcPeeringConnection": {"VpcPeeringConnectionId": "{asked}"},
}
LISTS = {
    "ec2.AssociateDhcpOptions": {"DhcpOptionsId": "{dhcp}", "VpcId": "{vpc}"},
    "ec2.AssociateVpcCidrBlock": {"VpcId": "{empty_vpc}", "CidrBlock": "10.3.0.0/16"},
    "ec2.CreateDhcpOptions": {"DhcpConfigurations": [{"Key": "domain-name", "Values": ["dumplings.example"]}]},
    "ec2.CreateManagedPrefixList": {"PrefixListName": "offices", "MaxEntries": 5, "AddressFamily": "IPv4"},
    "ec2.DeleteDhcpOptions": {"DhcpOptionsId": "{dhcp}"},
    "ec2.DeleteManagedPrefixList": {"PrefixListId": "{list}"},
    "ec2.DescribeDhcpOptions": {},
    "ec2.DescribeManagedPrefixLists": {},
    "ec2.DescribePrefixLists": {},
    "ec2.DisassociateVpcCidrBlock": {"AssociationId": "{second_block}"},
    "ec2.GetManagedPrefixListEntries": {"PrefixListId": "{list}"},
    "ec2.ModifyManagedPrefixList": {"PrefixListId": "{list}", "AddEntries": [{"Cidr": "203.0.113.0/24"}]},
}
_TOKEN = {"ClientToken": "once"}
WATCHING = {
    "ec2.CreateFlowLogs": {
        "ResourceIds": ["{vpc}"],
        "ResourceType": "VPC",
        "TrafficType": "ALL",
        "LogGroupName": "flows",
        "DeliverLogsPermissionArn": "arn:aws:iam::123456789012:role/lambda-basic-role",
    },
    "ec2.CreateNetworkInsightsPath": {"Source": "{instance}", "Destination": "{gateway}", "Protocol": "tcp", **_TOKEN},
    "ec2.DeleteFlowLogs": {"FlowLogIds": ["{flows}"]},
    "ec2.DeleteNetworkInsightsAnalysis": {"NetworkInsightsAnalysisId": "{analysis}"},
    "ec2.DeleteNetworkInsightsPath": {"NetworkInsightsPathId": "{unused_path}"},
    "ec2.DescribeFlowLogs": {},
    "ec2.DescribeNetworkInsightsAnalyses": {},
    "ec2.DescribeNetworkInsightsPaths": {},
    "ec2.StartNetworkInsightsAnalysis": {"NetworkInsightsPathId": "{path}", **_TOKEN},
    "lab.SendPacket": {"Source": "{instance}", "Destination": "internet", "Protocol": "tcp", "Port": 443},
}
EC2 = VPCS | SUBNETS | ROUTES | GATEWAYS | ACLS | GROUPS | INTERFACES | MACHINES | CONNECTIONS | LISTS | TAGS | WATCHING


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
    image = {"ImageId": AMAZON_LINUX, "MinCount": 1, "MaxCount": 1}
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
    role = WATCHING["ec2.CreateFlowLogs"]["DeliverLogsPermissionArn"]
    log = {"LogGroupName": "some", "TrafficType": "REJECT", "DeliverLogsPermissionArn": role}
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
