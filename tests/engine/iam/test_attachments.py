"""Managed policies on users, groups and roles, and boundaries around users and roles."""

import json

import pytest

from serverless_lab.engine.caller import Caller
from tests.engine.iam.calls import answer, pages, policy, refusal
from tests.engine.support import ACCOUNT, Life

AWS = "arn:aws:iam::aws:policy/"
READ_ONLY = f"{AWS}ReadOnlyAccess"
MENU = f"arn:aws:iam::{ACCOUNT}:policy/house/menu"
GONE = f"arn:aws:iam::{ACCOUNT}:policy/gone"
MINA = Caller.user(f"arn:aws:iam::{ACCOUNT}:user/mina")
HOLDERS = [("User", {"UserName": "mina"}), ("Group", {"GroupName": "cooks"}), ("Role", {"RoleName": "kitchen"})]


@pytest.fixture
def life():
    life = Life()
    trust = {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"}
    answer(life, "CreateUser", UserName="mina")
    answer(life, "CreateGroup", GroupName="cooks")
    answer(life, "CreateRole", RoleName="kitchen", Path="/staff/", AssumeRolePolicyDocument=policy(trust))
    answer(life, "CreatePolicy", PolicyName="menu", Path="/house/", PolicyDocument=policy())
    return life


def used(life, arn):
    found = answer(life, "GetPolicy", PolicyArn=arn)["Policy"]
    return found["AttachmentCount"], found["PermissionsBoundaryUsageCount"]


@pytest.mark.parametrize(("title", "who"), HOLDERS)
def test_attach_list_detach(life, title, who):
    for arn in (READ_ONLY, MENU, MENU):
        answer(life, f"Attach{title}Policy", PolicyArn=arn, **who)
    attached = pages(life, f"ListAttached{title}Policies", "AttachedPolicies", **who)
    assert attached == [
        {"PolicyName": "ReadOnlyAccess", "PolicyArn": READ_ONLY},
        {"PolicyName": "menu", "PolicyArn": MENU},
    ]
    under = answer(life, f"ListAttached{title}Policies", PathPrefix="/house/", **who)["AttachedPolicies"]
    assert under == attached[1:]
    assert used(life, MENU) == (1, 0)
    answer(life, f"Detach{title}Policy", PolicyArn=MENU, **who)
    assert used(life, MENU) == (0, 0)
    again = refusal(life, f"Detach{title}Policy", PolicyArn=MENU, **who)
    assert again == ("NoSuchEntity", f"Policy {MENU} was not found.")


@pytest.mark.parametrize(("title", "who"), HOLDERS)
def test_what_cannot_be_attached(life, title, who):
    missing = refusal(life, f"Attach{title}Policy", PolicyArn=GONE, **who)
    assert missing == ("NoSuchEntity", f"Policy {GONE} does not exist or is not attachable.")
    wrong = refusal(life, f"Attach{title}Policy", PolicyArn="AdministratorAccess-", **who)
    assert wrong == ("InvalidInput", "ARN AdministratorAccess- is not valid.")


@pytest.mark.parametrize(("title", "who"), HOLDERS)
def test_ten_policies_each(life, title, who):
    arns = [found["Arn"] for found in answer(life, "ListPolicies", Scope="AWS", MaxItems=11)["Policies"]]
    for arn in arns[:10]:
        answer(life, f"Attach{title}Policy", PolicyArn=arn, **who)
    assert refusal(life, f"Attach{title}Policy", PolicyArn=arns[10], **who) == (
        "LimitExceeded",
        f"Cannot exceed quota for PoliciesPer{title}: 10",
    )
    answer(life, f"Attach{title}Policy", PolicyArn=arns[0], **who)


def entities(life, **params):
    found = answer(life, "ListEntitiesForPolicy", PolicyArn=MENU, **params)
    return [
        [one["GroupName"] for one in found["PolicyGroups"]],
        [one["UserName"] for one in found["PolicyUsers"]],
        [one["RoleName"] for one in found["PolicyRoles"]],
    ]


def test_who_holds_a_policy(life):
    for title, who in HOLDERS:
        answer(life, f"Attach{title}Policy", PolicyArn=MENU, **who)
    answer(life, "CreateUser", UserName="jun")
    answer(life, "PutUserPermissionsBoundary", UserName="jun", PermissionsBoundary=MENU)
    assert used(life, MENU) == (3, 1)
    assert entities(life) == [["cooks"], ["jun", "mina"], ["kitchen"]]
    assert entities(life, EntityFilter="Role") == [[], [], ["kitchen"]]
    assert entities(life, PathPrefix="/staff/") == [[], [], ["kitchen"]]
    assert entities(life, PolicyUsageFilter="PermissionsPolicy") == [["cooks"], ["mina"], ["kitchen"]]
    assert entities(life, PolicyUsageFilter="PermissionsBoundary") == [[], ["jun"], []]
    first = answer(life, "ListEntitiesForPolicy", PolicyArn=MENU, MaxItems=3)
    assert (first["IsTruncated"], len(first["PolicyUsers"]), first["PolicyRoles"]) == (True, 2, [])
    assert entities(life, Marker=first["Marker"]) == [[], [], ["kitchen"]]
    (role,) = answer(life, "ListEntitiesForPolicy", PolicyArn=MENU, EntityFilter="Role")["PolicyRoles"]
    assert role["RoleId"] == answer(life, "GetRole", RoleName="kitchen")["Role"]["RoleId"]


@pytest.mark.parametrize(("title", "who"), [HOLDERS[0], HOLDERS[2]])
def test_a_boundary_is_put_changed_and_taken_away(life, title, who):
    put, delete = f"Put{title}PermissionsBoundary", f"Delete{title}PermissionsBoundary"
    answer(life, put, PermissionsBoundary=MENU, **who)
    answer(life, put, PermissionsBoundary=READ_ONLY, **who)
    assert (used(life, MENU), used(life, READ_ONLY)) == ((0, 0), (0, 1))
    found = answer(life, f"Get{title}", **who)[title]["PermissionsBoundary"]
    assert found == {"PermissionsBoundaryType": "PermissionsBoundaryPolicy", "PermissionsBoundaryArn": READ_ONLY}
    answer(life, delete, **who)
    answer(life, delete, **who)
    assert used(life, READ_ONLY) == (0, 0)
    assert "PermissionsBoundary" not in answer(life, f"Get{title}", **who)[title]
    missing = refusal(life, put, PermissionsBoundary=GONE, **who)
    assert missing == ("NoSuchEntity", f"Scope ARN: {GONE} does not exist.")


def test_nothing_is_left_of_what_nobody_holds(life):
    before = json.dumps(sorted(life.cloud.state.parts["iam/"].attachments))
    answer(life, "CreateUser", UserName="jun", PermissionsBoundary=READ_ONLY)
    answer(life, "AttachUserPolicy", UserName="jun", PolicyArn=MENU)
    answer(life, "DetachUserPolicy", UserName="jun", PolicyArn=MENU)
    answer(life, "DeleteUser", UserName="jun")
    assert json.dumps(sorted(life.cloud.state.parts["iam/"].attachments)) == before


def test_a_user_under_another_name_still_holds_what_it_held(life):
    answer(life, "AttachUserPolicy", UserName="mina", PolicyArn=MENU)
    answer(life, "PutUserPermissionsBoundary", UserName="mina", PermissionsBoundary=MENU)
    answer(life, "UpdateUser", UserName="mina", NewUserName="mina.kim")
    assert entities(life) == [[], ["mina.kim"], []]
    answer(life, "DetachUserPolicy", UserName="mina.kim", PolicyArn=MENU)
    answer(life, "DeleteUserPermissionsBoundary", UserName="mina.kim")
    answer(life, "DeletePolicy", PolicyArn=MENU)


def allow(life, action, condition):
    statement = {"Effect": "Allow", "Action": action, "Resource": "*", "Condition": condition}
    answer(life, "PutUserPolicy", UserName="mina", PolicyName="p", PolicyDocument=policy(statement))


def as_mina(life, operation, **params):
    refused = life.call("iam", operation, params, caller=MINA).refusal
    return refused.code if refused else ""


def test_who_may_attach_one_policy_only(life):
    allow(life, "iam:AttachRolePolicy", {"ArnEquals": {"iam:PolicyARN": MENU}})
    assert as_mina(life, "AttachRolePolicy", RoleName="kitchen", PolicyArn=READ_ONLY) == "AccessDenied"
    assert as_mina(life, "AttachRolePolicy", RoleName="kitchen", PolicyArn=MENU) == ""


def test_who_may_make_roles_within_a_boundary_only(life):
    allow(life, "iam:CreateRole", {"StringEquals": {"iam:PermissionsBoundary": MENU}})
    trust = policy({"Effect": "Allow", "Principal": {"AWS": ACCOUNT}, "Action": "sts:AssumeRole"})
    params = {"RoleName": "hall", "AssumeRolePolicyDocument": trust}
    assert as_mina(life, "CreateRole", **params) == "AccessDenied"
    assert as_mina(life, "CreateRole", PermissionsBoundary=READ_ONLY, **params) == "AccessDenied"
    assert as_mina(life, "CreateRole", PermissionsBoundary=MENU, **params) == ""


def test_who_may_give_permissions_to_bounded_roles_only(life):
    allow(life, "iam:PutRolePolicy", {"StringEquals": {"iam:PermissionsBoundary": MENU}})
    params = {"RoleName": "kitchen", "PolicyName": "p", "PolicyDocument": policy()}
    assert as_mina(life, "PutRolePolicy", **params) == "AccessDenied"
    answer(life, "PutRolePermissionsBoundary", RoleName="kitchen", PermissionsBoundary=MENU)
    assert as_mina(life, "PutRolePolicy", **params) == ""


def test_who_may_touch_roles_of_one_team_only(life):
    allow(life, "iam:DeleteRole", {"StringEquals": {"iam:ResourceTag/team": "kitchen"}})
    assert as_mina(life, "DeleteRole", RoleName="kitchen") == "AccessDenied"
    answer(life, "TagRole", RoleName="kitchen", Tags=[{"Key": "team", "Value": "kitchen"}])
    assert as_mina(life, "DeleteRole", RoleName="kitchen") == ""
