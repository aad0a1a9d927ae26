"""A private network with a function in it: what tests of functions in a VPC begin with."""

from typing import Any

from serverless_lab.engine.outcome import Outcome
from tests.engine.ec2.making import call, filled, made
from tests.engine.support import Life, function_params

VPC_ACCESS = "arn:aws:iam::aws:policy/service-role/AWSLambdaVPCAccessExecutionRole"
MADE_S = 61


def prepare(life: Life) -> None:
    """`{private}` and `{private_b}` without a way out, `{public}` beside them; groups `{own}` and `{door}`."""
    made(life, "CreateVpc", "vpc", "kitchen", CidrBlock="10.20.0.0/16")
    for member in ("EnableDnsHostnames", "EnableDnsSupport"):
        call(life, "ModifyVpcAttribute", VpcId="{kitchen}", **{member: {"Value": True}})
    for name, cidr, zone in (
        ("private", "10.20.1.0/24", "a"),
        ("private_b", "10.20.2.0/24", "b"),
        ("public", "10.20.9.0/24", "a"),
    ):
        where = {"CidrBlock": cidr, "AvailabilityZone": f"ap-northeast-2{zone}"}
        made(life, "CreateSubnet", "subnet", name, VpcId="{kitchen}", **where)
    for name in ("own", "door"):
        made(life, "CreateSecurityGroup", "security-group", name, VpcId="{kitchen}", GroupName=name, Description=name)
    life.call("iam", "AttachRolePolicy", {"RoleName": "lambda-basic-role", "PolicyArn": VPC_ACCESS})


def config(life: Life, subnets: str = "{private}", groups: str = "{own}") -> dict[str, Any]:
    found: dict[str, Any] = filled(life, {"SubnetIds": subnets.split(), "SecurityGroupIds": groups.split()})
    return found


def connect(life: Life, name: str = "order-fn", **more: Any) -> None:
    """A function in the private subnet, ready to be called."""
    params = function_params(name, VpcConfig=config(life, **more))
    assert life.call("lambda", "CreateFunction", params).refusal is None
    life.advance(MADE_S)


def open_nat(life: Life) -> None:
    """A NAT gateway in the public subnet, and the route to it."""
    made(life, "CreateInternetGateway", "internet-gateway", "igw")
    call(life, "AttachInternetGateway", InternetGatewayId="{igw}", VpcId="{kitchen}")
    for name, subnet, target in (("outer", "public", None), ("inner", "private", "nat")):
        made(life, "CreateRouteTable", "route-table", name, VpcId="{kitchen}")
        call(life, "AssociateRouteTable", RouteTableId=f"{{{name}}}", SubnetId=f"{{{subnet}}}")
        if target is None:
            everywhere = {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "{igw}"}
            call(life, "CreateRoute", RouteTableId="{outer}", **everywhere)
    made(life, "AllocateAddress", "elastic-ip", "eip")
    made(life, "CreateNatGateway", "natgateway", "nat", SubnetId="{public}", AllocationId="{eip}")
    everywhere = {"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "{nat}"}
    call(life, "CreateRoute", RouteTableId="{inner}", **everywhere)
    life.advance(120)


def open_endpoint(life: Life, service: str = "sts", name: str = "vpce") -> None:
    """An interface endpoint that wears `{door}`, which lets nothing in yet."""
    more = {"VpcEndpointType": "Interface", "SubnetIds": ["{private}"], "SecurityGroupIds": ["{door}"]}
    where = {"VpcId": "{kitchen}", "ServiceName": f"com.amazonaws.ap-northeast-2.{service}"}
    made(life, "CreateVpcEndpoint", "vpc-endpoint", name, **where, **more)
    life.advance(120)


def open_door(life: Life) -> None:
    https = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "UserIdGroupPairs": [{"GroupId": "{own}"}]}
    call(life, "AuthorizeSecurityGroupIngress", GroupId="{door}", IpPermissions=[https])


def told(life: Life, name: str = "order-fn") -> dict[str, Any]:
    """The function's configuration."""
    return life.call("lambda", "GetFunctionConfiguration", {"FunctionName": name}).answer


def update(life: Life, **changes: Any) -> Outcome:
    return life.call("lambda", "UpdateFunctionConfiguration", {"FunctionName": "order-fn", **changes})


def interfaces(life: Life) -> list[dict[str, Any]]:
    """Those that Lambda keeps."""
    kind = {"Filters": [{"Name": "interface-type", "Values": ["lambda"]}]}
    return call(life, "DescribeNetworkInterfaces", **kind)["NetworkInterfaces"]
