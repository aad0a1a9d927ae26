"""Without a mouse: arrow keys choose, Space, Enter or the button answers; the focus is never lost or out of sight."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.courseware.models import Answer
from lessons.functions.missions.wrong_handler.mission import MISSION
from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.bench import answered
from tests.journeys.conftest import NARROW

LESSON = "/functions/cold-and-warm-start/"
BETWEEN_THE_BARS = """() => {
  const box = (part) => document.querySelector(part).getBoundingClientRect();
  return box(".top").bottom <= box("#help-button").top && box("#help-button").bottom <= box(".mnav").top;
}"""


def third_chosen(page: Page) -> Locator:
    """The first prediction of the lesson, with its third option chosen by the arrow keys."""
    page.goto(LESSON)
    form = page.locator("form[data-choose]").first
    expect(form.locator(".keep")).to_be_hidden()
    form.get_by_role("radio").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(form.get_by_role("radio").nth(2)).to_be_focused()
    expect(form.get_by_role("radio").nth(2)).to_be_checked()
    return form


@pytest.mark.parametrize("key", ["Space", "Enter"])
def test_arrow_keys_choose_and_a_key_answers(page: Page, key: str) -> None:
    form = third_chosen(page)
    expect(form.locator(".keep")).to_be_visible()
    assert Answer.objects.count() == 0
    wanted = form.get_by_role("radio").nth(2).get_attribute("value")
    page.keyboard.press(key)
    expect(form.locator("[data-focus-fallback]")).to_be_focused()
    assert [row.option for row in Answer.objects.all()] == [wanted]


def test_a_click_answers_at_once(page: Page) -> None:
    form = third_chosen(page)
    form.get_by_role("radio").nth(1).click()
    expect(form.locator("[data-focus-fallback]")).to_be_focused()
    assert Answer.objects.count() == 1


def test_without_scripts_a_button_answers(new_page: Callable[..., Page]) -> None:
    page = new_page(scripts=False)
    page.goto(LESSON)
    form = page.locator("form[data-choose]").first
    form.get_by_role("radio").first.check()
    form.locator(".keep").click()
    expect(page.locator("form[data-choose]").first.locator(".said")).to_be_visible()
    assert Answer.objects.count() == 1


def test_tab_comes_from_the_options_to_their_button(page: Page) -> None:
    form = third_chosen(page)
    page.keyboard.press("Tab")
    expect(form.locator(".keep")).to_be_focused()
    expect(form.locator(".keep")).to_be_visible()
    page.keyboard.press("Enter")
    expect(form.locator("[data-focus-fallback]")).to_be_focused()
    assert Answer.objects.count() == 1


def press(page: Page, control: str, address: str) -> None:
    page.locator(control).focus()
    with answered(page, lambda response: address in response.url):
        page.keyboard.press("Enter")


def test_the_focus_stays_at_the_clock_and_beside_a_step_that_is_used_up(page: Page) -> None:
    page.goto(LESSON)
    press(page, "#deploy", "/deploy/")
    expect(page.locator("#undo")).to_be_enabled()
    for control in ("#jump-60", "#jump-300", "#rate-60", "#rate-1"):
        press(page, control, "/advance/" if "jump" in control else "/rate/")
        expect(page.locator(control)).to_be_focused()
    press(page, "#undo", "/undo/")
    expect(page.locator("#redo")).to_be_enabled()
    while page.locator("#redo").is_enabled():
        press(page, "#redo", "/redo/")
    expect(page.locator("#dock")).to_be_focused()


def test_on_a_phone_help_stays_in_sight_and_the_focus_stays_with_it(new_page: Callable[..., Page]) -> None:
    page = new_page(size=NARROW)
    page.goto("/functions/missions/wrong-handler/")
    page.locator("form[action$='begin/'] button").click()
    shown = page.locator(".help-on .hint > p:not(.label), .help-on .hint li")
    button = page.locator("#help-button")
    asked = 0
    while button.count():
        press(page, "#help-button", "/help/")
        asked += 1
        expect(shown).to_have_count(asked)
        if button.count():
            expect(button).to_be_focused()
            page.wait_for_function(BETWEEN_THE_BARS)
    assert asked == len(MISSION.hints) + len(MISSION.solution)
    expect(page.locator("#help")).to_be_focused()


def test_a_message_that_is_dismissed_leaves_the_focus_on_the_page(page: Page) -> None:
    page.goto(LESSON)
    press(page, "#deploy", "/deploy/")
    page.goto("/account/")
    page.locator("form[action$='/account/new/'] button").click()
    page.locator("[data-dismiss]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-notice]")).to_have_count(0)
    expect(page.locator("#main")).to_be_focused()
