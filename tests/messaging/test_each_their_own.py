"""The mission "To each their own": every reason, who is let in, and filters that say the same in other words."""

import json
from typing import Any

import pytest

from lessons.courseware.course import Play
from lessons.messaging.missions.each_their_own.mission import MISSION
from lessons.messaging.missions.each_their_own.scene import (
    ATTRIBUTES,
    BOOKS,
    COURIERS,
    KITCHEN,
    QUEUES,
    RIGHT,
    SNS,
    TOPIC,
    WAYS,
    Order,
    confirm,
    invite,
    open_doors,
    order_of_all,
    place,
    subscribe_all,
)
from lessons.messaging.playing import create_topic, do, let_service_send, subscribe
from lessons.messaging.queues import arn_of as queue_arn
from lessons.messaging.topics import arn_of
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
FACTS = MISSION.facts(0)
LARGE = FACTS["large"]
right = subscribe_all()
small = place(Order("dumplings", "delivery", 9_000), "a small order")


def close(player: MemoryPlayer) -> None:
    player.call("sns", "DeleteTopic", {"TopicArn": arn_of(player.probe(), TOPIC)})


def gone(queue: str) -> Play:
    return do("DeleteQueue", queue)


def other(queue: str, policy: dict[str, Any]) -> Play:
    """All as it is right, but for the filter of one queue."""
    return subscribe_all(RIGHT | {queue: policy})


def asks(policy: dict[str, Any]) -> Play:
    return lambda player: invite(player, policy)


def total(*rule: Any) -> dict[str, Any]:
    return {"total": [{"numeric": list(rule)}]}


def policy(queue: str, **statement: Any) -> Play:
    """A queue's policy of one statement. In its texts TOPIC and QUEUE are ARNs."""

    def play(player: MemoryPlayer) -> None:
        probe = player.probe()
        said = json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow"} | statement]})
        said = said.replace("QUEUE", queue_arn(probe, queue)).replace("TOPIC", arn_of(probe, TOPIC))
        do("SetQueueAttributes", queue, Attributes={"Policy": said})(player)

    return play


def lets_in(**statement: Any) -> list[Play]:
    """Every door as it should be, but the first."""
    return [open_doors, policy(KITCHEN, **{"Action": "sqs:SendMessage", "Resource": "QUEUE"} | statement)]


ANYBODYS = f"arn:aws:sns:*:*:{TOPIC}"
EVERY_QUEUE = [
    (check, reason, plays)
    for check, queue in zip(("kitchen", "couriers", "bookkeeping"), QUEUES, strict=True)
    for reason, plays in (
        ("no-queue", [gone(queue)]),
        ("no-topic", [close]),
        ("not-subscribed", []),
        ("not-subscribed", [open_doors, create_topic("news"), subscribe("news", queue)]),
        ("closed", [right]),
        ("none", [open_doors, other(queue, {"goods": ["Dumplings"]})]),
        ("missed", [open_doors, other(queue, {"goods": ["dumplings"], "way": ["delivery"]})]),
    )
]
REASONS = [
    *EVERY_QUEUE,
    ("kitchen", "new-missed", [open_doors, other(KITCHEN, {"goods": ["dumplings", "soup"], "way": WAYS})]),
    ("kitchen", "others", [open_doors, other(KITCHEN, {})]),
    ("kitchen", "new-others", [open_doors, other(KITCHEN, {"goods": [{"anything-but": ["voucher"]}]})]),
    (
        "couriers",
        "new-missed",
        [open_doors, other(COURIERS, {"goods": ["dumplings", "soup", "voucher"], "way": WAYS[:1]})],
    ),
    ("couriers", "others", [open_doors, other(COURIERS, {})]),
    ("couriers", "new-others", [open_doors, other(COURIERS, {"way": [{"anything-but": WAYS[1:]}]})]),
    ("bookkeeping", "new-missed", [open_doors, other(BOOKS, {"way": WAYS})]),
    ("owner", "not-subscribed", [open_doors, right]),
    ("owner", "unconfirmed", [invite]),
    ("owner", "missed", [asks(total(">", LARGE)), confirm]),
    ("owner", "missed", [asks({"total": [str(LARGE)]}), confirm]),
    ("owner", "others", [asks(total(">=", LARGE - 1)), confirm]),
    ("owner", "others", [asks({"total": [{"exists": True}]}), confirm]),
    ("doors", "no-queue", [gone(KITCHEN)]),
    ("doors", "closed", []),
    ("doors", "closed", [open_doors, let_service_send(BOOKS, "s3.amazonaws.com")]),
    ("doors", "everybody", lets_in(Principal="*")),
    ("doors", "everybody", lets_in(Principal={"AWS": "*"}, Action="sqs:*")),
    ("doors", "other-topic", lets_in(Principal={"Service": SNS})),
    ("doors", "other-topic", lets_in(Principal={"Service": SNS}, Condition={"ArnLike": {"aws:SourceArn": "TOPIC*"}})),
    ("doors", "other-account", lets_in(Principal={"Service": SNS}, Condition={"ArnLike": {"aws:SourceArn": ANYBODYS}})),
    ("seen", "no-queue", [gone(KITCHEN)]),
    ("seen", "nothing", []),
    ("seen", "nothing", [right, order_of_all]),
    ("seen", "no-letter", [open_doors, right, order_of_all]),
    ("seen", "no-letter", [open_doors, right, invite, order_of_all]),
    ("seen", "no-letter", [open_doors, right, invite, confirm, small]),
]
# Policies that let in the shop's topic alone, and a queue's own account.
DOORS = [
    {"Principal": {"Service": SNS}, "Condition": {"ArnEquals": {"aws:SourceArn": "TOPIC"}}},
    {"Principal": "*", "Condition": {"StringEquals": {"aws:SourceArn": "TOPIC"}}},
    {"Principal": {"Service": SNS}, "Action": "sqs:*", "Condition": {"ArnLike": {"aws:SourceArn": "TOPIC"}}},
]
FILTERS = [
    {COURIERS: {"way": [{"prefix": "deliver"}]}},
    {COURIERS: {"way": [{"equals-ignore-case": "DELIVERY"}], "goods": [{"exists": True}]}},
    {BOOKS: {"total": [{"numeric": [">", 0]}]}},
]


def begun(*plays: Play) -> MemoryPlayer:
    return MemoryPlayer(facts=FACTS).play(*MISSION.start, *plays)


def unmet(player: MemoryPlayer) -> list[str]:
    return [check.id for check in MISSION.checks if reason_of(check, player.probe())]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(CHECKS[check_id], begun(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    played = {(check_id, reason) for check_id, reason, _ in REASONS}
    by_lab = {(check_id, "by-lab") for check_id in ("kitchen", "couriers", "bookkeeping", "owner")}
    assert all_reasons(MISSION.checks) == played | by_lab


@pytest.mark.parametrize("door", DOORS)
def test_other_policies_that_let_in_this_topic_alone_are_as_good(door: dict) -> None:
    assert unmet(begun(*lets_in(**door), right, invite, confirm, order_of_all)) == []


@pytest.mark.parametrize("filters", FILTERS)
def test_other_filters_that_say_the_same_are_as_good(filters: dict) -> None:
    assert unmet(begun(open_doors, subscribe_all(RIGHT | filters), invite, confirm, order_of_all)) == []


def test_what_is_new_is_not_named() -> None:
    """Who reads the reason cannot add the word to a list."""
    for check_id, reason, plays in REASONS:
        if reason.startswith("new-"):
            check = CHECKS[check_id]
            said = [text.format(**check.look(begun(*plays).probe()).facts) for text in check.reasons[reason].values()]
            assert not any("apron" in each or "locker" in each for each in said)


def test_the_file_for_the_terminal_holds_an_order_that_all_hear_of() -> None:
    player = begun(open_doors, right, invite, confirm)
    asked = {"TopicArn": arn_of(player.probe(), TOPIC), "Message": "order"}
    player.call("sns", "Publish", asked | {"MessageAttributes": json.loads(MISSION.bench.files["order.json"])})
    assert unmet(player) == []
    assert all(MISSION.facts(variant)["large"] <= int(ATTRIBUTES["total"]["StringValue"]) for variant in range(8))
