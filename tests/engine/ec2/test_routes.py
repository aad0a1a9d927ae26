"""Route tables, their routes and associations, and the gateways they lead to."""

import pytest

from tests.engine.ec2.making import call, filled, made
from tests.engine.support import Life


@pytest.fixture
def life():
    life = Life()
    vpc = made(life, "CreateVpc", "vpc", "vpc", CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    for name, cidr in (("a", "10.0.1.0/24"), ("b", "10.0.2.0/24")):
        made(life, "CreateSubnet", "subnet", name, VpcId=vpc, CidrBlock=cidr)
    made(life, "CreateRouteTable", "route-table", "table", VpcId=vpc)
    made(life, "CreateInternetGateway", "internet-gateway", "gateway")
    return life


def refused(life, operation, **params):
    refusal = life.call("ec2", operation, filled(life, params)).refusal
    return refusal.code, refusal.message


def routes(life, table="{table}"):
    [found] = call(life, "DescribeRouteTables", RouteTableIds=[table])["RouteTables"]
    return [(route["DestinationCidrBlock"], route["GatewayId"], route["State"]) for route in found["Routes"]]


def test_the_local_route_is_there_and_stays(life):
    assert routes(life) == [("10.0.0.0/16", "local", "active")]
    code, message = refused(life, "DeleteRoute", RouteTableId="{table}", DestinationCidrBlock="10.0.0.0/16")
    assert (code, message[:36]) == ("InvalidParameterValue", "cannot remove local route 10.0.0.0/1")


def test_a_gateway_must_be_attached_and_a_route_to_a_detached_one_is_a_black_hole(life):
    everywhere = {"RouteTableId": "{table}", "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "{gateway}"}
    table, gateway = filled(life, "{table}"), filled(life, "{gateway}")
    sentence = f"route table {table} and network gateway {gateway} belong to different networks"
    assert refused(life, "CreateRoute", **everywhere) == ("InvalidParameterValue", sentence)
    call(life, "AttachInternetGateway", InternetGatewayId="{gateway}", VpcId="{vpc}")
    call(life, "CreateRoute", **everywhere)
    assert refused(life, "CreateRoute", **everywhere) == (
        "RouteAlreadyExists",
        "The route identified by 0.0.0.0/0 already exists.",
    )
    call(life, "DetachInternetGateway", InternetGatewayId="{gateway}", VpcId="{vpc}")
    assert routes(life)[1] == ("0.0.0.0/0", gateway, "blackhole")
    call(life, "DeleteInternetGateway", InternetGatewayId="{gateway}")
    assert routes(life)[1] == ("0.0.0.0/0", gateway, "blackhole")


def test_one_gateway_for_one_vpc(life):
    call(life, "AttachInternetGateway", InternetGatewayId="{gateway}", VpcId="{vpc}")
    vpc, gateway = filled(life, "{vpc}"), filled(life, "{gateway}")
    assert refused(life, "AttachInternetGateway", InternetGatewayId="{gateway}", VpcId="{vpc}") == (
        "Resource.AlreadyAssociated",
        f"resource {gateway} is already attached to network {vpc}",
    )
    made(life, "CreateInternetGateway", "internet-gateway", "second")
    assert refused(life, "AttachInternetGateway", InternetGatewayId="{second}", VpcId="{vpc}") == (
        "InvalidParameterValue",
        f"Network {vpc} already has an internet gateway attached",
    )
    assert refused(life, "DeleteInternetGateway", InternetGatewayId="{gateway}")[0] == "DependencyViolation"
    assert refused(life, "DetachInternetGateway", InternetGatewayId="{second}", VpcId="{vpc}")[0] == (
        "Gateway.NotAttached"
    )


def test_a_subnet_goes_by_one_table(life):
    association = call(life, "AssociateRouteTable", RouteTableId="{table}", SubnetId="{a}")["AssociationId"]
    again = call(life, "AssociateRouteTable", RouteTableId="{table}", SubnetId="{a}")
    assert again["AssociationId"] == association
    made(life, "CreateRouteTable", "route-table", "other", VpcId=filled(life, "{vpc}"))
    assert refused(life, "AssociateRouteTable", RouteTableId="{other}", SubnetId="{a}")[0] == (
        "Resource.AlreadyAssociated"
    )
    assert refused(life, "DeleteRouteTable", RouteTableId="{table}")[0] == "DependencyViolation"
    call(life, "DisassociateRouteTable", AssociationId=association)
    assert refused(life, "DisassociateRouteTable", AssociationId=association) == (
        "InvalidAssociationID.NotFound",
        f"The association ID '{association}' does not exist",
    )
    call(life, "DeleteRouteTable", RouteTableId="{table}")


def test_another_table_becomes_the_main_one(life):
    asked = {"Filters": [{"Name": "association.main", "Values": ["true"]}, {"Name": "vpc-id", "Values": ["{vpc}"]}]}
    [main] = call(life, "DescribeRouteTables", **asked)["RouteTables"]
    association = main["Associations"][0]["RouteTableAssociationId"]
    assert refused(life, "DisassociateRouteTable", AssociationId=association)[0] == "InvalidParameterValue"
    new = call(life, "ReplaceRouteTableAssociation", AssociationId=association, RouteTableId="{table}")
    [main] = call(life, "DescribeRouteTables", **asked)["RouteTables"]
    assert main["RouteTableId"] == filled(life, "{table}")
    assert main["Associations"][0]["RouteTableAssociationId"] == new["NewAssociationId"] != association


def test_inside_the_vpc_a_gateway_leads_nobody_astray(life):
    call(life, "AttachInternetGateway", InternetGatewayId="{gateway}", VpcId="{vpc}")
    within = {"RouteTableId": "{table}", "DestinationCidrBlock": "10.0.1.0/24", "GatewayId": "{gateway}"}
    code, message = refused(life, "CreateRoute", **within)
    assert code == "InvalidParameterValue"
    assert message.startswith("The destination CIDR block 10.0.1.0/24 is equal to or more specific than one of")


def test_one_destination_and_one_target(life):
    assert refused(life, "CreateRoute", RouteTableId="{table}", GatewayId="{gateway}")[0] == "MissingParameter"
    assert refused(life, "CreateRoute", RouteTableId="{table}", DestinationCidrBlock="0.0.0.0/0")[0] == (
        "MissingParameter"
    )
    both = {"DestinationCidrBlock": "0.0.0.0/0", "DestinationIpv6CidrBlock": "::/0", "GatewayId": "{gateway}"}
    assert refused(life, "CreateRoute", RouteTableId="{table}", **both)[0] == "InvalidParameterCombination"
