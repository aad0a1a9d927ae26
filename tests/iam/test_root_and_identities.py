"""The content of "Root and identities": every reason, and what the checks tell apart."""

import pytest

from lessons.iam.exercises.root_and_identities.lesson import LESSON
from lessons.iam.playing import allow, do, policy
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

READ_ONLY = "arn:aws:iam::aws:policy/ReadOnlyAccess"
ADMINISTRATOR = "arn:aws:iam::aws:policy/AdministratorAccess"

kitchen = do("CreateGroup", GroupName="kitchen")
mina = do("CreateUser", UserName="mina")
joins = do("AddUserToGroup", UserName="mina", GroupName="kitchen")
to_group = do("AttachGroupPolicy", GroupName="kitchen", PolicyArn=READ_ONLY)
to_user = do("AttachUserPolicy", UserName="mina", PolicyArn=READ_ONLY)
REASONS = [
    *((check, "no-group", []) for check in ("group", "member", "reads-only")),
    *((check, "no-user", [kitchen]) for check in ("member", "reads-only")),
    *((check, "outside", [kitchen, mina]) for check in ("member", "reads-only")),
    ("reads-only", "may-not-read", [kitchen, mina, joins]),
    ("reads-only", "alone", [kitchen, mina, joins, to_user]),
    (
        "reads-only",
        "may-change",
        [kitchen, mina, joins, do("AttachGroupPolicy", GroupName="kitchen", PolicyArn=ADMINISTRATOR)],
    ),
    (
        "reads-only",
        "may-change",
        [
            kitchen,
            mina,
            joins,
            to_group,
            do("PutUserPolicy", UserName="mina", PolicyName="p", PolicyDocument=policy(allow("*"))),
        ],
    ),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_the_right_may_be_written_into_the_group_itself() -> None:
    reads = policy(allow(["lambda:List*", "s3:Get*", "iam:List*"]))
    written = do("PutGroupPolicy", GroupName="kitchen", PolicyName="look", PolicyDocument=reads)
    player = MemoryPlayer().play(kitchen, mina, joins, written)
    assert reason_of(LESSON.check("reads-only"), player.probe()) == ""


def test_a_user_made_this_moment_may_do_nothing_whatever_others_may() -> None:
    truth_of = LESSON.predictions[0].truth
    assert truth_of(MemoryPlayer().probe()) is None
    player = MemoryPlayer().play(mina, do("AttachUserPolicy", UserName="mina", PolicyArn=ADMINISTRATOR))
    truth = truth_of(player.probe())
    assert (truth.option, truth.facts) == ("nothing", {"asked": 6, "allowed": 0})
    says(LESSON.predictions[0].reveal, truth.facts)
