"""The strip: where bars, gaps and ends stand, told from runs alone."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from lessons.functions.axis import NARROW, WIDE, find_moments, percent
from lessons.functions.strip import LABEL, MOST_BARS, draw, phases_of
from serverless_lab.engine.instant import MILLISECOND, MINUTE, SECOND
from serverless_lab.engine.services.lambda_.state import Environment, Invocation

START = 1_790_000_000 * SECOND


def run(at: int, took: int, environment: str = "aa", *, cold: bool = False) -> Invocation:
    init = took // 4 if cold else 0
    return Invocation(
        request_id=f"{environment}-{at}",
        environment_id=environment,
        function="f",
        started=START + at,
        cold=cold,
        because="first",
        memory_size=128,
        timeout=3,
        log_group="g",
        log_stream="s",
        event_digest="d",
        position=1,
        status="ok",
        phases={"fetch": 1.0, "environment": 3.0, "runtime": 6.0, "module": 1.0} if cold else {},
        preparation=init // 2,
        init=init,
        duration=took - init - init // 2,
        ended=START + at + took,
    )


def home(name: str = "aa", *, ended: int = 0) -> Environment:
    gone = START + ended if ended else 0
    return Environment(name, "f", 1, 128, "s", START, busy=False, ended=gone, end_reason="idle" if ended else "")


def test_a_minute_between_two_calls_is_folded_and_says_how_long_it_was() -> None:
    strip = draw([run(0, 40 * MILLISECOND, cold=True), run(MINUTE, MILLISECOND)], [home()], START + 2 * MINUTE, WIDE)
    assert [moment.took for moment in strip.moments] == [40 * MILLISECOND, MILLISECOND]
    assert [gap.took for gap in strip.gaps] == [MINUTE - 40 * MILLISECOND, MINUTE - MILLISECOND]
    cold, warm = strip.rows[0].bars
    assert cold.x + cold.width < warm.x
    assert cold.width > warm.width * 0.5 > 0


def test_calls_at_once_are_one_moment_with_a_row_each() -> None:
    runs = [run(0, 5 * MILLISECOND, "aa"), run(0, 200 * MILLISECOND, "bb", cold=True), run(0, 90 * MILLISECOND, "cc")]
    strip = draw(runs, [home("aa"), home("bb"), home("cc")], START + SECOND, WIDE)
    assert len(strip.moments) == 1
    assert [[bar.run.environment_id for bar in row.bars] for row in strip.rows] == [["aa"], ["bb"], ["cc"]]
    widths = {bar.run.environment_id: bar.width for row in strip.rows for bar in row.bars}
    assert widths["bb"] > widths["cc"] > widths["aa"]
    assert round(widths["bb"] / widths["cc"], 1) == round(200 / 90, 1)


def test_calls_of_environments_without_a_row_take_no_room() -> None:
    names = [f"e{number}" for number in range(WIDE.rows + 3)]
    runs = [run(number * MINUTE, MILLISECOND, name) for number, name in enumerate(names)]
    strip = draw(runs, [home(name) for name in names], START + 20 * MINUTE, WIDE)
    drawn = [bar.run.environment_id for row in strip.rows for bar in row.bars]
    assert drawn == names[-len(strip.moments) :]
    assert all(
        any(moment.start <= bar.run.started <= moment.end for row in strip.rows for bar in row.bars)
        for moment in strip.moments
    )
    assert strip.hidden


def test_a_reclaimed_environment_ends_within_the_gap() -> None:
    strip = draw([run(0, MILLISECOND)], [home(ended=10 * MINUTE)], START + 20 * MINUTE, WIDE)
    (row,), (gap,) = strip.rows, strip.gaps
    assert row.state == "idle"
    assert abs(row.end - gap.middle) < 0.1


def test_phases_share_the_bar_in_order_and_fill_it() -> None:
    call = run(0, 100 * MILLISECOND, cold=True)
    assert list(phases_of(call)) == ["fetch", "environment", "runtime", "module", "handler"]
    (bar,) = draw([call], [home()], START + SECOND, WIDE).rows[0].bars
    assert [part.kind for part in bar.segments] == list(phases_of(call))
    assert abs(sum(part.width for part in bar.segments) - bar.width) < 0.01


def test_a_running_call_reaches_to_now() -> None:
    call = run(0, 1)
    call.ended, call.status = 0, "running"
    (moment,) = find_moments([call], START + 2 * SECOND)
    assert moment.took == 2 * SECOND


@given(
    st.lists(
        st.tuples(st.integers(0, 3_600_000), st.integers(1, 3_000), st.sampled_from("abcdefgh"), st.booleans()),
        min_size=1,
        max_size=40,
    ),
    st.sampled_from([WIDE, NARROW]),
)
def test_nothing_is_ever_drawn_outside_the_picture(calls: list[tuple[int, int, str, bool]], shape: object) -> None:
    runs = [run(at * MILLISECOND, took * MILLISECOND, name, cold=cold) for at, took, name, cold in calls]
    now = max(call.ended for call in runs) + MINUTE
    strip = draw(runs, [home(name) for name in sorted({call.environment_id for call in runs})], now, shape)
    assert 0 < strip.now_x <= 100
    assert strip.moments[-1].end == max(call.ended for call in runs)
    for row in strip.rows:
        for bar in row.bars:
            assert bar.x >= 0
            assert bar.x + bar.width <= 100.5
            assert all(part.width > 0 for part in bar.segments)


def test_of_very_many_calls_the_newest_are_drawn_and_the_rest_is_said_to_be_there() -> None:
    runs = [run(at * 3 * MILLISECOND, 2 * MILLISECOND) for at in range(500)]
    strip = draw(runs, [home()], START + 2 * SECOND, WIDE)
    bars = [bar.run for row in strip.rows for bar in row.bars]
    assert bars == runs[-MOST_BARS:]
    assert strip.hidden
    assert not draw(runs[:MOST_BARS], [home()], START + 2 * SECOND, WIDE).hidden


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 300)), min_size=1, max_size=12))
def test_no_label_runs_into_the_next_one_and_the_latest_is_there(calls: list[tuple[int, int]]) -> None:
    at, runs = 0, []
    for pause, took in calls:
        runs.append(run(at := at + (pause + 1) * MILLISECOND, took * MILLISECOND))
        at += took * MILLISECOND
    strip = draw(runs, [home()], START + at + SECOND, WIDE)
    bars = strip.rows[0].bars
    labels = [bar.x for bar in bars if bar.labelled]
    assert bars[-1].labelled
    assert all(later - first >= percent(LABEL, WIDE) for first, later in pairwise(labels))
