"""Managed policies of the account: made, listed, versioned, deleted."""

from datetime import UTC, datetime

import pytest

from serverless_lab.engine import numbers
from serverless_lab.engine.caller import Caller
from tests.engine.iam.calls import answer, pages, policy, refusal
from tests.engine.support import ACCOUNT, ROLE, Life

MENU = f"arn:aws:iam::{ACCOUNT}:policy/house/menu"
GONE = f"arn:aws:iam::{ACCOUNT}:policy/gone"
OTHER = policy({"Effect": "Deny", "Action": "*", "Resource": "*"})
BASIC = "lambda-basic-role"
CALLER = Caller.role(ROLE, "order-fn")


@pytest.fixture
def life():
    life = Life()
    answer(
        life,
        "CreatePolicy",
        PolicyName="menu",
        Path="/house/",
        PolicyDocument=policy(),
        Description="what cooks may read",
        Tags=[{"Key": "team", "Value": "kitchen"}],
    )
    return life


def test_a_policy_as_it_is_read(life):
    found = answer(life, "GetPolicy", PolicyArn=MENU)["Policy"]
    assert (found["PolicyId"][:4], len(found["PolicyId"])) == ("ANPA", 21)
    at = datetime(2026, 9, 21, 14, 13, 21, tzinfo=UTC)
    assert found == {
        "PolicyName": "menu",
        "PolicyId": found["PolicyId"],
        "Arn": MENU,
        "Path": "/house/",
        "DefaultVersionId": "v1",
        "AttachmentCount": 0,
        "PermissionsBoundaryUsageCount": 0,
        "IsAttachable": True,
        "Description": "what cooks may read",
        "CreateDate": at,
        "UpdateDate": at,
        "Tags": [{"Key": "team", "Value": "kitchen"}],
    }


def test_names_are_taken_whatever_the_path_and_the_case(life):
    assert refusal(life, "CreatePolicy", PolicyName="Menu", PolicyDocument=policy()) == (
        "EntityAlreadyExists",
        "A policy called Menu already exists. Duplicate names are not allowed.",
    )


def test_there_are_at_most_1500(life, monkeypatch):
    monkeypatch.setattr(numbers, "IAM_POLICIES", 1)
    refused = refusal(life, "CreatePolicy", PolicyName="wine", PolicyDocument=policy())
    assert refused == ("LimitExceeded", "Cannot exceed quota for PoliciesPerAccount: 1")


def arns(life, **params):
    return [found["Arn"] for found in pages(life, "ListPolicies", "Policies", **params)]


def test_which_policies_a_list_shows(life):
    basic = "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"
    power = "arn:aws:iam::aws:policy/PowerUserAccess"
    assert arns(life, Scope="Local") == [MENU]
    assert (len(arns(life, Scope="AWS")), len(arns(life))) == (36, 37)
    assert arns(life, PathPrefix="/house/") == [MENU]
    assert arns(life, OnlyAttached=True) == [basic]
    answer(life, "AttachRolePolicy", RoleName=BASIC, PolicyArn=MENU)
    answer(life, "PutRolePermissionsBoundary", RoleName=BASIC, PermissionsBoundary=power)
    assert arns(life, OnlyAttached=True) == [MENU, basic]
    assert arns(life, OnlyAttached=True, Scope="AWS") == [basic]
    assert arns(life, PolicyUsageFilter="PermissionsBoundary") == [power]
    assert arns(life, PolicyUsageFilter="PermissionsPolicy") == [MENU, basic]


def test_a_list_shows_neither_description_nor_tags(life):
    (listed,) = answer(life, "ListPolicies", Scope="Local")["Policies"]
    assert not {"Description", "Tags"} & set(listed)


@pytest.mark.parametrize("operation", ["GetPolicy", "DeletePolicy", "ListPolicyVersions", "ListEntitiesForPolicy"])
def test_a_policy_that_is_not_there(life, operation):
    assert refusal(life, operation, PolicyArn=GONE) == ("NoSuchEntity", f"Policy {GONE} was not found.")
    assert refusal(life, operation, PolicyArn=ROLE) == ("InvalidInput", f"ARN {ROLE} is not valid.")


def test_a_policy_that_is_used_is_not_deleted(life):
    in_use = ("DeleteConflict", "Cannot delete a policy attached to entities.")
    answer(life, "AttachRolePolicy", RoleName=BASIC, PolicyArn=MENU)
    assert refusal(life, "DeletePolicy", PolicyArn=MENU) == in_use
    answer(life, "DetachRolePolicy", RoleName=BASIC, PolicyArn=MENU)
    answer(life, "PutRolePermissionsBoundary", RoleName=BASIC, PermissionsBoundary=MENU)
    assert refusal(life, "DeletePolicy", PolicyArn=MENU) == in_use
    answer(life, "DeleteRolePermissionsBoundary", RoleName=BASIC)
    answer(life, "DeletePolicy", PolicyArn=MENU)
    assert arns(life, Scope="Local") == []
    assert answer(life, "CreatePolicy", PolicyName="MENU", PolicyDocument=policy())["Policy"]["PolicyName"] == "MENU"


def test_five_versions_and_one_in_force(life):
    for number in range(2, 6):
        made = answer(life, "CreatePolicyVersion", PolicyArn=MENU, PolicyDocument=OTHER, SetAsDefault=number == 3)
        assert (made["PolicyVersion"]["VersionId"], made["PolicyVersion"]["IsDefaultVersion"]) == (
            f"v{number}",
            number == 3,
        )
    assert refusal(life, "CreatePolicyVersion", PolicyArn=MENU, PolicyDocument=OTHER) == (
        "LimitExceeded",
        "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing "
        "version.",
    )
    listed = pages(life, "ListPolicyVersions", "Versions", PolicyArn=MENU)
    assert [version["VersionId"] for version in listed] == ["v5", "v4", "v3", "v2", "v1"]
    assert [version["VersionId"] for version in listed if version["IsDefaultVersion"]] == ["v3"]
    answer(life, "DeletePolicyVersion", PolicyArn=MENU, VersionId="v5")
    again = answer(life, "CreatePolicyVersion", PolicyArn=MENU, PolicyDocument=policy())
    assert again["PolicyVersion"]["VersionId"] == "v6"


def test_the_version_in_force_stays(life):
    answer(life, "CreatePolicyVersion", PolicyArn=MENU, PolicyDocument=OTHER)
    assert refusal(life, "DeletePolicyVersion", PolicyArn=MENU, VersionId="v1") == (
        "DeleteConflict",
        "Cannot delete the default version of a policy.",
    )
    assert refusal(life, "DeletePolicy", PolicyArn=MENU) == (
        "DeleteConflict",
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. "
        "The default version is deleted with the policy.",
    )
    answer(life, "SetDefaultPolicyVersion", PolicyArn=MENU, VersionId="v2")
    answer(life, "DeletePolicyVersion", PolicyArn=MENU, VersionId="v1")
    found = answer(life, "GetPolicyVersion", PolicyArn=MENU, VersionId="v2")["PolicyVersion"]
    assert (found["Document"], found["IsDefaultVersion"]) == (OTHER, True)
    assert refusal(life, "GetPolicyVersion", PolicyArn=MENU, VersionId="v1") == (
        "NoSuchEntity",
        f"Policy {MENU} version v1 does not exist or is not attachable.",
    )


def test_another_version_in_force_counts_from_the_next_call(life):
    answer(life, "AttachRolePolicy", RoleName=BASIC, PolicyArn=MENU)
    decided = [life.cloud.decide(CALLER, "s3:GetObject", "arn:aws:s3:::menu/soup").allowed]
    answer(life, "CreatePolicyVersion", PolicyArn=MENU, PolicyDocument=OTHER, SetAsDefault=True)
    decided += [life.cloud.decide(CALLER, "s3:GetObject", "arn:aws:s3:::menu/soup").allowed]
    assert decided == [True, False]


def test_a_policy_is_as_new_as_its_newest_version(life):
    def updated():
        return answer(life, "GetPolicy", PolicyArn=MENU)["Policy"]["UpdateDate"]

    made = answer(life, "CreatePolicyVersion", PolicyArn=MENU, PolicyDocument=OTHER)["PolicyVersion"]["CreateDate"]
    assert updated() == made == datetime(2026, 9, 21, 14, 13, 22, tzinfo=UTC)
    answer(life, "SetDefaultPolicyVersion", PolicyArn=MENU, VersionId="v2")
    answer(life, "DeletePolicyVersion", PolicyArn=MENU, VersionId="v1")
    assert updated() == made


def test_tags_of_a_policy(life):
    answer(life, "TagPolicy", PolicyArn=MENU, Tags=[{"Key": "cost", "Value": "7"}])
    answer(life, "UntagPolicy", PolicyArn=MENU, TagKeys=["TEAM"])
    assert pages(life, "ListPolicyTags", "Tags", PolicyArn=MENU) == [{"Key": "cost", "Value": "7"}]
