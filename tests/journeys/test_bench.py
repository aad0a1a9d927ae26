"""A new learner on the bench, in a real browser: from the first look to a cold start that is explained."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.bench import LESSON, Open, answered, deploy, invoke, result, write

LOCALES = {
    "ko-KR": ("콜드 스타트", "웜 스타트", "너무 오래 쉬어서"),
    "en-GB": ("cold start", "warm start", "had waited too long"),
}


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
    with answered(page, re.compile("/invoke/")):
        page.locator("#invoke-sync").dblclick()
    expect(result(page)).to_contain_text("콜드 스타트")
    assert len(calls) == 1
    with answered(page, re.compile("/invoke/")):
        page.keyboard.press("Enter")
    expect(result(page)).to_contain_text("웜 스타트")
    assert len(calls) == 2
    page.locator("#undo").focus()
    page.keyboard.press("Enter")
    expect(result(page)).to_contain_text("콜드 스타트")
    assert page.evaluate("document.activeElement.id") == "undo"


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
