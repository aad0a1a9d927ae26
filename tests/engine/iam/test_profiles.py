"""Instance profiles: at most one role in each."""

from datetime import UTC, datetime

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.caller import Caller
from tests.engine.iam.calls import answer, pages, policy, refusal
from tests.engine.support import ACCOUNT, ROLE, Life

BASIC = {"RoleName": "lambda-basic-role"}
OVEN = {"InstanceProfileName": "oven"}


@pytest.fixture
def life():
    life = Life()
    answer(life, "CreateInstanceProfile", Path="/kitchen/", Tags=[{"Key": "team", "Value": "kitchen"}], **OVEN)
    return life


def test_a_profile_with_a_role(life):
    answer(life, "AddRoleToInstanceProfile", **OVEN, **BASIC)
    found = answer(life, "GetInstanceProfile", **OVEN)["InstanceProfile"]
    (listed,) = answer(life, "ListRoles")["Roles"]
    assert (found["InstanceProfileId"][:4], len(found["InstanceProfileId"])) == ("AIPA", 21)
    expected = {
        "Path": "/kitchen/",
        "InstanceProfileName": "oven",
        "InstanceProfileId": found["InstanceProfileId"],
        "Arn": f"arn:aws:iam::{ACCOUNT}:instance-profile/kitchen/oven",
        "CreateDate": datetime(2026, 9, 21, 14, 13, 21, tzinfo=UTC),
        "Roles": [listed],
    }
    assert found == expected | {"Tags": [{"Key": "team", "Value": "kitchen"}]}
    assert pages(life, "ListInstanceProfilesForRole", "InstanceProfiles", **BASIC) == [expected]
    assert pages(life, "ListInstanceProfiles", "InstanceProfiles", PathPrefix="/kitchen/") == [expected]
    assert pages(life, "ListInstanceProfiles", "InstanceProfiles", PathPrefix="/hall/") == []


def test_one_role_each(life):
    answer(life, "AddRoleToInstanceProfile", **OVEN, **BASIC)
    assert refusal(life, "AddRoleToInstanceProfile", **OVEN, **BASIC) == (
        "LimitExceeded",
        "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1",
    )
    assert refusal(life, "DeleteInstanceProfile", **OVEN) == (
        "DeleteConflict",
        "Cannot delete entity, must remove roles from instance profile first.",
    )
    answer(life, "RemoveRoleFromInstanceProfile", **OVEN, **BASIC)
    assert refusal(life, "RemoveRoleFromInstanceProfile", **OVEN, **BASIC) == (
        "NoSuchEntity",
        "The role with name lambda-basic-role cannot be found.",
    )
    assert pages(life, "ListInstanceProfilesForRole", "InstanceProfiles", **BASIC) == []
    answer(life, "DeleteInstanceProfile", **OVEN)
    gone = ("NoSuchEntity", "Instance Profile oven cannot be found.")
    assert refusal(life, "GetInstanceProfile", **OVEN) == gone


def test_names_and_how_many(life, monkeypatch):
    taken = ("EntityAlreadyExists", "Instance Profile Oven already exists.")
    assert refusal(life, "CreateInstanceProfile", InstanceProfileName="Oven") == taken
    monkeypatch.setattr(numbers, "IAM_PROFILES", 1)
    full = ("LimitExceeded", "Cannot exceed quota for InstanceProfilesPerAccount: 1")
    assert refusal(life, "CreateInstanceProfile", InstanceProfileName="grill") == full


def test_tags_of_a_profile(life):
    answer(life, "TagInstanceProfile", Tags=[{"Key": "cost", "Value": "7"}], **OVEN)
    answer(life, "UntagInstanceProfile", TagKeys=["team"], **OVEN)
    assert pages(life, "ListInstanceProfileTags", "Tags", **OVEN) == [{"Key": "cost", "Value": "7"}]


def test_a_role_is_passed_to_ec2(life):
    mina = Caller.user(f"arn:aws:iam::{ACCOUNT}:user/mina")
    answer(life, "CreateUser", UserName="mina")
    add = {"Effect": "Allow", "Action": "iam:AddRoleToInstanceProfile", "Resource": "*"}
    answer(life, "PutUserPolicy", UserName="mina", PolicyName="p", PolicyDocument=policy(add))
    refused = life.call("iam", "AddRoleToInstanceProfile", OVEN | BASIC, caller=mina).refusal
    assert refused.message == (
        f"User: arn:aws:iam::{ACCOUNT}:user/mina is not authorized to perform: iam:PassRole on resource: {ROLE} "
        "because no identity-based policy allows the iam:PassRole action"
    )
    to_ec2 = {"StringEquals": {"iam:PassedToService": "ec2.amazonaws.com"}}
    hand_over = {"Effect": "Allow", "Action": "iam:PassRole", "Resource": ROLE, "Condition": to_ec2}
    answer(life, "PutUserPolicy", UserName="mina", PolicyName="p", PolicyDocument=policy(add, hand_over))
    assert life.call("iam", "AddRoleToInstanceProfile", OVEN | BASIC, caller=mina).refusal is None
