"""Roles: made, read, changed, tagged, deleted."""

from datetime import UTC, datetime

import pytest

from serverless_lab.engine import numbers
from tests.engine.iam.calls import answer, pages, refusal
from tests.engine.support import ACCOUNT, REGION, ROLE, Life, trust_policy

TRUST = trust_policy("lambda.amazonaws.com")
BOUNDARY = "arn:aws:iam::aws:policy/PowerUserAccess"


@pytest.fixture
def life():
    return Life()


def create(life, name="kitchen", **changes):
    return answer(life, "CreateRole", RoleName=name, AssumeRolePolicyDocument=TRUST, **changes)["Role"]


def test_a_role_as_it_is_made_and_read(life):
    made = create(
        life,
        Path="/staff/",
        Description="for the stove",
        MaxSessionDuration=7200,
        PermissionsBoundary=BOUNDARY,
        Tags=[{"Key": "team", "Value": "kitchen"}],
    )
    expected = {
        "Path": "/staff/",
        "RoleName": "kitchen",
        "RoleId": made["RoleId"],
        "Arn": f"arn:aws:iam::{ACCOUNT}:role/staff/kitchen",
        "CreateDate": datetime(2026, 9, 21, 14, 13, 21, tzinfo=UTC),
        "AssumeRolePolicyDocument": TRUST,
        "Description": "for the stove",
        "MaxSessionDuration": 7200,
        "PermissionsBoundary": {
            "PermissionsBoundaryType": "PermissionsBoundaryPolicy",
            "PermissionsBoundaryArn": BOUNDARY,
        },
        "Tags": [{"Key": "team", "Value": "kitchen"}],
    }
    assert made == expected
    assert (made["RoleId"][:4], len(made["RoleId"])) == ("AROA", 21)
    assert answer(life, "GetRole", RoleName="kitchen")["Role"] == expected | {"RoleLastUsed": {}}


def test_lists_leave_out_what_aws_leaves_out(life):
    create(life, PermissionsBoundary=BOUNDARY, Tags=[{"Key": "team", "Value": "kitchen"}])
    listed = answer(life, "ListRoles")["Roles"]
    assert [role["RoleName"] for role in listed] == ["kitchen", "lambda-basic-role"]
    assert set(listed[0]) == {
        "Path",
        "RoleName",
        "RoleId",
        "Arn",
        "CreateDate",
        "AssumeRolePolicyDocument",
        "MaxSessionDuration",
    }


def test_roles_come_in_pages_under_a_path(life):
    for number in range(5):
        create(life, f"cook-{number}", Path="/kitchen/")
    names = [role["RoleName"] for role in pages(life, "ListRoles", "Roles", PathPrefix="/kitchen/")]
    assert names == [f"cook-{number}" for number in range(5)]
    assert len(pages(life, "ListRoles", "Roles")) == 6


def test_names_are_taken_regardless_of_case(life):
    create(life, "Kitchen")
    taken = ("EntityAlreadyExists", "Role with name kitchen already exists.")
    assert refusal(life, "CreateRole", RoleName="kitchen", AssumeRolePolicyDocument=TRUST) == taken
    answer(life, "DeleteRole", RoleName="Kitchen")
    assert create(life, "kitchen")["RoleName"] == "kitchen"


def test_there_are_at_most_a_thousand(life, monkeypatch):
    monkeypatch.setattr(numbers, "IAM_ROLES", 2)
    create(life, "one")
    expected = ("LimitExceeded", "Cannot exceed quota for RolesPerAccount: 2")
    assert refusal(life, "CreateRole", RoleName="two", AssumeRolePolicyDocument=TRUST) == expected
    assert refusal(life, "CreateServiceLinkedRole", AWSServiceName="ecs.amazonaws.com") == expected


def test_a_sign_in_duration_is_not_simulated(life):
    expected = ("NotSimulatedException", "A sign-in duration of a role is not simulated here.")
    params = {"RoleName": "lambda-basic-role", "MaxSigninSessionDuration": 7200}
    assert refusal(life, "UpdateRole", **params) == expected
    assert refusal(life, "CreateRole", **params | {"RoleName": "x", "AssumeRolePolicyDocument": TRUST}) == expected


def test_an_update_leaves_what_it_does_not_name(life):
    create(life, Description="for the stove")
    answer(life, "UpdateRole", RoleName="kitchen", MaxSessionDuration=43200)
    role = answer(life, "GetRole", RoleName="kitchen")["Role"]
    assert (role["MaxSessionDuration"], role["Description"]) == (43200, "for the stove")
    changed = answer(life, "UpdateRoleDescription", RoleName="kitchen", Description="for the grill")["Role"]
    assert changed["Description"] == "for the grill"
    answer(life, "UpdateRole", RoleName="kitchen", Description="")
    assert "Description" not in answer(life, "GetRole", RoleName="kitchen")["Role"]


def test_a_role_is_deleted_once_nothing_hangs_on_it(life):
    create(life, PermissionsBoundary=BOUNDARY)
    policy = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}'
    answer(life, "PutRolePolicy", RoleName="kitchen", PolicyName="p", PolicyDocument=policy)
    answer(life, "AttachRolePolicy", RoleName="kitchen", PolicyArn=BOUNDARY)
    answer(life, "CreateInstanceProfile", InstanceProfileName="oven")
    answer(life, "AddRoleToInstanceProfile", InstanceProfileName="oven", RoleName="kitchen")
    for first, operation, params in (
        ("remove roles from instance profile", "RemoveRoleFromInstanceProfile", {"InstanceProfileName": "oven"}),
        ("detach all policies", "DetachRolePolicy", {"PolicyArn": BOUNDARY}),
        ("delete policies", "DeleteRolePolicy", {"PolicyName": "p"}),
    ):
        expected = ("DeleteConflict", f"Cannot delete entity, must {first} first.")
        assert refusal(life, "DeleteRole", RoleName="kitchen") == expected
        answer(life, operation, RoleName="kitchen", **params)
    answer(life, "DeleteRole", RoleName="kitchen")
    assert refusal(life, "GetRole", RoleName="kitchen") == (
        "NoSuchEntity",
        "The role with name kitchen cannot be found.",
    )
    assert BOUNDARY not in life.cloud.state.parts["iam/"].attachments


def test_tags_are_put_on_and_taken_off(life):
    create(life, Tags=[{"Key": "team", "Value": "kitchen"}])
    answer(life, "TagRole", RoleName="kitchen", Tags=[{"Key": "Team", "Value": "hall"}, {"Key": "cost", "Value": ""}])
    tags = [{"Key": "Team", "Value": "hall"}, {"Key": "cost", "Value": ""}]
    assert answer(life, "ListRoleTags", RoleName="kitchen") == {"Tags": tags, "IsTruncated": False}
    answer(life, "UntagRole", RoleName="kitchen", TagKeys=["team"])
    assert pages(life, "ListRoleTags", "Tags", RoleName="kitchen") == tags[1:]
    reserved = refusal(life, "TagRole", RoleName="kitchen", Tags=[{"Key": "aws:x", "Value": ""}])
    assert reserved == ("InvalidInput", "Tag keys beginning with aws: are reserved for internal use.")


def test_a_function_that_ran_has_used_its_role(life):
    life.create()
    life.invoke()
    used = answer(life, "GetRole", RoleName="lambda-basic-role")["Role"]["RoleLastUsed"]
    assert used == {"LastUsedDate": datetime(2026, 9, 21, 14, 13, 22, 217500, tzinfo=UTC), "Region": REGION}


def test_a_boundary_that_is_not_there(life):
    missing = f"arn:aws:iam::{ACCOUNT}:policy/none"
    params = {"RoleName": "kitchen", "AssumeRolePolicyDocument": TRUST}
    expected = ("NoSuchEntity", f"Scope ARN: {missing} does not exist.")
    assert refusal(life, "CreateRole", PermissionsBoundary=missing, **params) == expected
    wrong = refusal(life, "CreateRole", PermissionsBoundary=ROLE, **params)
    assert wrong == ("InvalidInput", f"ARN {ROLE} is not valid.")
    assert list(life.cloud.state.parts["iam/"].roles) == ["lambda-basic-role"]
