"""The mission "Access denied": every fault is what its option says, every reason, and repairs nobody suggests."""

import pytest

from lessons.iam.asking import ask
from lessons.iam.missions.access_denied import looks, scene
from lessons.iam.missions.access_denied.mission import MISSION
from lessons.iam.playing import allow, do, policy
from lessons.iam.shop import ADMINISTRATOR
from tests.functions.reasons import all_reasons
from tests.iam.missions import begun, reasons, solution

VARIANTS = {MISSION.facts(variant)["fault"]: MISSION.facts(variant) for variant in range(20)}
ACCOUNT = "123456789012"
BOUNDARY, LIMITS = scene.managed(ACCOUNT, scene.BOUNDARY), scene.managed(ACCOUNT, scene.LIMITS)
(REPAIR,) = solution(MISSION)
widest = policy(allow("*"))
admin = do("AttachUserPolicy", UserName="mina", PolicyArn=ADMINISTRATOR)
unbounded = do("DeleteUserPermissionsBoundary", UserName="mina")
no_deny = do("DeleteGroupPolicy", GroupName="kitchen", PolicyName=scene.SECRETS)
anywhere = policy(allow("s3:GetObject", "arn:aws:s3:::dumpling-recipes/*"))
# In which words AWS says what each fault does, and to whom.
SENTENCES = {
    "deny": ("cannot-read", "with an explicit deny in an identity-based policy"),
    "condition": ("cannot-read", "because no identity-based policy allows the s3:GetObject action"),
    "boundary": ("cannot-read", "because no permissions boundary allows the s3:GetObject action"),
    "organization": ("cannot-read", "with an explicit deny in a service control policy"),
    "resource": ("cannot-write", "because no identity-based policy allows the s3:PutObject action"),
    "session": ("cannot-write", "because no session policy allows the s3:PutObject action"),
}


def version(arn: str, document: dict):
    return do("CreatePolicyVersion", PolicyArn=arn, PolicyDocument=document, SetAsDefault=True)


def written(name: str, document: dict):
    return do("PutGroupPolicy", GroupName="kitchen", PolicyName=name, PolicyDocument=document)


def on_role(*statements: dict):
    return do("PutRolePolicy", RoleName=scene.ROLE, PolicyName="more", PolicyDocument=policy(*statements))


def gone(player) -> None:
    for play in (
        do("RemoveUserFromGroup", UserName="mina", GroupName="kitchen"),
        do("DeleteLoginProfile", UserName="mina"),
        unbounded,
        do("DeleteUser", UserName="mina"),
    ):
        play(player)


all_of_the_menu = policy(allow("s3:*", "arn:aws:s3:::dumpling-menu/*"))
REASONS = [
    ("both-work", "no-user", "deny", [gone]),
    *(("both-work", reason, fault, []) for fault, (reason, _) in SENTENCES.items()),
    ("both-work", "no-session", "deny", [REPAIR, do("DeletePolicy", PolicyArn=LIMITS)]),
    ("nothing-more", "work-first", "deny", []),
    ("nothing-more", "too-much", "deny", [no_deny]),
    ("nothing-more", "too-much", "boundary", [admin, version(BOUNDARY, widest)]),
    ("nothing-more", "too-much", "session", [version(LIMITS, all_of_the_menu), on_role(allow("s3:*"))]),
    ("nothing-more", "from-elsewhere", "condition", [written(scene.READS, anywhere)]),
    ("limits-hold", "work-first", "deny", []),
    ("limits-hold", "boundary-gone", "boundary", [unbounded]),
    ("limits-hold", "boundary-gone", "boundary", [version(BOUNDARY, widest)]),
    ("limits-hold", "deny-gone", "deny", [no_deny]),
    ("limits-hold", "limits-gone", "session", [version(LIMITS, all_of_the_menu)]),
]


@pytest.mark.parametrize(("check_id", "reason", "fault", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, fault: str, plays: list) -> None:
    assert reasons(MISSION, begun(MISSION, *plays, facts=VARIANTS[fault]))[check_id] == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _, _ in REASONS}


@pytest.mark.parametrize("fault", scene.FAULTS)
def test_each_fault_denies_in_its_own_words_and_one_thing_only(fault: str) -> None:
    player = begun(MISSION, facts=VARIANTS[fault])
    finding = looks.both_work(player.probe())
    assert (finding.reason, finding.facts["sentence"]) == SENTENCES[fault]
    facts = VARIANTS[fault]
    recipe = ask(player.probe(), "mina", "s3:GetObject", f"arn:aws:s3:::dumpling-recipes/{facts['recipe']}")
    assert recipe.allowed == (SENTENCES[fault][0] == "cannot-write")


@pytest.mark.parametrize("fault", scene.FAULTS)
def test_there_is_a_session_to_ask_about(fault: str) -> None:
    player = begun(MISSION, facts=VARIANTS[fault])
    state = player.cloud.state
    tills = [one for one in state.parts["sts/"].sessions.values() if one.arn.endswith("assumed-role/menu-editor/till")]
    assert [(one.policy_arns, one.expires - state.clock.now > 11 * 3600 * 1_000_000) for one in tills] == [
        ([LIMITS], True)
    ]
    assert player.cloud.acting.kind == "root"


@pytest.mark.parametrize("fault", scene.FAULTS)
def test_the_repair_of_another_fault_does_not_help(fault: str) -> None:
    others = [one for one in scene.FAULTS if one != fault]
    player = begun(MISSION, facts=VARIANTS[fault])
    facts = player.facts
    for other in others:
        player.facts = VARIANTS[other]
        REPAIR(player)
    player.facts = facts
    assert reasons(MISSION, player)["both-work"] == SENTENCES[fault][0]


@pytest.mark.parametrize("fault", scene.FAULTS)
def test_every_fault_can_be_mended(fault: str) -> None:
    player = begun(MISSION, REPAIR, facts=VARIANTS[fault])
    assert set(reasons(MISSION, player).values()) == {""}
    assert [mistake.id for mistake in MISSION.mistakes if mistake.seen(player.probe())] == []


def test_the_deny_may_also_leave_recipes_out_by_name() -> None:
    but = {"Effect": "Deny", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::dumpling-recipes/*.md"}
    secret = {"Effect": "Deny", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::dumpling-recipes/secret/*"}
    player = begun(MISSION, written(scene.SECRETS, policy(but, secret)), facts=VARIANTS["deny"])
    assert set(reasons(MISSION, player).values()) == {""}
