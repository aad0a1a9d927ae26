"""The load simulation: what must hold of every load, beside a plain model, and beside the engine itself."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from serverless_lab.engine import numbers, prices
from serverless_lab.engine.instant import MILLISECOND, SECOND
from serverless_lab.engine.services.lambda_.load.model import (
    CONCURRENCY,
    PATTERNS,
    RATE,
    SCALING,
    SECONDS,
    Capacity,
    Load,
    Measured,
    Run,
)
from serverless_lab.engine.services.lambda_.load.simulate import arrivals, simulate

GAIN, PER_S = numbers.LAMBDA_SCALING


def like(ms: float, *, failed: bool = False, keeps: bool = True) -> Run:
    return Run(round(ms * MILLISECOND), -(-round(ms * 1000) // 1000), failed, keeps)


def capacity(warm: float = 100, cold: float = 300, **changes) -> Capacity:
    known = Measured((like(cold),), (like(warm),) * 5)
    given = {"measured": known, "on_demand": 1_000, "a_second": 10_000, "memory_mb": 128}
    return Capacity(**given | changes)


RUNS = st.builds(
    Run, st.integers(1, 5 * SECOND), st.integers(1, 5_000), st.booleans(), st.sampled_from([True, True, False])
)
LOADS = st.builds(Load, st.integers(1, 120), st.sampled_from(PATTERNS), st.booleans(), st.integers(0, 9))
CAPACITIES = st.builds(
    Capacity,
    st.builds(Measured, st.lists(RUNS, min_size=1).map(tuple), st.lists(RUNS, min_size=5).map(tuple)),
    on_demand=st.integers(0, 60),
    a_second=st.integers(1, 200),
    memory_mb=st.integers(128, 10_240),
    architecture=st.sampled_from(["x86_64", "arm64"]),
    ready=st.integers(0, 8),
    idle=st.integers(0, 8),
    max_age=st.sampled_from([60, 21_600]),
    switched_off=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(LOADS, CAPACITIES)
def test_every_request_is_accounted_for(load, given_capacity):
    found = simulate(load, given_capacity)
    whole = found.whole
    assert len(found.seconds) == SECONDS
    assert [second.sent for second in found.seconds] == arrivals(load)
    if load.asynchronous:
        assert whole.sent == whole.started + whole.waiting + whole.dropped
    else:
        assert whole.sent == whole.started + whole.throttled
        assert (whole.waiting, whole.dropped) == (0, 0)
    assert sum(found.reasons.values()) == whole.throttled
    assert all(second.failed <= second.started and second.cold <= second.started for second in found.seconds)


@pytest.mark.parametrize("ms", [5, 35, 150])
@pytest.mark.parametrize("asynchronous", [False, True])
def test_every_request_of_a_heavy_load_is_accounted_for(ms, asynchronous):
    """So many that several are put off in the same millisecond, of which some find room when they come again."""
    found = simulate(Load(5_000, "burst", asynchronous), capacity(ms, ms, on_demand=15))
    whole = found.whole
    assert whole.sent == whole.started + (whole.waiting if asynchronous else whole.throttled)
    assert whole.throttled > 1_000
    assert all(second.waiting >= 0 for second in found.seconds)


@settings(max_examples=60, deadline=None)
@given(LOADS, CAPACITIES)
def test_no_limit_is_passed(load, given_capacity):
    found = simulate(load, given_capacity)
    most = given_capacity.on_demand + given_capacity.ready
    for second in found.seconds:
        assert second.running <= min(most, second.environments)
        if not load.asynchronous:
            assert second.started <= given_capacity.a_second
    cold = [second.cold for second in found.seconds]
    for first in range(SECONDS - PER_S):
        assert sum(cold[first : first + PER_S]) <= 2 * GAIN


@settings(max_examples=30, deadline=None)
@given(LOADS, CAPACITIES)
def test_the_same_numbers_give_the_same_minute(load, given_capacity):
    assert simulate(load, given_capacity) == simulate(load, given_capacity)


def test_another_seed_gives_another_minute_of_the_same_load():
    runs = tuple(like(ms) for ms in (20, 40, 80, 160, 320))
    found = [simulate(Load(50, seed=seed), capacity(measured=Measured(runs[-1:], runs))) for seed in (1, 2)]
    assert found[0].whole.sent == found[1].whole.sent
    assert found[0] != found[1]


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 300), st.integers(1, 2_000))
def test_as_many_run_as_little_says(rate, ms):
    """Requests a second × seconds each: so many must run at once where nothing is in the way, and hardly more do."""
    found = simulate(Load(rate), capacity(ms, ms))
    needed = rate * ms / 1000
    assert found.whole.throttled == 0
    assert needed - 2 <= found.whole.running <= needed + 2
    assert found.mean == ms * MILLISECOND


@settings(max_examples=30, deadline=None)
@given(st.integers(1, 20), st.integers(50, 2_000), st.integers(1, 400))
def test_a_ceiling_serves_as_much_as_it_can(most, ms, rate):
    """Where more is asked for than there is room for, environments are busy nearly all the time."""
    can = most * 1000 / ms
    assume(rate > 1.2 * can and can * SECONDS > 100)
    found = simulate(Load(rate), capacity(ms, ms, on_demand=most))
    assert found.whole.running == found.whole.environments == found.whole.cold == most
    assert found.whole.started <= can * SECONDS + most
    # After a run its environment waits for the next request: a step of the load, and up to twice that by chance.
    assert found.whole.started >= SECONDS * most * 1000 / (ms + 2 * 1000 / rate) - most


def plain(load: Load, given_capacity: Capacity) -> Counter:
    """The same load without heaps, bunches or numbers that are carried along: environments in a list, one by one.

    For synchronous loads whose runs all take equally long, so that nothing is drawn but moments.
    """
    chance = Random(f"load:{load.seed}")
    warm, cold = given_capacity.measured.warm[0], given_capacity.measured.cold[0]
    free_at, count = [0] * given_capacity.idle, Counter()
    for number, sent in enumerate(arrivals(load)):
        for each in range(sent):
            at = number * SECOND + int((each + chance.random()) * (SECOND / sent))
            idle = [place for place, free in enumerate(free_at) if free <= at]
            if len(free_at) - len(idle) >= given_capacity.on_demand:
                count["throttled"] += 1
                continue
            chance.random()  # which run it is like
            count["started"] += 1
            if idle:
                free_at[idle[0]] = at + warm.took
            else:
                count["cold"] += 1
                free_at.append(at + cold.took)
    return count


@settings(max_examples=25, deadline=None)
@given(
    st.builds(Load, st.integers(1, 40), st.sampled_from(PATTERNS), seed=st.integers(0, 99)),
    st.integers(1, 12),
    st.integers(0, 12),
    st.integers(1, 3_000),
    st.integers(1, 3_000),
)
def test_a_plain_model_says_the_same(load, most, idle, warm, cold):
    given_capacity = capacity(warm, cold, on_demand=most, idle=idle)
    whole = simulate(load, given_capacity).whole
    expected = plain(load, given_capacity)
    assert (whole.started, whole.cold, whole.throttled) == tuple(
        expected[name] for name in ("started", "cold", "throttled")
    )


def test_patterns():
    assert arrivals(Load(600)) == [600] * 60
    ramp = arrivals(Load(600, "ramp"))
    assert (ramp[0], ramp[29], ramp[59], sum(ramp)) == (10, 300, 600, 18_300)
    burst = arrivals(Load(600, "burst"))
    assert (burst[19], burst[20], burst[29], burst[30]) == (60, 600, 600, 60)
    assert min(arrivals(Load(1, "burst"))) == min(arrivals(Load(1, "ramp"))) == 1


def test_a_function_gains_a_thousand_environments_at_once_and_a_hundred_a_second_after_that():
    """Every run takes its environment along, so each one needs another."""
    dies = Measured((like(10, failed=True, keeps=False),), ())
    found = simulate(Load(10_000), capacity(measured=dies, on_demand=5_000))
    assert [second.cold for second in found.seconds[:3]] == [1_099, 100, 100]
    assert found.whole.cold == 1_000 + 60 * 100 - 1
    assert set(found.reasons) == {SCALING}
    assert found.whole.failed == found.whole.started


def test_short_runs_are_limited_by_calls_a_second():
    """Ten synchronous calls a second for each run that there may be at once; events are free of it."""
    short = capacity(1, 1, on_demand=10, a_second=100)
    found = simulate(Load(150), short)
    assert [second.started for second in found.seconds] == [100] * 60
    assert found.reasons == {RATE: 50 * 60}
    assert simulate(Load(150, asynchronous=True), short).whole.started == 150 * 60


def test_what_stands_ready_is_used_first_and_never_cold():
    found = simulate(Load(50), capacity(100, ready=6, on_demand=0))
    assert (found.whole.cold, found.whole.throttled, found.whole.environments) == (0, 0, 6)
    crowded = simulate(Load(100), capacity(100, 100, ready=6))
    assert 1 <= crowded.whole.cold <= 8
    assert crowded.whole.throttled == 0


def test_a_failed_run_that_stood_ready_is_replaced():
    dies = Measured((like(10),), (like(10, failed=True, keeps=False),) * 5)
    found = simulate(Load(20), capacity(measured=dies, ready=2, on_demand=0))
    assert (found.whole.throttled, found.whole.environments) == (0, 2)


def test_warm_environments_that_are_there_are_used():
    assert simulate(Load(20), capacity(100, idle=5)).whole.cold == 0


def test_events_are_tried_again_after_1_2_4_seconds_and_so_on():
    """One run of a minute, so that nothing else ever has room: 59 events of the first second come 6 times."""
    stuck = capacity(60_000, 60_000, on_demand=1)
    found = simulate(Load(1, asynchronous=True), stuck)
    waiting = found.whole.sent - 1
    assert (found.whole.started, found.whole.waiting) == (1, waiting)
    tries = Counter()
    for accepted in range(1, 60):
        for wait in (0, 1, 3, 7, 15, 31):
            tries[accepted + wait] += 1
    assert [second.throttled for second in found.seconds] == pytest.approx(
        [tries[second] for second in range(60)], abs=6
    )


def test_an_event_that_waited_is_run_when_there_is_room():
    """Ten a second where five can run: in the burst they pile up, afterwards the queue empties."""
    found = simulate(Load(10, "burst", asynchronous=True), capacity(1_000, 1_000, on_demand=5))
    assert max(second.waiting for second in found.seconds[20:31]) > 30
    assert found.seconds[-1].waiting < 20
    assert found.longest in {wait * SECOND for wait in (7, 15, 31)}
    assert found.whole.dropped == 0


def test_an_event_that_grew_too_old_is_dropped():
    """Waits of 1 to 32 s are 63 s: with a limit of 60 the event is given up before the last one, after 31 s."""
    stuck = capacity(60_000, 60_000, on_demand=1)
    found = simulate(Load(5, asynchronous=True), replace(stuck, max_age=60))
    assert all(second.dropped == 0 for second in found.seconds[:31])
    assert [second.dropped for second in found.seconds[32:]] == pytest.approx([5] * 28, abs=1)
    assert simulate(Load(5, asynchronous=True), stuck).whole.dropped == 0


def test_switched_off():
    off = capacity(on_demand=0, switched_off=True)
    waited, queued = (simulate(Load(10, asynchronous=each), off).whole for each in (False, True))
    assert (waited.throttled, waited.started) == (600, 0)
    assert (queued.dropped, queued.started, queued.waiting) == (600, 0, 0)


@pytest.mark.parametrize("kind", ["x86_64", "arm64"])
def test_what_it_costs(kind):
    known = Measured((Run(SECOND // 10, 300, False, True),), (Run(SECOND // 100, 11, False, True),) * 5)
    alone = capacity(measured=known, memory_mb=1_024, architecture=kind)
    found = simulate(Load(1), alone).whole
    seconds = (found.cold * 300 + (60 - found.cold) * 11) / 1000
    assert found.cold == 1
    assert found.cost == pytest.approx(
        seconds * prices.LAMBDA_PER_GB_SECOND[kind] + 60 * prices.LAMBDA_PER_REQUEST, rel=1e-9
    )
    ready = simulate(Load(1), replace(alone, ready=3)).whole
    assert ready.cost == pytest.approx(
        60 * 0.011 * prices.LAMBDA_READY_RUN_PER_GB_SECOND[kind]
        + 3 * 60 * prices.LAMBDA_READY_PER_GB_SECOND[kind]
        + 60 * prices.LAMBDA_PER_REQUEST,
        rel=1e-9,
    )


def test_what_throttles_is_told_apart():
    found = simulate(Load(100), capacity(1_000, on_demand=10))
    assert set(found.reasons) == {CONCURRENCY}
    assert found.whole.running == 10
