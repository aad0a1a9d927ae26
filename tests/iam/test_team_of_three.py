"""The mission "A team of three": every reason, and groups that are cut otherwise."""

import pytest

from lessons.iam.missions.team_of_three.jobs import DOCUMENTS
from lessons.iam.missions.team_of_three.mission import MISSION
from lessons.iam.playing import allow, deny, do, fact, policy
from lessons.iam.shop import ADMINISTRATOR
from tests.functions.reasons import all_reasons
from tests.iam.missions import begun, reasons, solution

WORK = solution(MISSION)


def on_user(job: str, document: dict, name: str = "own"):
    return do("PutUserPolicy", UserName=fact(job), PolicyName=name, PolicyDocument=document)


def into(group: str, job: str):
    return do("AddUserToGroup", GroupName=group, UserName=fact(job))


all_staff = [do("CreateGroup", GroupName="staff"), *(into("staff", job) for job in DOCUMENTS)]
by_hand = [on_user(job, document) for job, document in DOCUMENTS.items()]
receipts = deny("sqs:*", "arn:aws:sqs:*:*:delivery-queue")
photos = policy(allow("s3:ListBucket", "arn:aws:s3:::dumpling-menu"))
own_name = policy(allow("lambda:InvokeFunction", "arn:aws:lambda:*:*:function:order-fn"))

REASONS = [
    *((job, "no-user", [do("DeleteUser", UserName=fact(job))]) for job in DOCUMENTS),
    *((job, "cannot", []) for job in DOCUMENTS),
    *((job, "too-much", [do("AttachUserPolicy", UserName=fact(job), PolicyArn=ADMINISTRATOR)]) for job in DOCUMENTS),
    ("accountant", "cannot", [on_user("accountant", policy(allow("s3:GetObject", "arn:aws:s3:::dumpling-receipts")))]),
    ("accountant", "too-much", [on_user("accountant", policy(allow("s3:GetObject")))]),
    ("kitchen", "too-much", [on_user("kitchen", policy(allow("lambda:InvokeFunction")))]),
    ("by-groups", "work-first", []),
    ("by-groups", "by-hand", by_hand),
    ("by-groups", "by-hand", [*WORK, by_hand[1]]),
    ("one-move", "work-first", []),
    ("one-move", "many-moves", by_hand),
    ("one-move", "many-moves", [*WORK, do("CreateGroup", GroupName="more"), into("more", "kitchen")]),
    ("one-move", "cannot-after", [*WORK, on_user("kitchen", policy(receipts))]),
    ("one-move", "more-after", [*WORK, on_user("kitchen", own_name)]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_group_for_all_beside_the_jobs_is_no_further_move() -> None:
    player = begun(
        MISSION, *WORK, *all_staff, do("PutGroupPolicy", GroupName="staff", PolicyName="p", PolicyDocument=photos)
    )
    assert set(reasons(MISSION, player).values()) == {""}
