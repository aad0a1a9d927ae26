"""The content of "Standard and FIFO": every reason, and what becomes of a double click."""

import pytest

from lessons.messaging.exercises.standard_and_fifo.lesson import LESSON
from lessons.messaging.playing import create, receive, send
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

loose, strict = create("bills"), create("bills.fifo")


def bill(group: str, same: str) -> object:
    return send("bills.fifo", "12,000", MessageGroupId=group, MessageDeduplicationId=same)


REASONS = [
    ("copies", "no-queue", [strict]),
    ("copies", "no-copies", [loose, send("bills", "a", "b")]),
    ("fifo", "no-queue", [loose]),
    ("once", "no-queue", []),
    ("once", "too-few", [strict, bill("x", "a")]),
    ("once", "none-left-out", [strict, bill("x", "a"), bill("x", "b")]),
    ("in-order", "no-queue", []),
    ("in-order", "none-in-flight", [strict, bill("x", "a"), bill("x", "b"), bill("y", "c")]),
    ("in-order", "none-behind", [strict, bill("x", "a"), bill("y", "c"), receive("bills.fifo")]),
    ("in-order", "one-group", [strict, bill("x", "a"), bill("x", "b"), receive("bills.fifo")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_double_click_leaves_one_bill() -> None:
    truth_of = LESSON.predictions[0].truth
    player = MemoryPlayer().play(loose)
    assert truth_of(player.probe()) is None
    before = player.play(strict).cloud.encode()
    truth = truth_of(player.probe())
    assert (truth.option, truth.facts) == ("one", {"kept": 1})
    says(LESSON.predictions[0].reveal, truth.facts)
    assert player.cloud.encode() == before
