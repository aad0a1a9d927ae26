"""An account of the dumpling shop with people in it, and a page of chapter 3 to look at it."""

import json
from dataclasses import replace
from typing import Any

import pytest

from lessons.courseware import catalogue
from lessons.functions.exercises.test_events.lesson import LESSON
from lessons.iam.bench import BenchStart
from lessons.iam.chapter import CHAPTER
from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account

PAGE = "/iam/a-look/"


def document(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action: Any = "*", resource: Any = "*", **more: Any) -> dict[str, Any]:
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def trust(**principal: Any) -> str:
    return document({"Effect": "Allow", "Principal": principal, "Action": "sts:AssumeRole"})


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> str:
    """A lesson with this chapter's bench; what it teaches does not matter here."""
    lesson = replace(LESSON, slug="a-look", missions=(), bench=BenchStart(opens="explain"))
    others = [chapter for chapter in catalogue.chapters() if chapter.slug != CHAPTER.slug]
    chapters = (replace(CHAPTER, lessons=(lesson,)), *others)
    monkeypatch.setattr(catalogue, "chapters", lambda: chapters)
    return PAGE


@pytest.fixture
def account(learner: Learner) -> Account:
    """mina cooks and reads photos through her group; jun is bounded; the bookkeeper's role trusts sora."""
    account = lab.account_of(learner)
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


def do(account: Account, operation: str, **params: Any) -> dict[str, Any]:
    result = lab.call(account, "iam", operation, params)
    assert result.refusal is None, result.refusal
    return result.answer or {}
