"""What a power tuning says: the figures of each size, the best ones, and the curves, from calls that an account has."""

import json
from collections.abc import Iterator

import pytest
from django.utils import translation

from lessons.functions import curves, tuning
from lessons.functions.exercises.memory_and_timeout.receipt_fn import BENCH, EVENING, FUNCTION
from lessons.functions.playing import deploy, invoke
from serverless_lab.engine import prices
from serverless_lab.engine.instant import MILLISECOND
from serverless_lab.engine.services.lambda_.state import Invocation
from tests.functions.player import MemoryPlayer


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def run(memory: int, ms: float, *, cold: bool = False, status: str = "ok", **more: object) -> Invocation:
    return Invocation(
        request_id=f"{memory}-{ms}-{cold}",
        environment_id="e",
        function=FUNCTION,
        started=1,
        cold=cold,
        because="sized",
        memory_size=memory,
        timeout=3,
        log_group="g",
        log_stream="s",
        event_digest="d",
        position=1,
        status=status,
        duration=round(ms * MILLISECOND),
        init=90 * MILLISECOND if cold else 0,
        ended=2,
        tuning="t",
        **more,
    )


def cost_of(memory: int, ms: int) -> float:
    return ms / 1000 * memory / 1024 * prices.LAMBDA_PER_GB_SECOND_X86 + prices.LAMBDA_PER_REQUEST


def test_the_middle_of_the_warm_calls_counts_and_the_cold_one_is_told_apart() -> None:
    found = tuning.of([run(512, 400, cold=True), run(512, 90), run(512, 110), run(512, 100), run(512, 5_000)])
    (size,) = found.sizes
    assert size.figures == (105 * MILLISECOND, pytest.approx(cost_of(512, 105)))
    assert size.cold is not None
    assert size.cold.init == 90 * MILLISECOND
    assert found.calls == 5


def test_where_only_a_cold_call_was_made_its_handler_counts() -> None:
    (size,) = tuning.of([run(512, 400, cold=True)]).sizes
    assert size.figures == (400 * MILLISECOND, pytest.approx(cost_of(512, 400)))


def test_the_price_of_arm_is_another() -> None:
    (size,) = tuning.of([run(1024, 1000, architecture="arm64")]).sizes
    assert size.per_million == pytest.approx(1e6 * (prices.LAMBDA_PER_GB_SECOND_ARM + prices.LAMBDA_PER_REQUEST))


def test_cheapest_fastest_and_balanced() -> None:
    """1,900 ms of calculating and waiting: by hand, 128 MB costs 4.16 µ$, 512 MB 4.37, 1,024 MB 4.87, 3,008 MB 11.7."""
    took = {128: 1900, 512: 500, 1024: 280, 3008: 235}
    found = tuning.of([run(memory, ms) for memory, ms in took.items()])
    assert (found.cheapest, found.fastest, found.balanced) == (128, 3008, 1024)
    assert [size.memory for size in found.sizes] == [128, 512, 1024, 3008]


def test_of_equals_the_smallest_is_the_best() -> None:
    found = tuning.of([run(memory, 0.4) for memory in (1024, 256, 512)])
    assert (found.cheapest, found.fastest, found.balanced) == (256, 256, 256)


def test_a_size_that_failed_once_has_no_figures_and_is_never_the_best() -> None:
    failed = run(128, 1, status="out_of_memory", error_type="Runtime.ExitError", error_message="signal: killed")
    found = tuning.of([failed, run(256, 100), run(256, 90, status="error", error_type="KeyError"), run(512, 300)])
    assert [size.memory for size in found.measured] == [512]
    assert (found.cheapest, found.fastest, found.balanced) == (512, 512, 512)
    assert "more memory" in str(found.sizes[0].error)
    assert "Your code raised this error" in str(found.sizes[1].error)


def test_where_every_size_failed_nothing_is_the_best_and_nothing_is_drawn() -> None:
    found = tuning.of([run(128, 3000, status="timeout", error_type="Sandbox.Timedout")])
    assert (found.measured, found.cheapest, found.fastest, found.balanced) == ([], None, None, None)
    assert curves.draw(found) == []


def test_calls_that_take_no_time_at_all_are_no_division_by_nothing() -> None:
    assert tuning.of([run(128, 0), run(256, 0)]).balanced == 128


def test_curves_have_a_point_for_each_size_and_break_where_one_failed() -> None:
    calls = [run(128, 400), run(256, 1, status="error", error_type="E"), run(512, 100), run(1024, 50)]
    duration, cost = curves.draw(tuning.of(calls))
    assert (duration.top, cost.unit) == (500, "USD")
    assert duration.sizes == ((128, 12.5), (256, 37.5), (512, 62.5), (1024, 87.5))
    assert duration.path == "M125.0 200.0M625.0 800.0L875.0 900.0"
    assert duration.dots == "M125.0 200.0h0M625.0 800.0h0M875.0 900.0h0"
    assert [(point.memory, str(point.word)) for point in duration.points if point.word] == [(1024, "fastest")]
    assert [(point.memory, str(point.word)) for point in cost.points if point.word] == [(128, "cheapest")]


def test_a_word_stands_beneath_a_point_that_has_no_room_above() -> None:
    duration, _cost = curves.draw(tuning.of([run(128, 500)]))
    assert [(point.y, point.low) for point in duration.points] == [(0.0, True)]
    duration, _cost = curves.draw(tuning.of([run(128, 250)]))
    assert [point.low for point in duration.points] == [False]


def measure(player: MemoryPlayer, sizes: list[int], times: int) -> None:
    """As the lab does it, on an account in memory."""
    first: dict[str, str] = {}
    params = {"FunctionName": FUNCTION, "Payload": json.dumps(EVENING).encode()}
    for size in sizes:
        for _ in range(times):
            player.call("lab", "InvokeWithMemory", params | {"MemorySize": size} | first)
            first = {"Tuning": player.probe().invocations(FUNCTION)[-1].tuning}


def test_the_newest_tuning_is_read_and_calculation_scales_with_memory_while_waiting_stays() -> None:
    player = MemoryPlayer().play(deploy(FUNCTION, BENCH.source["en"]))
    assert tuning.read(player.probe(), FUNCTION) is None
    measure(player, [512], 3)
    measure(player, [128, 1769, 3538], 3)
    player.play(invoke(FUNCTION, EVENING))
    found = tuning.read(player.probe(), FUNCTION)
    assert found is not None
    assert found.calls == 9
    took = {size.memory: size.figures.duration / MILLISECOND for size in found.sizes if size.figures}
    vcpu, wait = 26.0, 10.0  # milliseconds: 125,000 rounds of the loop and what a call takes anyway, then the bank
    expected = {128: vcpu * 1769 / 128 + wait, 1769: vcpu + wait, 3538: vcpu + wait}
    assert took == {memory: pytest.approx(ms, abs=0.01) for memory, ms in expected.items()}
    assert (found.cheapest, found.fastest, found.balanced) == (128, 1769, 1769)


def test_a_mission_begins_without_the_tunings_of_before() -> None:
    player = MemoryPlayer().play(deploy(FUNCTION, BENCH.source["en"]))
    measure(player, [128], 1)
    assert tuning.read(player.probe(since=player.head), FUNCTION) is None
