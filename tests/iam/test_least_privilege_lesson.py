"""The content of "Least privilege": every reason, and what the checks tell apart."""

from typing import Any

import pytest

from lessons.iam.exercises.least_privilege.lesson import LESSON
from lessons.iam.playing import PASSWORD, allow, do, policy, sign_in, sign_out
from lessons.iam.shop import ADMINISTRATOR
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

LIMIT = "arn:aws:iam::123456789012:policy/staff-limit"
trainee, apprentice = do("CreateUser", UserName="trainee"), do("CreateUser", UserName="apprentice")
admin = do("AttachUserPolicy", UserName="trainee", PolicyArn=ADMINISTRATOR)
password = do("CreateLoginProfile", UserName="trainee", Password=PASSWORD)
comes_in = sign_in("trainee", PASSWORD)


def own(user: str, *statements: dict[str, Any]):
    return do("PutUserPolicy", UserName=user, PolicyName="p", PolicyDocument=policy(*statements))


def limit(*actions: str):
    made = do("CreatePolicy", PolicyName="staff-limit", PolicyDocument=policy(allow(list(actions))))
    return [made, do("PutUserPermissionsBoundary", UserName="apprentice", PermissionsBoundary=LIMIT)]


def making(**condition: Any):
    return own("trainee", allow(["iam:CreateUser", "iam:ListUsers"], Condition=condition))


REASONS = [
    *((check, "no-user", []) for check in ("seen-using", "cut-down", "limited", "handed-on")),
    ("seen-using", "not-come", [trainee, password, apprentice]),
    ("seen-using", "not-made", [trainee, admin, password, comes_in]),
    ("seen-using", "not-made", [trainee, admin, password, comes_in, sign_out, apprentice]),
    ("cut-down", "cannot", [trainee]),
    ("cut-down", "cannot", [trainee, own("trainee", allow("iam:CreateUser"))]),
    ("cut-down", "too-much", [trainee, admin]),
    ("cut-down", "too-much", [trainee, own("trainee", allow("iam:*"))]),
    ("cut-down", "too-much", [trainee, own("trainee", allow(["iam:CreateUser", "iam:ListUsers", "lambda:List*"]))]),
    ("limited", "no-boundary", [apprentice, own("apprentice", allow("s3:*"))]),
    ("limited", "cannot-read", [apprentice, *limit("s3:GetObject")]),
    ("limited", "cannot-read", [apprentice, own("apprentice", allow("s3:*")), *limit("sqs:*")]),
    ("limited", "writes", [apprentice, own("apprentice", allow("s3:*")), *limit("s3:*")]),
    ("limited", "not-granted", [apprentice, own("apprentice", allow("s3:GetObject")), *limit("s3:GetObject")]),
    ("handed-on", "cannot", [trainee]),
    ("handed-on", "without", [trainee, own("trainee", allow("iam:CreateUser"))]),
    ("handed-on", "without", [trainee, making(StringEqualsIfExists={"iam:PermissionsBoundary": LIMIT})]),
    ("handed-on", "any", [trainee, making(Null={"iam:PermissionsBoundary": "false"})]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_boundary_alone_grants_nothing_whatever_hangs_on_whom() -> None:
    truth_of = LESSON.predictions[0].truth
    assert truth_of(MemoryPlayer().probe()) is None
    group = [
        do("CreateGroup", GroupName="staff"),
        do("PutGroupPolicy", GroupName="staff", PolicyName="p", PolicyDocument=policy(allow("s3:*"))),
        apprentice,
        do("AddUserToGroup", GroupName="staff", UserName="apprentice"),
    ]
    truth = truth_of(MemoryPlayer().play(*group, *limit("s3:GetObject")).probe())
    sentence = "because no identity-based policy allows the s3:GetObject action"
    assert (truth.option, truth.facts) == ("no", {"sentence": sentence})
    says(LESSON.predictions[0].reveal, truth.facts)
