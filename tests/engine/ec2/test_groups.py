"""Security groups: rules one peer at a time, groups that name each other, and what cannot be deleted."""

import pytest

from tests.engine.ec2.making import call, filled, made
from tests.engine.support import ACCOUNT, Life


@pytest.fixture
def life():
    life = Life()
    vpc = made(life, "CreateVpc", "vpc", "vpc", CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    for name in ("web", "db"):
        made(life, "CreateSecurityGroup", "security-group", name, VpcId=vpc, GroupName=name, Description=f"The {name}")
    return life


def refused(life, operation, **params):
    refusal = life.call("ec2", operation, filled(life, params)).refusal
    return refusal.code, refusal.message


def tcp(port, **peers):
    return {"IpProtocol": "tcp", "FromPort": port, "ToPort": port, **peers}


def test_a_new_group_lets_nothing_in_and_everything_out(life):
    [group] = call(life, "DescribeSecurityGroups", GroupIds=["{web}"])["SecurityGroups"]
    assert group["IpPermissions"] == []
    assert group["IpPermissionsEgress"] == [
        {
            "IpProtocol": "-1",
            "IpRanges": [{"CidrIp": "0.0.0.0/0"}],
            "Ipv6Ranges": [],
            "PrefixListIds": [],
            "UserIdGroupPairs": [],
        }
    ]


def test_one_rule_for_each_peer(life):
    ranges = [{"CidrIp": "10.0.0.7/8", "Description": "inside"}, {"CidrIp": "192.168.0.0/16"}]
    made_rules = call(life, "AuthorizeSecurityGroupIngress", GroupId="{web}", IpPermissions=[tcp(80, IpRanges=ranges)])[
        "SecurityGroupRules"
    ]
    assert [(rule["CidrIpv4"], rule.get("Description")) for rule in made_rules] == [
        ("10.0.0.0/8", "inside"),
        ("192.168.0.0/16", None),
    ]
    [group] = call(life, "DescribeSecurityGroups", GroupIds=["{web}"])["SecurityGroups"]
    [permission] = group["IpPermissions"]
    assert permission["IpRanges"] == [{"CidrIp": "10.0.0.0/8", "Description": "inside"}, {"CidrIp": "192.168.0.0/16"}]


def test_the_same_rule_twice(life):
    rule = tcp(80, IpRanges=[{"CidrIp": "0.0.0.0/0"}])
    call(life, "AuthorizeSecurityGroupIngress", GroupId="{web}", IpPermissions=[rule])
    assert refused(life, "AuthorizeSecurityGroupIngress", GroupId="{web}", IpPermissions=[rule]) == (
        "InvalidPermission.Duplicate",
        'the specified rule "peer: 0.0.0.0/0, TCP, from port: 80, to port: 80, ALLOW" already exists',
    )
    call(life, "AuthorizeSecurityGroupEgress", GroupId="{web}", IpPermissions=[rule])


def test_a_group_that_is_named_stays(life):
    rule = tcp(5432, UserIdGroupPairs=[{"GroupId": "{web}"}])
    [made_rule] = call(life, "AuthorizeSecurityGroupIngress", GroupId="{db}", IpPermissions=[rule])[
        "SecurityGroupRules"
    ]
    assert made_rule["ReferencedGroupInfo"] == {"GroupId": filled(life, "{web}"), "UserId": ACCOUNT}
    assert refused(life, "DeleteSecurityGroup", GroupId="{web}") == (
        "DependencyViolation",
        f"resource {filled(life, '{web}')} has a dependent object",
    )
    call(life, "RevokeSecurityGroupIngress", GroupId="{db}", IpPermissions=[rule])
    call(life, "DeleteSecurityGroup", GroupId="{web}")


def test_a_group_of_a_foreign_vpc_is_not_named(life):
    vpc = made(life, "CreateVpc", "vpc", "other", CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    made(life, "CreateSecurityGroup", "security-group", "far", VpcId=vpc, GroupName="far", Description="Far away")
    rule = tcp(80, UserIdGroupPairs=[{"GroupId": "{far}"}])
    assert refused(life, "AuthorizeSecurityGroupIngress", GroupId="{web}", IpPermissions=[rule])[0] == (
        "InvalidGroup.NotFound"
    )


def test_revoked_by_id_or_as_written(life):
    rule = tcp(80, IpRanges=[{"CidrIp": "0.0.0.0/0"}])
    [made_rule] = call(life, "AuthorizeSecurityGroupIngress", GroupId="{web}", IpPermissions=[rule])[
        "SecurityGroupRules"
    ]
    ids = {"GroupId": "{web}", "SecurityGroupRuleIds": [made_rule["SecurityGroupRuleId"]]}
    assert refused(life, "RevokeSecurityGroupEgress", **ids)[0] == "InvalidPermission.NotFound"
    gone = call(life, "RevokeSecurityGroupIngress", **ids)["RevokedSecurityGroupRules"]
    assert [each["SecurityGroupRuleId"] for each in gone] == ids["SecurityGroupRuleIds"]
    assert refused(life, "RevokeSecurityGroupIngress", GroupId="{web}", IpPermissions=[rule]) == (
        "InvalidPermission.NotFound",
        "The specified rule does not exist in this security group.",
    )


def test_changes_happen_together_or_not_at_all(life):
    rules = [tcp(80, IpRanges=[{"CidrIp": "0.0.0.0/0"}]), tcp(81, IpRanges=[{"CidrIp": "0.0.0.0/0"}])]
    first, second = call(life, "AuthorizeSecurityGroupIngress", GroupId="{web}", IpPermissions=rules)[
        "SecurityGroupRules"
    ]
    swap = [
        (first["SecurityGroupRuleId"], {"IpProtocol": "tcp", "FromPort": 81, "ToPort": 81, "CidrIpv4": "0.0.0.0/0"}),
        (second["SecurityGroupRuleId"], {"IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "CidrIpv4": "0.0.0.0/0"}),
    ]
    updates = [{"SecurityGroupRuleId": rule, "SecurityGroupRule": to} for rule, to in swap]
    assert refused(life, "ModifySecurityGroupRules", GroupId="{web}", SecurityGroupRules=updates[:1])[0] == (
        "InvalidPermission.Duplicate"
    )
    call(life, "ModifySecurityGroupRules", GroupId="{web}", SecurityGroupRules=updates)
    asked = {"SecurityGroupRuleIds": [first["SecurityGroupRuleId"]]}
    [rule] = call(life, "DescribeSecurityGroupRules", **asked)["SecurityGroupRules"]
    assert (rule["FromPort"], rule["ToPort"]) == (81, 81)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"GroupName": "web"}, "InvalidGroup.Duplicate"),
        ({"GroupName": "default"}, "InvalidGroup.Reserved"),
        ({"GroupName": "sg-1"}, "InvalidParameterValue"),
        ({"GroupName": "만두"}, "InvalidParameterValue"),
        ({"Description": "만두"}, "InvalidParameterValue"),
        ({"VpcId": "vpc-00000000000000000"}, "InvalidVpcID.NotFound"),
    ],
)
def test_groups_that_cannot_be(life, changes, code):
    params = {"GroupName": "cache", "Description": "Caches", "VpcId": "{vpc}"} | changes
    assert refused(life, "CreateSecurityGroup", **params)[0] == code


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ({"IpProtocol": "tcp", "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}, "InvalidParameterValue"),
        ({"IpProtocol": "dumplings"}, "InvalidParameterValue"),
        (tcp(70000, IpRanges=[{"CidrIp": "0.0.0.0/0"}]), "InvalidParameterValue"),
        (tcp(80, IpRanges=[{"CidrIp": "10.0.0.0"}]), "InvalidParameterValue"),
        (tcp(80, UserIdGroupPairs=[{"GroupId": "sg-00000000000000000"}]), "InvalidGroup.NotFound"),
        ({"FromPort": 80}, "MissingParameter"),
    ],
)
def test_rules_that_cannot_be(life, rule, code):
    assert refused(life, "AuthorizeSecurityGroupIngress", GroupId="{web}", IpPermissions=[rule])[0] == code


def test_the_default_group_goes_with_its_vpc_only(life):
    group = life.cloud.state.parts["ec2/ap-northeast-2"].vpcs[filled(life, "{vpc}")].default_group
    assert refused(life, "DeleteSecurityGroup", GroupId=group) == (
        "CannotDelete",
        f'the specified group: "{group}" name: "default" cannot be deleted by a user',
    )


def test_the_default_group_lets_in_its_own_accounts_group(life):
    default = [{"Name": "group-name", "Values": ["default"]}, {"Name": "vpc-id", "Values": [filled(life, "{vpc}")]}]
    [group] = call(life, "DescribeSecurityGroups", Filters=default)["SecurityGroups"]
    itself = {"GroupId": group["GroupId"], "UserId": ACCOUNT}
    assert group["IpPermissions"][0]["UserIdGroupPairs"] == [itself]
    of_it = [{"Name": "group-id", "Values": [group["GroupId"]]}]
    told = call(life, "DescribeSecurityGroupRules", Filters=of_it)["SecurityGroupRules"]
    assert [rule["ReferencedGroupInfo"] for rule in told if not rule["IsEgress"]] == [itself]
