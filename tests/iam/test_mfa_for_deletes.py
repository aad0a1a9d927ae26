"""The mission "Deletes need a code": every reason, and both ways to write it."""

from typing import Any

import pytest

from lessons.iam.missions.mfa_for_deletes.mission import MISSION
from lessons.iam.missions.mfa_for_deletes.scene import BUCKET, OBJECTS
from lessons.iam.playing import allow, deny, do, fact, policy
from tests.functions.reasons import all_reasons
from tests.iam.missions import begun, reasons

PRESENT = "aws:MultiFactorAuthPresent"
WITHOUT = {"BoolIfExists": {PRESENT: "false"}}
WITH = {"Bool": {PRESENT: "true"}}


def written(*statements: dict[str, Any], name: str = "codes") -> Any:
    return do("PutGroupPolicy", GroupName=fact("group"), PolicyName=name, PolicyDocument=policy(*statements))


def to_other(*statements: dict[str, Any]) -> Any:
    return do("PutUserPolicy", UserName=fact("other"), PolicyName="more", PolicyDocument=policy(*statements))


guarded = written(deny("s3:DeleteObject", OBJECTS, Condition=WITHOUT))
REST = [allow("s3:ListBucket", BUCKET), allow(["s3:GetObject", "s3:PutObject"], OBJECTS)]
REASONS = [
    ("without-code", "console", []),
    ("with-code", "unguarded", []),
    ("rest", "unguarded", []),
    (
        "without-code",
        "long-term-key",
        [written(deny("s3:DeleteObject", OBJECTS, Condition={"Bool": {PRESENT: "false"}}))],
    ),
    ("with-code", "denied-too", [written(deny("s3:DeleteObject", OBJECTS))]),
    ("with-code", "outsider", [guarded, to_other(allow("s3:DeleteObject", OBJECTS))]),
    ("rest", "harder", [written(deny("s3:*", "*", Condition=WITHOUT))]),
    ("rest", "more", [guarded, written(allow("s3:*", Condition=WITH), name="more")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


@pytest.mark.parametrize(
    "play",
    [
        written(*REST, allow("s3:DeleteObject", OBJECTS, Condition=WITH), name="receipts"),
        written(deny("s3:DeleteObject", Condition=WITHOUT)),
        written(deny("s3:DeleteObject", OBJECTS, Condition={"BoolIfExists": {PRESENT: False}})),
        do(
            "PutUserPolicy",
            UserName=fact("user"),
            PolicyName="own",
            PolicyDocument=policy(deny("s3:DeleteObject", Condition=WITHOUT)),
        ),
        written(
            deny("s3:DeleteObject", Condition={"Bool": {PRESENT: "false"}}),
            deny("s3:DeleteObject", Condition={"Null": {PRESENT: "true"}}),
        ),
    ],
    ids=["allow", "everywhere", "boolean", "on-the-user", "null"],
)
def test_other_ways_are_as_good(play: Any) -> None:
    player = begun(MISSION, play)
    assert set(reasons(MISSION, player).values()) == {""}
    assert [mistake.id for mistake in MISSION.mistakes if mistake.seen(player.probe())] == []


def test_an_open_door_is_no_solution() -> None:
    player = begun(MISSION, written(allow("*"), name="receipts"))
    assert set(reasons(MISSION, player).values()) == {"console", "unguarded"}
