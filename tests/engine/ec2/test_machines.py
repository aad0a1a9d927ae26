"""NAT gateways and instances: what they hold, and how they change on the account's clock."""

import pytest

from serverless_lab.engine.services.ec2 import listeners
from serverless_lab.engine.services.ec2.state.machines import Listener
from tests.engine.ec2.making import AMAZON_LINUX, call, filled, made
from tests.engine.support import Life

ONE = {"ImageId": AMAZON_LINUX, "MinCount": 1, "MaxCount": 1}


@pytest.fixture
def life():
    life = Life()
    vpc = made(life, "CreateVpc", "vpc", "vpc", CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    made(life, "CreateSubnet", "subnet", "subnet", VpcId=vpc, CidrBlock="10.0.1.0/24")
    made(life, "CreateInternetGateway", "internet-gateway", "gateway")
    call(life, "AttachInternetGateway", InternetGatewayId="{gateway}", VpcId=vpc)
    made(life, "AllocateAddress", "elastic-ip", "address")
    return life


def refused(life, operation, **params):
    refusal = life.call("ec2", operation, filled(life, params)).refusal
    return refusal.code, refusal.message


def state_of(life, name):
    reservations = call(life, "DescribeInstances", InstanceIds=[name])["Reservations"]
    [instance] = [each for reservation in reservations for each in reservation["Instances"]]
    return instance["State"]["Name"]


def subnet_now(life):
    return call(life, "DescribeSubnets", SubnetIds=["{subnet}"])["Subnets"][0]["AvailableIpAddressCount"]


def nat(life):
    made(life, "CreateNatGateway", "natgateway", "nat", SubnetId="{subnet}", AllocationId="{address}")


def nat_now(life):
    return call(life, "DescribeNatGateways", NatGatewayIds=["{nat}"])["NatGateways"][0]["State"]


def test_the_life_of_a_nat_gateway(life):
    nat(life)
    assert (nat_now(life), subnet_now(life)) == ("pending", 250)
    life.wait(90)
    assert nat_now(life) == "available"
    assert refused(life, "DeleteSubnet", SubnetId="{subnet}")[0] == "DependencyViolation"
    gone = filled(life, "{nat}")
    call(life, "DeleteNatGateway", NatGatewayId=gone)
    assert nat_now(life) == "deleting"
    life.wait(60)
    assert (nat_now(life), subnet_now(life)) == ("deleted", 251)
    [address] = call(life, "DescribeAddresses", AllocationIds=["{address}"])["Addresses"]
    assert "AssociationId" not in address
    life.wait(3_600)
    assert refused(life, "DescribeNatGateways", NatGatewayIds=[gone]) == (
        "NatGatewayNotFound",
        f"The Nat Gateway {gone} was not found",
    )


def test_a_nat_gateway_keeps_its_address_and_its_interface(life):
    nat(life)
    [told] = call(life, "DescribeNatGateways", NatGatewayIds=["{nat}"])["NatGateways"]
    [address] = told["NatGatewayAddresses"]
    assert refused(life, "DisassociateAddress", AssociationId=address["AssociationId"])[0] == "InvalidParameterValue"
    held = {"NetworkInterfaceId": address["NetworkInterfaceId"]}
    assert refused(life, "DeleteNetworkInterface", **held)[0] == "OperationNotPermitted"


def test_a_public_nat_gateway_needs_a_gateway_and_an_address(life):
    vpc = made(life, "CreateVpc", "vpc", "closed", CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    made(life, "CreateSubnet", "subnet", "inner", VpcId=vpc, CidrBlock="10.1.1.0/24")
    assert refused(life, "CreateNatGateway", SubnetId="{inner}", AllocationId="{address}") == (
        "Gateway.NotAttached",
        f"Network {vpc} has no Internet gateway attached",
    )
    assert refused(life, "CreateNatGateway", SubnetId="{inner}")[0] == "MissingParameter"
    private = call(life, "CreateNatGateway", SubnetId="{inner}", ConnectivityType="private")["NatGateway"]
    assert private["ConnectivityType"] == "private"


def test_the_life_of_an_instance(life):
    call(life, "ModifySubnetAttribute", SubnetId="{subnet}", MapPublicIpOnLaunch={"Value": True})
    started = made(life, "RunInstances", "instance", "server", SubnetId="{subnet}", **ONE)["Instances"][0]
    assert (started["State"]["Name"], started["PrivateIpAddress"]) == ("pending", "10.0.1.4")
    assert refused(life, "StopInstances", InstanceIds=["{server}"])[0] == "IncorrectInstanceState"
    life.wait(15)
    assert state_of(life, "{server}") == "running"
    call(life, "StopInstances", InstanceIds=["{server}"])
    life.wait(30)
    assert state_of(life, "{server}") == "stopped"
    [stopped] = call(life, "DescribeInstances")["Reservations"][0]["Instances"]
    assert "PublicIpAddress" not in stopped
    assert stopped["PrivateIpAddress"] == "10.0.1.4"
    call(life, "StartInstances", InstanceIds=["{server}"])
    life.wait(15)
    [again] = call(life, "DescribeInstances")["Reservations"][0]["Instances"]
    assert again["PublicIpAddress"] != started["PublicIpAddress"]
    call(life, "TerminateInstances", InstanceIds=["{server}"])
    life.wait(30)
    assert (state_of(life, "{server}"), subnet_now(life)) == ("terminated", 251)
    life.wait(3_600)
    assert call(life, "DescribeInstances")["Reservations"] == []
    assert life.cloud.state.parts["ec2/ap-northeast-2"].vpcs[filled(life, "{vpc}")].public_ips == {}


def test_several_at_once_are_told_together(life):
    call(life, "RunInstances", ImageId=AMAZON_LINUX, MinCount=2, MaxCount=3, SubnetId="{subnet}")
    [reservation] = call(life, "DescribeInstances")["Reservations"]
    assert [each["AmiLaunchIndex"] for each in reservation["Instances"]] == [0, 1, 2]
    assert [each["PrivateIpAddress"] for each in reservation["Instances"]] == ["10.0.1.4", "10.0.1.5", "10.0.1.6"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"ImageId": "ami-00000000000000000"}, "InvalidAMIID.NotFound"),
        ({"MinCount": 3, "MaxCount": 2}, "InvalidParameterValue"),
        ({"SubnetId": "subnet-00000000000000000"}, "InvalidSubnetID.NotFound"),
        ({"InstanceType": "dumpling.large"}, "InvalidParameterValue"),
        ({"PrivateIpAddress": "10.0.1.1"}, "InvalidParameterValue"),
    ],
)
def test_instances_that_cannot_be(life, changes, code):
    assert refused(life, "RunInstances", **ONE | {"SubnetId": "{subnet}"} | changes)[0] == code
    assert subnet_now(life) == 251


def test_a_second_interface_is_only_unplugged(life):
    made(life, "RunInstances", "instance", "server", SubnetId="{subnet}", **ONE)
    made(life, "CreateNetworkInterface", "network-interface", "second", SubnetId="{subnet}")
    life.wait(15)
    plug = {"NetworkInterfaceId": "{second}", "InstanceId": "{server}"}
    assert refused(life, "AttachNetworkInterface", **plug, DeviceIndex=0)[0] == "InvalidParameterValue"
    call(life, "AttachNetworkInterface", **plug, DeviceIndex=1)
    assert refused(life, "DeleteNetworkInterface", NetworkInterfaceId="{second}")[0] == "InvalidNetworkInterface.InUse"
    call(life, "TerminateInstances", InstanceIds=["{server}"])
    life.wait(30)
    [second] = call(life, "DescribeNetworkInterfaces", NetworkInterfaceIds=["{second}"])["NetworkInterfaces"]
    assert second["Status"] == "available"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("systemctl enable --now nginx", Listener("tcp", 80, "nginx")),
        ("sudo systemctl start postgresql.service", Listener("tcp", 5432, "postgres")),
        ("service redis-server start", Listener("tcp", 6379, "redis")),
        ("python3 -m http.server 8080", Listener("tcp", 8080, "http.server")),
        ("nc -lu 5000", Listener("udp", 5000, "nc")),
    ],
)
def test_programs_of_user_data_listen(line, found):
    assert listeners.of_user_data(f"#!/bin/bash\n{line}\n") == [listeners.SSH, found]


def test_tags_go_on_all_or_none(life):
    tag = {"Key": "team", "Value": "kitchen"}
    both = ["{vpc}", "subnet-00000000000000000"]
    assert refused(life, "CreateTags", Resources=both, Tags=[tag])[0] == "InvalidSubnetID.NotFound"
    team = {"Filters": [{"Name": "key", "Values": ["team"]}]}
    assert call(life, "DescribeTags", **team)["Tags"] == []
    call(life, "CreateTags", Resources=["{vpc}", "{subnet}"], Tags=[tag])
    call(life, "DeleteTags", Resources=["{vpc}"], Tags=[tag | {"Value": "hall"}])
    assert [each["ResourceType"] for each in call(life, "DescribeTags", **team)["Tags"]] == ["vpc", "subnet"]
    call(life, "DeleteTags", Resources=["{vpc}"], Tags=[{"Key": "team"}])
    assert [each["ResourceType"] for each in call(life, "DescribeTags", **team)["Tags"]] == ["subnet"]
