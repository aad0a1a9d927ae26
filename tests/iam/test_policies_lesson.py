"""The content of "Policies": every reason, and what the checks tell apart."""

from typing import Any

import pytest

from lessons.iam.exercises.policies.lesson import LESSON
from lessons.iam.playing import allow, do, policy
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

ACCOUNT = "123456789012"
user = do("CreateUser", UserName="photographer")
BUCKET = "arn:aws:s3:::dumpling-photos"


def inline(*statements: dict[str, Any]):
    written = policy(*statements)
    return do("PutUserPolicy", UserName="photographer", PolicyName="p", PolicyDocument=written)


def managed(*statements: dict[str, Any]):
    return do("CreatePolicy", PolicyName="photo-reader", PolicyDocument=policy(*statements))


def version(*statements: dict[str, Any], default: bool = True):
    arn = f"arn:aws:iam::{ACCOUNT}:policy/photo-reader"
    return do("CreatePolicyVersion", PolicyArn=arn, PolicyDocument=policy(*statements), SetAsDefault=default)


attach = do("AttachUserPolicy", UserName="photographer", PolicyArn=f"arn:aws:iam::{ACCOUNT}:policy/photo-reader")
reads = allow("s3:GetObject", f"{BUCKET}/*")
menu = allow("s3:GetObject", f"{BUCKET}/menu/*")


def from_(network: str) -> dict[str, Any]:
    return menu | {"Condition": {"IpAddress": {"aws:SourceIp": network}}}


CHECKS = ("reads-photos", "lists-bucket", "menu-only", "from-the-shop")
REASONS = [
    *((check, "no-user", []) for check in CHECKS),
    *((check, "cannot-get", [user]) for check in CHECKS if check != "lists-bucket"),
    ("reads-photos", "too-much", [user, inline(allow("s3:*", f"{BUCKET}/*"))]),
    ("reads-photos", "too-much", [user, inline(allow("s3:GetObject"))]),
    ("reads-photos", "too-much", [user, inline(allow("*"))]),
    ("lists-bucket", "cannot-list", [user, inline(reads)]),
    ("lists-bucket", "on-objects", [user, inline(allow(["s3:GetObject", "s3:ListBucket"], f"{BUCKET}/*"))]),
    ("lists-bucket", "other-bucket", [user, inline(allow("s3:ListBucket"))]),
    ("menu-only", "staff-open", [user, managed(reads), attach]),
    ("menu-only", "staff-open", [user, managed(reads), attach, version(menu, default=False)]),
    ("menu-only", "not-managed", [user, inline(menu)]),
    ("menu-only", "first-version", [user, managed(menu), attach]),
    ("from-the-shop", "from-anywhere", [user, inline(menu)]),
    ("from-the-shop", "too-narrow", [user, inline(from_("203.0.113.25/32"))]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_the_bucket_is_none_of_its_objects() -> None:
    truth_of = LESSON.predictions[0].truth
    assert truth_of(MemoryPlayer().probe()) is None
    truth = truth_of(MemoryPlayer().play(user, inline(reads)).probe())
    sentence = "because no identity-based policy allows the s3:ListBucket action"
    assert (truth.option, truth.facts) == ("no", {"sentence": sentence})
    says(LESSON.predictions[0].reveal, truth.facts)
