"""The mission "A role for the firm": every reason, and other ways that are as good."""

from typing import Any

import pytest

from lessons.iam.missions.cross_account_role.looks import OBJECTS, ROLE
from lessons.iam.missions.cross_account_role.mission import MISSION, created, reads
from lessons.iam.playing import allow, do, policy, trust
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons
from tests.iam.missions import begun, reasons

MISTAKES = {mistake.id: mistake for mistake in MISSION.mistakes}


def trusts(principal: str, condition: dict[str, Any] | None = None) -> Any:
    def play(player: MemoryPlayer) -> None:
        named = {"AWS": principal.format(**player.facts)}
        more = {"Condition": condition} if condition else {}
        do("CreateRole", RoleName=ROLE, AssumeRolePolicyDocument=policy(trust(named, **more)))(player)

    return play


def with_id(operator: str, value: str) -> Any:
    def play(player: MemoryPlayer) -> None:
        trusts("{firm}", {operator: {"sts:ExternalId": value.format(**player.facts)}})(player)

    return play


def may(*actions: str, resource: str = OBJECTS) -> Any:
    document = policy(allow(list(actions), resource))
    return do("PutRolePolicy", RoleName=ROLE, PolicyName="read", PolicyDocument=document)


REASONS = [
    *((check.id, "no-role", []) for check in MISSION.checks),
    ("right-caller", "refused", [trusts("{other}")]),
    ("right-caller", "refused", [with_id("StringEquals", "mandu")]),
    ("id-needed", "firm-first", [trusts("{other}")]),
    ("nobody-else", "firm-first", [trusts("{other}")]),
    ("id-needed", "without", [trusts("{firm}")]),
    ("id-needed", "without", [with_id("StringEqualsIfExists", "{external_id}")]),
    ("id-needed", "wrong", [with_id("StringLike", "{external_id}*")]),
    ("nobody-else", "others", list(MISTAKES["everybody"].play)),
    ("reads-only", "denied", [created]),
    ("reads-only", "too-much", [created, may("s3:*")]),
    ("reads-only", "too-much", [created, may("s3:GetObject", resource="*")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


@pytest.mark.parametrize(
    "plays",
    [
        [with_id("StringEquals", "{external_id}"), reads],
        [created, may("s3:GetObject")],
        [created, may("s3:Get*", "s3:List*")],
    ],
    ids=["account-number", "objects-only", "wildcards"],
)
def test_other_ways_are_as_good(plays: list) -> None:
    player = begun(MISSION, *plays)
    assert set(reasons(MISSION, player).values()) == {""}
    assert [mistake.id for mistake in MISSION.mistakes if mistake.seen(player.probe())] == []


def test_an_open_role_that_may_everything_meets_only_that_the_firm_gets_in() -> None:
    player = begun(MISSION, trusts("*"), may("*", resource="*"))
    assert [check for check, reason in reasons(MISSION, player).items() if not reason] == ["right-caller"]
