"""Subnets: inside the VPC, clear of each other, in a zone, with five addresses kept by AWS."""

import pytest

from tests.engine.ec2.making import made
from tests.engine.support import Life


@pytest.fixture
def life():
    life = Life()
    life.vpc = made(life, "CreateVpc", "vpc", "shop", CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    return life


def create(life, cidr, **params):
    return life.call("ec2", "CreateSubnet", {"VpcId": life.vpc, "CidrBlock": cidr, **params})


def refused(life, cidr, **params):
    refusal = create(life, cidr, **params).refusal
    return refusal.code, refusal.message


def test_a_slice_of_the_vpc(life):
    subnet = create(life, "10.0.1.7/24", AvailabilityZoneId="apne2-az3").answer["Subnet"]
    assert subnet["CidrBlock"] == "10.0.1.0/24"
    assert (subnet["AvailabilityZone"], subnet["AvailabilityZoneId"]) == ("ap-northeast-2c", "apne2-az3")
    assert subnet["AvailableIpAddressCount"] == 251
    assert (subnet["MapPublicIpOnLaunch"], subnet["DefaultForAz"]) == (False, False)


@pytest.mark.parametrize("cidr", ["10.1.0.0/24", "10.0.0.0/15", "10.0.0.0/29"])
def test_out_of_range(life, cidr):
    assert refused(life, cidr) == ("InvalidSubnet.Range", f"The CIDR '{cidr}' is invalid.")


@pytest.mark.parametrize("cidr", ["10.0.1.0/24", "10.0.0.0/16", "10.0.1.128/25"])
def test_overlaps(life, cidr):
    assert create(life, "10.0.1.0/24").refusal is None
    sentence = f"The CIDR '{cidr}' conflicts with another subnet"
    assert refused(life, cidr) == ("InvalidSubnet.Conflict", sentence)


def test_a_zone_of_elsewhere(life):
    assert refused(life, "10.0.1.0/24", AvailabilityZone="us-east-1a") == (
        "InvalidParameterValue",
        "Value (us-east-1a) for parameter availabilityZone is invalid. Subnets can currently only be created in the "
        "following availability zones: ap-northeast-2a, ap-northeast-2b, ap-northeast-2c, ap-northeast-2d.",
    )


def test_the_default_vpc_has_a_public_subnet_in_every_zone(life):
    asked = {"Filters": [{"Name": "default-for-az", "Values": ["true"]}]}
    found = life.call("ec2", "DescribeSubnets", asked).answer["Subnets"]
    assert [(subnet["CidrBlock"], subnet["AvailabilityZone"][-1]) for subnet in found] == [
        ("172.31.0.0/20", "a"),
        ("172.31.16.0/20", "b"),
        ("172.31.32.0/20", "c"),
        ("172.31.48.0/20", "d"),
    ]
    assert {subnet["MapPublicIpOnLaunch"] for subnet in found} == {True}


def test_ipv6_is_a_64_of_the_vpc(life):
    params = {"CidrBlock": "10.5.0.0/16", "AmazonProvidedIpv6CidrBlock": True}
    vpc = life.call("ec2", "CreateVpc", params).answer["Vpc"]
    cidr6 = vpc["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"]
    life.vpc = vpc["VpcId"]
    assert refused(life, "10.5.1.0/24", Ipv6CidrBlock=cidr6)[0] == "InvalidSubnet.Range"
    first = create(life, "10.5.1.0/24", Ipv6CidrBlock=cidr6.replace("/56", "/64")).answer["Subnet"]
    again = refused(life, "10.5.2.0/24", Ipv6CidrBlock=cidr6.replace("/56", "/64"))
    assert again[0] == "InvalidSubnet.Conflict"
    [block] = first["Ipv6CidrBlockAssociationSet"]
    life.call("ec2", "DisassociateSubnetCidrBlock", {"AssociationId": block["AssociationId"]})
    own = {"SubnetId": first["SubnetId"], "AssignIpv6AddressOnCreation": {"Value": True}}
    refusal = life.call("ec2", "ModifySubnetAttribute", own).refusal
    assert refusal.message == f"Subnet '{first['SubnetId']}' does not have an IPv6 CIDR block"


def test_a_deleted_subnet_makes_room(life):
    subnet = create(life, "10.0.1.0/24").answer["Subnet"]["SubnetId"]
    assert life.call("ec2", "DeleteSubnet", {"SubnetId": subnet}).answer == {}
    assert create(life, "10.0.1.0/24").refusal is None
