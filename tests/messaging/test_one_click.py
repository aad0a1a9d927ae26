"""The mission "One order per click": every reason, and other ways that are right."""

import pytest

from lessons.messaging.missions.one_click.counter_fn import CLICK, FIFO, FUNCTION, SOURCE, into_fifo, remembering
from lessons.messaging.missions.one_click.mission import MISSION, press
from lessons.messaging.playing import create, do, wait
from lessons.messaging.workers import edit, invoke, remove, rewrite
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

CHECKS = {check.id: check for check in MISSION.checks}
right = (create(FIFO), rewrite(FUNCTION, into_fifo('event["click"]')))
REASONS = [
    ("once", "no-function", [remove(FUNCTION)]),
    ("once", "failed", [rewrite(FUNCTION, into_fifo('event["click"]'))]),
    ("once", "unreadable", [edit(FUNCTION, "json.dumps(event)", "'2 pork'")]),
    ("once", "unreadable", [edit(FUNCTION, "json.dumps(event)", "'[]'")]),
    ("once", "again", []),
    ("once", "again", [rewrite(FUNCTION, remembering())]),
    ("each", "first", []),
    ("each", "missing", [create(FIFO), rewrite(FUNCTION, into_fifo('event["guest"]'))]),
    ("seen", "no-function", [remove(FUNCTION)]),
    ("seen", "none", [*right, invoke(FUNCTION, CLICK), invoke(FUNCTION, CLICK | {"click": "c-2"})]),
    ("seen", "again", [press]),
    ("seen", "gone", [*right, press, do("PurgeQueue", FIFO)]),
]


def begun(*plays) -> MemoryPlayer:
    return MemoryPlayer(facts=MISSION.facts(0)).play(*MISSION.start, *plays)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(CHECKS[check_id], begun(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    played = {(check_id, reason) for check_id, reason, _ in REASONS}
    assert all_reasons(MISSION.checks) == played | {("once", "by-lab"), ("seen", "by-lab")}


def test_a_text_without_the_time_may_be_compared_as_a_whole() -> None:
    without_time = edit(FUNCTION, "json.dumps(event)", 'json.dumps({**event, "sent": ""})')
    player = begun(create(FIFO, ContentBasedDeduplication="true"), rewrite(FUNCTION, into_fifo()), without_time, press)
    assert [reason_of(check, player.probe()) for check in MISSION.checks] == ["", "", ""]


def test_one_group_for_all_is_right_too() -> None:
    one_group = edit(FUNCTION, 'MessageGroupId=event["guest"]', 'MessageGroupId="all"')
    player = begun(*right, one_group, press, wait(600))
    assert [reason_of(check, player.probe()) for check in MISSION.checks] == ["", "", ""]


def test_the_codes_differ_in_their_comment_alone() -> None:
    for make in (lambda: SOURCE, remembering, lambda: into_fifo("x")):
        both = [[line for line in text.splitlines() if "#" not in line] for text in make().values()]
        assert both[0] == both[1]
    assert "MessageDeduplicationId" not in into_fifo()["en"]
