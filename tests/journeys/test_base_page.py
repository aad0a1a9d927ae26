"""The first page, the switches in its header, and a wrong address, in a real browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import NARROW, WIDE, Trouble

Open = Callable[..., Page]
# Waited for in the page: Playwright's own wait reads its condition by eval, which the policy forbids in later frames.
LOADED = """async name => {
  const there = () => [...document.fonts].some(each => each.family.includes(name) && each.status === "loaded");
  const end = performance.now() + 10_000;
  while (!there() && performance.now() < end) await new Promise(requestAnimationFrame);
  return there();
}"""


def test_home_opens_in_the_browsers_language(new_page: Open) -> None:
    korean = new_page(locale="ko-KR")
    korean.goto("/")
    expect(korean.locator("html")).to_have_attribute("lang", "ko")
    expect(korean.locator(".brand")).to_have_text("서버리스 실험실")
    english = new_page(locale="en-GB")
    english.goto("/")
    expect(english.locator("html")).to_have_attribute("lang", "en")
    expect(english.locator(".brand")).to_have_text("Serverless Lab")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_language_switch_stays_on_the_page_and_is_remembered(new_page: Open, scripts: bool) -> None:
    page = new_page(scripts=scripts)
    page.goto("/?seen=1")
    page.get_by_role("button", name="EN, English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert page.url.endswith("/?seen=1")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_theme_button_changes_colours_without_a_reload_and_keeps_focus(page: Page) -> None:
    page.goto("/")
    page.evaluate("window.sameDocument = true")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(paper)
    page.locator("#theme-button").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.locator("#theme-button").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert page.evaluate("window.sameDocument && document.activeElement.id") == "theme-button"
    assert page.evaluate(paper) != light
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_theme_button_works_without_scripts(new_page: Open) -> None:
    page = new_page(scripts=False)
    page.goto("/")
    page.locator("#theme-button").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "light")


def test_a_wrong_address_says_so(page: Page, trouble: Trouble) -> None:
    trouble.expect("404")
    answer = page.goto("/no/such/place/")
    assert answer.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("이 주소에는 아무것도 없어요")
    page.get_by_role("link", name="첫 화면으로").click()
    assert page.url.endswith("/")


def test_skip_link_is_first_and_leads_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_a_failing_request_is_said_in_words(page: Page, trouble: Trouble) -> None:
    trouble.expect("ERR_FAILED")
    trouble.expect("htmx:")
    page.goto("/")
    page.route("**/theme/", lambda route: route.abort())
    page.locator("#theme-button").click()
    expect(page.get_by_role("alert")).to_contain_text("실험실이 응답하지 않아요")
    page.get_by_role("button", name="닫기").click()
    expect(page.locator("[data-notice]")).to_have_count(0)


@pytest.mark.parametrize("locale", ["ko-KR", "en-GB"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["1440", "390"])
def test_no_accessibility_finding_and_no_sideways_scroll(
    new_page: Open, axe: Callable[[Page], list[str]], trouble: Trouble, locale: str, scheme: str, size: dict[str, int]
) -> None:
    trouble.expect("404")
    page = new_page(locale=locale, scheme=scheme, size=size)
    for address in ("/", "/no/such/place/"):
        page.goto(address)
        assert "\n".join(axe(page)) == ""
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_dock_keeps_its_height_while_fonts_arrive(new_page: Open, language: str) -> None:
    """Without fonts, with some of them, with all: a row that fits before and after fits in between."""
    heights = []
    for there, waited_for in (
        ("no font", "Fallback"),
        ("subset.91", "Pretendard Variable"),
        (".woff2", "JetBrains Mono"),
    ):
        page = new_page(locale=language, size={"width": 1350, "height": 940})
        if there != ".woff2":
            page.route(re.compile(rf"/fonts/(?!.*{re.escape(there)}).*woff2"), lambda _route: None)  # never answered
        page.goto("/functions/cold-and-warm-start/", wait_until="domcontentloaded")
        assert page.evaluate(LOADED, waited_for)
        if there == ".woff2":
            page.evaluate("document.fonts.ready.then(() => true)")
        heights.append(page.evaluate("document.querySelector('#dock').offsetHeight"))
    assert heights == [heights[0]] * 3
