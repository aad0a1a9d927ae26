"""What power tuning measured: shown, undone, looked back at, and used."""

import html
import re
from typing import Any

import pytest
from django.test import Client

from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.courseware.lesson_page import HTMX, PAGE, invoke
from tests.functions.tuning_page.support import TAB, function, measured, rows, shown

pytestmark = pytest.mark.django_db


QUERIES = 11


def test_sizes_are_measured_drawn_and_told_in_a_table(bench: Client, account: Account) -> None:
    page = measured(bench)
    assert "9 calls were made." in page
    # 40 ms of one vCPU and 1 ms of waiting: 553.8, 139.2 and 41 ms; in GB-seconds 0.0692, 0.0696 and 0.0708.
    assert rows(page) == [
        ["128 MB cheapest", "554 ms", "$1.3542", "120 ms", "3"],
        ["512 MB", "139 ms", "$1.3667", "120 ms", "3"],
        ["1,769 MB fastest balanced", "41 ms", "$1.3805", "120 ms", "3"],
    ]
    assert page.count('<figure class="chart">') == 2
    assert function(account).memory_size == 128
    assert len(function(account).invocations) == 9
    assert shown(bench).count('<figure class="chart">') == 2


def test_undo_takes_everything_back(bench: Client, account: Account) -> None:
    invoke(bench)
    before = lab.look(account).cloud.encode()
    measured(bench)
    bench.post(f"{PAGE}undo/", headers=HTMX)
    assert lab.look(account).cloud.encode() == before
    assert rows(shown(bench)) == []
    bench.post(f"{PAGE}redo/", headers=HTMX)
    assert len(rows(shown(bench))) == 3


def test_a_look_back_shows_what_had_been_measured_and_no_form(bench: Client, account: Account) -> None:
    before = lab.position(account.pk)[0]
    measured(bench)
    after = lab.position(account.pk)[0]
    assert rows(shown(bench, f"{TAB}&at={before}")) == []
    page = shown(bench, f"{TAB}&at={after}")
    assert len(rows(page)) == 3
    assert 'id="tune"' not in page
    assert 'id="use-memory"' not in page


def test_a_size_is_used(bench: Client, account: Account) -> None:
    page = measured(bench)
    assert re.findall(r'id="use-(\d+)"', page) == ["512", "1769"]
    answer = bench.post(f"{PAGE}do/UseMemory/?tab=power", {"MemorySize": "512"}, headers=HTMX)
    page = html.unescape(answer.content.decode())
    assert "The function has this memory from the next call on." in page
    assert function(account).memory_size == 512
    assert re.findall(r'id="use-(\d+)"', page) == ["128", "1769"]
    assert "The function has 512 MB now." in page
    assert len(rows(page)) == 3


@pytest.mark.parametrize(
    ("size", "said"), [("64", "ValidationException"), ("9999999", "ValidationException"), ("", "")]
)
def test_a_size_that_aws_does_not_have_is_not_used(bench: Client, account: Account, size: str, said: str) -> None:
    answer = bench.post(f"{PAGE}do/UseMemory/?tab=power", {"MemorySize": size}, headers=HTMX)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert function(account).memory_size == 128


@pytest.mark.parametrize("sizes", ["128", "128, 512, 1769"])
def test_the_tab_asks_the_database_equally_often(bench: Client, sizes: str, django_assert_num_queries: Any) -> None:
    measured(bench, sizes=sizes)
    for _ in range(3):  # as many steps as the last action is looked for in
        invoke(bench)
    bench.get(TAB)
    with django_assert_num_queries(QUERIES):
        bench.get(TAB)


def test_a_page_in_korean_has_no_english_of_ours(bench: Client) -> None:
    measured(bench)
    bench.cookies["lab_language"] = "ko"
    page = shown(bench)
    for word in ("알맞은 메모리 찾기", "가장 빠름", "가장 저렴", "균형", "호출 100만 번"):
        assert word in page
    for word in ("Power tuning<", "fastest", "cheapest", "balanced", "A million calls", "Use this memory"):
        assert word not in page
