"""Network interfaces and the public addresses that lead to them."""

import pytest

from tests.engine.ec2.making import call, filled, made
from tests.engine.support import ACCOUNT, Life


@pytest.fixture
def life():
    life = Life()
    vpc = made(life, "CreateVpc", "vpc", "vpc", CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    made(life, "CreateSubnet", "subnet", "subnet", VpcId=vpc, CidrBlock="10.0.1.0/28")
    made(life, "AllocateAddress", "elastic-ip", "address")
    return life


def refused(life, operation, **params):
    refusal = life.call("ec2", operation, filled(life, params)).refusal
    return refusal.code, refusal.message


def interface(life, **params):
    return call(life, "CreateNetworkInterface", SubnetId="{subnet}", **params)["NetworkInterface"]


def gateway(life):
    made(life, "CreateInternetGateway", "internet-gateway", "gateway")
    call(life, "AttachInternetGateway", InternetGatewayId="{gateway}", VpcId="{vpc}")


def test_addresses_are_given_out_in_order_and_five_are_kept(life):
    given = [interface(life)["PrivateIpAddress"] for _ in range(11)]
    assert given == [f"10.0.1.{host}" for host in range(4, 15)]
    [subnet] = call(life, "DescribeSubnets", SubnetIds=["{subnet}"])["Subnets"]
    assert subnet["AvailableIpAddressCount"] == 0
    assert refused(life, "CreateNetworkInterface", SubnetId="{subnet}")[0] == "InsufficientFreeAddressesInSubnet"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("10.0.1.3", "InvalidParameterValue"),
        ("10.0.1.15", "InvalidParameterValue"),
        ("10.0.2.4", "InvalidParameterValue"),
        ("dumplings", "InvalidParameterValue"),
    ],
)
def test_addresses_that_cannot_be_had(life, address, code):
    assert refused(life, "CreateNetworkInterface", SubnetId="{subnet}", PrivateIpAddress=address)[0] == code


def test_an_address_that_somebody_has(life):
    interface(life, PrivateIpAddress="10.0.1.7")
    assert refused(life, "CreateNetworkInterface", SubnetId="{subnet}", PrivateIpAddress="10.0.1.7") == (
        "InvalidIPAddress.InUse",
        "Address 10.0.1.7 is in use.",
    )


def test_a_deleted_interface_gives_back_what_it_had(life):
    first = interface(life, PrivateIpAddress="10.0.1.7")
    call(life, "DeleteNetworkInterface", NetworkInterfaceId=first["NetworkInterfaceId"])
    assert interface(life, PrivateIpAddress="10.0.1.7")["PrivateIpAddress"] == "10.0.1.7"


def test_it_wears_the_default_group_unless_told(life):
    vpc = life.cloud.state.parts["ec2/ap-northeast-2"].vpcs[filled(life, "{vpc}")]
    own = interface(life)
    assert own["Groups"] == [{"GroupId": vpc.default_group, "GroupName": "default"}]
    made(life, "CreateSecurityGroup", "security-group", "web", VpcId="{vpc}", GroupName="web", Description="Web")
    named = {"NetworkInterfaceId": own["NetworkInterfaceId"], "Groups": ["{web}"]}
    call(life, "ModifyNetworkInterfaceAttribute", **named)
    assert refused(life, "DeleteSecurityGroup", GroupId="{web}")[0] == "DependencyViolation"
    call(life, "DeleteNetworkInterface", NetworkInterfaceId=own["NetworkInterfaceId"])
    call(life, "DeleteSecurityGroup", GroupId="{web}")


def test_an_elastic_address_needs_a_gateway_and_keeps_it(life):
    own = interface(life)["NetworkInterfaceId"]
    lead = {"AllocationId": "{address}", "NetworkInterfaceId": own}
    assert refused(life, "AssociateAddress", **lead)[0] == "Gateway.NotAttached"
    gateway(life)
    association = call(life, "AssociateAddress", **lead)["AssociationId"]
    [told] = call(life, "DescribeNetworkInterfaces", NetworkInterfaceIds=[own])["NetworkInterfaces"]
    assert (told["Association"]["IpOwnerId"], told["Association"]["AllocationId"]) == (
        ACCOUNT,
        filled(life, "{address}"),
    )
    assert refused(life, "DetachInternetGateway", InternetGatewayId="{gateway}", VpcId="{vpc}")[0] == (
        "DependencyViolation"
    )
    assert refused(life, "ReleaseAddress", AllocationId="{address}")[0] == "InvalidIPAddress.InUse"
    call(life, "DisassociateAddress", AssociationId=association)
    call(life, "DetachInternetGateway", InternetGatewayId="{gateway}", VpcId="{vpc}")
    call(life, "ReleaseAddress", AllocationId="{address}")
    assert life.cloud.state.parts["ec2/ap-northeast-2"].public_ips == {}


def test_an_elastic_address_moves_only_when_told_so(life):
    gateway(life)
    first, second = interface(life)["NetworkInterfaceId"], interface(life)["NetworkInterfaceId"]
    call(life, "AssociateAddress", AllocationId="{address}", NetworkInterfaceId=first)
    move = {"AllocationId": "{address}", "NetworkInterfaceId": second}
    assert refused(life, "AssociateAddress", **move)[0] == "Resource.AlreadyAssociated"
    call(life, "AssociateAddress", **move, AllowReassociation=True)
    [address] = call(life, "DescribeAddresses", AllocationIds=["{address}"])["Addresses"]
    assert (address["NetworkInterfaceId"], address["PrivateIpAddress"]) == (second, "10.0.1.5")
    call(life, "DeleteNetworkInterface", NetworkInterfaceId=second)
    [address] = call(life, "DescribeAddresses", AllocationIds=["{address}"])["Addresses"]
    assert "AssociationId" not in address


def test_five_elastic_addresses(life):
    for _ in range(4):
        call(life, "AllocateAddress")
    assert refused(life, "AllocateAddress") == (
        "AddressLimitExceeded",
        "The maximum number of addresses has been reached.",
    )


def test_more_addresses_on_one_interface(life):
    own = interface(life)["NetworkInterfaceId"]
    more = call(life, "AssignPrivateIpAddresses", NetworkInterfaceId=own, SecondaryPrivateIpAddressCount=2)
    assert [each["PrivateIpAddress"] for each in more["AssignedPrivateIpAddresses"]] == ["10.0.1.5", "10.0.1.6"]
    gone = {"NetworkInterfaceId": own, "PrivateIpAddresses": ["10.0.1.5"]}
    assert refused(life, "UnassignPrivateIpAddresses", NetworkInterfaceId=own, PrivateIpAddresses=["10.0.1.4"])[0] == (
        "InvalidParameterValue"
    )
    call(life, "UnassignPrivateIpAddresses", **gone)
    assert refused(life, "UnassignPrivateIpAddresses", **gone)[0] == "InvalidParameterValue"
