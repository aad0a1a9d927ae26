"""The workshop of "A boundary": a developer who may make roles, and could make themselves administrator."""

from random import Random
from typing import Any, Final

from lessons.courseware.course import Facts
from lessons.courseware.play import Player
from lessons.iam.playing import allow, do, own, policy, trust

GROUP, TOOLS, OLD_ROLE = "developers", "developer-tools", "ops-role"
MAKING: Final = (
    "iam:CreateRole",
    "iam:AttachRolePolicy",
    "iam:DetachRolePolicy",
    "iam:PutRolePolicy",
    "iam:DeleteRolePolicy",
    "iam:PutRolePermissionsBoundary",
)
UNMAKING: Final = ("iam:DeleteRole", "iam:PassRole", "iam:UpdateAssumeRolePolicy")
POLICIES: Final = ("iam:CreatePolicy", "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:DeletePolicy")
LOOKING: Final = ("iam:Get*", "iam:List*")
_LOOSENING: Final = ("iam:DeleteRolePermissionsBoundary", "iam:DeleteUserPermissionsBoundary")

Document = dict[str, Any]


def draw(chance: Random) -> Facts:
    return {
        "dev": chance.choice(("mina", "jun", "sora", "duri", "hana")),
        "bucket": chance.choice(("dumpling-photos", "dumpling-menu", "dumpling-orders")),
        "limit": chance.choice(("workshop-limit", "app-limit", "role-limit")),
    }


def roles(account: str, name: str) -> str:
    return f"arn:aws:iam::{account}:role/{name}"


def limit_arn(player: Player) -> str:
    return own(f"policy/{player.facts['limit']}")(player)


def tools(account: str) -> Document:
    """What developers have this morning: roles and policies as they like."""
    free = [*MAKING, *UNMAKING, _LOOSENING[0]]
    return policy(
        allow(["lambda:*", *LOOKING]),
        allow(free, [roles(account, "app-*"), roles(account, "ops-*")]),
        allow([*POLICIES, _LOOSENING[1]]),
    )


def begin(player: Player) -> None:
    account = player.cloud.state.account_id
    do("CreateGroup", GroupName=GROUP)(player)
    do("PutGroupPolicy", GroupName=GROUP, PolicyName=TOOLS, PolicyDocument=tools(account))(player)
    do("CreateUser", UserName=player.facts["dev"])(player)
    do("AddUserToGroup", GroupName=GROUP, UserName=player.facts["dev"])(player)
    trusted = policy(trust({"Service": "lambda.amazonaws.com"}))
    do("CreateRole", RoleName=OLD_ROLE, AssumeRolePolicyDocument=trusted)(player)
