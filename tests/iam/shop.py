"""The dumpling shop's account: its people, what they may do, and policies to write."""

import json
from typing import Any

from lessons.iam import playing
from lessons.sandbox import lab
from lessons.sandbox.models import Account

PHOTO = "arn:aws:s3:::dumpling-photos/1"  # what mina may get through her group


def document(*statements: dict[str, Any]) -> str:
    """As the builder of the bench writes it."""
    return json.dumps(playing.policy(*statements), indent=2)


def allow(action: Any = "*", resource: Any = "*", **more: Any) -> dict[str, Any]:
    return playing.allow(action, resource, **more)


def trust(**principal: Any) -> str:
    return document(playing.trust(principal))


def do(account: Account, operation: str, **params: Any) -> dict[str, Any]:
    result = lab.call(account, "iam", operation, params)
    assert result.refusal is None, result.refusal
    return result.answer or {}


def furnish(account: Account) -> Account:
    """mina cooks and reads photos through her group; jun is bounded; the bookkeeper's role trusts sora."""
    for user in ("mina", "jun", "sora"):
        do(account, "CreateUser", UserName=user)
    do(account, "CreateGroup", GroupName="cooks")
    do(account, "AddUserToGroup", GroupName="cooks", UserName="mina")
    photos = allow("s3:GetObject", "arn:aws:s3:::dumpling-photos/*", Sid="Photos")
    do(account, "PutGroupPolicy", GroupName="cooks", PolicyName="PhotoAccess", PolicyDocument=document(photos))
    boundary = do(account, "CreatePolicy", PolicyName="ShopBoundary", PolicyDocument=document(allow("s3:*")))
    do(account, "PutUserPermissionsBoundary", UserName="jun", PermissionsBoundary=boundary["Policy"]["Arn"])
    do(account, "AttachUserPolicy", UserName="jun", PolicyArn="arn:aws:iam::aws:policy/AdministratorAccess")
    sora = f"arn:aws:iam::{account.account_id}:user/sora"
    do(account, "CreateRole", RoleName="bookkeeper", AssumeRolePolicyDocument=trust(AWS=sora))
    return account
