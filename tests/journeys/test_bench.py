"""A new learner on the bench, in a real browser: from the first look to a cold start that is explained."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import NARROW, WIDE, Trouble

Open = Callable[..., Page]
LESSON = "/functions/cold-and-warm-start/"
LOCALES = {
    "ko-KR": ("콜드 스타트", "웜 스타트", "너무 오래 쉬어서"),
    "en-GB": ("cold start", "warm start", "had waited too long"),
}

SMALL_TARGETS = """
[...document.querySelectorAll("button, select, .tab, summary, .btn")]
  .filter((part) => part.offsetParent && (part.offsetHeight < 24 || part.offsetWidth < 24))
  .map((part) => part.outerHTML.slice(0, 80))
"""


def result(page: Page) -> Locator:
    return page.locator("#run .result")


def deploy(page: Page) -> None:
    page.locator("#deploy").click()
    expect(page.locator("#invoke-sync")).to_be_visible()


def invoke(page: Page, kind: str = "sync") -> None:
    """Press the button and wait for the answer of that one press."""
    with page.expect_response(re.compile("/invoke/")):
        page.locator(f"#invoke-{kind}").click()
    expect(page.locator("#invoke-sync")).to_be_enabled()


def write(page: Page, code: str) -> None:
    page.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text(code)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_new_learner_sees_cold_warm_three_and_cold_again(new_page: Open, locale: str) -> None:
    cold, warm, waited = LOCALES[locale]
    page = new_page(locale=locale)
    page.goto(LESSON)
    deploy(page)
    invoke(page)
    expect(result(page)).to_contain_text(cold)
    expect(result(page)).to_contain_text('"orders_here": 1')
    expect(result(page).locator(".log")).to_contain_text(
        re.compile(r"REPORT RequestId: .*\tInit Duration: [\d.]+ ms\t")
    )
    expect(page.locator("#try-first-cold")).to_have_class(re.compile("done"))
    invoke(page)
    expect(result(page)).to_contain_text(warm)
    expect(result(page)).to_contain_text('"orders_here": 2')
    invoke(page, "three")
    expect(page.locator(".tl.wide .row")).to_have_count(3)
    expect(page.locator("#try-three-at-once")).to_have_class(re.compile("done"))
    page.locator("button[name=seconds][value='1200']").click()
    expect(page.locator(".tl.wide .row.gone")).to_have_count(3)
    invoke(page)
    expect(result(page)).to_contain_text(waited)
    expect(page.locator("#try-cold-again")).to_have_class(re.compile("done"))
    page.locator("#undo").click()
    expect(page.locator(".tl.wide .row:not(.gone)")).to_have_count(0)
    page.get_by_role("button", name="EN" if locale == "ko-KR" else "한국어").click()
    expect(page.locator("html")).to_have_attribute("lang", "en" if locale == "ko-KR" else "ko")
    expect(page.locator(".tl.wide .row.gone")).to_have_count(3)


def test_a_call_on_the_strip_opens_its_details_with_mouse_and_keyboard(page: Page) -> None:
    page.goto(LESSON)
    deploy(page)
    invoke(page)
    invoke(page)
    page.locator(".tl.wide .bar").first.click()
    expect(result(page)).to_contain_text("콜드 스타트")
    expect(page).to_have_url(re.compile(r"run=[0-9a-f-]{36}"))
    page.locator("#tab-explain").click()
    expect(page.locator("#panel")).to_contain_text("이 호출은 왜 콜드 스타트였을까요?")
    expect(page.locator("#tab-explain")).to_have_attribute("aria-current", "page")
    expect(page.locator("#tab-explain")).to_be_focused()
    page.locator(".tl.wide .bar").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_contain_text("이 호출은 왜 웜 스타트였을까요?")
    page.reload()
    expect(page.locator("#panel")).to_contain_text("이 호출은 왜 웜 스타트였을까요?")


def test_code_that_is_not_deployed_is_marked_and_never_lost(page: Page) -> None:
    page.goto(LESSON)
    deploy(page)
    write(page, "def lambda_handler(event, context):\n    return 'mine'\n")
    expect(page.locator("[data-dirty]")).to_be_visible()
    invoke(page)
    expect(result(page)).to_contain_text("orders_here")
    page.locator("#tab-journal").click()
    expect(page.locator("#panel")).to_contain_text("CreateFunction")
    page.reload()
    page.locator("#tab-code").click()
    expect(page.locator(".cm-content")).to_contain_text("'mine'")
    page.locator(".cm-content").click()
    page.keyboard.press("ControlOrMeta+S")
    expect(page.locator("[data-dirty]")).to_be_hidden()
    invoke(page)
    expect(result(page).locator(".payload")).to_have_text('"mine"')
    page.locator("#undo").click()
    page.locator("#undo").click()
    expect(page.locator(".cm-content")).to_contain_text("orders_here")


def test_back_and_forward_show_what_was_there(page: Page) -> None:
    page.goto(LESSON)
    deploy(page)
    page.locator("#tab-logs").click()
    expect(page.locator("#panel[data-tab=logs]")).to_be_visible()
    page.go_back()
    expect(page.locator(".cm-content")).to_be_visible()
    page.go_forward()
    expect(page.locator("#panel[data-tab=logs]")).to_be_visible()


def test_escape_then_tab_leaves_the_editor(page: Page) -> None:
    page.goto(LESSON)
    page.locator(".cm-content").click()
    page.keyboard.press("Tab")
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator(".cm-content")).not_to_be_focused()


def test_a_syntax_error_and_a_timeout_are_said_by_aws_and_by_us(page: Page) -> None:
    page.goto(LESSON)
    write(page, "def lambda_handler(event, context)\n    return 1\n")
    deploy(page)
    invoke(page)
    expect(result(page)).to_contain_text("Runtime.UserCodeSyntaxError")
    expect(result(page)).to_contain_text("Python이 파일을 읽지 못했어요")
    write(page, "def lambda_handler(event, context):\n    while True:\n        pass\n")
    page.locator("#deploy").click()
    expect(page.locator("[data-dirty]")).to_be_hidden()
    invoke(page)
    expect(result(page)).to_contain_text("Sandbox.Timedout")
    expect(result(page)).to_contain_text("Task timed out after 3.00 seconds")
    expect(result(page)).to_contain_text("제한 시간 안에 끝나지 않아서")


def test_a_second_call_while_one_runs_gets_its_own_environment(page: Page) -> None:
    page.goto(LESSON)
    write(page, "import time\n\ndef lambda_handler(event, context):\n    time.sleep(2)\n    return 1\n")
    deploy(page)
    page.locator("#invoke-sync").click()
    expect(page.locator(".tl.wide .bar.running")).to_have_count(1)
    page.locator("[data-meanwhile] button").click()
    expect(page.locator(".tl.wide .row")).to_have_count(2)
    expect(result(page).locator(".big")).to_be_visible(timeout=15_000)
    expect(page.locator(".tl.wide .bar.running")).to_have_count(0)
    expect(page.locator("[data-meanwhile]")).to_be_hidden()


def test_two_presses_are_one_call_and_focus_stays(page: Page) -> None:
    calls: list[str] = []
    page.on("request", lambda request: calls.append(request.url) if "/invoke/" in request.url else None)
    page.goto(LESSON)
    write(page, "import time\n\ndef lambda_handler(event, context):\n    time.sleep(0.4)\n    return 1\n")
    deploy(page)
    with page.expect_response(re.compile("/invoke/")):
        page.locator("#invoke-sync").dblclick()
    expect(result(page)).to_contain_text("콜드 스타트")
    assert len(calls) == 1
    with page.expect_response(re.compile("/invoke/")):
        page.keyboard.press("Enter")
    expect(result(page)).to_contain_text("웜 스타트")
    assert len(calls) == 2
    page.locator("#undo").focus()
    page.keyboard.press("Enter")
    expect(result(page)).to_contain_text("콜드 스타트")
    assert page.evaluate("document.activeElement.id") == "undo"


def test_a_look_back_and_on_from_there(page: Page) -> None:
    page.goto(LESSON)
    deploy(page)
    invoke(page)
    page.locator("#tab-journal").click()
    page.locator(".journal li").last.get_by_role("link").click()
    expect(page.locator(".back-banner")).to_contain_text("2단계 가운데 1번째")
    expect(page.locator("#invoke-sync")).to_have_count(0)
    page.get_by_role("button", name="여기부터 이어서 하기").click()
    expect(page.locator(".back-banner")).to_have_count(0)
    expect(page.locator("#invoke-sync")).to_be_visible()
    expect(result(page)).to_have_count(0)
    page.locator("#redo").click()
    expect(result(page)).to_contain_text("콜드 스타트")
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("#reset").click()
    expect(page.locator("#invoke-sync")).to_have_count(0)


def test_an_event_is_mended_saved_and_used(page: Page, trouble: Trouble) -> None:
    trouble.expect("422")
    page.goto(LESSON)
    deploy(page)
    page.locator("#tab-events").click()
    page.locator("#event-name").fill("big-order")
    page.locator("#event-body").fill('{"item": "soup" "count": 3}')
    page.locator("#save-event").click()
    expect(page.locator("#event-body-error")).to_contain_text("1번째 줄")
    page.locator("#invoke-raw").click()
    expect(page.locator("#run")).to_contain_text("InvalidRequestContentException")
    expect(page.locator("#event-body")).to_have_value('{"item": "soup" "count": 3}')
    page.locator("#event-body").fill('{"item": "soup", "count": 3}')
    page.locator("#save-event").click()
    expect(page.locator("#event")).to_have_value("big-order")
    invoke(page)
    expect(result(page)).to_contain_text('"total": 18000')


def test_settings_have_a_slider_and_a_number_that_agree(page: Page) -> None:
    page.goto(LESSON)
    deploy(page)
    page.locator("#tab-configuration").click()
    page.locator("[data-twin=memory]").fill("512")
    expect(page.locator("#memory")).to_have_value("512")
    page.locator("#timeout").fill("7")
    expect(page.locator("[data-twin=timeout]")).to_have_value("7")
    page.locator("#save-configuration").click()
    expect(page.locator("#run .sub")).to_have_text("Python 3.14 · 512 MB · 7 s")


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
    new_page: Open, axe: Callable[[Page], list[str]], locale: str, scheme: str, size: dict[str, int]
) -> None:
    page = new_page(locale=locale, scheme=scheme, size=size)
    page.goto(LESSON)
    assert axe(page) == []
    deploy(page)
    invoke(page, "two")
    for tab in ("code", "events", "configuration", "logs", "explain", "journal"):
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


def test_what_happens_by_itself_appears_by_itself(page: Page) -> None:
    page.goto(LESSON)
    deploy(page)
    invoke(page, "async")
    expect(result(page)).to_contain_text("콜드 스타트", timeout=15_000)
    page.locator("#rate-3600").click()
    expect(page.locator("#rate-3600")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".tl.wide .row.gone")).to_have_count(1, timeout=15_000)
    page.locator("#rate-0").click()
    expect(page.locator("#rate-0")).to_have_attribute("aria-pressed", "true")
