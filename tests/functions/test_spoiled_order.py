"""The mission "Spoiled orders": every reason, and what the question to a clone foretells really happens."""

import pytest

from lessons.functions import fate
from lessons.functions.missions.spoiled_order.mission import MISSION, _configure
from lessons.functions.missions.spoiled_order.scene import LOST
from lessons.functions.playing import deploy, edit, hand_over, invoke, remove, reserve, wait
from lessons.functions.ticket_fn import FUNCTION
from lessons.sandbox.trials import NOT_RUN
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

FACTS = {"item": "pizza", "order": "A-1200", "minutes": 2, "retries": 1}
POISON = {"order": "A-1200", "item": "pizza", "count": 2}
CHECKS = {check.id: check for check in MISSION.checks}
right, spoiled = _configure(1, "OnFailure"), hand_over(FUNCTION, POISON)
swallow = edit(FUNCTION, '        raise SoldOut(event["item"])', "        return None")
REASONS = [
    ("reported", "no-function", [remove(FUNCTION)]),
    ("reported", "lost", []),
    ("reported", "lost", [_configure(1)]),
    ("reported", "swallowed", [right, swallow]),
    ("reported", "broken", [right, edit(FUNCTION, "{event['count']} x", "{event['count']} *")]),
    ("in-time", "no-function", [remove(FUNCTION)]),
    ("in-time", "lost", []),
    ("in-time", "one-try", [_configure(0, "OnFailure")]),
    ("in-time", "one-try", [right, reserve(FUNCTION, 0)]),
    ("in-time", "late", [_configure(None, "OnFailure")]),
    ("seen", "no-function", [remove(LOST)]),
    ("seen", "none", [right]),
    ("seen", "none", [right, spoiled, wait(seconds=30)]),
    ("seen", "none", [invoke(LOST, {"requestContext": {"condition": "Success"}, "requestPayload": {}})]),
]


def begun(*plays) -> MemoryPlayer:
    return MemoryPlayer(facts=FACTS).play(*MISSION.start, *plays)


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(CHECKS[check_id], begun(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    played = {(check_id, reason) for check_id, reason, _ in REASONS}
    assert all_reasons(MISSION.checks) == played | {("reported", "by-lab")}


def test_a_machine_without_room_is_not_held_against_the_learner(monkeypatch: pytest.MonkeyPatch) -> None:
    player = begun(right)
    monkeypatch.setattr(player, "_try_out", lambda cloud, name, events: [NOT_RUN] * len(events))
    assert reason_of(CHECKS["reported"], player.probe()) == "by-lab"


@pytest.mark.parametrize(("config", "attempts", "minutes"), [(0, 1, 0), (1, 2, 1), (2, 3, 3), (None, 3, 3)])
def test_what_is_foretold_happens(config: int | None, attempts: int, minutes: int) -> None:
    player = begun(_configure(config, "OnFailure"))
    told = fate.of_failing(player.probe(), FUNCTION, POISON)
    assert told.attempts == attempts
    ((name, after, record),) = told.records
    assert (name, round(after), record["requestPayload"]) == (LOST, minutes, POISON)
    player.play(spoiled, wait(minutes=5))
    assert [run.attempt for run in player.probe().invocations(FUNCTION)] == list(range(1, attempts + 1))
    (run,) = player.probe().invocations(LOST)
    found = player.probe().event(run)
    assert found["requestPayload"] == POISON
    assert found["requestContext"]["approximateInvokeCount"] == record["requestContext"]["approximateInvokeCount"]


def test_asking_changes_nothing() -> None:
    player = begun(right)
    before = player.cloud.state.position, player.cloud.state.clock.now
    fate.of_failing(player.probe(), FUNCTION, POISON)
    assert (player.cloud.state.position, player.cloud.state.clock.now) == before
    assert player.probe().invocations(FUNCTION) == []


def test_without_a_function_nothing_becomes_of_it() -> None:
    assert fate.of_failing(begun(remove(FUNCTION)).probe(), FUNCTION, POISON) == fate.Fate(0, [])


def test_a_function_that_never_failed_before_may_be_written_otherwise() -> None:
    other = deploy(
        FUNCTION,
        "def lambda_handler(event, context):\n    ['dumplings', 'soup'].index(event['item'])\n"
        "    return {'order': event['order'], 'ticket': f\"{event['count']} x {event['item']}\"}\n",
    )
    assert [check.look(begun(right, other).probe()).reason for check in MISSION.checks] == ["", "", "none"]
