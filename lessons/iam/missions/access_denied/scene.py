"""The shop of "Access denied": six policies that all have a say, of which a variant breaks one.

mina reads recipes as herself. The till takes on the role `menu-editor` for her, limited by the session policy
`till-limits`, and writes the menu.
"""

import json
from collections.abc import Mapping
from typing import Any, Final

from lessons.courseware.chance import Chance
from lessons.courseware.course import Facts
from lessons.courseware.play import Player
from lessons.iam import shop
from lessons.iam.playing import PASSWORD, allow, deny, do, own, policy, sign_in, sign_out, trust

USER, GROUP, ROLE, TAG, TEAM = "mina", "kitchen", "menu-editor", "team", "kitchen"
RECIPES, MENU = "dumpling-recipes", "dumpling-menu"
READS, SECRETS, BOUNDARY, WRITES, LIMITS = (
    "kitchen-reads",
    "kitchen-secrets",
    "staff-boundary",
    "menu-writes",
    "till-limits",
)
# They take turns in this order: reading and writing by turns as well, as far as that goes.
FAULTS: Final = ("deny", "resource", "condition", "session", "boundary", "organization")
_TILL_S = 12 * 3600

Document = dict[str, Any]


def draw(chance: Chance) -> Facts:
    recipe = chance.choice(("mandu", "dough", "broth", "kimchi"))
    page = chance.choice(("monday", "friday", "sunday"))
    return {"fault": chance.turn(FAULTS), "recipe": f"{recipe}.md", "page": f"{page}.json"}


def reads(broken: bool) -> Document:
    """Reading recipes from the shop's network; broken: only from its first sixteen addresses."""
    network = "203.0.113.0/28" if broken else shop.SHOP_NETWORK
    condition = {"IpAddress": {"aws:SourceIp": network}}
    return policy(allow("s3:GetObject", shop.objects(RECIPES, "*"), Condition=condition))


def secrets(broken: bool) -> Document:
    return policy(deny("s3:GetObject", shop.objects(RECIPES, "*" if broken else "secret/*")))


def boundary(broken: bool) -> Document:
    """The most that staff may have; broken: reading objects is not in it."""
    object_action = "s3:GetObjectTagging" if broken else "s3:GetObject"
    return policy(allow([object_action, "s3:ListBucket", "sts:AssumeRole", "lambda:InvokeFunction"]))


def writes(broken: bool) -> Document:
    resource = f"arn:aws:s3:::/{MENU}/*" if broken else shop.objects(MENU, "*")
    return policy(allow(["s3:GetObject", "s3:PutObject"], resource))


def limits(broken: bool) -> Document:
    return policy(allow("s3:GetObject" if broken else ["s3:GetObject", "s3:PutObject"], shop.objects(MENU, "*")))


_ORGANIZATION: Mapping[str, Document] = {
    "Root/FullAWSAccess": policy(allow("*")),
    "Root/known-teams": policy(
        deny("s3:*", Condition={"StringNotEquals": {f"aws:PrincipalTag/{TAG}": TEAM}}) | {"Sid": "KnownTeams"}
    ),
}


def managed(account: str, name: str) -> str:
    return f"arn:aws:iam::{account}:policy/{name}"


def begin(player: Player) -> None:
    """Everything as it is this morning."""
    fault, account = player.facts["fault"], player.cloud.state.account_id
    tag = [{"Key": TAG, "Value": "Kitchen" if fault == "organization" else TEAM}]
    for name, document in ((BOUNDARY, boundary(fault == "boundary")), (LIMITS, limits(fault == "session"))):
        do("CreatePolicy", PolicyName=name, PolicyDocument=document)(player)
    do("CreateUser", UserName=USER, Tags=tag, PermissionsBoundary=managed(account, BOUNDARY))(player)
    do("CreateGroup", GroupName=GROUP)(player)
    do("AddUserToGroup", GroupName=GROUP, UserName=USER)(player)
    for name, document in ((READS, reads(fault == "condition")), (SECRETS, secrets(fault == "deny"))):
        do("PutGroupPolicy", GroupName=GROUP, PolicyName=name, PolicyDocument=document)(player)
    _role(player, writes(fault == "resource"))
    organization = {name: json.dumps(document) for name, document in _ORGANIZATION.items()}
    player.call("lab", "SetOrganizationPolicies", {"Policies": organization})
    _open_the_till(player)


def _role(player: Player, document: Document) -> None:
    principal = {"AWS": own(f"user/{USER}")(player)}
    do(
        "CreateRole",
        RoleName=ROLE,
        AssumeRolePolicyDocument=policy(trust(principal)),
        MaxSessionDuration=_TILL_S,
        Tags=[{"Key": TAG, "Value": TEAM}],
    )(player)
    do("PutRolePolicy", RoleName=ROLE, PolicyName=WRITES, PolicyDocument=document)(player)


def _open_the_till(player: Player) -> None:
    """mina's till takes on the role, so that there is a session to ask about."""
    do("CreateLoginProfile", UserName=USER, Password=PASSWORD)(player)
    sign_in(USER, PASSWORD)(player)
    player.call("sts", "AssumeRole", till(player.cloud.state.account_id) | {"DurationSeconds": _TILL_S})
    sign_out(player)


def till(account: str) -> dict[str, Any]:
    """How the till assumes the role."""
    return {
        "RoleArn": f"arn:aws:iam::{account}:role/{ROLE}",
        "RoleSessionName": "till",
        "PolicyArns": [{"arn": managed(account, LIMITS)}],
    }
