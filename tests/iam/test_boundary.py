"""The mission "A boundary": every reason, every way out, and ways that are right although nobody suggests them."""

import json
from typing import Any

import pytest

from lessons.iam.missions.boundary import scene
from lessons.iam.missions.boundary.mission import MISSION
from lessons.iam.playing import allow, deny, do, fact, policy
from lessons.iam.shop import ADMINISTRATOR
from tests.functions.reasons import all_reasons
from tests.iam.missions import begun, reasons, solution

FACTS = MISSION.facts(0)
ACCOUNT = "123456789012"
DEV, BUCKET = FACTS["dev"], FACTS["bucket"]
LIMIT = f"arn:aws:iam::{ACCOUNT}:policy/{FACTS['limit']}"
APP = scene.roles(ACCOUNT, "app-*")
MAKE_LIMIT, REWRITE = solution(MISSION)
ONLY_LIMIT = {"StringEquals": {"iam:PermissionsBoundary": LIMIT}}
making = allow(list(scene.MAKING), APP, Condition=ONLY_LIMIT)


def limit(*statements: dict[str, Any]):
    return do("CreatePolicy", PolicyName=fact("limit"), PolicyDocument=policy(*statements))


def tools(*statements: dict[str, Any]):
    document = json.dumps(policy(*statements))
    return do("PutGroupPolicy", GroupName=scene.GROUP, PolicyName=scene.TOOLS, PolicyDocument=document)


def besides(*statements: dict[str, Any]):
    """The solution, and these statements more."""
    return [MAKE_LIMIT, tools(making, *statements)]


def gone(player) -> None:
    do("RemoveUserFromGroup", GroupName=scene.GROUP, UserName=DEV)(player)
    do("DeleteUser", UserName=DEV)(player)


def managed_tools(player) -> None:
    """The developers' rights as a managed policy that they may edit themselves."""
    arn = f"arn:aws:iam::{ACCOUNT}:policy/tools"
    document = policy(making, allow("iam:CreatePolicyVersion", arn))
    do("CreatePolicy", PolicyName="tools", PolicyDocument=document)(player)
    do("DeleteGroupPolicy", GroupName=scene.GROUP, PolicyName=scene.TOOLS)(player)
    do("AttachGroupPolicy", GroupName=scene.GROUP, PolicyArn=arn)(player)


read = allow("s3:GetObject", f"arn:aws:s3:::{BUCKET}/*")
bound_dev = do("PutUserPermissionsBoundary", UserName=fact("dev"), PermissionsBoundary=scene.limit_arn)
some_boundary = making | {"Condition": {"Null": {"iam:PermissionsBoundary": "false"}}}
REASONS = [
    *((check, "no-user", [gone]) for check in ("still-works", "roles-bounded")),
    *((check, "no-limit", []) for check in ("still-works", "roles-bounded")),
    ("still-works", "cannot-make", [MAKE_LIMIT, tools(allow("lambda:*"))]),
    ("still-works", "cannot-attach", [MAKE_LIMIT, tools(making | {"Action": "iam:CreateRole"})]),
    ("still-works", "role-useless", [limit(allow("logs:*")), REWRITE]),
    ("roles-bounded", "without", [MAKE_LIMIT]),
    ("roles-bounded", "any", [MAKE_LIMIT, tools(some_boundary)]),
    ("role-stays-small", "work-first", []),
    ("role-stays-small", "beyond", [limit(allow("*")), REWRITE]),
    ("role-stays-small", "beyond", [limit(allow("s3:GetObject")), REWRITE]),
    ("role-stays-small", "beyond", [limit(read, allow("iam:*")), REWRITE]),
    ("no-way-out", "work-first", []),
    ("no-way-out", "loosens", [MAKE_LIMIT]),
    ("no-way-out", "loosens", besides(allow("iam:DeleteRolePermissionsBoundary", APP))),
    ("no-way-out", "loosens", besides(allow("iam:PutRolePermissionsBoundary", APP))),
    ("no-way-out", "edits", besides(allow("iam:CreatePolicyVersion"))),
    ("no-way-out", "edits", besides(allow("iam:SetDefaultPolicyVersion", LIMIT))),
    ("no-way-out", "edits", besides(allow(["iam:CreatePolicy", "iam:DeletePolicy"]))),
    ("no-way-out", "edits", [MAKE_LIMIT, managed_tools]),
    ("no-way-out", "old-role", besides(allow("iam:AttachRolePolicy"))),
    ("no-way-out", "old-role", besides(allow("iam:PutRolePolicy", scene.roles(ACCOUNT, "ops-*")))),
    ("no-way-out", "old-role", besides(allow("iam:UpdateAssumeRolePolicy"))),
    ("no-way-out", "old-role", besides(allow("iam:PassRole"))),
    ("no-way-out", "itself", besides(allow("iam:AttachUserPolicy"))),
    ("no-way-out", "itself", besides(allow("iam:PutUserPolicy"))),
    ("no-way-out", "itself", besides(allow("iam:DeleteUserPermissionsBoundary"))),
    ("no-way-out", "itself", besides(allow("iam:CreateUser"))),
    ("no-way-out", "itself", besides(allow("iam:PutGroupPolicy"))),
    ("no-way-out", "itself", besides(allow("iam:AttachGroupPolicy"))),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


@pytest.mark.parametrize(
    "plays",
    [
        besides(allow(["lambda:*", "iam:PassRole"], [APP, "arn:aws:lambda:*:*:function:*"])),
        besides(allow("iam:CreatePolicy"), allow("iam:CreatePolicyVersion", f"arn:aws:iam::{ACCOUNT}:policy/app-own")),
        [
            MAKE_LIMIT,
            tools(
                allow("iam:*", [APP, f"arn:aws:iam::{ACCOUNT}:policy/*"]),
                deny(["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:DeletePolicy*"], LIMIT),
                deny("iam:DeleteRolePermissionsBoundary"),
                deny(
                    ["iam:CreateRole", "iam:AttachRolePolicy", "iam:PutRolePolicy", "iam:PutRolePermissionsBoundary"],
                    Condition={"StringNotEquals": {"iam:PermissionsBoundary": LIMIT}},
                ),
            ),
        ],
    ],
    ids=["passes roles", "own policies", "all but"],
)
def test_other_ways(plays: list) -> None:
    assert set(reasons(MISSION, begun(MISSION, *plays)).values()) == {""}


def test_the_developer_may_be_limited_as_well() -> None:
    """A boundary of their own that allows what the group grants takes nothing away."""
    own = do("CreatePolicy", PolicyName="dev-limit", PolicyDocument=policy(making, allow("lambda:*")))
    bound = do(
        "PutUserPermissionsBoundary", UserName=DEV, PermissionsBoundary=f"arn:aws:iam::{ACCOUNT}:policy/dev-limit"
    )
    player = begun(MISSION, MAKE_LIMIT, REWRITE, own, bound)
    assert set(reasons(MISSION, player).values()) == {""}


def test_an_administrator_has_every_way_out() -> None:
    admin = do("AttachUserPolicy", UserName=DEV, PolicyArn=ADMINISTRATOR)
    found = reasons(MISSION, begun(MISSION, MAKE_LIMIT, REWRITE, admin))
    assert (found["roles-bounded"], found["no-way-out"]) == ("without", "loosens")
