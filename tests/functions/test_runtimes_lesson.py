"""The content of "Runtimes": every reason of every check, and the prediction, played."""

import html
import re
from collections.abc import Sequence

import pytest
from django.test import Client

from lessons.functions.exercises.runtimes import starts
from lessons.functions.exercises.runtimes.age_fn import BENCH, FUNCTION, LAST_DAY, OLD
from lessons.functions.exercises.runtimes.lesson import LESSON
from lessons.functions.playing import configure, deploy, deploy_bench, invoke, remove, wait
from serverless_lab.engine import runtimes
from serverless_lab.runtime import startup
from serverless_lab.runtime.startup import Startup
from tests.functions.player import MemoryPlayer
from tests.functions.reasons import all_reasons, reason_of

start, call, later = deploy_bench(BENCH), invoke(FUNCTION), wait(minutes=350 * 24 * 60)
old, new = configure(FUNCTION, Runtime=OLD), configure(FUNCTION, Runtime="python3.14")
broken = deploy(FUNCTION, "def lambda_handler(event, context):\n    return event['nothing']\n")
ended = [start, old, call, later, call]
REASONS = [
    *((check.id, "no-function", []) for check in LESSON.checks),
    ("old-runtime", "no-call", [start, old]),
    ("old-runtime", "failed", [broken, call]),
    ("old-runtime", "newest", [start, call]),
    ("old-runtime", "not-called", [start, call, old]),
    ("calls-go-on", "too-early", [start, old, call]),
    ("calls-go-on", "too-early", [start, call, later, call]),
    ("calls-go-on", "not-called", [start, old, call, later]),
    ("moved", "nothing-ended", [start, old, call, new, call]),
    ("moved", "still-old", ended),
    ("moved", "not-called", [*ended, new]),
]


@pytest.mark.parametrize(("check_id", "reason", "plays"), REASONS)
def test_reasons(check_id: str, reason: str, plays: list) -> None:
    assert reason_of(LESSON.check(check_id), MemoryPlayer().play(*plays).probe()) == reason


def test_every_reason_is_played() -> None:
    assert all_reasons(LESSON.checks) == {(check_id, reason) for check_id, reason, _ in REASONS}


def test_checks_untick_when_the_function_is_gone() -> None:
    player = MemoryPlayer().play(*(play for check in LESSON.checks for play in check.play))
    assert all(check.look(player.probe()).met for check in LESSON.checks)
    player.play(remove(FUNCTION))
    assert {check.look(player.probe()).reason for check in LESSON.checks} == {"no-function"}


@pytest.mark.parametrize(("plays", "option"), [([start, old, call], None), (ended, "answers")])
def test_the_prediction(plays: list, option: str | None) -> None:
    truth = LESSON.prediction("after-the-last-day").truth(MemoryPlayer().play(*plays).probe())
    assert (truth.option if truth else None) == option
    assert truth is None or truth.facts == {"runtime": OLD, "day": LAST_DAY}


def test_the_jump_of_the_text_ends_this_runtime_and_not_the_one_to_move_to() -> None:
    player = MemoryPlayer().play(start, later)
    now = player.probe().now
    assert (runtimes.stage(OLD, now), runtimes.stage("python3.14", now)) == ("no-update", "supported")
    assert runtimes.successor(OLD) == "python3.14"


PAGE = "/functions/runtimes/"
MEASURED = [Startup("python", 10, 1234.4, 11.0), Startup("nodejs", 10, 43.6, 9.2)]


def figure(client: Client, monkeypatch: pytest.MonkeyPatch, measured: Sequence[Startup], language: str = "en") -> str:
    monkeypatch.setattr(startup, "read", lambda root: list(measured))
    client.cookies["lab_language"] = language
    page = html.unescape(client.get(PAGE).content.decode())
    return page.partition('class="table starts"')[2].partition("</figure>")[0]


def rows(group: str) -> list[list[str]]:
    found = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', group, re.S)
    return [[title, *re.findall(r'<td class="num">(.*?)</td>', cells)] for title, cells in found]


def test_what_is_measured_here_stands_beside_what_is_quoted(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = figure(client, monkeypatch, MEASURED)
    own, quoted = shown.partition("</tbody>")[::2]
    assert ("measured" in own, "median of 10 cold starts" in own, "quoted" in own) == (True, True, False)
    assert rows(own) == [["Node.js 24", "44 ms", "9 ms"], ["Python 3.14", "1,234 ms", "11 ms"]]
    assert f"typical on AWS: lambda-perf (Maxime David), {starts.DAY}" in quoted
    assert len(rows(quoted)) == len(starts.QUOTED)
    assert ["Java 25", "320 ms", "217 ms"] in rows(quoted)
    widths = [float(each) for each in re.findall(r'width="([\d.]+)%" height="14" rx', shown)]
    longest = max(sum(pair) for pair in zip(widths[::2], widths[1::2], strict=True))
    assert 99.9 < longest <= 100.1


def test_where_nothing_was_measured_it_says_so(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = figure(client, monkeypatch, [])
    assert "in this lab: not yet. <code>make setup</code> measures it." in shown
    assert len(rows(shown)) == len(starts.QUOTED)


def test_the_figure_speaks_korean(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = figure(client, monkeypatch, MEASURED, "ko")
    assert ("콜드 스타트 10번의 중앙값" in shown, "AWS에서 흔한 값" in shown, "measured" in shown) == (
        True,
        True,
        False,
    )
