"""A minute of load, simulated from the sample: what is shown of it, and questions that cannot be."""

import html
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from lessons.people.throttle import Bucket, Limit
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.courseware.lesson_page import PAGE
from tests.functions.load_page.support import CHART, TAB, ask, told

pytestmark = pytest.mark.django_db
QUERIES = 10


def test_a_minute_in_numbers_charts_and_a_table(measured: Client) -> None:
    page = ask(measured, load=100)
    assert told(page, "Sent") == "6,000"
    ran, cold = re.fullmatch(r"([\d,]+) (\d+) of them cold", told(page, "Ran")).groups()
    assert ran == "6,000"
    assert told(page, "Throttled") == "0 0.0 % got status 429"
    assert int(cold) >= 1
    assert page.count(CHART) == 2
    rows = re.findall(r'<tr><th scope="row">[\d:]+</th>(.*?)</tr>', page)
    assert len(rows) == 60
    assert all(row.startswith('<td class="num">100</td>') for row in rows)
    assert re.fullmatch(r"\$\d+\.\d+ \$[\d,.]+ a month, if it went on like this", told(page, "Cost"))


def test_the_same_draw_gives_the_same_minute(measured: Client) -> None:
    def minute(**asked: Any) -> str:
        cache.clear()
        page = ask(measured, load=200, pattern="ramp", **asked)
        return "".join(re.findall(r'<td class="num">.*?</td>', page))

    assert minute() == minute(seed=1)
    assert 'seed=2"' in ask(measured, load=200)
    assert told(ask(measured, load=200, seed=2), "Sent") == "12,000"


def test_a_ceiling_throttles(measured: Client, account: Account) -> None:
    reserved = {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 1}
    lab.call(account, "lambda", "PutFunctionConcurrency", reserved)
    page = ask(measured, load=1000, mode="sync")
    assert not told(page, "Throttled").startswith("0 ")
    assert "possible: 1" in told(page, "Environments")
    assert "so many ran at once that there was no room for one more" in page
    queued = ask(measured, load=1000, mode="async")
    assert queued.count(CHART) == 3
    assert told(queued, "In the queue at the end") != "0"


def test_switched_off_nothing_runs(measured: Client, account: Account) -> None:
    reserved = {"FunctionName": "order-fn", "ReservedConcurrentExecutions": 0}
    lab.call(account, "lambda", "PutFunctionConcurrency", reserved)
    assert told(ask(measured, load=10), "Throttled") == "600 100.0 % got status 429"
    assert told(ask(measured, load=10, mode="async"), "Dropped") == "600"


def test_a_look_changes_nothing(measured: Client, account: Account) -> None:
    before = lab.position(account.pk)
    ask(measured, load=500, mode="async", pattern="burst")
    assert lab.position(account.pk) == before


@pytest.mark.parametrize("load", ["0", "-5", "10001", "many", "1.5", "٣x", "1" * 5000, "%00"])
def test_a_rate_that_cannot_be(measured: Client, load: str) -> None:
    answer = measured.get(f"{TAB}&load={load}")
    assert answer.status_code == 200
    page = html.unescape(answer.content.decode())
    assert "Write a whole number from 1 to 10,000." in page
    assert CHART not in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"pattern": "storm"}, "Select a valid choice."),
        ({"mode": "later"}, "Select a valid choice."),
        ({"target": "live"}, "This is not there, or not there any more."),
        ({"seed": "0"}, "The number of the draw is a whole number from 1 to a billion."),
        ({"seed": "x"}, "The number of the draw is a whole number from 1 to a billion."),
    ],
)
def test_other_questions_that_cannot_be(measured: Client, asked: dict[str, str], said: str) -> None:
    page = ask(measured, load=10, **asked)
    assert said in page
    assert CHART not in page


def test_the_borders_can_be_asked(measured: Client) -> None:
    assert told(ask(measured, load=1), "Sent") == "60"
    assert told(ask(measured, load=10_000), "Sent") == "600,000"
    assert 'seed=1"' in ask(measured, load=1, seed=10**9)


def test_a_minute_is_worked_out_once(measured: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    first = ask(measured, load=100)
    monkeypatch.setattr("lessons.functions.panels.load.simulate", None)
    assert told(ask(measured, load=100), "Ran") == told(first, "Ran")


def test_whoever_asks_without_end_is_slowed_down(measured: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """With buckets that are not filled again while the test runs, however slow the machine is."""
    monkeypatch.setattr("lessons.functions.panels.load.LOAD", Limit("load", Bucket(2, 3_600), Bucket(9, 3_600)))
    answers = [measured.get(f"{TAB}&load=1&seed={seed}").status_code for seed in (1, 2, 3, 1)]
    assert answers == [200, 200, 429, 200]  # what was worked out already may be looked at


@pytest.mark.parametrize("count", [1, 3])
def test_the_tab_asks_the_database_equally_often(
    measured: Client, account: Account, count: int, django_assert_num_queries: Any
) -> None:
    for number in range(count):
        alias = {"FunctionName": "order-fn", "Name": f"alias-{number}", "FunctionVersion": "$LATEST"}
        lab.call(account, "lambda", "CreateAlias", alias)
    ask(measured, load=10)
    with django_assert_num_queries(QUERIES):
        page = ask(measured, load=10)
    assert page.count('<option value="alias-') == count


def test_a_look_back_shows_the_minute_of_then(measured: Client, account: Account) -> None:
    head = lab.position(account.pk)[0]
    measured.post(f"{PAGE}deploy/", {"source": "def lambda_handler(event, context):\n    return 2\n"})
    page = ask(measured, load=10, at=head)
    assert page.count(CHART) == 2
    assert 'id="run-sample"' not in page


def test_a_page_in_korean_has_no_english_of_ours(measured: Client) -> None:
    measured.cookies["lab_language"] = "ko"
    page = ask(measured, load=100, mode="async")
    panel = page.partition('id="panel"')[2].partition('id="run"')[0]
    for word in ("부하", "초당 요청", "콜드", "실행 환경", "큐", "비용"):
        assert word in panel
    for word in ("Sent", "Ran", "Cost", "Environments", "measured", "a second", "simulat", "Draw"):
        assert word not in re.sub(r"<[^>]+>", " ", panel)
