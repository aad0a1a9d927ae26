"""VPC endpoints: what they stand in, changed afterwards; a refusal leaves them as they were."""

import json

import pytest

from tests.engine.ec2.making import call, filled, made
from tests.engine.support import REGION, Life

S3, STS = f"com.amazonaws.{REGION}.s3", f"com.amazonaws.{REGION}.sts"
POLICY = json.dumps({"Version": "2012-10-17", "Statement": []})
NOBODY = json.dumps({"Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}})


@pytest.fixture
def life():
    life = Life()
    for vpc, cidr in (("vpc", "10.0.0.0/16"), ("other", "10.1.0.0/16")):
        made(life, "CreateVpc", "vpc", vpc, CidrBlock=cidr)
        call(life, "ModifyVpcAttribute", VpcId=f"{{{vpc}}}", EnableDnsHostnames={"Value": True})
    for name, cidr, letter in (("a", "10.0.1.0/24", "a"), ("b", "10.0.2.0/24", "b"), ("a2", "10.0.3.0/24", "a")):
        place = {"CidrBlock": cidr, "AvailabilityZone": f"{REGION}{letter}"}
        made(life, "CreateSubnet", "subnet", name, VpcId="{vpc}", **place)
    for name, vpc in (("first", "vpc"), ("second", "vpc"), ("far_table", "other")):
        made(life, "CreateRouteTable", "route-table", name, VpcId=f"{{{vpc}}}")
    for name, vpc in (("web", "vpc"), ("db", "vpc"), ("far_group", "other")):
        named = {"GroupName": name, "Description": name}
        made(life, "CreateSecurityGroup", "security-group", name, VpcId=f"{{{vpc}}}", **named)
    gateway = {"ServiceName": S3, "RouteTableIds": ["{first}"]}
    made(life, "CreateVpcEndpoint", "vpc-endpoint", "s3", VpcId="{vpc}", **gateway)
    card = {"ServiceName": STS, "VpcEndpointType": "Interface", "SubnetIds": ["{a}"], "SecurityGroupIds": ["{web}"]}
    made(life, "CreateVpcEndpoint", "vpc-endpoint", "sts", VpcId="{vpc}", **card)
    return life


def told(life, name):
    return call(life, "DescribeVpcEndpoints", VpcEndpointIds=[f"{{{name}}}"])["VpcEndpoints"][0]


def modify(life, endpoint, **changes):
    assert call(life, "ModifyVpcEndpoint", VpcEndpointId=f"{{{endpoint}}}", **changes) == {"Return": True}
    return told(life, endpoint)


def routes(life, name):
    [table] = call(life, "DescribeRouteTables", RouteTableIds=[f"{{{name}}}"])["RouteTables"]
    return [each["GatewayId"] for each in table["Routes"] if "DestinationPrefixListId" in each]


def test_a_gateway_endpoint_moves_from_table_to_table(life):
    own = filled(life, "{s3}")
    changed = modify(life, "s3", AddRouteTableIds=["{second}"], RemoveRouteTableIds=["{first}"])
    assert changed["RouteTableIds"] == filled(life, ["{second}"])
    assert (routes(life, "first"), routes(life, "second")) == ([], [own])
    assert modify(life, "s3", AddRouteTableIds=["{second}"])["RouteTableIds"] == filled(life, ["{second}"])


def test_an_interface_endpoint_moves_from_subnet_to_subnet(life):
    life.wait(60)
    before = told(life, "sts")["NetworkInterfaceIds"]
    changed = modify(life, "sts", AddSubnetIds=["{b}"], RemoveSubnetIds=["{a}"])
    assert (changed["SubnetIds"], changed["State"]) == (filled(life, ["{b}"]), "pending")
    assert set(changed["NetworkInterfaceIds"]).isdisjoint(before)
    life.wait(60)
    assert told(life, "sts")["State"] == "available"
    [free] = call(life, "DescribeSubnets", SubnetIds=["{a}"])["Subnets"]
    assert free["AvailableIpAddressCount"] == 251


def test_groups_and_private_names(life):
    changed = modify(life, "sts", AddSecurityGroupIds=["{db}"], RemoveSecurityGroupIds=["{web}"])
    assert [each["GroupName"] for each in changed["Groups"]] == ["db"]
    worn = {"Filters": [{"Name": "group-id", "Values": ["{db}"]}]}
    wearing = call(life, "DescribeNetworkInterfaces", **worn)["NetworkInterfaces"]
    assert [each["NetworkInterfaceId"] for each in wearing] == changed["NetworkInterfaceIds"]
    assert modify(life, "sts", PrivateDnsEnabled=False)["PrivateDnsEnabled"] is False
    assert modify(life, "sts", PrivateDnsEnabled=True)["PrivateDnsEnabled"] is True


def test_a_policy_is_set_and_reset(life):
    whole = told(life, "s3")["PolicyDocument"]
    assert modify(life, "s3", PolicyDocument=POLICY)["PolicyDocument"] == POLICY
    assert modify(life, "s3", ResetPolicy=True)["PolicyDocument"] == whole
    assert json.loads(whole)["Statement"] == [{"Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*"}]


def test_without_subnets_it_wears_groups_for_those_to_come(life):
    card = {"ServiceName": f"com.amazonaws.{REGION}.sqs", "VpcEndpointType": "Interface"}
    made(life, "CreateVpcEndpoint", "vpc-endpoint", "sqs", VpcId="{vpc}", **card)
    assert [each["GroupName"] for each in told(life, "sqs")["Groups"]] == ["default"]
    modify(life, "sqs", AddSecurityGroupIds=["{web}"])
    changed = modify(life, "sqs", AddSubnetIds=["{b}"])
    assert [each["GroupName"] for each in changed["Groups"]] == ["default", "web"]
    assert len(changed["NetworkInterfaceIds"]) == 1


@pytest.mark.parametrize(
    ("endpoint", "changes", "code"),
    [
        ("s3", {"AddSubnetIds": ["{a}"]}, "InvalidParameterCombination"),
        ("s3", {"AddSecurityGroupIds": ["{web}"]}, "InvalidParameterCombination"),
        ("s3", {"AddRouteTableIds": ["{far_table}"]}, "InvalidParameterValue"),
        ("s3", {"AddRouteTableIds": ["rtb-00000000000000000"]}, "InvalidRouteTableID.NotFound"),
        ("s3", {"AddRouteTableIds": ["{second}"], "PolicyDocument": "no"}, "InvalidPolicyDocument"),
        ("s3", {"PolicyDocument": "[]"}, "InvalidPolicyDocument"),
        ("s3", {"PolicyDocument": NOBODY}, "InvalidPolicyDocument"),
        ("s3", {"PolicyDocument": POLICY + " " * (20_481 - len(POLICY))}, "InvalidPolicyDocument"),
        ("sts", {"AddRouteTableIds": ["{second}"]}, "InvalidParameterCombination"),
        ("sts", {"AddSubnetIds": ["{a2}"], "PolicyDocument": POLICY}, "DuplicateSubnetsInSameZone"),
        ("sts", {"AddSecurityGroupIds": ["{far_group}"], "PolicyDocument": POLICY}, "InvalidGroup.NotFound"),
        ("sts", {"AddSecurityGroupIds": ["sg-00000000000000000"]}, "InvalidGroup.NotFound"),
    ],
)
def test_changes_that_cannot_be(life, endpoint, changes, code):
    before = life.cloud.clone().state.parts
    params = filled(life, {"VpcEndpointId": f"{{{endpoint}}}", **changes})
    assert life.call("ec2", "ModifyVpcEndpoint", params).refusal.code == code
    assert life.cloud.state.parts == before


def test_a_table_leads_to_one_endpoint_of_a_service(life):
    second = {"VpcId": "{vpc}", "ServiceName": S3}
    made(life, "CreateVpcEndpoint", "vpc-endpoint", "s3_too", **second)
    before = life.cloud.clone().state.parts
    for operation, params in (
        ("CreateVpcEndpoint", second | {"RouteTableIds": ["{second}", "{first}"]}),
        ("ModifyVpcEndpoint", {"VpcEndpointId": "{s3_too}", "AddRouteTableIds": ["{first}"], "PolicyDocument": POLICY}),
    ):
        assert life.call("ec2", operation, filled(life, params)).refusal.code == "RouteAlreadyExists"
        assert life.cloud.state.parts == before
