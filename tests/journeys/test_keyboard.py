"""Choosing without a mouse: arrow keys move, Space, Enter or the button answers, and focus goes to the answer."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from lessons.courseware.models import Answer

LESSON = "/functions/cold-and-warm-start/"


@pytest.fixture
def lab_url(live_server: LiveServer) -> str:
    """The course alone, in this process: nothing here runs a learner's code."""
    return live_server.url


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
