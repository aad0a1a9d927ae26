"""The repair "Cooked again": every reason and cause, and ways that are right although nobody suggests them."""

import pytest

from lessons.messaging.kitchen_fn import COOK, FUNCTION, ORDERS, PUT_AWAY, RIGHT, TICKETS, source
from lessons.messaging.missions.cooked_again.mission import MISSION
from lessons.messaging.missions.cooked_again.scene import CURES, mend, orders
from lessons.messaging.playing import do, receive, wait
from lessons.messaging.workers import TAKING, edit, invoke, permit, remove, rewrite
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
VARIANTS = {MISSION.facts(variant)["fault"]: MISSION.facts(variant) for variant in range(6)}
right = rewrite(FUNCTION, source(*RIGHT))
hidden = do("SetQueueAttributes", ORDERS, Attributes={"VisibilityTimeout": "43200"})
gone, no_tickets = do("DeleteQueue", ORDERS), do("DeleteQueue", TICKETS)
LOSING = rewrite(FUNCTION, source("if message['Body'].endswith('kimchi'): continue", *RIGHT))
REASONS = [
    ("cooked-once", "no-function", [remove(FUNCTION)]),
    ("cooked-once", "no-queue", [gone]),
    ("cooked-once", "no-queue", [no_tickets]),
    ("cooked-once", "failed", [edit(FUNCTION, COOK, "raise KeyError(1)")]),
    ("cooked-once", "not-cooked", [LOSING]),
    ("cooked-once", "again", []),
    ("cooked-once", "left", [hidden]),
    ("survives", "first", []),
    ("survives", "lost", [rewrite(FUNCTION, source(PUT_AWAY, COOK))]),
    ("survives", "hidden", [right, hidden]),
    ("cleared", "no-queue", [gone]),
    ("cleared", "waiting", [right]),
    ("cleared", "thrown-away", [do("PurgeQueue", ORDERS)]),
]


def begun(fault: str = "forgets") -> MemoryPlayer:
    return MemoryPlayer(facts=VARIANTS[fault]).play(*MISSION.start)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(CHECKS[check_id], begun().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    played = {(check_id, reason) for check_id, reason, _ in REASONS}
    assert all_reasons(MISSION.checks) == played | {("cooked-once", "by-lab"), ("survives", "by-lab")}


def test_what_the_lab_could_not_rehearse_is_not_held_against_the_learner(monkeypatch: pytest.MonkeyPatch) -> None:
    player = begun().play(right)
    monkeypatch.setattr(player, "_rehearse", lambda *_: None)
    assert reason_of(CHECKS["cooked-once"], player.probe()) == "by-lab"


@pytest.mark.parametrize("fault", sorted(CURES))
def test_the_orders_come_back_and_the_log_says_which_cause_it_is(fault: str) -> None:
    player = begun(fault).play(invoke(FUNCTION))
    run = player.probe().last(FUNCTION)
    assert player.probe().payload(run) == {"orders": player.facts["waiting"]}
    log = "".join(player.probe().log(run))
    signs = {"not-allowed": "sqs:deletemessage", "wrong-handle": "ReceiptHandleIsInvalid"}
    assert {name for name, sign in signs.items() if sign in log} == {fault} & set(signs)


@pytest.mark.parametrize("fault", sorted(CURES))
def test_the_cure_of_one_cause_is_not_that_of_another(fault: str) -> None:
    for other in CURES:
        player = begun(fault)
        player.facts = VARIANTS[other]
        player.play(mend)
        cured = fault == other or {fault, other} == {"forgets", "wrong-handle"}  # both are mended by the right code
        assert (reason_of(CHECKS["cooked-once"], player.probe()) == "") == cured


def test_deleting_in_a_batch_or_after_an_error_is_as_good() -> None:
    caught = source("try:", f"    {COOK}", "except ClientError:", "    continue", PUT_AWAY)
    batch = edit(
        FUNCTION,
        '    return {"orders"',
        '    batch = [{"Id": each["MessageId"], "ReceiptHandle": each["ReceiptHandle"]} for each in messages]\n'
        '    if batch:\n        sqs.delete_message_batch(QueueUrl=url_of("orders"), Entries=batch)\n'
        '    return {"orders"',
    )
    for plays in ([rewrite(FUNCTION, caught)], [rewrite(FUNCTION, source(COOK)), batch]):
        player = begun().play(*plays, wait(31), invoke(FUNCTION))
        assert [reason_of(check, player.probe()) for check in MISSION.checks] == ["", "", ""]


def test_whoever_cooks_by_hand_may_do_so() -> None:
    player = begun("not-allowed").play(permit(FUNCTION, *TAKING), receive(ORDERS, 10, delete=True))
    assert reason_of(CHECKS["cleared"], player.probe()) == ""


def test_a_rehearsal_changes_nothing() -> None:
    player = begun()
    before = player.cloud.encode()
    for check in MISSION.checks:
        check.look(player.probe())
    assert player.cloud.encode() == before


def test_orders_have_names_of_their_own() -> None:
    assert len(set(orders(8))) == 8
