"""A sample event in a real browser: picked, read field by field, run with its handler."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NARROW, WIDE

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]


@pytest.mark.parametrize(
    ("locale", "scheme", "size"), [("ko-KR", "light", WIDE), ("en-US", "dark", NARROW)], ids=["wide", "narrow"]
)
def test_a_sample_is_run_with_its_handler(new_page: Open, axe: Axe, locale: str, scheme: str, size: Any) -> None:
    page = new_page(locale=locale, scheme=scheme, size=size)
    page.goto("/functions/test-events/?tab=events&gallery=all#panel")
    page.locator("#sample-sqs").click()
    told = page.locator("#picked .told")
    expect(told).to_have_count(2)
    for each in told.all():
        each.locator("summary").click()
    expect(told.first.locator("dt").first).to_have_text("Records[0].messageId")
    assert axe(page) == []
    page.locator("#try-sample").click()
    answer = page.locator("#run .payload")
    expect(answer).to_contain_text('"batchItemFailures": []', timeout=30_000)
    expect(page.locator("#picked")).to_be_visible()
    expect(page.locator("#source")).to_have_value(re.compile("batchItemFailures"))  # nothing of one's own stood there
    assert axe(page) == []
