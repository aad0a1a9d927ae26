"""The content of "Amazon SNS": every reason, and what becomes of a message before a closed door."""

import pytest

from lessons.messaging.exercises.amazon_sns.lesson import LESSON
from lessons.messaging.playing import create, create_topic, let_service_send, publish, receive, subscribe
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

SNS, OURS = "sns.amazonaws.com", "arn:aws:sns:*:*:order-ready"
couriers, ledger, topic = create("couriers"), create("ledger"), create_topic("order-ready")
REASONS = [
    ("ready", "no-queue", [couriers]),
    ("ready", "no-queue", [ledger]),
    ("subscribed", "no-topic", [couriers, ledger]),
    ("subscribed", "not-subscribed", [couriers, ledger, topic, subscribe("order-ready", "couriers")]),
    ("let-in", "no-queue", [ledger]),
    ("let-in", "closed", [couriers]),
    ("let-in", "closed", [couriers, let_service_send("couriers", "s3.amazonaws.com")]),
    ("only-this-topic", "no-queue", []),
    ("only-this-topic", "closed", [couriers, let_service_send("couriers", SNS, "arn:aws:sns:*:*:other")]),
    ("only-this-topic", "open-to-others", [couriers, let_service_send("couriers", SNS)]),
    ("delivered", "no-queue", []),
    ("delivered", "nothing-came", [couriers, topic, subscribe("order-ready", "couriers"), publish("order-ready", "7")]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_what_was_worked_on_still_counts_as_delivered() -> None:
    opened = [couriers, let_service_send("couriers", SNS, OURS), topic, subscribe("order-ready", "couriers")]
    player = MemoryPlayer().play(*opened, publish("order-ready", "7"), receive("couriers", delete=True))
    assert reason_of(LESSON.check("delivered"), player.probe()) == ""


def test_before_a_closed_door_publishing_succeeds_and_nothing_comes() -> None:
    truth_of = LESSON.predictions[0].truth
    player = MemoryPlayer()
    assert truth_of(player.probe()) is None
    before = player.play(couriers, let_service_send("couriers", SNS)).cloud.encode()
    truth = truth_of(player.probe())
    assert (truth.option, truth.facts) == ("silent", {"came": 0})
    says(LESSON.predictions[0].reveal, truth.facts)
    assert player.cloud.encode() == before
