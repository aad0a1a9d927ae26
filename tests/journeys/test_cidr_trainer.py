"""The trainer of ranges in a real browser: answered by keys, with the bits, in both languages and without scripts."""

import pytest
from playwright.sync_api import Page, expect

from lessons.vpc.cidr_trainer import draw
from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.network import Axe, Open, desk_alone  # noqa: F401

pytestmark = pytest.mark.usefixtures("desk_alone")
WORDS = {"ko-KR": ("맞아요", "아쉬워요"), "en-GB": ("Right.", "Not quite.")}


@pytest.mark.parametrize("locale", WORDS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_exercises_are_answered(new_page: Open, axe: Axe, locale: str, scheme: str, size: dict[str, int]) -> None:
    right, wrong = WORDS[locale]
    page = new_page(locale, scheme, size)
    page.goto("/vpc/desk/?tab=cidr")
    page.locator("#cidr-given").fill(draw(1).answer)
    page.keyboard.press("Enter")
    expect(page.locator("#cidr-verdict")).to_contain_text(right)
    page.locator("#cidr-next").click()
    expect(page.locator(f"#cidr-{draw(2).answer}")).to_be_visible()
    page.locator(f"#cidr-{'no' if draw(2).answer == 'yes' else 'yes'}").click()
    expect(page.locator("#cidr-verdict")).to_contain_text(wrong)
    expect(page.locator(".bits tr")).to_have_count(2)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_without_scripts(new_page: Open) -> None:
    page: Page = new_page("en-GB", scripts=False)
    page.goto("/vpc/desk/?tab=cidr&exercise=5")
    page.locator("#cidr-given").fill(draw(5).answer)
    page.locator("#cidr-check").click()
    expect(page.locator("#cidr-verdict")).to_contain_text("Right.")
    page.locator("#cidr-next").click()
    expect(page.locator(".asked")).to_contain_text("How many addresses")
