"""Things to sort, in a real browser: by clicks, by keys, and without scripts."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from lessons.courseware.models import Answer
from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.conftest import NARROW

LESSON = "/iam/mfa/"
SORT = "kinds-of-proof"


def place(page: Page, thing: str, kind: str) -> Locator:
    return page.locator(f"#{SORT}-{thing}-{kind}")


def test_a_click_is_answered_in_its_row_and_leaves_nothing_for_axe(
    new_page: Callable[..., Page], axe: Callable[..., list[str]]
) -> None:
    page = new_page("en-GB", "dark", NARROW)
    page.goto(LESSON)
    place(page, "password", "knowledge").check()
    expect(page.locator(".thing.right")).to_contain_text("Right. Whoever knows it can use it")
    expect(place(page, "password", "knowledge")).to_be_focused()
    place(page, "iris", "possession").check()
    expect(page.locator(".thing.off")).to_contain_text("Not there. You always have it with you")
    expect(page.locator(".sort .count")).to_have_text("1 of 9 in the right place")
    assert axe(page) == []


def test_arrow_keys_move_and_space_puts_the_thing_there(page: Page) -> None:
    page.goto(LESSON)
    place(page, "iris", "knowledge").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert Answer.objects.count() == 0
    page.keyboard.press("Space")
    expect(page.locator(".thing.right")).to_have_count(1)
    expect(place(page, "iris", "inherence")).to_be_focused()
    assert [row.option for row in Answer.objects.all()] == ["inherence"]


def test_without_scripts_a_button_answers_for_all_rows(new_page: Callable[..., Page]) -> None:
    page = new_page("en-GB", scripts=False)
    page.goto(LESSON)
    place(page, "password", "knowledge").check()
    place(page, "pin", "inherence").check()
    page.locator(".sort .keep").click()
    expect(page.locator(".thing.right")).to_have_count(1)
    expect(page.locator(".thing.off")).to_have_count(1)
