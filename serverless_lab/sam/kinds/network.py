"""A VPC and what lies in it."""

from typing import Any

from serverless_lab.engine.services.ec2.state.region import Ec2State
from serverless_lab.sam.making import Made, Properties, Step, items, kind, tag_list

NAT_SECONDS = 91  # until a NAT gateway is available


def make_vpc(step: Step, properties: Properties) -> Made:
    params = {name: properties.get(name) for name in ("CidrBlock", "InstanceTenancy")}
    vpc = step.call("ec2", "CreateVpc", params | _tags(step, "vpc", properties))["Vpc"]["VpcId"]
    for name in ("EnableDnsSupport", "EnableDnsHostnames"):
        if properties.get(name) is not None:
            step.call("ec2", "ModifyVpcAttribute", {"VpcId": vpc, name: {"Value": properties[name]}})
    made = _state(step).vpcs[vpc]
    return Made(
        vpc,
        {
            "VpcId": vpc,
            "CidrBlock": properties["CidrBlock"],
            "DefaultSecurityGroup": made.default_group,
            "DefaultNetworkAcl": made.default_acl,
        },
    )


def make_subnet(step: Step, properties: Properties) -> Made:
    params = {name: properties.get(name) for name in ("VpcId", "CidrBlock", "AvailabilityZone")}
    told = step.call("ec2", "CreateSubnet", params | _tags(step, "subnet", properties))["Subnet"]
    if properties.get("MapPublicIpOnLaunch") is not None:
        wanted = {"SubnetId": told["SubnetId"], "MapPublicIpOnLaunch": {"Value": properties["MapPublicIpOnLaunch"]}}
        step.call("ec2", "ModifySubnetAttribute", wanted)
    attributes = {name: told[name] for name in ("SubnetId", "VpcId", "CidrBlock", "AvailabilityZone")}
    return Made(told["SubnetId"], attributes)


def make_gateway(step: Step, properties: Properties) -> Made:
    told = step.call("ec2", "CreateInternetGateway", _tags(step, "internet-gateway", properties))
    gateway = told["InternetGateway"]["InternetGatewayId"]
    return Made(gateway, {"InternetGatewayId": gateway})


def make_attachment(step: Step, properties: Properties) -> Made:
    step.call("ec2", "AttachInternetGateway", properties)
    return Made(f"IGW|{properties['VpcId']}")


def make_table(step: Step, properties: Properties) -> Made:
    told = step.call("ec2", "CreateRouteTable", {"VpcId": properties["VpcId"]} | _tags(step, "route-table", properties))
    table = told["RouteTable"]["RouteTableId"]
    return Made(table, {"RouteTableId": table})


def make_route(step: Step, properties: Properties) -> Made:
    step.call("ec2", "CreateRoute", properties)
    return Made(f"{properties['RouteTableId']}|{properties.get('DestinationCidrBlock', '')}")


def make_association(step: Step, properties: Properties) -> Made:
    told = step.call("ec2", "AssociateRouteTable", properties)
    return Made(told["AssociationId"], {"Id": told["AssociationId"]})


def make_address(step: Step, properties: Properties) -> Made:
    told = step.call("ec2", "AllocateAddress", {"Domain": "vpc"} | _tags(step, "elastic-ip", properties))
    return Made(told["PublicIp"], {"AllocationId": told["AllocationId"], "PublicIp": told["PublicIp"]})


def make_nat(step: Step, properties: Properties) -> Made:
    params = {name: properties.get(name) for name in ("SubnetId", "AllocationId", "ConnectivityType")}
    nat = step.call("ec2", "CreateNatGateway", params | _tags(step, "natgateway", properties))["NatGateway"]
    step.wait(NAT_SECONDS)
    return Made(nat["NatGatewayId"], {"NatGatewayId": nat["NatGatewayId"]})


def make_group(step: Step, properties: Properties) -> Made:
    """Rules of its own for what goes out stand in place of the one that lets everything out."""
    params = {"GroupName": step.name(properties.get("GroupName"), 255), "Description": properties["GroupDescription"]}
    params |= {"VpcId": properties.get("VpcId")} | _tags(step, "security-group", properties)
    group = step.call("ec2", "CreateSecurityGroup", params)["GroupId"]
    for rule in items(step, "SecurityGroupIngress", properties.get("SecurityGroupIngress")):
        step.call("ec2", "AuthorizeSecurityGroupIngress", _rule(group, rule, "Source"))
    outward = items(step, "SecurityGroupEgress", properties.get("SecurityGroupEgress"))
    if outward:
        everything = {"IpProtocol": "-1", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
        step.call("ec2", "RevokeSecurityGroupEgress", {"GroupId": group, "IpPermissions": [everything]})
    for rule in outward:
        step.call("ec2", "AuthorizeSecurityGroupEgress", _rule(group, rule, "Destination"))
    return Made(group, {"GroupId": group, "VpcId": _state(step).groups[group].vpc})


def make_ingress(step: Step, properties: Properties) -> Made:
    step.call("ec2", "AuthorizeSecurityGroupIngress", _rule(properties["GroupId"], properties, "Source"))
    return Made(step.name(None))


def make_egress(step: Step, properties: Properties) -> Made:
    step.call("ec2", "AuthorizeSecurityGroupEgress", _rule(properties["GroupId"], properties, "Destination"))
    return Made(step.name(None))


def _rule(group: str, rule: Any, side: str) -> dict[str, Any]:
    """A rule in CloudFormation's form as one of EC2's permissions."""
    rule = rule if isinstance(rule, dict) else {}
    said = {"Description": rule["Description"]} if "Description" in rule else {}
    permission: dict[str, Any] = {name: rule[name] for name in ("IpProtocol", "FromPort", "ToPort") if name in rule}
    for member, theirs, name in (
        ("IpRanges", "CidrIp", "CidrIp"),
        ("Ipv6Ranges", "CidrIpv6", "CidrIpv6"),
        ("UserIdGroupPairs", f"{side}SecurityGroupId", "GroupId"),
        ("PrefixListIds", f"{side}PrefixListId", "PrefixListId"),
    ):
        if theirs in rule:
            permission[member] = [{name: rule[theirs]} | said]
    return {"GroupId": group, "IpPermissions": [permission]}


def _tags(step: Step, kind_: str, properties: Properties) -> dict[str, Any]:
    tags = tag_list(step, properties.get("Tags"))
    return {"TagSpecifications": [{"ResourceType": kind_, "Tags": tags}]} if tags else {}


def _state(step: Step) -> Ec2State:
    account = step.target.state
    found: Ec2State = account.parts[f"ec2/{account.region}"]
    return found


_RULE = "IpProtocol FromPort ToPort CidrIp CidrIpv6 Description"
KINDS = (
    kind(
        "AWS::EC2::VPC",
        make_vpc,
        "InstanceTenancy EnableDnsSupport EnableDnsHostnames Tags",
        needs="CidrBlock",
        gives="VpcId CidrBlock DefaultSecurityGroup DefaultNetworkAcl",
    ),
    kind(
        "AWS::EC2::Subnet",
        make_subnet,
        "AvailabilityZone MapPublicIpOnLaunch Tags",
        needs="VpcId CidrBlock",
        gives="SubnetId VpcId CidrBlock AvailabilityZone",
    ),
    kind("AWS::EC2::InternetGateway", make_gateway, "Tags", gives="InternetGatewayId"),
    kind("AWS::EC2::VPCGatewayAttachment", make_attachment, "", needs="VpcId InternetGatewayId"),
    kind("AWS::EC2::RouteTable", make_table, "Tags", needs="VpcId", gives="RouteTableId"),
    kind(
        "AWS::EC2::Route",
        make_route,
        """DestinationCidrBlock DestinationIpv6CidrBlock DestinationPrefixListId GatewayId NatGatewayId
        NetworkInterfaceId InstanceId VpcPeeringConnectionId EgressOnlyInternetGatewayId""",
        needs="RouteTableId",
    ),
    kind("AWS::EC2::SubnetRouteTableAssociation", make_association, "", needs="SubnetId RouteTableId", gives="Id"),
    kind("AWS::EC2::EIP", make_address, "Domain Tags", gives="AllocationId PublicIp"),
    kind(
        "AWS::EC2::NatGateway", make_nat, "AllocationId ConnectivityType Tags", needs="SubnetId", gives="NatGatewayId"
    ),
    kind(
        "AWS::EC2::SecurityGroup",
        make_group,
        "GroupName VpcId Tags SecurityGroupIngress SecurityGroupEgress",
        needs="GroupDescription",
        gives="GroupId VpcId",
    ),
    kind(
        "AWS::EC2::SecurityGroupIngress",
        make_ingress,
        f"{_RULE} SourceSecurityGroupId SourcePrefixListId",
        needs="GroupId IpProtocol",
    ),
    kind(
        "AWS::EC2::SecurityGroupEgress",
        make_egress,
        f"{_RULE} DestinationSecurityGroupId DestinationPrefixListId",
        needs="GroupId IpProtocol",
    ),
)
