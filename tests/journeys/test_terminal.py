"""The terminal in a real browser: typed, completed by keys and by click, recalled, denied and told why."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.bench import answered
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.terminal import area, run

Open = Callable[..., Page]
Axe = Callable[..., list[str]]
PAGE = "/iam/policies/?tab=terminal"
PASSWORD = "Dumplings-4-all"
WORDS = {
    "ko-KR": ("왜 거부되었을까요?", "이 리소스에 이 작업을 허용하는 정책이 있어야 해요.", "종료 코드 254"),
    "en-GB": ("Why was I denied?", "A policy would have to allow this action on this resource.", "exit code 254"),
}


def offers(page: Page) -> Locator:
    return page.locator("#terminal-offers [role=option]")


def ask(page: Page) -> None:
    with answered(page, re.compile("/terminal/complete/")):
        area(page).press("Tab")


@pytest.mark.parametrize(("locale", "size", "scheme"), [("ko-KR", WIDE, "light"), ("en-GB", NARROW, "dark")])
def test_a_user_is_made_signs_in_is_denied_and_told_why(
    new_page: Open, axe: Axe, locale: str, size: dict[str, int], scheme: str
) -> None:
    why, gloss, code = WORDS[locale]
    page = new_page(locale=locale, size=size, scheme=scheme)
    page.goto(PAGE)
    assert axe(page) == []
    expect(run(page, "aws iam create-user --user-name mina").locator(".out")).to_contain_text('"UserName": "mina"')
    run(page, f"aws iam create-login-profile --user-name mina --password {PASSWORD}")
    expect(page.locator("#undo")).to_be_enabled()  # the timeline has heard of it

    page.locator("#acting summary").click()
    page.locator("#acting-user").fill("mina")
    page.locator("#acting-password").fill(PASSWORD)
    page.locator("#acting form[action*='sign-in'] button").click()
    expect(page.locator("#terminal-prompt")).to_contain_text("mina")
    denied = run(page, "aws iam delete-user --user-name mina")
    expect(denied.locator(".err")).to_contain_text("is not authorized to perform: iam:DeleteUser on resource")
    expect(denied.locator(".err .label")).to_have_text("stderr")
    expect(denied.locator(".ours")).to_contain_text(gloss)
    expect(denied.locator(".ending .tag")).to_have_text(code)
    run(page, "aws iam list-users --output table")
    run(page, "aws iam help")
    assert axe(page) == []
    page.get_by_role("link", name=f"{why} aws iam delete-user").click()
    expect(page.locator("h1")).to_have_text(why)
    page.go_back()
    expect(page.locator(".terminal .line")).to_have_count(5)
    expect(page.locator(".terminal")).not_to_contain_text(PASSWORD)
    page.locator(".rest a").click()
    expect(page.locator("#output")).to_contain_text("list-users")
    assert axe(page) == []


def test_completion_by_keys(page: Page, axe: Axe) -> None:
    page.goto(PAGE)
    area(page).fill("aws i")
    ask(page)
    expect(area(page)).to_have_value("aws iam ")  # there is one thing it could be
    expect(page.locator("#live")).to_have_text("iam")
    page.keyboard.type("attach")
    ask(page)
    expect(area(page)).to_have_value("aws iam attach-")  # what all have in common
    expect(page.locator("#live")).to_have_text("추천 3개")
    expect(area(page)).to_have_attribute("aria-activedescendant", "offer-0")
    page.keyboard.press("ArrowDown")
    expect(area(page)).to_have_attribute("aria-activedescendant", "offer-1")
    expect(offers(page).nth(1)).to_have_attribute("aria-selected", "true")
    assert axe(page) == []
    page.keyboard.type("u")
    expect(offers(page)).to_have_text(["attach-user-policy"])
    page.keyboard.press("Enter")
    expect(area(page)).to_have_value("aws iam attach-user-policy ")
    expect(offers(page)).to_have_count(0)
    ask(page)
    expect(offers(page).first).to_contain_text("--user-name")
    page.keyboard.press("Escape")
    expect(page.locator("#terminal-offers")).to_be_hidden()
    page.keyboard.press("Tab")  # nobody is kept inside
    expect(page.locator("#terminal-run")).to_be_focused()


def test_tab_leaves_an_empty_line_and_a_place_where_nothing_fits(page: Page) -> None:
    page.goto(PAGE)
    area(page).press("Tab")
    expect(page.locator("#terminal-run")).to_be_focused()
    area(page).fill("nonsense ")
    ask(page)
    expect(page.locator("#live")).to_have_text("여기에는 추천할 것이 없어요. Tab을 누르면 터미널을 나가요.")
    expect(area(page)).to_be_focused()
    area(page).press("Tab")
    expect(page.locator("#terminal-run")).to_be_focused()
    area(page).press("Shift+Tab")
    expect(area(page)).not_to_be_focused()


def test_completion_by_click_without_a_tab_key(new_page: Open) -> None:
    page = new_page(size=NARROW)
    page.goto(PAGE)
    area(page).fill("aws sts get-")
    page.locator("[data-suggest]").click()
    offers(page).filter(has_text="get-caller-identity").click()
    expect(area(page)).to_have_value("aws sts get-caller-identity ")
    expect(area(page)).to_be_focused()


def test_lines_go_on_and_earlier_ones_come_back(page: Page) -> None:
    page.goto(PAGE)
    area(page).focus()
    for text, key in (("cat > p.json <<EOF", "Enter"), ("{}", "Enter"), ("EOF", "Enter")):
        page.keyboard.type(text)
        page.keyboard.press(key)
    expect(page.locator(".terminal .line")).to_have_count(1)
    expect(page.locator("#terminal-count")).to_have_text("1")
    expect(run(page, "cat p.json").locator(".out")).to_have_text("{}\n")
    page.keyboard.type("aws sts \\")
    page.keyboard.press("Enter")
    page.keyboard.type("get-caller-identity")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("help")
    page.keyboard.press("Enter")
    expect(page.locator(".terminal .line")).to_have_count(4)

    page.keyboard.type("draft")
    page.keyboard.press("ArrowUp")
    expect(area(page)).to_have_value("help")
    page.keyboard.press("ArrowUp")
    expect(area(page)).to_have_value("aws sts \\\nget-caller-identity")
    for value in ("help", "draft", "draft"):
        page.keyboard.press("ArrowDown")
        expect(area(page)).to_have_value(value)
    page.reload()
    expect(page.locator(".terminal .line")).to_have_count(4)
    area(page).press("ArrowUp")
    expect(area(page)).to_have_value("help")


def test_enter_that_ends_a_syllable_runs_nothing(page: Page) -> None:
    page.goto(PAGE)
    area(page).fill("help")
    area(page).dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    area(page).dispatch_event("keydown", {"key": "Enter", "keyCode": 229, "bubbles": True})
    run(page, "help")
    expect(page.locator(".terminal .line")).to_have_count(1)


def test_a_twin_is_put_into_the_line_and_a_file_is_written(page: Page, axe: Axe) -> None:
    page.goto("/iam/policies/?tab=users")
    form = page.locator("#panel details.do[id^='CreateUser']")
    form.locator("summary").click()
    form.locator("[name=UserName]").fill("mina")
    form.locator("button[id$='-go']").click()
    page.locator("#last summary").click()
    page.locator("#last a[href*='put=']").click()
    expect(area(page)).to_be_focused()
    expect(area(page)).to_have_value("aws iam create-user \\\n    --user-name mina \\\n    --region us-east-1")
    expect(page.locator(".terminal .line")).to_have_count(0)
    area(page).press("Enter")
    expect(page.locator(".terminal .line .err")).to_contain_text("EntityAlreadyExists")

    run(page, "edit policy.json")
    expect(page.locator("#file-body")).to_be_focused()
    page.keyboard.type("{}")
    area(page).fill("half a line")
    assert axe(page) == []
    page.locator("#terminal-save").click()
    expect(page.locator("#terminal-file")).to_have_count(0)
    expect(page.locator("#terminal-files")).to_contain_text("policy.json")
    expect(area(page)).to_have_value("half a line")
    page.locator("#undo").click()
    expect(area(page)).to_have_value("half a line")


def test_without_scripts(new_page: Open, axe: Axe) -> None:
    page = new_page(scripts=False, size=NARROW)
    page.goto(PAGE)
    area(page).fill("aws iam create-user --user-name mina")
    page.locator("#terminal-run").click()
    expect(page.locator(".terminal .line .out")).to_contain_text('"UserName": "mina"')
    expect(area(page)).to_be_in_viewport()
    page.locator(".aside summary").first.click()
    page.locator("#terminal-recalled a").click()
    expect(area(page)).to_have_value("aws iam create-user --user-name mina")
    area(page).fill("edit p.json")
    page.locator("#terminal-run").click()
    page.locator("#file-body").fill("{}")
    page.locator("#terminal-save").click()
    area(page).fill("cat p.json")
    page.locator("#terminal-run").click()
    expect(page.locator(".terminal .line .out").last).to_have_text("{}\n")
    page.locator("#terminal-clear").click()
    expect(page.locator(".terminal .line")).to_have_count(0)
