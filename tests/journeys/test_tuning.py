"""Power tuning in a real browser: measured, looked at, used, and without scripts."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bench import LESSON, Open, deploy
from tests.journeys.conftest import NARROW, WIDE


def measure(page: Page) -> None:
    page.locator("#tab-power").click()
    page.locator("#tune-sizes").fill("128, 512, 1769")
    page.locator("#tune-times").fill("3")
    page.locator("#tune-go").click()


@pytest.mark.parametrize(
    ("locale", "scheme", "size"), [("ko-KR", "dark", WIDE), ("en-GB", "light", NARROW)], ids=["wide", "narrow"]
)
def test_sizes_are_measured_and_one_of_them_is_used(
    new_page: Open,
    axe: Callable[[Page], list[str]],
    locale: str,
    scheme: Literal["light", "dark"],
    size: dict[str, int],
) -> None:
    page = new_page(locale=locale, scheme=scheme, size=size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(LESSON)
    deploy(page)
    measure(page)
    expect(page.locator("#panel tbody tr")).to_have_count(3)
    expect(page.locator("#tuned-title")).to_be_in_viewport()
    expect(page.locator("#panel figure.chart")).to_have_count(2)
    expect(page.locator("#tune-sizes")).to_have_value("128, 512, 1769")
    expect(page.locator("#live")).to_contain_text("9")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.locator("#use-512").click()
    expect(page.locator("#run .sub")).to_contain_text("512 MB")
    expect(page.locator("#use-128")).to_be_visible()
    expect(page.locator("#use-512")).to_have_count(0)
    page.locator("#undo").click()
    expect(page.locator("#use-512")).to_be_visible()
    page.locator("#undo").click()
    expect(page.locator("#panel tbody tr")).to_have_count(0)


def test_what_makes_no_sense_is_told_at_its_field(page: Page, trouble: Callable[..., None]) -> None:
    trouble.expect("422")
    page.goto(LESSON)
    deploy(page)
    page.locator("#tab-power").click()
    page.locator("#tune-sizes").fill("127")
    page.keyboard.press("Enter")
    expect(page.locator("#tune .errorlist")).to_contain_text("127 MB")
    expect(page.locator("#tune-sizes")).to_have_attribute("aria-invalid", "true")


def test_it_works_without_scripts(new_page: Open) -> None:
    page = new_page(scripts=False)
    page.goto(LESSON)
    page.locator("#deploy").click()
    measure(page)
    expect(page.locator("#panel tbody tr")).to_have_count(3)
    page.locator("#use-1769").click()
    expect(page.locator("#run .sub")).to_contain_text("1,769 MB")
