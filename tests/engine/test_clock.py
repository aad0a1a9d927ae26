"""The account's clock: real, paused, faster, jumping, and held to real speed while code runs."""

import pytest

from serverless_lab.engine.caller import Caller
from serverless_lab.engine.clock import Clock
from serverless_lab.engine.instant import DAY, LATEST, MILLISECOND, MINUTE, SECOND
from tests.engine.support import ROLE, START, Life


@pytest.mark.parametrize(("rate", "passed"), [(0, 0), (1, 10), (10, 100), (60, 600), (3600, 36_000)])
def test_rates(rate, passed):
    clock = Clock(START, START, rate, rate)
    assert clock.read(START + 10 * SECOND) - START == passed * SECOND


def test_a_real_clock_set_back_does_not_turn_time_back():
    clock = Clock(START, START)
    clock.settle(START + 5 * SECOND)
    assert clock.settle(START + 2 * SECOND) == START + 5 * SECOND
    assert clock.settle(START + 6 * SECOND) == START + 6 * SECOND


def test_when_the_clock_will_show_a_time():
    clock = Clock(START, START, 60, 60)
    assert clock.wall_of(START + 2 * MINUTE) == START + 2 * SECOND
    assert clock.wall_of(START - SECOND) == START
    assert Clock(START, START, 0, 0).wall_of(START + SECOND) is None


@pytest.mark.parametrize("rate", [0, 1, 10, 60, 3600])
def test_setting_the_rate(rate):
    life = Life()
    outcome = life.call("lab", "SetClockRate", {"Rate": rate})
    before = life.now
    life.call("lab", "Tick")
    assert outcome.answer["Rate"] == rate
    assert life.now - before == rate * SECOND


def test_a_rate_that_is_not_offered_is_refused():
    outcome = Life().call("lab", "SetClockRate", {"Rate": 7})
    assert outcome.refusal.code == "InvalidClockRate"
    assert outcome.refusal.message == "The clock has no rate 7. Choose one of: 0, 1, 10, 60, 3600."


def test_jumping_by_a_span():
    life = Life()
    target = life.now + 20 * MINUTE
    outcome = life.call("lab", "AdvanceClock", {"Until": target})
    assert outcome.answer == {"Now": target, "Reached": True}
    assert life.now == target


def test_a_jump_back_or_too_far():
    life = Life()
    past = life.call("lab", "AdvanceClock", {"Until": START - DAY})
    assert past.answer["Now"] == START + SECOND
    assert life.call("lab", "AdvanceClock", {"Until": life.now + 401 * DAY}).refusal.code == "ClockTooFar"


def test_no_jump_while_code_runs():
    life = Life()
    life.create()
    life.begin()
    outcome = life.advance(60)
    assert outcome.refusal.code == "ClockBusy"
    assert outcome.refusal.message.startswith("1 invocation(s) are still running.")


def test_a_fast_clock_runs_at_real_speed_while_code_runs():
    life = Life()
    life.create()
    life.call("lab", "SetClockRate", {"Rate": 3600})
    work = life.begin()
    began = life.now
    life.wait(1)
    life.call("lab", "Tick")
    assert life.now - began == 2 * SECOND
    life.finish(work, DurationMs=1500.0, InitMs=0.0, Phases={})
    assert life.function.invocations[-1].ended - began == 1500 * MILLISECOND
    before = life.now
    life.call("lab", "Tick")
    assert life.now - before == 3600 * SECOND


def test_a_paused_clock_moves_by_what_a_run_took():
    life = Life()
    life.create()
    life.call("lab", "SetClockRate", {"Rate": 0})
    work = life.begin()
    began = work.at
    life.finish(work, DurationMs=9000.0, InitMs=0.0, Phases={})
    assert life.now == began + 9 * SECOND


def test_only_the_owner_moves_the_clock():
    life = Life()
    outcome = life.call("lab", "SetClockRate", {"Rate": 10}, caller=Caller.role(ROLE, "order-fn"))
    assert outcome.refusal.code == "AccessDenied"
    assert life.cloud.state.clock.rate == 1


def test_no_clock_goes_beyond_its_century():
    clock = Clock(START, START, 3600, 3600)
    assert clock.read(START + 100 * 365 * DAY) == LATEST
    clock.skip_to(LATEST + DAY)
    assert clock.now == LATEST
    life = Life()
    life.cloud.state.clock.now = LATEST - DAY
    assert life.call("lab", "AdvanceClock", {"Until": LATEST + 1}).refusal.code == "ClockTooFar"
    assert life.call("lab", "AdvanceClock", {"Until": LATEST}).answer["Reached"] is True
