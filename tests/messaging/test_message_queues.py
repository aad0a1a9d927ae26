"""The content of "Message queues": every reason, and what a shorter period does to what is there."""

import pytest

from lessons.messaging.exercises.message_queues.lesson import LESSON
from lessons.messaging.playing import create, do, receive, send, wait
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

queue, five = create("kitchen"), send("kitchen", *"abcde")
hour = do("SetQueueAttributes", "kitchen", Attributes={"MessageRetentionPeriod": "3600"})
REASONS = [
    ("waiting", "no-queue", []),
    ("waiting", "fewer", [queue, send("kitchen", "a")]),
    ("kept-for-an-hour", "no-queue", []),
    ("kept-for-an-hour", "other-retention", [queue]),
    ("expired", "no-queue", []),
    ("expired", "too-few-sent", [queue, send("kitchen", "a")]),
    ("expired", "still-there", [queue, five, hour]),
    ("expired", "deleted", [queue, five, hour, receive("kitchen", 10, delete=True), wait(3700)]),
    ("expired", "deleted", [queue, five, hour, do("PurgeQueue", "kitchen")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_shorter_period_counts_for_what_lies_there() -> None:
    truth_of = LESSON.predictions[0].truth
    player = MemoryPlayer().play(queue)
    assert truth_of(player.probe()) is None
    before = player.play(five).cloud.encode()
    truth = truth_of(player.probe())
    assert (truth.option, truth.facts) == ("gone", {"left": 0})
    says(LESSON.predictions[0].reveal, truth.facts)
    assert player.cloud.encode() == before
