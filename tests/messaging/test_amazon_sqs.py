"""The content of "Amazon SQS": every reason, and what the prediction finds."""

import pytest

from lessons.messaging.exercises.amazon_sqs.lesson import LESSON
from lessons.messaging.playing import create, receive, send, wait
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

queue, orders = create("orders"), send("orders", "a", "b", "c")
REASONS = [
    ("queue", "no-queue", []),
    ("sent", "no-queue", [create("order")]),
    ("sent", "fewer", [queue, send("orders", "a", "b")]),
    ("received", "no-queue", []),
    ("received", "none-received", [queue, orders]),
    ("came-back", "no-queue", []),
    ("came-back", "once", [queue, orders]),
    ("came-back", "once", [queue, orders, receive("orders"), wait(31)]),
    ("came-back", "still-hidden", [queue, orders, receive("orders")]),
    ("done", "no-queue", []),
    ("done", "left", [queue, orders, receive("orders", 10)]),
    ("done", "left", [queue, orders, receive("orders", 10, delete=True), send("orders", "d")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_message_that_came_back_and_was_deleted_still_counts() -> None:
    back = [receive("orders"), wait(31), receive("orders", 10)]
    player = MemoryPlayer().play(queue, orders, *back, wait(31), receive("orders", 10, delete=True))
    assert reason_of(LESSON.check("came-back"), player.probe()) == ""


def test_the_prediction_asks_the_queue_as_it_is() -> None:
    truth_of = LESSON.predictions[0].truth
    player = MemoryPlayer().play(create("orders", VisibilityTimeout="90"), orders)
    assert truth_of(player.probe()) is None
    truth = truth_of(player.play(receive("orders")).probe())
    assert (truth.option, truth.facts) == ("later", {"seconds": 90})
    says(LESSON.predictions[0].reveal, truth.facts)
    kept_shortly = create("orders", VisibilityTimeout="90", MessageRetentionPeriod="60")
    assert truth_of(MemoryPlayer().play(kept_shortly, orders, receive("orders")).probe()).option == "gone"
