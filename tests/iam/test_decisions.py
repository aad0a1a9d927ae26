"""The content of "How a decision is made": every reason, and what the checks tell apart."""

from typing import Any

import pytest

from lessons.iam import shop
from lessons.iam.exercises.decisions.lesson import LESSON
from lessons.iam.playing import allow, deny, do, policy, trust
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

ACCOUNT = "123456789012"
USER = f"arn:aws:iam::{ACCOUNT}:user/accountant"
OTHER = "arn:aws:iam::210987654321:root"
user = do("CreateUser", UserName="accountant")
ALL, PRIVATE = shop.objects("dumpling-receipts", "*"), shop.objects("dumpling-receipts", "private/*")


def own(*statements: dict[str, Any]):
    return do("PutUserPolicy", UserName="accountant", PolicyName="p", PolicyDocument=policy(*statements))


def bounded(*actions: str):
    made = do("CreatePolicy", PolicyName="limit", PolicyDocument=policy(allow(list(actions))))
    arn = f"arn:aws:iam::{ACCOUNT}:policy/limit"
    return [made, do("PutUserPermissionsBoundary", UserName="accountant", PermissionsBoundary=arn)]


def role(name: str, *principals: str):
    return do(
        "CreateRole", RoleName=name, AssumeRolePolicyDocument=policy(*(trust({"AWS": one}) for one in principals))
    )


both = own(allow(["s3:GetObject", "s3:PutObject"], ALL))
REASONS = [
    *((check, "no-user", []) for check in ("deny-wins", "boundary-stops", "trust-allows")),
    ("deny-wins", "cannot-get", [user]),
    ("deny-wins", "private-open", [user, both]),
    ("deny-wins", "nothing-allows", [user, own(allow("s3:GetObject", ALL.replace("*", "november.json")))]),
    ("deny-wins", "nothing-allows", [user, own(allow("s3:GetObject", ALL.replace("*", "n*")), deny("*", PRIVATE))]),
    ("boundary-stops", "not-granted", [user, own(allow("s3:GetObject", ALL))]),
    ("boundary-stops", "not-granted", [user, own(allow("s3:GetObject", ALL)), *bounded("s3:GetObject")]),
    ("boundary-stops", "not-stopped", [user, both]),
    ("boundary-stops", "not-stopped", [user, both, *bounded("s3:*")]),
    ("boundary-stops", "stopped-elsewhere", [user, own(allow("s3:*"), deny("s3:PutObject"))]),
    ("boundary-stops", "reading-lost", [user, both, *bounded("sqs:*")]),
    ("trust-allows", "no-role", [user]),
    ("trust-allows", "not-let-in", [user, role("night-shift", OTHER)]),
    ("trust-allows", "not-let-in", [user, role("night-shift", f"arn:aws:iam::{ACCOUNT}:root")]),
    ("trust-allows", "own-policy", [user, own(allow("sts:AssumeRole")), role("night-shift", USER)]),
    ("both-accounts", "no-role", []),
    ("both-accounts", "closed", [role("partner", f"arn:aws:iam::{ACCOUNT}:root")]),
    ("both-accounts", "open-to-all", [role("partner", "*")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_deny_counts_and_one_account_is_not_enough() -> None:
    deny_or_allow, one_side = LESSON.predictions
    fresh = MemoryPlayer().probe()
    assert (deny_or_allow.truth(fresh), one_side.truth(fresh)) == (None, None)
    player = MemoryPlayer().play(user, own(allow("s3:GetObject", ALL), deny("s3:*", PRIVATE)), role("partner", OTHER))
    denied, outside = deny_or_allow.truth(player.probe()), one_side.truth(player.probe())
    sentence = "with an explicit deny in an identity-based policy"
    assert (denied.option, denied.facts) == ("deny", {"sentence": sentence})
    sentence = "because no identity-based policy allows the sts:AssumeRole action"
    assert (outside.option, outside.facts) == ("out", {"sentence": sentence})
    says(deny_or_allow.reveal, denied.facts)
    says(one_side.reveal, outside.facts)
