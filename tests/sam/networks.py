"""A VPC that a function of a random account is put into."""

from typing import Any

from tests.engine.support import REGION, Life


class Network:
    """Two subnets, two groups that let each other in, and the routes that are named."""

    def __init__(self, life: Life, number: int, routes: list[str], named: bool) -> None:
        self.life, self.number, self.routes, self.named = life, number, routes, named

    def call(self, operation: str, **params: Any) -> dict[str, Any]:
        return self.life.call("ec2", operation, params).answer or {}

    def build(self) -> dict[str, list[str]]:
        tags = [{"ResourceType": "vpc", "Tags": [{"Key": "Name", "Value": "shop"}]}] if self.named else []
        vpc = self.call("CreateVpc", CidrBlock="10.7.0.0/16", TagSpecifications=tags)["Vpc"]["VpcId"]
        subnets = [
            self.call("CreateSubnet", VpcId=vpc, CidrBlock=f"10.7.{n}.0/24", AvailabilityZone=f"{REGION}{zone}")[
                "Subnet"
            ]["SubnetId"]
            for n, zone in enumerate("ac")
        ]
        self._routes(vpc, subnets)
        groups = [
            self.call("CreateSecurityGroup", VpcId=vpc, GroupName=f"{name} {self.number}", Description="d")["GroupId"]
            for name in ("web", "data")
        ]
        web = {
            "IpProtocol": "tcp",
            "FromPort": 443,
            "ToPort": 443,
            "IpRanges": [{"CidrIp": "0.0.0.0/0", "Description": "all"}],
        }
        ping = {"IpProtocol": "icmp", "FromPort": -1, "ToPort": -1, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}
        self.call("AuthorizeSecurityGroupIngress", GroupId=groups[0], IpPermissions=[web, ping])
        for one, other in (groups, groups[::-1]):
            pair = {"IpProtocol": "tcp", "FromPort": 1, "ToPort": 9, "UserIdGroupPairs": [{"GroupId": other}]}
            self.call("AuthorizeSecurityGroupIngress", GroupId=one, IpPermissions=[pair])
        return {"SubnetIds": subnets, "SecurityGroupIds": groups}

    def _routes(self, vpc: str, subnets: list[str]) -> None:
        if not self.routes:
            return
        gateway = self.call("CreateInternetGateway")["InternetGateway"]["InternetGatewayId"]
        self.call("AttachInternetGateway", InternetGatewayId=gateway, VpcId=vpc)
        main = self.life.cloud.state.parts[f"ec2/{REGION}"].vpcs[vpc].main_table
        if "main-igw" in self.routes:
            self.call("CreateRoute", RouteTableId=main, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
        if "own-table" not in self.routes:
            return
        table = self.call("CreateRouteTable", VpcId=vpc)["RouteTable"]["RouteTableId"]
        self.call("AssociateRouteTable", RouteTableId=table, SubnetId=subnets[1])
        if "igw" in self.routes:
            self.call("CreateRoute", RouteTableId=table, DestinationCidrBlock="1.0.0.0/8", GatewayId=gateway)
        if "nat" in self.routes:
            address = self.call("AllocateAddress", Domain="vpc")["AllocationId"]
            nat = self.call("CreateNatGateway", SubnetId=subnets[0], AllocationId=address)["NatGateway"]["NatGatewayId"]
            self.call("CreateRoute", RouteTableId=table, DestinationCidrBlock="2.0.0.0/8", NatGatewayId=nat)
