"""Network ACLs: numbered rules in both directions, and the one ACL each subnet stands behind."""

import pytest

from tests.engine.ec2.making import call, filled, made
from tests.engine.support import Life

ALL = {"Protocol": "-1", "RuleAction": "allow", "Egress": False, "CidrBlock": "0.0.0.0/0"}
HTTPS = ALL | {"Protocol": "tcp", "PortRange": {"From": 443, "To": 443}}


@pytest.fixture
def life():
    life = Life()
    vpc = made(life, "CreateVpc", "vpc", "vpc", CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    made(life, "CreateSubnet", "subnet", "subnet", VpcId=vpc, CidrBlock="10.0.1.0/24")
    made(life, "CreateNetworkAcl", "network-acl", "acl", VpcId=vpc)
    return life


def refused(life, operation, **params):
    refusal = life.call("ec2", operation, filled(life, params)).refusal
    return refusal.code, refusal.message


def entries(life, *filters):
    [acl] = call(life, "DescribeNetworkAcls", Filters=[{"Name": name, "Values": [value]} for name, value in filters])[
        "NetworkAcls"
    ]
    return [(e["Egress"], e["RuleNumber"], e["Protocol"], e["RuleAction"]) for e in acl["Entries"]]


def test_a_new_acl_denies_everything_and_the_default_one_allows_it(life):
    assert entries(life, ("network-acl-id", "{acl}")) == [(True, 32767, "-1", "deny"), (False, 32767, "-1", "deny")]
    assert entries(life, ("vpc-id", "{vpc}"), ("default", "true")) == [
        (True, 100, "-1", "allow"),
        (True, 32767, "-1", "deny"),
        (False, 100, "-1", "allow"),
        (False, 32767, "-1", "deny"),
    ]


def test_numbers_are_there_once_for_each_direction(life):
    call(life, "CreateNetworkAclEntry", NetworkAclId="{acl}", RuleNumber=100, **HTTPS)
    call(life, "CreateNetworkAclEntry", NetworkAclId="{acl}", RuleNumber=100, **HTTPS | {"Egress": True})
    assert refused(life, "CreateNetworkAclEntry", NetworkAclId="{acl}", RuleNumber=100, **ALL) == (
        "NetworkAclEntryAlreadyExists",
        "The network acl entry identified by 100 already exists.",
    )
    call(life, "ReplaceNetworkAclEntry", NetworkAclId="{acl}", RuleNumber=100, **ALL)
    assert entries(life, ("network-acl-id", "{acl}"))[2] == (False, 100, "-1", "allow")
    assert refused(life, "ReplaceNetworkAclEntry", NetworkAclId="{acl}", RuleNumber=101, **ALL)[0] == (
        "InvalidNetworkAclEntry.NotFound"
    )


@pytest.mark.parametrize("number", [0, 32767, -1])
def test_numbers_that_are_not_for_use(life, number):
    for operation, more in (("CreateNetworkAclEntry", ALL), ("DeleteNetworkAclEntry", {"Egress": False})):
        assert refused(life, operation, NetworkAclId="{acl}", RuleNumber=number, **more)[0] == "InvalidParameterValue"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"Protocol": "tcp"}, "MissingParameter"),
        ({"Protocol": "tcp", "PortRange": {"From": 443, "To": 80}}, "InvalidParameterValue"),
        ({"Protocol": "icmp"}, "MissingParameter"),
        ({"Protocol": "dumplings"}, "InvalidParameterValue"),
        ({"Protocol": "256"}, "InvalidParameterValue"),
        ({"CidrBlock": "10.0.0.0/33"}, "InvalidParameterValue"),
        ({"Ipv6CidrBlock": "::/0"}, "InvalidParameterCombination"),
    ],
)
def test_rules_that_cannot_be(life, changes, code):
    assert refused(life, "CreateNetworkAclEntry", NetworkAclId="{acl}", RuleNumber=1, **ALL | changes)[0] == code


def test_twenty_rules_in_a_direction(life):
    for number in range(1, 21):
        call(life, "CreateNetworkAclEntry", NetworkAclId="{acl}", RuleNumber=number, **HTTPS)
    assert refused(life, "CreateNetworkAclEntry", NetworkAclId="{acl}", RuleNumber=21, **HTTPS) == (
        "NetworkAclEntryLimitExceeded",
        "The maximum number of network acl entries has been reached.",
    )


def test_a_subnet_moves_from_one_acl_to_another(life):
    own = filled(life, "{subnet_acl}")
    call(life, "ReplaceNetworkAclAssociation", AssociationId=own, NetworkAclId="{acl}")
    assert refused(life, "DeleteNetworkAcl", NetworkAclId="{acl}")[0] == "DependencyViolation"
    assert refused(life, "ReplaceNetworkAclAssociation", AssociationId=own, NetworkAclId="{acl}") == (
        "InvalidAssociationID.NotFound",
        f"The association ID '{own}' does not exist",
    )
    default = life.cloud.state.parts["ec2/ap-northeast-2"].vpcs[filled(life, "{vpc}")].default_acl
    assert refused(life, "DeleteNetworkAcl", NetworkAclId=default) == (
        "InvalidParameterValue",
        f"cannot delete default network ACL {default}",
    )
    call(life, "ReplaceNetworkAclAssociation", AssociationId="{subnet_acl}", NetworkAclId=default)
    call(life, "DeleteNetworkAcl", NetworkAclId="{acl}")
