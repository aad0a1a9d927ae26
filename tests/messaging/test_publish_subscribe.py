"""The content of "Publish and subscribe": every reason, and a misspelt word that nobody notices."""

import pytest

from lessons.messaging.exercises.publish_subscribe.lesson import LESSON
from lessons.messaging.playing import create, create_topic, let_service_send, narrow, publish, send, subscribe, together
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of, says

both = together(create("couriers"), create("ledger"))
topic = create_topic("order-events")
doors = together(*(let_service_send(name, "sns.amazonaws.com") for name in ("couriers", "ledger")))
here, there = subscribe("order-events", "couriers"), subscribe("order-events", "ledger")
seven = publish("order-events", "7 is ready")
REASONS = [
    ("told-each", "no-queue", [create("couriers")]),
    ("told-each", "not-the-same", [both, send("couriers", "6"), send("ledger", "7")]),
    ("one-publish", "no-queue", []),
    ("one-publish", "no-topic", [both]),
    ("one-publish", "came-nowhere", [both, topic, here, there, seven]),
    ("one-publish", "came-to-one", [both, doors, topic, here, seven]),
    ("one-publish", "came-to-one", [both, doors, topic, here, seven, there]),
    ("filtered", "no-topic", [both]),
    ("filtered", "ledger-missed", [both, doors, topic, here]),
    (
        "filtered",
        "ledger-missed",
        [both, doors, topic, here, there, narrow("order-events", "ledger", {"way": ["delivery"]})],
    ),
    (
        "filtered",
        "delivery-missed",
        [both, doors, topic, here, there, narrow("order-events", "couriers", {"way": ["delivry"]})],
    ),
    ("filtered", "pick-up-came", [both, doors, topic, here, there]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_a_misspelt_word_is_noticed_by_nobody() -> None:
    truth_of = LESSON.predictions[0].truth
    player = MemoryPlayer().play(both, doors, topic, here, there)
    assert truth_of(player.probe()) is None
    before = player.play(narrow("order-events", "couriers", {"way": ["delivery"]})).cloud.encode()
    truth = truth_of(player.probe())
    assert (truth.option, truth.facts) == ("unnoticed", {"came": 0})
    says(LESSON.predictions[0].reveal, truth.facts)
    assert player.cloud.encode() == before
    prefix = narrow("order-events", "couriers", {"way": [{"prefix": "deliv"}]})
    assert truth_of(player.play(prefix).probe()).option == "all"
