"""The repair "The silent queue": every reason and cause, and that a filter says nothing of what it drops."""

import pytest

from lessons.messaging.missions.silent_queue.mission import MISSION
from lessons.messaging.missions.silent_queue.scene import FAULTS, OURS, QUEUE, RIGHT, TOPIC, WAY, mend, set_filter
from lessons.messaging.playing import create, do, publish, subscribe
from lessons.messaging.topics import arn_of, subscribers, subscription_arn
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
VARIANTS = {MISSION.facts(variant)["fault"]: MISSION.facts(variant) for variant in range(6)}
gone = do("DeleteQueue", QUEUE)


def unsubscribe(player: MemoryPlayer) -> None:
    probe = player.probe()
    for each in subscribers(probe, probe.sns.topics[TOPIC]):
        player.call("sns", "Unsubscribe", {"SubscriptionArn": subscription_arn(probe, each)})


def close(player: MemoryPlayer) -> None:
    player.call("sns", "DeleteTopic", {"TopicArn": arn_of(player.probe(), TOPIC)})


REASONS = [
    ("deliveries", "no-queue", [gone]),
    ("deliveries", "no-topic", [close]),
    ("deliveries", "not-subscribed", [unsubscribe]),
    ("deliveries", "not-subscribed", [unsubscribe, create("other"), subscribe(TOPIC, "other")]),
    ("deliveries", "none", []),
    ("only-ours", "first", []),
    ("only-ours", "others", [set_filter({})]),
    ("seen", "no-queue", [gone]),
    ("seen", "nothing", [mend]),
]


def begun(fault: str = "letters") -> MemoryPlayer:
    return MemoryPlayer(facts=VARIANTS[fault]).play(*MISSION.start)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(CHECKS[check_id], begun().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    played = {(check_id, reason) for check_id, reason, _ in REASONS}
    assert all_reasons(MISSION.checks) == played | {("deliveries", "by-lab")}


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_what_is_dropped_is_dropped_without_an_error(fault: str) -> None:
    player = begun(fault).play(publish(TOPIC, "order", **{WAY: OURS}))
    assert reason_of(CHECKS["seen"], player.probe()) == "nothing"
    player.play(set_filter(RIGHT), publish(TOPIC, "order", **{WAY: OURS}))
    assert [reason_of(check, player.probe()) for check in MISSION.checks] == ["", "", ""]


@pytest.mark.parametrize("policy", [{WAY: [{"prefix": "deliv"}]}, {WAY: [{"anything-but": ["pick-up", "table"]}]}])
def test_other_filters_that_let_only_deliveries_through_are_as_good(policy: dict) -> None:
    player = begun().play(set_filter(policy), publish(TOPIC, "order", **{WAY: OURS}))
    assert [reason_of(check, player.probe()) for check in MISSION.checks] == ["", "", ""]
