"""The mission "Poison": every reason, and ways that are right although the solution goes another."""

import pytest

from lessons.messaging import printer
from lessons.messaging.kitchen_fn import FUNCTION, ORDERS, TICKETS
from lessons.messaging.missions.poison import cooking_fn
from lessons.messaging.missions.poison.mission import MISSION, _one_by_one
from lessons.messaging.missions.poison.scene import DEAD, order, set_aside
from lessons.messaging.playing import create, do, send, wait
from lessons.messaging.queues import named
from lessons.messaging.workers import edit, feed_otherwise, remove, rewrite
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

FACTS = {"item": "pizza", "order": "A-1200", "minutes": 15}
CHECKS = {check.id: check for check in MISSION.checks}
right = (set_aside(3), _one_by_one)
gone = do("DeleteQueue", TICKETS)
closed = feed_otherwise(FUNCTION, Enabled=False)
SWALLOWING = "        if 'stones' not in record['body']: cook(json.loads(record['body']))\n"
LOOP = '        cook(json.loads(record["body"]))\n'
ALL_THEN_FAIL = (
    '        try:\n            cook(json.loads(record["body"]))\n        except NotOnTheMenu as error:\n'
    "            bad = str(error)\n    raise NotOnTheMenu(bad)\n"
)
PRINT = '    sqs.send_message(QueueUrl=url, MessageBody=order["order"])\n'
REASONS = [
    ("set-aside", "no-function", [remove(FUNCTION)]),
    ("set-aside", "no-queue", [gone]),
    ("set-aside", "not-fed", [closed]),
    ("set-aside", "comes-again", []),
    ("set-aside", "comes-again", [set_aside(100), _one_by_one]),
    ("set-aside", "vanished", [edit(FUNCTION, LOOP, SWALLOWING)]),
    ("others", "no-function", [remove(FUNCTION)]),
    ("others", "no-queue", [gone]),
    ("others", "not-fed", [closed]),
    ("others", "dead", [set_aside(3)]),
    ("others", "missing", [*right, edit(FUNCTION, LOOP, SWALLOWING.replace("stones", "kimchi"))]),
    ("others", "missing", []),
    ("others", "again", [edit(FUNCTION, LOOP, ALL_THEN_FAIL)]),
    ("patient", "first", []),
    ("patient", "gave-up", [set_aside(1), _one_by_one]),
    ("patient", "lost", [*right, edit(FUNCTION, PRINT, f"    try:\n    {PRINT}    except Exception:\n        pass\n")]),
    ("seen", "no-queue", [do("DeleteQueue", ORDERS)]),
    ("seen", "no-dead-letters", [create(DEAD)]),
    ("seen", "not-there", list(right)),
    ("seen", "gone", [*right, do("PurgeQueue", ORDERS)]),
    ("seen", "gone", [wait(14_400), *right]),
]


def begun(*plays) -> MemoryPlayer:
    return MemoryPlayer(facts=FACTS).play(*MISSION.start, *plays)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(CHECKS[check_id], begun(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    played = {(check_id, reason) for check_id, reason, _ in REASONS}
    shared = {("patient", reason) for reason in ("no-function", "no-queue", "not-fed")}  # said by set-aside first
    assert all_reasons(MISSION.checks) == played | shared | {
        (each, "by-lab") for each in ("set-aside", "others", "patient")
    }


def test_a_function_that_names_what_failed_may_keep_its_batches() -> None:
    named_failures = feed_otherwise(FUNCTION, FunctionResponseTypes=["ReportBatchItemFailures"])
    player = begun(rewrite(FUNCTION, cooking_fn.NAMES_FAILURES), set_aside(5), named_failures, wait(300))
    assert [reason_of(check, player.probe()) for check in MISSION.checks] == [""] * 4


def test_naming_failures_alone_deletes_them() -> None:
    """Lambda does not read the answer unless the mapping says so, and counts the call as done."""
    player = begun(rewrite(FUNCTION, cooking_fn.NAMES_FAILURES), set_aside(3))
    assert reason_of(CHECKS["set-aside"], player.probe()) == "vanished"


def test_what_was_rehearsed_really_happens() -> None:
    player = begun(*right, send(ORDERS, order("B-1", "pork")), wait(200))
    dead, tickets = named(player.probe(), DEAD), named(player.probe(), TICKETS)
    assert (dead.alive, tickets.alive, named(player.probe(), ORDERS).alive) == (1, 1, 0)
    printer.break_down(player, FUNCTION)
    player.play(send(ORDERS, order("B-2", "pork")), wait(20))
    printer.mend(player, FUNCTION)
    player.play(wait(60))
    assert (named(player.probe(), DEAD).alive, named(player.probe(), TICKETS).alive) == (1, 2)


def test_the_menu_is_that_of_the_code() -> None:
    assert f"MENU = {cooking_fn.MENU}".replace("'", '"') in cooking_fn.SOURCE["en"]
