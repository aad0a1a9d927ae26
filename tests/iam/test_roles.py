"""The content of "Roles": every reason, and whose rights count."""

from typing import Any

import pytest

from lessons.iam.exercises.roles.checks import create_role
from lessons.iam.exercises.roles.lesson import LESSON
from lessons.iam.exercises.roles.looks import ROLE, USER
from lessons.iam.playing import PASSWORD, allow, do, own, policy, sign_in, switch, trust, wait
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

OBJECTS = "arn:aws:s3:::dumpling-receipts/*"


def own_account(player: MemoryPlayer) -> dict[str, Any]:
    return policy(trust({"AWS": own("root")(player)}))


sora = do("CreateUser", UserName=USER)
password = do("CreateLoginProfile", UserName=USER, Password=PASSWORD)
for_the_account = do("CreateRole", RoleName=ROLE, AssumeRolePolicyDocument=own_account)
for_everybody = do("CreateRole", RoleName=ROLE, AssumeRolePolicyDocument=policy(trust({"AWS": "*"})))
for_functions = do(
    "CreateRole", RoleName=ROLE, AssumeRolePolicyDocument=policy(trust({"Service": "lambda.amazonaws.com"}))
)


def may(action: str, resource: str = OBJECTS) -> Any:
    return do("PutRolePolicy", RoleName=ROLE, PolicyName="read", PolicyDocument=policy(allow(action, resource)))


switches = [sora, password, create_role, may("s3:GetObject"), sign_in(USER, PASSWORD), switch(ROLE)]
REASONS = [
    ("assumable", "no-user", []),
    ("assumable", "no-role", [sora]),
    ("assumable", "not-trusted", [sora, for_functions]),
    ("assumable", "lacks", [sora, for_the_account]),
    ("assumable", "strangers", [sora, for_everybody]),
    ("reads-only", "no-role", []),
    ("reads-only", "denied", [sora, create_role]),
    ("reads-only", "denied", [sora, create_role, may("s3:ListBucket")]),
    ("reads-only", "too-much", [sora, create_role, may("s3:GetObject", "*")]),
    ("reads-only", "too-much", [sora, create_role, may("*")]),
    ("switched", "no-role", []),
    ("switched", "never", [sora, create_role]),
    ("ended", "never", [sora, create_role]),
    ("ended", "running", [*switches, wait(1200)]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_trusting_the_account_is_enough_for_a_user_who_may_assume() -> None:
    right = do("PutUserPolicy", UserName=USER, PolicyName="p", PolicyDocument=policy(allow("sts:AssumeRole")))
    player = MemoryPlayer().play(sora, for_the_account, right)
    assert reason_of(LESSON.check("assumable"), player.probe()) == ""


def test_in_a_role_only_the_rights_of_the_role_count() -> None:
    truth_of = LESSON.predictions[0].truth
    assert truth_of(MemoryPlayer().play(*switches[:-1]).probe()) is None
    truth = truth_of(MemoryPlayer().play(*switches).probe())
    assert (truth.option, truth.facts) == ("roles", {"own": "Allow", "role": "Deny"})
    says(LESSON.predictions[0].reveal, truth.facts)


def test_a_session_that_has_ended_may_nothing_any_more() -> None:
    player = MemoryPlayer().play(*switches, wait(3600))
    refusal = player.cloud.call(player.cloud.acting, "lambda", "ListFunctions", {}, wall=player.wall).refusal
    assert refusal.code == "ExpiredTokenException"
