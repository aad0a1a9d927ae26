"""Filters and pages of every Describe, shown on VPCs."""

import pytest

from serverless_lab.engine import numbers
from tests.engine.ec2.making import made
from tests.engine.support import Life


@pytest.fixture
def life():
    life = Life()
    for number, name in enumerate(("kitchen", "kit*hen", "hall")):
        made(life, "CreateVpc", "vpc", name, CidrBlock=f"10.{number}.0.0/16")
    return life


def named(life, *filters):
    asked = [{"Name": name, "Values": list(values)} for name, values in filters]
    found = life.call("ec2", "DescribeVpcs", {"Filters": asked}).answer["Vpcs"]
    return [next((tag["Value"] for tag in vpc["Tags"]), "default") for vpc in found]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ([("tag:Name", ["kitchen"])], ["kitchen"]),
        ([("tag:Name", ["kit*"])], ["kitchen", "kit*hen"]),
        ([("tag:Name", [r"kit\*hen"])], ["kit*hen"]),
        ([("tag:Name", ["h?ll", "kitchen"])], ["kitchen", "hall"]),
        ([("tag-key", ["Name"])], ["kitchen", "kit*hen", "hall"]),
        ([("is-default", ["true"])], ["default"]),
        ([("cidr", ["10.*"]), ("tag:Name", ["hall"])], ["hall"]),
        ([("tag:Name", ["Hall"])], []),
        ([("cidr", [])], []),
    ],
)
def test_filters(life, filters, found):
    assert named(life, *filters) == found


def test_a_filter_that_is_none(life):
    refusal = life.call("ec2", "DescribeVpcs", {"Filters": [{"Name": "colour", "Values": ["red"]}]}).refusal
    assert (refusal.code, refusal.message) == ("InvalidParameterValue", "The filter 'colour' is invalid")


def test_pages(life, monkeypatch):
    monkeypatch.setattr(numbers, "VPC_VPCS", 12)
    for number in range(3, 11):
        life.call("ec2", "CreateVpc", {"CidrBlock": f"10.{number}.0.0/16"})
    first = life.call("ec2", "DescribeVpcs", {"MaxResults": 5}).answer
    second = life.call("ec2", "DescribeVpcs", {"MaxResults": 5, "NextToken": first["NextToken"]}).answer
    third = life.call("ec2", "DescribeVpcs", {"MaxResults": 5, "NextToken": second["NextToken"]}).answer
    assert [len(page["Vpcs"]) for page in (first, second, third)] == [5, 5, 2]
    assert "NextToken" not in third
    refused = [
        life.call("ec2", "DescribeVpcs", wrong).refusal.code for wrong in ({"MaxResults": 4}, {"NextToken": "x"})
    ]
    assert refused == ["InvalidParameterValue", "InvalidNextToken"]
