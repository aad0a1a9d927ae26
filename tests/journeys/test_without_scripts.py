"""Without scripts a refusal is an answer at the address of an action; from there everything goes on."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.conftest import Trouble

Open = Callable[..., Page]
LESSON = "/functions/cold-and-warm-start/"


@pytest.fixture
def plain(new_page: Open, trouble: Trouble) -> Page:
    trouble.expect("422")
    trouble.expect("409")
    return new_page(scripts=False)


@pytest.mark.parametrize("switch", ["header button[lang=en]", "#theme-button"])
def test_the_switches_lead_from_a_refused_event_back_to_the_lesson(plain: Page, lab_url: str, switch: str) -> None:
    plain.goto(f"{LESSON}?tab=events")
    plain.locator("#event-body").fill("{no json")
    plain.locator("#save-event").click()
    assert plain.url.startswith(f"{lab_url}{LESSON}events/save/")
    plain.locator(switch).click()
    assert plain.url == f"{lab_url}{LESSON}"
    expect(plain.locator("#source")).to_be_visible()


def test_a_refused_file_is_in_sight_and_reloading_leads_to_the_account(plain: Page, lab_url: str) -> None:
    plain.goto("/account/")
    plain.locator("form[action$='import/'] button").click()
    expect(plain.locator("#file")).to_be_focused()
    expect(plain.locator("#file-error")).to_be_in_viewport()
    plain.goto(plain.url)
    assert plain.url == f"{lab_url}/account/"


def test_a_page_of_somebody_else_leads_back_from_a_prediction(plain: Page, lab_url: str) -> None:
    plain.goto(LESSON)
    plain.locator("#deploy").click()
    plain.locator("form[data-choose] input[type=radio]").first.check()
    plain.context.clear_cookies(name="lab_session")
    plain.locator("form[data-choose] .keep").first.click()
    plain.locator(".fault a.btn").click()
    assert plain.url == f"{lab_url}{LESSON}"
