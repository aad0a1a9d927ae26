"""The mission "Nothing lost": every reason in both variants, and that the loss really happens."""

import pytest

from lessons.messaging import printer
from lessons.messaging.kitchen_fn import COOK, FUNCTION, ORDERS, PUT_AWAY, RIGHT, TICKETS, source
from lessons.messaging.missions.nothing_lost.mission import MISSION
from lessons.messaging.missions.nothing_lost.scene import WAYS
from lessons.messaging.playing import do, wait
from lessons.messaging.queues import named
from lessons.messaging.workers import TAKING, edit, invoke, permit, remove, rewrite
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
VARIANTS = {MISSION.facts(variant)["way"]: MISSION.facts(variant) for variant in range(4)}
right = rewrite(FUNCTION, source(*RIGHT))
HIDE = (
    'sqs.change_message_visibility(QueueUrl=url_of("orders"), ReceiptHandle=message["ReceiptHandle"], '
    "VisibilityTimeout=43200)"
)
REASONS = [
    ("survives", "no-function", [remove(FUNCTION)]),
    ("survives", "no-queue", [do("DeleteQueue", TICKETS)]),
    ("survives", "lost", []),
    ("survives", "hidden", [right, do("SetQueueAttributes", ORDERS, Attributes={"VisibilityTimeout": "7200"})]),
    ("cooked-once", "first", []),
    ("cooked-once", "again", [rewrite(FUNCTION, source(COOK))]),
    (
        "cooked-once",
        "left",
        [permit(FUNCTION, *TAKING, "sqs:ChangeMessageVisibility"), rewrite(FUNCTION, source(COOK, HIDE))],
    ),
    ("cooked-once", "failed", [right, edit(FUNCTION, "    return {", "    raise KeyError(1)\n    return {")]),
    ("cleared", "no-queue", [do("DeleteQueue", ORDERS)]),
    ("cleared", "waiting", [right]),
    ("cleared", "thrown-away", [do("PurgeQueue", ORDERS)]),
]


def begun(way: str = "first") -> MemoryPlayer:
    return MemoryPlayer(facts=VARIANTS[way]).play(*MISSION.start)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(CHECKS[check_id], begun().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    played = {(check_id, reason) for check_id, reason, _ in REASONS}
    # A worker that leaves orders out on calm days leaves them out when the printer breaks, and that is said first.
    unplayed = {("cooked-once", "by-lab"), ("survives", "by-lab"), ("cooked-once", "not-cooked")}
    assert all_reasons(MISSION.checks) == played | unplayed


@pytest.mark.parametrize("way", sorted(WAYS))
def test_the_rehearsed_loss_really_happens(way: str) -> None:
    player = begun(way)
    told = CHECKS["survives"].look(player.probe())
    assert (told.reason, told.facts["missing"]) == ("lost", 1)
    printer.break_down(player, FUNCTION)
    player.play(invoke(FUNCTION))
    printer.mend(player, FUNCTION)
    player.play(wait(31), invoke(FUNCTION))
    printed = named(player.probe(), TICKETS).alive
    assert (printed, named(player.probe(), ORDERS).alive) == (player.facts["waiting"] - 1, 0)
    assert reason_of(CHECKS["cleared"], player.probe()) == "thrown-away"


def test_an_error_that_is_caught_and_not_put_away_is_right_too() -> None:
    caught = source("try:", f"    {COOK}", f"    {PUT_AWAY}", "except ClientError as error:", "    print(error)")
    player = begun().play(rewrite(FUNCTION, caught), invoke(FUNCTION))
    assert [reason_of(check, player.probe()) for check in MISSION.checks] == ["", "", ""]
