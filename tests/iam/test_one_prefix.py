"""The mission "One prefix": every reason, and right ways that nobody suggests."""

from typing import Any

import pytest

from lessons.iam.missions.one_prefix.mission import MISSION
from lessons.iam.playing import allow, do, fact, policy
from tests.functions.reasons import all_reasons
from tests.iam.missions import begun, reasons, solution

FACTS = MISSION.facts(0)
USER, BUCKET, PREFIX = FACTS["user"], f"arn:aws:s3:::{FACTS['bucket']}", FACTS["prefix"]
DETACH, _WRITE = solution(MISSION)
get = allow("s3:GetObject", f"{BUCKET}/{PREFIX}*")


def listing(*prefixes: str, resource: Any = BUCKET, operator: str = "StringLike") -> dict[str, Any]:
    return allow("s3:ListBucket", resource, Condition={operator: {"s3:prefix": list(prefixes)}})


def cut_down(*statements: dict[str, Any]) -> list:
    written = policy(*statements)
    return [DETACH, do("PutUserPolicy", UserName=USER, PolicyName="mine", PolicyDocument=written)]


other_bucket = f"arn:aws:s3:::{FACTS['others'][0]}"
like = listing(f"{PREFIX}*")
gone = [DETACH, do("DeleteUser", UserName=USER)]
REASONS = [
    ("lists", "no-user", gone),
    ("lists", "cannot-list", [DETACH]),
    ("lists", "list-objects", cut_down(listing(f"{PREFIX}*", resource=f"{BUCKET}/*"), get)),
    ("lists", "lists-all", []),
    ("lists", "lists-all", cut_down(allow("*"))),
    ("lists", "lists-all", cut_down(listing(f"{PREFIX}*", operator="StringLikeIfExists"), get)),
    ("lists", "lists-other", cut_down(listing("*"), get)),
    ("lists", "lists-other", cut_down(listing(f"{PREFIX[:-1]}*"), get)),
    ("lists", "lists-other", cut_down(listing(f"{PREFIX}*", ""), get)),
    ("lists", "lists-bucket", cut_down(listing(f"{PREFIX}*", resource=[BUCKET, other_bucket]), get)),
    ("reads", "no-user", gone),
    ("reads", "cannot-get", [DETACH]),
    ("reads", "cannot-get", cut_down(like, allow("s3:GetObject", f"{BUCKET}/{PREFIX}first.json"))),
    ("reads", "get-condition", cut_down(listing(f"{PREFIX}*", resource="*") | {"Action": "s3:*"})),
    ("reads", "gets-other", []),
    ("reads", "gets-other", cut_down(like, allow("s3:GetObject", f"{BUCKET}/{PREFIX[:-1]}*"))),
    ("reads", "gets-other", cut_down(like, allow("s3:GetObject", f"arn:aws:s3:::*/{PREFIX}*"))),
    ("only-reads", "read-first", []),
    ("only-reads", "changes", cut_down(like, get | {"Action": ["s3:GetObject", "s3:PutObject"]})),
    ("only-reads", "changes", cut_down(like, get, allow("iam:List*"))),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


@pytest.mark.parametrize(
    "statements",
    [
        (listing(PREFIX, operator="StringEquals"), get),
        (listing(PREFIX, f"{PREFIX}*"), get | {"Action": ["s3:GetObject", "s3:GetObjectVersion"]}),
        (like, get | {"Resource": [f"{BUCKET}/{PREFIX}*", f"{BUCKET}/{PREFIX}"]}),
    ],
)
def test_other_ways(statements: tuple) -> None:
    assert set(reasons(MISSION, begun(MISSION, *cut_down(*statements))).values()) == {""}


def test_a_group_may_carry_it() -> None:
    plays = [
        DETACH,
        do("CreateGroup", GroupName="helpers"),
        do("AddUserToGroup", GroupName="helpers", UserName=fact("user")),
        do("PutGroupPolicy", GroupName="helpers", PolicyName="p", PolicyDocument=policy(like, get)),
    ]
    assert set(reasons(MISSION, begun(MISSION, *plays)).values()) == {""}
