"""The bench for everybody: without scripts, by keyboard, on narrow screens, and for assistive technology."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bench import LESSON, Open, deploy, invoke, result
from tests.journeys.conftest import NARROW, WIDE

SMALL_TARGETS = """
[...document.querySelectorAll("button, select, .tab, summary, .btn")]
  .filter((part) => part.offsetParent && part.offsetHeight && (part.offsetHeight < 24 || part.offsetWidth < 24))
  .map((part) => part.outerHTML.slice(0, 80))
"""
TABS = """code events configuration url calls sources versions layers access metrics power load logs explain
journal""".split()


def test_escape_then_tab_leaves_the_editor(page: Page) -> None:
    page.goto(LESSON)
    page.locator(".cm-content").click()
    page.keyboard.press("Tab")
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator(".cm-content")).not_to_be_focused()


def test_the_bench_works_without_scripts(new_page: Open) -> None:
    page = new_page(scripts=False)
    page.goto(LESSON)
    page.locator("#source").fill("def lambda_handler(event, context):\n    return 'plain'\n")
    page.locator("#deploy").click()
    page.locator("#invoke-sync").click()
    expect(result(page).locator(".payload")).to_have_text('"plain"')
    page.locator("button[name=seconds][value='1200']").click()
    expect(page.locator(".tl.wide .row.gone")).to_have_count(1)
    page.locator("#tab-logs").click()
    expect(page.locator("#panel .log")).to_contain_text("REPORT RequestId")


@pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_the_bench_has_no_accessibility_finding(
    new_page: Open,
    axe: Callable[[Page], list[str]],
    locale: str,
    scheme: Literal["light", "dark"],
    size: dict[str, int],
) -> None:
    page = new_page(locale=locale, scheme=scheme, size=size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # no colour is asked on its way to another one
    page.goto(LESSON)
    assert axe(page) == []
    deploy(page)
    invoke(page, "two")
    for tab in TABS:
        page.locator(f"#tab-{tab}").click()
        expect(page.locator(f"#panel[data-tab={tab}]")).to_be_attached()
        assert axe(page) == [], tab
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_is_cut_off_at_320_pixels(new_page: Open) -> None:
    page = new_page(size={"width": 320, "height": 700})
    page.goto(LESSON)
    deploy(page)
    invoke(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    assert page.evaluate(SMALL_TARGETS) == []
