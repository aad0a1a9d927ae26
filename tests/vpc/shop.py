"""The shop's network: a public and a private subnet with NAT, a web server and a database, a peer, endpoints."""

import json
from base64 import b64encode
from typing import Any

from lessons.sandbox import lab
from lessons.vpc.forms.ipv6 import free_ranges
from tests.vpc.desk import IMAGE, Network

_TRUST = {
    "Effect": "Allow",
    "Principal": {"Service": "vpc-flow-logs.amazonaws.com"},
    "Action": "sts:AssumeRole",
}
_WRITES = {"Effect": "Allow", "Action": "logs:*", "Resource": "*"}


def furnish(network: Network) -> None:
    """Everything has a Name tag, by which `Network` finds it."""
    _ranges(network)
    _ways_out(network)
    _machines(network)
    _connections(network)
    lab.advance(network.account, 120)


def _ranges(network: Network) -> None:
    network.make("CreateVpc", "vpc", "shop", CidrBlock="10.0.0.0/16")
    network.make("CreateVpc", "vpc", "kitchen", CidrBlock="10.1.0.0/16")
    for name, cidr, letter in (("public-a", "10.0.0.0/24", "a"), ("private-b", "10.0.1.0/24", "b")):
        zone = f"{network.account.region}{letter}"
        network.make("CreateSubnet", "subnet", name, VpcId="{shop}", CidrBlock=cidr, AvailabilityZone=zone)
    network.make("CreateSubnet", "subnet", "stove", VpcId="{kitchen}", CidrBlock="10.1.0.0/24")


def _ways_out(network: Network) -> None:
    network.make("CreateInternetGateway", "internet-gateway", "igw")
    network.call("AttachInternetGateway", InternetGatewayId="{igw}", VpcId="{shop}")
    network.make("CreateRouteTable", "route-table", "out", VpcId="{shop}")
    network.call("CreateRoute", RouteTableId="{out}", DestinationCidrBlock="0.0.0.0/0", GatewayId="{igw}")
    network.call("AssociateRouteTable", RouteTableId="{out}", SubnetId="{public-a}")
    network.make("AllocateAddress", "elastic-ip", "nat-ip")
    network.make("CreateNatGateway", "natgateway", "nat", SubnetId="{public-a}", AllocationId="{nat-ip}")
    network.make("CreateRouteTable", "route-table", "inside", VpcId="{shop}")
    network.call("CreateRoute", RouteTableId="{inside}", DestinationCidrBlock="0.0.0.0/0", NatGatewayId="{nat}")
    network.call("AssociateRouteTable", RouteTableId="{inside}", SubnetId="{private-b}")


def _machines(network: Network) -> None:
    for group in ("web-sg", "db-sg"):
        named = {"GroupName": group, "Description": "of the shop"}
        network.make("CreateSecurityGroup", "security-group", group, VpcId="{shop}", **named)
    _allow(network, "{web-sg}", 80, IpRanges=[{"CidrIp": "0.0.0.0/0"}])
    _allow(network, "{db-sg}", 5432, UserIdGroupPairs=[{"GroupId": "{web-sg}"}])
    _run(network, "web", "{public-a}", "{web-sg}", "nginx", public=True)
    _run(network, "db", "{private-b}", "{db-sg}", "postgresql", public=False)
    network.make("CreateNetworkInterface", "network-interface", "spare", SubnetId="{public-a}")
    network.make("CreateNetworkAcl", "network-acl", "acl", VpcId="{shop}")


def _allow(network: Network, group: str, port: int, **peers: Any) -> None:
    permission = {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, **peers}
    network.call("AuthorizeSecurityGroupIngress", GroupId=group, IpPermissions=[permission])


def _run(network: Network, name: str, subnet: str, group: str, program: str, *, public: bool) -> None:
    interface = {"DeviceIndex": 0, "SubnetId": subnet, "Groups": [group], "AssociatePublicIpAddress": public}
    script = b64encode(f"#!/bin/sh\nsystemctl enable --now {program}\n".encode()).decode()
    once = {"ImageId": IMAGE, "MinCount": 1, "MaxCount": 1, "UserData": script}
    network.make("RunInstances", "instance", name, NetworkInterfaces=[interface], **once)


def _connections(network: Network) -> None:
    kind = "vpc-peering-connection"
    network.make("CreateVpcPeeringConnection", kind, "pair", VpcId="{shop}", PeerVpcId="{kitchen}")
    service = f"com.amazonaws.{network.account.region}.s3"
    network.make("CreateVpcEndpoint", "vpc-endpoint", "s3", VpcId="{shop}", ServiceName=service)


def furnish_more(network: Network) -> None:
    """Things that may be deleted or changed without anything in the way."""
    network.make("CreateVpc", "vpc", "attic", CidrBlock="10.8.0.0/16")
    network.call("AssociateVpcCidrBlock", VpcId="{attic}", CidrBlock="10.18.0.0/16")
    network.make("CreateSubnet", "subnet", "shelf", VpcId="{shop}", CidrBlock="10.0.2.0/24")
    network.make("CreateRouteTable", "route-table", "loose", VpcId="{shop}")
    network.make("CreateInternetGateway", "internet-gateway", "spare-igw")
    for address in ("spare-ip", "db-ip"):
        network.make("AllocateAddress", "elastic-ip", address)
    network.call("AssociateAddress", AllocationId="{db-ip}", InstanceId="{db}")
    named = {"GroupName": "idle-sg", "Description": "Nobody wears it"}
    network.make("CreateSecurityGroup", "security-group", "idle-sg", VpcId="{shop}", **named)
    entry = {"Protocol": "6", "PortRange": {"From": 80, "To": 80}, "RuleAction": "allow", "CidrBlock": "0.0.0.0/0"}
    network.call("CreateNetworkAclEntry", NetworkAclId="{acl}", RuleNumber=100, Egress=False, **entry)
    _run(network, "idle", "{private-b}", "{db-sg}", "redis", public=False)
    lab.advance(network.account, 120)
    network.call("StopInstances", InstanceIds=["{idle}"])
    lab.advance(network.account, 120)


def furnish_six(network: Network) -> None:
    """IPv6 in the kitchen, prefix lists and DHCP options, a second interface."""
    network.make("CreateNetworkInterface", "network-interface", "second-card", SubnetId="{private-b}")
    plug = {"NetworkInterfaceId": "{second-card}", "InstanceId": "{db}", "DeviceIndex": 1}
    network.call("AttachNetworkInterface", **plug)
    network.call("AssociateVpcCidrBlock", VpcId="{kitchen}", AmazonProvidedIpv6CidrBlock=True)
    first = free_range6(network)
    for name, cidr in (("six", "10.1.6.0/24"), ("seven", "10.1.7.0/24")):
        network.make("CreateSubnet", "subnet", name, VpcId="{kitchen}", CidrBlock=cidr)
    network.call("AssociateSubnetCidrBlock", SubnetId="{six}", Ipv6CidrBlock=first)
    network.make("CreateRouteTable", "route-table", "out6", VpcId="{kitchen}")
    network.make("CreateEgressOnlyInternetGateway", "egress-only-internet-gateway", "eigw", VpcId="{kitchen}")
    for name, entries in (("offices", [{"Cidr": "198.51.100.0/24"}]), ("unused", [])):
        named = {"PrefixListName": name, "MaxEntries": 3, "AddressFamily": "IPv4", "Entries": entries}
        network.make("CreateManagedPrefixList", "prefix-list", name, **named)
    options = [{"Key": "domain-name-servers", "Values": ["10.0.0.9"]}]
    network.make("CreateDhcpOptions", "dhcp-options", "own-dns", DhcpConfigurations=options)


def furnish_watch(network: Network) -> None:
    """A flow log of the shop with the role that it writes as, two paths, and an analysis of one of them."""
    role = {"RoleName": "writer", "AssumeRolePolicyDocument": _document(_TRUST)}
    policy = {"RoleName": "writer", "PolicyName": "write", "PolicyDocument": _document(_WRITES)}
    for operation, params in (("CreateRole", role), ("PutRolePolicy", policy)):
        assert lab.call(network.account, "iam", operation, params).refusal is None
    watched = {"ResourceIds": ["{shop}"], "ResourceType": "VPC", "TrafficType": "ALL", "LogGroupName": "flows"}
    network.make("CreateFlowLogs", "vpc-flow-log", "watch", DeliverLogsPermissionArn=writer(network), **watched)
    ends = {"Source": "{web}", "Destination": "{db}", "Protocol": "tcp"}
    for name, port in (("order", 5432), ("new-path", 22)):
        path = ends | {"DestinationPort": port, "ClientToken": name}
        network.make("CreateNetworkInsightsPath", "network-insights-path", name, **path)
    asked = {"NetworkInsightsPathId": "{order}", "ClientToken": "found"}
    network.make("StartNetworkInsightsAnalysis", "network-insights-analysis", "found", **asked)
    lab.advance(network.account, 20)


def writer(network: Network) -> str:
    return f"arn:aws:iam::{network.account.account_id}:role/writer"


def _document(statement: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def free_range6(network: Network) -> str:
    """The first IPv6 range that a subnet of the kitchen may have."""
    state = network.state
    return next(free_ranges(state, state.vpcs[network.ids()["kitchen"]]))
