"""A good call of every EC2 operation, by subject. `{vpc}` and the like stand for ids of what `making.py` prepares."""

from tests.engine.ec2.making import AMAZON_LINUX

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
    "lab.HearOfNetwork": {"AccountId": "222222222222", "Region": "ap-northeast-2", "Network": b"{}"},
    "lab.HearOfPeering": {
        "VpcPeeringConnectionId": "pcx-0123456789abcdef0",
        "Status": "initiating-request",
        "Requester": {"AccountId": "222222222222", "Region": "ap-northeast-2", "VpcId": "vpc-0123456789abcdef0"},
        "Accepter": {"AccountId": "123456789012", "Region": "ap-northeast-2", "VpcId": "{vpc}"},
    },
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
