"""A good form for everything the bench can do, in the network of `shop.py`, and what is to be seen then.

{names} stand for ids, <words> for what has no name: see `filled` in test_forms.py.
"""

from typing import Any, NamedTuple


class Good(NamedTuple):
    where: str
    data: dict[str, Any]
    seen: str


EVERYBODY = "0.0.0.0/0"
OUT, DB_GROUP, ACL = "?tab=tables&id={out}", "?tab=groups&id={db-sg}", "?tab=acls&id={acl}"
SHOP, PUBLIC, PRIVATE = "?tab=vpcs&id={shop}", "?tab=subnets&id={public-a}", "?tab=subnets&id={private-b}"
OFFICES, SIX = "?tab=lists&id={offices}", "?tab=subnets&id={six}"
PAIR = "?tab=connections&id={pair}"
ENTRY = {"direction": "in", "RuleAction": "allow", "protocol": "tcp", "ports": "443", "CidrBlock": EVERYBODY}
GOOD: dict[str, Good] = {
    "CreateVpc": Good("", {"Name": "new", "CidrBlock": "10.9.0.0/16"}, "<h2>new <small>"),
    "DeleteVpc": Good("?tab=vpcs&id={attic}", {"VpcId": "{attic}"}, ">shop</a>"),
    "EnableDnsHostnames": Good(SHOP, {"VpcId": "{shop}", "Value": "true"}, ">Turn off<"),
    "EnableDnsSupport": Good(SHOP, {"VpcId": "{shop}", "Value": "false"}, ">Turn on<"),
    "AssociateVpcCidrBlock": Good(SHOP, {"VpcId": "{shop}", "CidrBlock": "10.7.0.0/16"}, "10.7.0.0/16"),
    "DisassociateVpcCidrBlock": Good("?tab=vpcs&id={attic}", {"AssociationId": "<second>"}, "10.8.0.0/16"),
    "Rename": Good(SHOP, {"thing": "{shop}", "Name": "market"}, "<h2>market <small>"),
    "CreateSubnet": Good(
        "?tab=subnets", {"VpcId": "{shop}", "Name": "cellar", "CidrBlock": "10.0.9.0/24"}, "<h2>cellar <small>"
    ),
    "DeleteSubnet": Good("?tab=subnets&id={shelf}", {"SubnetId": "{shelf}"}, ">public-a</a>"),
    "SplitSubnet": Good("?tab=map&vpc={shop}", {"SubnetId": "{shelf}"}, ">shelf-2</a>"),
    "JoinSubnets": Good("?tab=map&vpc={shop}", {"SubnetId": "{shelf}"}, '<th scope="row">10.0.2.0/23'),
    "MapPublicIp": Good(PUBLIC, {"SubnetId": "{public-a}", "Value": "true"}, ">Turn off<"),
    "AssociateRouteTable": Good(
        "?tab=subnets&id={shelf}", {"SubnetId": "{shelf}", "RouteTableId": "{out}"}, ">out</a>"
    ),
    "DisassociateRouteTable": Good(PUBLIC, {"AssociationId": "<table>"}, "(the main one)"),
    "ReplaceRouteTableAssociation": Good(
        PUBLIC, {"AssociationId": "<table>", "near": "{public-a}", "RouteTableId": "{inside}"}, ">inside</a>"
    ),
    "ReplaceNetworkAclAssociation": Good(
        PUBLIC, {"AssociationId": "<acl>", "near": "{public-a}", "NetworkAclId": "{acl}"}, ">acl</a>"
    ),
    "CreateRouteTable": Good("?tab=tables", {"VpcId": "{shop}", "Name": "third"}, "<h2>third <small>"),
    "DeleteRouteTable": Good("?tab=tables&id={loose}", {"RouteTableId": "{loose}"}, ">out</a>"),
    "CreateRoute": Good(
        OUT, {"RouteTableId": "{out}", "DestinationCidrBlock": "10.1.0.0/16", "target": "{pair}"}, ">pair</a>"
    ),
    "ReplaceRoute": Good(
        OUT, {"RouteTableId": "{out}", "DestinationCidrBlock": EVERYBODY, "target": "{nat}"}, ">nat</a>"
    ),
    "DeleteRoute": Good(OUT, {"RouteTableId": "{out}", "DestinationCidrBlock": EVERYBODY}, '<th scope="row">10.0.0.0'),
    "CreateInternetGateway": Good("?tab=gateways", {"Name": "door"}, "<h2>door <small>"),
    "AttachInternetGateway": Good(
        "?tab=gateways&id={spare-igw}", {"InternetGatewayId": "{spare-igw}", "VpcId": "{kitchen}"}, ">kitchen</a>"
    ),
    "DetachInternetGateway": Good(
        "?tab=gateways&id={attic-igw}", {"InternetGatewayId": "{attic-igw}", "VpcId": "{attic}"}, "Attach to a VPC"
    ),
    "DeleteInternetGateway": Good("?tab=gateways&id={spare-igw}", {"InternetGatewayId": "{spare-igw}"}, ">igw</a>"),
    "CreateNatGateway": Good(
        "?tab=gateways", {"Name": "more", "SubnetId": "{public-a}", "AllocationId": "{spare-ip}"}, "<h2>more <small>"
    ),
    "DeleteNatGateway": Good("?tab=gateways&id={nat}", {"NatGatewayId": "{nat}"}, ">deleting<"),
    "AllocateAddress": Good("?tab=gateways", {"Name": "third-ip"}, "<h2>third-ip <small>"),
    "AssociateAddress": Good(
        "?tab=gateways&id={spare-ip}", {"AllocationId": "{spare-ip}", "NetworkInterfaceId": "{spare}"}, ">spare</a>"
    ),
    "DisassociateAddress": Good(
        "?tab=gateways&id={db-ip}", {"AssociationId": "<address>"}, "Associate with an interface"
    ),
    "ReleaseAddress": Good("?tab=gateways&id={spare-ip}", {"AllocationId": "{spare-ip}"}, ">nat-ip</a>"),
    "CreateSecurityGroup": Good(
        "?tab=groups", {"VpcId": "{shop}", "GroupName": "cache", "Description": "Redis"}, "<h2>cache <small>"
    ),
    "DeleteSecurityGroup": Good("?tab=groups&id={idle-sg}", {"GroupId": "{idle-sg}"}, ">web-sg</a>"),
    "AuthorizeSecurityGroupIngress": Good(
        DB_GROUP, {"GroupId": "{db-sg}", "protocol": "tcp", "ports": "22", "range": "10.0.0.0/16"}, "10.0.0.0/16"
    ),
    "AuthorizeSecurityGroupEgress": Good(
        DB_GROUP, {"GroupId": "{db-sg}", "protocol": "udp", "ports": "53", "peer": "{web-sg}"}, "<td>53</td>"
    ),
    "RevokeSecurityGroupIngress": Good(DB_GROUP, {"GroupId": "{db-sg}", "rule": "<rule>"}, "None: nothing comes in."),
    "RevokeSecurityGroupEgress": Good(
        DB_GROUP, {"GroupId": "{db-sg}", "rule": "<egress-rule>"}, "None: nothing goes out."
    ),
    "CreateNetworkAcl": Good("?tab=acls", {"VpcId": "{shop}", "Name": "wall"}, "<h2>wall <small>"),
    "DeleteNetworkAcl": Good("?tab=acls&id={acl}", {"NetworkAclId": "{acl}"}, "Network ACLs"),
    "CreateNetworkAclEntry": Good(ACL, {"NetworkAclId": "{acl}", "RuleNumber": 110, **ENTRY}, "<td>443</td>"),
    "ReplaceNetworkAclEntry": Good(ACL, {"NetworkAclId": "{acl}", "RuleNumber": 100, **ENTRY}, "<td>443</td>"),
    "DeleteNetworkAclEntry": Good(
        ACL, {"NetworkAclId": "{acl}", "RuleNumber": 100, "direction": "in"}, '<th scope="row">*</th>'
    ),
    "RunInstances": Good(
        "?tab=machines",
        {
            "Name": "third",
            "SubnetId": "{public-a}",
            "SecurityGroupIds": ["{web-sg}"],
            "public": "yes",
            "ImageId": "ami-0a1b2c3d4e5f60001",
            "script": "systemctl enable --now redis",
        },
        "redis tcp/6379",
    ),
    "StartInstances": Good("?tab=machines&id={idle}", {"instance": "{idle}"}, ">pending<"),
    "StopInstances": Good("?tab=machines&id={web}", {"instance": "{web}"}, ">stopping<"),
    "TerminateInstances": Good("?tab=machines&id={web}", {"instance": "{web}"}, ">shutting-down<"),
    "CreateNetworkInterface": Good(
        "?tab=machines", {"Name": "card", "SubnetId": "{private-b}", "Groups": ["{db-sg}"]}, "<h2>card <small>"
    ),
    "DeleteNetworkInterface": Good("?tab=machines&id={spare}", {"NetworkInterfaceId": "{spare}"}, ">web</a>"),
    "ChangeGroups": Good(
        "?tab=machines&id={spare}", {"NetworkInterfaceId": "{spare}", "Groups": ["{db-sg}"]}, ">db-sg</a>"
    ),
    "SourceDestCheck": Good(
        "?tab=machines&id={spare}", {"NetworkInterfaceId": "{spare}", "Value": "false"}, ">Turn on<"
    ),
    "CreateVpcPeeringConnection": Good(
        "?tab=connections", {"Name": "new", "VpcId": "{kitchen}", "PeerVpcId": "{attic}"}, "<h2>new <small>"
    ),
    "AskClassmate": Good(
        "?tab=connections",
        {"Name": "new", "VpcId": "{kitchen}", "PeerOwnerId": "999999999999", "PeerVpcId": "vpc-0123456789abcdef0"},
        ">failed<",
    ),
    "AcceptVpcPeeringConnection": Good(PAIR, {"VpcPeeringConnectionId": "{pair}"}, ">active<"),
    "RejectVpcPeeringConnection": Good(
        "?tab=connections&id={pair}", {"VpcPeeringConnectionId": "{pair}"}, ">rejected<"
    ),
    "DeleteVpcPeeringConnection": Good(PAIR, {"VpcPeeringConnectionId": "{pair}"}, ">deleted<"),
    "CreateVpcEndpoint": Good(
        "?tab=connections",
        {"VpcId": "{shop}", "service": "Gateway dynamodb", "region": "ap-northeast-2", "RouteTableIds": ["{inside}"]},
        "com.amazonaws.ap-northeast-2.dynamodb",
    ),
    "ChangeEndpointPolicy": Good(
        "?tab=connections&id={s3}",
        {"VpcEndpointId": "{s3}", "PolicyDocument": '{"Statement": []}'},
        "The endpoint&#x27;s policy is changed",
    ),
    "DeleteVpcEndpoints": Good("?tab=connections&id={s3}", {"endpoint": "{s3}"}, "None. An endpoint leads"),
    "AssociateIpv6Block": Good(SHOP, {"VpcId": "{shop}"}, "/56"),
    "AssociateSubnetCidrBlock": Good(
        "?tab=subnets&id={seven}", {"SubnetId": "{seven}", "Ipv6CidrBlock": "<free6>"}, ">Remove the IPv6 range<"
    ),
    "DisassociateSubnetCidrBlock": Good(SIX, {"AssociationId": "<subnet6>"}, "Add an IPv6 range"),
    "AssignIpv6": Good(SIX, {"SubnetId": "{six}", "Value": "true"}, ">Turn off<"),
    "CreateEgressOnlyInternetGateway": Good(
        "?tab=gateways", {"VpcId": "{shop}", "Name": "outward"}, "<h2>outward <small>"
    ),
    "DeleteEgressOnlyInternetGateway": Good(
        "?tab=gateways&id={eigw}", {"EgressOnlyInternetGatewayId": "{eigw}"}, "None. With one, IPv6 packets go out"
    ),
    "CreateManagedPrefixList": Good(
        "?tab=lists",
        {"PrefixListName": "branches", "AddressFamily": "IPv4", "MaxEntries": 5, "range": "203.0.113.0/24"},
        "<h2>branches <small>",
    ),
    "AddEntry": Good(
        OFFICES,
        {"PrefixListId": "{offices}", "CurrentVersion": 1, "Cidr": "203.0.113.0/24", "Description": "Busan"},
        "<td>Busan</td>",
    ),
    "RemoveEntry": Good(
        OFFICES, {"PrefixListId": "{offices}", "CurrentVersion": 1, "Cidr": "198.51.100.0/24"}, "None yet."
    ),
    "ResizeManagedPrefixList": Good(OFFICES, {"PrefixListId": "{offices}", "MaxEntries": 8}, "<dd>8"),
    "DeleteManagedPrefixList": Good(
        "?tab=lists&id={unused}", {"PrefixListId": "{unused}"}, ">com.amazonaws.ap-northeast-2.s3</a>"
    ),
    "CreateDhcpOptions": Good(
        "?tab=vpcs",
        {"Name": "names", "domain": "dumplings.example", "resolvers": "10.0.0.2, 10.0.0.3"},
        "<td>10.0.0.2, 10.0.0.3</td>",
    ),
    "AssociateDhcpOptions": Good(SHOP, {"VpcId": "{shop}", "DhcpOptionsId": "{own-dns}"}, ">own-dns</a>"),
    "DeleteDhcpOptions": Good("?tab=vpcs&id={own-dns}", {"DhcpOptionsId": "{own-dns}"}, ">shop</a>"),
    "AttachNetworkInterface": Good(
        "?tab=machines&id={web}",
        {"InstanceId": "{web}", "NetworkInterfaceId": "{spare}", "DeviceIndex": 1},
        ">spare</a>",
    ),
    "DetachNetworkInterface": Good(
        "?tab=machines&id={second-card}", {"AttachmentId": "<attachment>"}, "Delete the interface"
    ),
    "DeleteOnTermination": Good(
        "?tab=machines&id={second-card}",
        {"NetworkInterfaceId": "{second-card}", "AttachmentId": "<attachment>", "Value": "true"},
        "<dt>Deleted with its instance</dt><dd>Yes",
    ),
    "SendPacket": Good(
        "?tab=packet&source=internet&target={web}&protocol=tcp&port=80",
        {"Source": "internet", "Destination": "{web}", "Protocol": "tcp", "Port": 80, "SourcePort": 49152},
        "The packet arrived, and the answer came back.",
    ),
    "CreateFlowLogs": Good(
        "?tab=flowlogs",
        {
            "Name": "guard",
            "resource": "{public-a}",
            "TrafficType": "REJECT",
            "LogGroupName": "turned-away",
            "DeliverLogsPermissionArn": "<writer>",
        },
        "<h2>guard <small>",
    ),
    "DeleteFlowLogs": Good("?tab=flowlogs&id={watch}", {"log": "{watch}"}, "None. A flow log tells CloudWatch Logs"),
    "CreateFlowLogsRole": Good("?tab=flowlogs", {"RoleName": "second-writer"}, ":role/second-writer</code>"),
    "CreateNetworkInsightsPath": Good(
        "?tab=analyzer",
        {"Name": "visit", "Source": "{igw}", "Destination": "{web}", "Protocol": "tcp", "DestinationPort": 80},
        "<h2>visit <small>",
    ),
    "DeleteNetworkInsightsPath": Good(
        "?tab=analyzer&id={new-path}", {"NetworkInsightsPathId": "{new-path}"}, ">order</a>"
    ),
    "StartNetworkInsightsAnalysis": Good("?tab=analyzer&id={order}", {"NetworkInsightsPathId": "{order}"}, ">running<"),
    "DeleteNetworkInsightsAnalysis": Good(
        "?tab=analyzer&id={found}", {"NetworkInsightsAnalysisId": "{found}", "path": "{order}"}, "<h2>order <small>"
    ),
}
