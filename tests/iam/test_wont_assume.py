"""The mission "It will not be assumed": every reason, each fault by itself, and other ways to repair it."""

from typing import Any

import pytest

from lessons.iam.missions.wont_assume.looks import assumed
from lessons.iam.missions.wont_assume.mission import MISSION, acts
from lessons.iam.missions.wont_assume.scene import GROUP, REPAIRS, ROLE, mended, trust_policy, trusting, user_policy
from lessons.iam.playing import allow, do, fact, own, policy, trust
from serverless_lab.engine.caller import Caller
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons
from tests.iam.missions import begun, reasons

# By each fault the first variant that has it.
VARIANTS = {MISSION.facts(variant)["fault"]: variant for variant in reversed(range(40))}
REFUSED = {
    "wrong-service": "service",
    "untrusted": "user",
    "lacks": "user",
    "external-id": "firm",
    "denied": "user",
}


def user_may(*statements: dict[str, Any], user: str = "user") -> Any:
    return do("PutUserPolicy", UserName=fact(user), PolicyName="more", PolicyDocument=policy(*statements))


def role_may(*actions: str) -> Any:
    document = policy(allow(list(actions), "*"))
    return do("PutRolePolicy", RoleName=ROLE, PolicyName="receipts", PolicyDocument=document)


def trusts_too(statement: dict[str, Any]) -> Any:
    def play(player: MemoryPlayer) -> None:
        document = trust_policy("")(player)
        document["Statement"].append(statement)
        do("UpdateAssumeRolePolicy", RoleName=ROLE, PolicyDocument=document)(player)

    return play


gone = [do("DeleteRolePolicy", RoleName=ROLE, PolicyName="receipts"), do("DeleteRole", RoleName=ROLE)]
leaves = do("RemoveUserFromGroup", UserName=fact("user"), GroupName=GROUP)
REASONS = [
    ("untrusted", "assumed", "no-role", gone),
    ("wrong-service", "assumed", "service", []),
    ("untrusted", "assumed", "user", []),
    ("external-id", "assumed", "firm", []),
    ("lacks", "nobody-else", "repair-first", []),
    ("lacks", "kept", "repair-first", []),
    ("lacks", "switched", "never", []),
    ("lacks", "nobody-else", "stranger", [mended, trusts_too(trust({"AWS": "*"}))]),
    ("lacks", "nobody-else", "any-id", [mended, trusting(without_id=True)]),
    ("lacks", "nobody-else", "other-user", [mended, user_may(allow("sts:AssumeRole"), user="other")]),
    ("wrong-service", "nobody-else", "other-service", [trusts_too(trust({"Service": "ec2.amazonaws.com"}))]),
    ("lacks", "kept", "role-less", [mended, role_may("s3:GetObject")]),
    ("lacks", "kept", "role-more", [mended, role_may("s3:*")]),
    ("denied", "kept", "user-less", [leaves]),
    ("lacks", "kept", "user-more", [user_may(allow("sts:AssumeRole"))]),
    ("lacks", "kept", "user-more", [user_may(allow("sts:AssumeRole", "arn:aws:iam::123456789012:role/*"))]),
]


def broken(fault: str, *plays: Any) -> MemoryPlayer:
    return begun(MISSION, *plays, facts=MISSION.facts(VARIANTS[fault]))


@pytest.mark.parametrize(("fault", "check_id", "reason", "plays"), REASONS)
def test_reasons(fault: str, check_id: str, reason: str, plays: list) -> None:
    assert reasons(MISSION, broken(fault, *plays))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for _, check_id, reason, _ in REASONS}


def test_every_fault_comes_up_and_is_one_of_the_answers() -> None:
    assert set(VARIANTS) == set(REPAIRS) == set(REFUSED)
    assert set(REPAIRS) < {option.id for option in MISSION.diagnosis.options}


@pytest.mark.parametrize("fault", REFUSED)
def test_each_fault_refuses_one_of_the_three_and_its_repair_is_all(fault: str) -> None:
    player = broken(fault)
    assert assumed(player.probe()).reason == REFUSED[fault]
    assert set(reasons(MISSION, player.play(mended, acts)).values()) == {""}


def test_an_explicit_deny_is_said_to_be_one() -> None:
    player = broken("denied")
    user = Caller.user(own(f"user/{player.facts['user']}")(player))
    decision = player.cloud.decide(user, "sts:AssumeRole", own(f"role/{ROLE}")(player))
    assert (decision.reason, decision.by, decision.deciding.holder.endswith(f"group/{GROUP}")) == (
        "explicit-deny",
        "identity",
        True,
    )


def test_naming_the_user_in_the_trust_policy_is_as_good_as_giving_the_right() -> None:
    def named(player: MemoryPlayer) -> None:
        trusts_too(trust({"AWS": own(f"user/{player.facts['user']}")(player)}))(player)

    for fault in ("lacks", "untrusted"):
        assert set(reasons(MISSION, broken(fault, named, acts)).values()) == {""}, fault


def test_a_right_for_this_role_beside_the_misspelt_one_is_as_good() -> None:
    assert set(reasons(MISSION, broken("lacks", user_policy(ROLE), acts)).values()) == {""}
