"""The content of "Received in time": every reason, and how often poison comes."""

import pytest

from lessons.messaging.exercises.received_in_time.lesson import LESSON
from lessons.messaging.playing import bury, create, do, move_back, prolong, receive, send, wait
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

queue, dead, policy = create("tickets"), create("tickets-dead"), bury("tickets", "tickets-dead", 3)
fail = receive("tickets", VisibilityTimeout=0)
REASONS = [
    ("long-poll", "no-queue", []),
    ("long-poll", "other-wait", [queue]),
    ("longer", "no-queue", []),
    ("longer", "none-in-flight", [queue, send("tickets", "a")]),
    ("longer", "as-usual", [queue, send("tickets", "a"), receive("tickets")]),
    ("longer", "as-usual", [queue, send("tickets", "a"), receive("tickets"), prolong("tickets", 5)]),
    ("dead-letters", "no-queue", [dead]),
    ("dead-letters", "no-queue", [queue]),
    ("dead-letters", "no-policy", [queue, dead]),
    ("dead-letters", "no-policy", [queue, dead, create("other"), bury("tickets", "other", 3)]),
    ("dead-letters", "other-count", [queue, dead, bury("tickets", "tickets-dead", 2)]),
    ("buried", "no-queue", [queue]),
    ("buried", "none-dead", [queue, dead, policy, send("tickets", "a"), fail, fail, fail]),
    ("buried", "none-dead", [queue, dead, policy, send("tickets-dead", "a")]),
    ("back", "no-queue", []),
    ("back", "no-task", [queue, dead, policy]),
    ("back", "none-moved", [queue, dead, policy, move_back("tickets-dead"), wait(3)]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_receipt_that_hides_for_longer_counts_too() -> None:
    player = MemoryPlayer().play(queue, send("tickets", "a"), receive("tickets", VisibilityTimeout=90))
    assert reason_of(LESSON.check("longer"), player.probe()) == ""


def test_poison_comes_again_where_nothing_is_set() -> None:
    truth_of = LESSON.predictions[0].truth
    player = MemoryPlayer()
    assert truth_of(player.probe()) is None
    before = player.play(queue, dead, bury("tickets", "tickets-dead", 1)).cloud.encode()
    truth = truth_of(player.probe())
    assert (truth.option, truth.facts) == ("again", {"times": 5})
    says(LESSON.predictions[0].reveal, truth.facts)
    assert player.cloud.encode() == before
    delayed = do("SetQueueAttributes", "tickets", Attributes={"DelaySeconds": "60"})
    assert truth_of(player.play(delayed).probe()).option == "again"
