"""Load on a function in a real browser: a sample is called, a minute is simulated, drawn again, and looked back at."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bench import LESSON, Open, deploy
from tests.journeys.conftest import NARROW, WIDE

Axe = Callable[[Page], list[str]]


@pytest.mark.parametrize(
    ("locale", "scheme", "size"), [("ko-KR", "light", WIDE), ("en-US", "dark", NARROW)], ids=["wide", "narrow"]
)
def test_a_minute_of_load(new_page: Open, axe: Axe, locale: str, scheme: str, size: Any) -> None:
    page = new_page(locale=locale, scheme=scheme, size=size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.goto(LESSON)
    deploy(page)
    page.locator("#tab-load").click()
    page.locator("#run-sample").click()
    expect(page.locator("#run-sample:not(.pri)")).to_be_visible(timeout=30_000)
    expect(page.locator("#run .result")).to_be_visible()
    page.get_by_role("spinbutton").fill("2000")
    page.locator("#id_mode").select_option("async")
    page.locator("#simulate").click()
    minute = page.locator("section[aria-labelledby=load-title] dl")
    expect(minute).to_contain_text("120,000", timeout=30_000)
    expect(page.locator("#panel .chart")).to_have_count(page.locator("#panel .chart-sec").count())
    page.locator("#panel details.more").first.locator("summary").click()
    assert page.locator("#panel tbody tr").count() == 60
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#draw-again").click()
    expect(page).to_have_url(re.compile("seed=2"))
    page.go_back()
    expect(page.locator("#draw-again")).to_have_attribute("href", re.compile("seed=2"))


def test_what_cannot_be_is_told_at_the_field(page: Page) -> None:
    page.goto(LESSON)
    deploy(page)
    page.goto(f"{LESSON}?tab=load&load=10001")
    expect(page.locator("#id_load")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#panel .errorlist")).to_contain_text("10,000")


def test_it_works_without_scripts(new_page: Open) -> None:
    page = new_page(scripts=False)
    page.goto(LESSON)
    page.locator("#deploy").click()
    page.locator("#tab-load").click()
    page.locator("#run-sample").click()
    page.locator("#simulate").click(timeout=60_000)
    expect(page.locator("section[aria-labelledby=load-title] dl")).to_contain_text("6,000")
    expect(page.locator("#panel .chart")).to_have_count(2)
