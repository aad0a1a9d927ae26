"""The mission "Missing permission": every reason and fault, and repairs that nobody suggests."""

import pytest

from lessons.courseware.course import Play
from lessons.courseware.finding import Finding
from lessons.courseware.play import Player
from lessons.functions.missions.missing_permission.counter_fn import COUNTER, KITCHEN, NAMESPACE, ORDER, REFUND
from lessons.functions.missions.missing_permission.mission import (
    MISSION,
    _open_to_all,
    _owners_role,
    _without_the_guard,
)
from lessons.functions.missions.missing_permission.scene import (
    CURES,
    GUARD,
    ROLE,
    WORK,
    allow,
    function_arn,
    guard,
    mend,
    permit,
    role_arn,
    write,
)
from lessons.functions.playing import deploy, edit, invoke, remove
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
VARIANTS = {MISSION.facts(variant)["fault"]: MISSION.facts(variant) for variant in range(4)}
SHOP = {"Condition": {"StringEquals": {"cloudwatch:namespace": NAMESPACE}}}
order = invoke(COUNTER, ORDER)
every_fault = pytest.mark.parametrize("fault", sorted(CURES))


def working(*extra: str, resource: str = KITCHEN, **condition) -> Play:
    """The policy of the role as it should be, with more actions, on other functions or under another condition."""

    def play(player: Player) -> None:
        where = function_arn(player, resource)
        wide = [allow(action, where) for action in ("lambda:InvokeFunction", *extra)]
        write(WORK, allow("cloudwatch:PutMetricData", **(condition or SHOP)), *wide)(player)

    return play


def begun(fault: str, *plays: Play) -> tuple[MemoryPlayer, int]:
    player = MemoryPlayer(facts=VARIANTS[fault]).play(*MISSION.start)
    since = player.head
    return player.play(*plays), since


def findings(player: MemoryPlayer, since: int) -> dict[str, Finding]:
    return {check.id: check.look(player.probe(since)) for check in MISSION.checks}


early = deploy(COUNTER, 'def lambda_handler(event, context):\n    return {"ticket": "soon"}\n')
REASONS = [
    ("gets-through", "no-function", "denied", [remove(COUNTER)]),
    ("gets-through", "no-function", "denied", [remove(KITCHEN)]),
    ("gets-through", "count-denied", "other-namespace", []),
    *(("gets-through", "cook-denied", fault, []) for fault in ("no-invoke", "other-function", "denied")),
    ("gets-through", "cook-denied", "denied", [write(WORK, allow("*"))]),
    ("no-more", "first", "denied", []),
    ("no-more", "more", "no-invoke", [working("lambda:GetFunction")]),
    ("no-more", "more", "no-invoke", [_owners_role]),
    ("no-more", "other-functions", "other-function", [working(resource="*")]),
    ("no-more", "other-namespaces", "other-namespace", [working(Sid="Count")]),
    ("no-more", "stranger", "no-invoke", [mend, _open_to_all]),
    ("no-more", "unguarded", "denied", [mend, _without_the_guard]),
    ("served", "not-called", "denied", [mend]),
    ("served", "failed", "denied", [order]),
    ("served", "not-cooked", "other-namespace", [early, order]),
]


@pytest.mark.parametrize(("check_id", "reason", "fault", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, fault: str, plays: list[Play]) -> None:
    player, since = begun(fault, *plays)
    assert reason_of(CHECKS[check_id], player.probe(since)) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(MISSION.checks) == {(check_id, reason) for check_id, reason, _, _ in REASONS}


def test_the_first_four_variants_have_the_four_faults() -> None:
    assert set(VARIANTS) == set(CURES) < {option.id for option in MISSION.diagnosis.options}


@every_fault
def test_the_error_names_what_was_refused_and_why(fault: str) -> None:
    player, _since = begun(fault, order)
    run = player.probe().last(COUNTER)
    action = "cloudwatch:PutMetricData" if fault == "other-namespace" else "lambda:InvokeFunction"
    assert f"is not authorized to perform: {action}" in run.error_message
    assert f"assumed-role/{ROLE}/{COUNTER}" in run.error_message
    why = "with an explicit deny in an identity-based policy" if fault == "denied" else "no identity-based policy"
    assert why in run.error_message


@every_fault
def test_the_cure_of_one_fault_is_not_that_of_another(fault: str) -> None:
    for other, cure in (("denied", guard()), ("no-invoke", permit())):
        player, since = begun(fault, cure, order)
        cured = (fault == "denied") == (other == "denied")
        assert all(finding.met for finding in findings(player, since).values()) == cured


def test_a_policy_of_the_kitchen_that_names_the_role_is_as_good() -> None:
    def let_in(player: Player) -> None:
        params = {"StatementId": "counter", "Action": "lambda:InvokeFunction", "Principal": role_arn(player, ROLE)}
        player.call("lambda", "AddPermission", {"FunctionName": KITCHEN} | params)

    player, since = begun("no-invoke", let_in, order)
    assert all(finding.met for finding in findings(player, since).values())


def test_only_the_guard_keeps_a_role_that_may_do_everything_from_refunds() -> None:
    refunds = edit(COUNTER, 'FunctionName="kitchen-fn"', 'FunctionName="refund-fn"')
    for plays, answered in (([], "error"), ([_without_the_guard], "ok")):
        player, since = begun("no-invoke", write(WORK, allow("*")), refunds, *plays)
        player.play(edit(COUNTER, 'ticket["ticket"]', '"none"'), order)
        assert player.probe(since).last(COUNTER).status == answered
        assert len(player.probe(since).invocations(REFUND)) == (answered == "ok")


def test_a_guard_that_is_written_anew_elsewhere_counts() -> None:
    def anew(player: Player) -> None:
        denied = {"Effect": "Deny", "Action": "lambda:*", "Resource": function_arn(player, REFUND)}
        write("refunds-never", denied)(player)
        player.call("iam", "DeleteRolePolicy", {"RoleName": ROLE, "PolicyName": GUARD})

    player, since = begun("denied", anew, order)
    assert all(finding.met for finding in findings(player, since).values())
