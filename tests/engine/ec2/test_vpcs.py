"""VPCs: canonical ranges, quotas, attributes, and what goes with them."""

import pytest

from tests.engine.ec2.making import made
from tests.engine.support import ACCOUNT, Life


@pytest.fixture
def life():
    return Life()


def refused(life, operation, params):
    refusal = life.call("ec2", operation, params).refusal
    return refusal.code, refusal.message


def test_every_region_has_a_default_vpc_of_its_own(life):
    here = life.call("ec2", "DescribeVpcs").answer["Vpcs"]
    there = life.call("ec2", "DescribeVpcs", region="us-east-1").answer["Vpcs"]
    assert [(vpc["CidrBlock"], vpc["IsDefault"]) for vpc in [*here, *there]] == [("172.31.0.0/16", True)] * 2
    assert here[0]["VpcId"] != there[0]["VpcId"]


def test_the_default_vpc_is_the_same_whoever_looks_first():
    denied, seen = Life(), Life()
    denied.call("ec2", "CreateVpc", {"CidrBlock": "10.0.0.0/8"})
    ids = [each.call("ec2", "DescribeVpcs").answer["Vpcs"][0]["VpcId"] for each in (denied, seen)]
    assert ids[0] == ids[1]


def test_host_bits_are_cleared(life):
    vpc = made(life, "CreateVpc", "vpc", "shop", CidrBlock="10.0.3.7/16")["Vpc"]
    assert vpc["CidrBlock"] == "10.0.0.0/16"
    assert vpc["CidrBlockAssociationSet"][0]["CidrBlock"] == "10.0.0.0/16"
    assert (vpc["OwnerId"], vpc["State"], vpc["IsDefault"]) == (ACCOUNT, "available", False)
    assert vpc["Tags"] == [{"Key": "Name", "Value": "shop"}]


@pytest.mark.parametrize(
    ("cidr", "code", "message"),
    [
        ("10.0.0.0/8", "InvalidVpc.Range", "The CIDR '10.0.0.0/8' is invalid."),
        ("10.0.0.0/29", "InvalidVpc.Range", "The CIDR '10.0.0.0/29' is invalid."),
        (
            "10.0.0.0",
            "InvalidParameterValue",
            "Value (10.0.0.0) for parameter cidrBlock is invalid. This is not a valid CIDR block.",
        ),
        (
            "10.0.0.256/16",
            "InvalidParameterValue",
            "Value (10.0.0.256/16) for parameter cidrBlock is invalid. This is not a valid CIDR block.",
        ),
    ],
)
def test_a_range_that_cannot_be(life, cidr, code, message):
    assert refused(life, "CreateVpc", {"CidrBlock": cidr}) == (code, message)


def test_five_vpcs_in_a_region(life):
    for number in range(4):
        assert life.call("ec2", "CreateVpc", {"CidrBlock": f"10.{number}.0.0/16"}).refusal is None
    assert refused(life, "CreateVpc", {"CidrBlock": "10.9.0.0/16"}) == (
        "VpcLimitExceeded",
        "The maximum number of VPCs has been reached.",
    )


def test_a_dry_run_changes_nothing(life):
    assert refused(life, "CreateVpc", {"CidrBlock": "10.0.0.0/16", "DryRun": True}) == (
        "DryRunOperation",
        "Request would have succeeded, but DryRun flag is set.",
    )
    assert len(life.call("ec2", "DescribeVpcs").answer["Vpcs"]) == 1


def test_attributes_are_changed_one_by_one(life):
    vpc = made(life, "CreateVpc", "vpc", "shop", CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    both = {"EnableDnsSupport": {"Value": False}, "EnableDnsHostnames": {"Value": True}}
    assert refused(life, "ModifyVpcAttribute", {"VpcId": vpc, **both})[0] == "InvalidParameterCombination"
    life.call("ec2", "ModifyVpcAttribute", {"VpcId": vpc, "EnableDnsHostnames": {"Value": True}})
    asked = {"VpcId": vpc, "Attribute": "enableDnsHostnames"}
    assert life.call("ec2", "DescribeVpcAttribute", asked).answer == {
        "VpcId": vpc,
        "EnableDnsHostnames": {"Value": True},
    }


def test_deleted_with_what_came_along(life):
    vpc = made(life, "CreateVpc", "vpc", "shop", CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    state = life.cloud.state.parts["ec2/ap-northeast-2"]
    assert (len(state.tables), len(state.acls), len(state.groups), len(state.rules)) == (2, 2, 2, 4)
    assert life.call("ec2", "DeleteVpc", {"VpcId": vpc}).answer == {}
    assert (len(state.tables), len(state.acls), len(state.groups), len(state.rules)) == (1, 1, 1, 2)
    assert refused(life, "DeleteVpc", {"VpcId": vpc}) == ("InvalidVpcID.NotFound", f"The vpc ID '{vpc}' does not exist")


def test_an_id_that_is_none(life):
    assert refused(life, "DeleteVpc", {"VpcId": "dumplings"}) == (
        "InvalidVpcID.Malformed",
        'Invalid id: "dumplings" (expecting "vpc-...")',
    )


def test_a_vpc_with_something_in_it_stays(life):
    default = life.call("ec2", "DescribeVpcs").answer["Vpcs"][0]["VpcId"]
    assert refused(life, "DeleteVpc", {"VpcId": default}) == (
        "DependencyViolation",
        f"The vpc '{default}' has dependencies and cannot be deleted.",
    )
    assert refused(life, "CreateDefaultVpc", {})[0] == "DefaultVpcAlreadyExists"
