"""The content of "An administrator in place of root": every reason, and what the checks tell apart."""

import pytest

from lessons.iam.exercises.administrator.lesson import LESSON
from lessons.iam.playing import PASSWORD, add_device, allow, do, policy, sign_in, sign_out
from lessons.iam.shop import ADMINISTRATOR
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

owner = do("CreateUser", UserName="owner")
directly = do("AttachUserPolicy", UserName="owner", PolicyArn=ADMINISTRATOR)
password = do("CreateLoginProfile", UserName="owner", Password=PASSWORD)
device = add_device("owner")
comes_in = sign_in("owner", PASSWORD)
bora, jun = do("CreateUser", UserName="bora"), do("CreateUser", UserName="jun")


def rights(user: str, *actions: str):
    written = policy(allow(list(actions)))
    return do("PutUserPolicy", UserName=user, PolicyName="p", PolicyDocument=written)


call = "lambda:InvokeFunction"
REASONS = [
    *((check, "no-user", []) for check in ("administrator", "door", "as-owner", "shared-rights")),
    ("administrator", "cannot", [owner]),
    ("administrator", "cannot", [owner, rights("owner", "iam:*", "lambda:*")]),
    ("administrator", "direct", [owner, directly]),
    ("door", "no-password", [owner]),
    ("door", "no-mfa", [owner, password]),
    ("as-owner", "no-visit", [owner, directly, password, comes_in, bora]),
    ("as-owner", "no-bora", [owner, directly, password, device, comes_in]),
    ("as-owner", "by-root", [owner, directly, password, bora, device, comes_in]),
    ("as-owner", "by-root", [owner, directly, password, device, comes_in, sign_out, bora]),
    ("shared-rights", "cannot-call", [bora, jun]),
    ("shared-rights", "too-much", [bora, jun, rights("bora", "lambda:*")]),
    ("shared-rights", "too-much", [bora, jun, rights("bora", "*")]),
    ("shared-rights", "by-hand", [bora, jun, rights("bora", call), rights("jun", call)]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


@pytest.mark.parametrize(("users", "own", "option"), [((), 0, ""), (("bora",), 0, ""), (("bora", "jun"), 2, "two")])
def test_policies_on_people_are_counted(users: tuple, own: int, option: str) -> None:
    player = MemoryPlayer().play(bora, jun, *(rights(user, call) for user in users))
    truth = LESSON.predictions[0].truth(player.probe())
    assert (truth.option if truth else "", truth.facts["own"] if truth else 0) == (option, own)
    if truth:
        says(LESSON.predictions[0].reveal, truth.facts)
