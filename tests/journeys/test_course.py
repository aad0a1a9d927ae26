"""From the home page to the course map: a lesson done, its quiz answered and a mission solved, in a real browser."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from lessons.courseware.quiz import Choice, MultipleChoice, Numeric, TrueFalse
from lessons.functions.exercises.what_lambda_is.quiz import QUIZ
from lessons.functions.missions.wrong_handler.delivery import RIGHT_HANDLER
from lessons.functions.missions.wrong_handler.mission import MISSION
from tests.journeys.bench import answered
from tests.journeys.conftest import NARROW, WIDE

Open = Callable[..., Page]
Axe = Callable[[Page], list[str]]
LESSON = "/functions/what-lambda-is/"
ORDER = '{"item": "kimchi", "count": 2}'
FAULT = MISSION.facts(0)["fault"]
# The way to the quiz, a wrong answer, the whole result, "the cause", and the mission in its state on the map.
WORDS = {
    "ko-KR": ("퀴즈 풀기", "틀렸어요", "4 / 5", "그것이 원인이에요", "해결"),
    "en-GB": ("To the quiz", "Not right", "4 of 5", "That is the cause.", "solved"),
}


def done(page: Page, check: str) -> Locator:
    return page.locator(f"#try-{check}.done")


def told(page: Page, check: str) -> Locator:
    """A step that is still open, with the reason beneath it."""
    return page.locator(f"#try-{check}:not(.done) .said")


def ran(page: Page, button: str) -> None:
    with answered(page, re.compile("/invoke/")):
        page.locator(button).click()
    expect(page.locator("#invoke-sync")).to_be_enabled()


def sell_kimchi(page: Page, scripts: bool = True) -> None:
    """As the step of the lesson says, word for word."""
    code = page.locator("#source").input_value().replace('"soup": 6000', '"soup": 6000, "kimchi": 3000')
    if scripts:
        page.locator("#deploy").scroll_into_view_if_needed()  # a small window loads the editor when it comes near
        page.locator(".cm-content").click()
        page.keyboard.press("ControlOrMeta+A")
        page.keyboard.insert_text(code)
    else:
        page.locator("#source").fill(code)
    page.locator("#deploy").click()
    if scripts:
        expect(page.locator("[data-dirty]")).to_be_hidden()
    page.locator("#tab-events").click()
    page.locator("#event-body").fill(ORDER)
    ran(page, "#invoke-raw")
    expect(page.locator("#run .payload")).to_contain_text('"total": 6000')


def answer_all(page: Page, wrong: str) -> None:
    """Every question of the quiz rightly, but the first."""
    for number, question in enumerate(QUIZ.questions):
        part = page.locator(f"#question-{question.id}")
        if isinstance(question, Choice | MultipleChoice):
            for option in question.options:
                if option.right != (number == 0):
                    part.locator(f"input[name=answer][value='{option.id}']").check()
                    if isinstance(question, Choice):
                        break
        elif isinstance(question, TrueFalse):
            part.locator(f"input[value={str(question.truth).lower()}]").check()
        elif isinstance(question, Numeric):
            part.locator(f"#text-{question.id}").fill(str(question.answer))
        if number == 0:
            part.locator("input[name=confidence][value='3']").check()
        part.locator("button").last.click()
        expect(part).to_have_class(re.compile("answered"))
        if number == 0:
            expect(part).to_contain_text(wrong)


@pytest.mark.parametrize(("locale", "size"), [("ko-KR", WIDE), ("en-GB", NARROW)])
def test_a_new_learner_comes_from_the_first_run_to_a_solved_mission(
    new_page: Open, axe: Axe, locale: str, size: dict[str, int]
) -> None:
    to_quiz, wrong, result, the_cause, solved = WORDS[locale]
    page = new_page(locale=locale, size=size)
    page.goto("/")
    assert axe(page) == []
    page.locator("#try-button").click()
    expect(page.locator("#showcase .payload")).to_contain_text('"orders_here": 1')
    assert axe(page) == []

    page.locator(f"#showcase a[href='{LESSON}']").click()
    expect(done(page, "first-call")).to_be_visible()
    expect(told(page, "third-item")).to_be_visible()
    sell_kimchi(page)
    expect(done(page, "third-item")).to_be_visible()
    for minutes in (20, 40):
        page.locator("button[name=seconds][value='1200']").click()
        expect(told(page, "quiet-hour")).to_contain_text(str(minutes))
    page.locator("button[name=seconds][value='1200']").click()
    expect(page.locator("#onward.done")).to_be_visible()
    assert axe(page) == []

    page.locator("#onward").get_by_role("link", name=to_quiz).click()
    answer_all(page, wrong)
    expect(page.locator("#quiz-summary .big")).to_contain_text(result)
    expect(page.locator(".sureness li")).to_have_count(1)
    assert axe(page) == []

    page.goto("/functions/how-it-works/")
    expect(told(page, "handler-line")).to_be_visible()
    page.locator("#mission-wrong-handler a").first.click()
    assert axe(page) == []
    page.locator("form[action$='begin/'] button").click()
    ran(page, "#invoke-sync")
    page.locator("#diagnosis input[value=timeout]").check()
    expect(page.locator("#diagnosis .fb.off")).to_be_visible()
    expect(page.locator("#diagnosis input[value=timeout]")).to_be_disabled()
    page.locator(f"#diagnosis input[value={FAULT}]").check()
    expect(page.locator("#diagnosis .fb")).to_contain_text(the_cause)
    page.locator("#tab-configuration").click()
    page.locator("#UpdateFunctionConfiguration-Handler").fill(RIGHT_HANDLER)
    page.locator("#UpdateFunctionConfiguration-go").click()
    expect(page.locator("#mission .checks .met")).to_have_count(2)
    ran(page, "#invoke-sync")
    expect(page.locator("#solved-title")).to_be_visible()
    assert axe(page) == []

    page.goto("/course/")
    row = page.locator(".lesson-row.done")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("80 %")
    expect(page.locator(".lesson-row", has_text="5.2")).to_contain_text(solved)
    assert axe(page) == []


def test_the_same_without_scripts(new_page: Open) -> None:
    page = new_page(locale="en-GB", scripts=False)
    page.goto("/")
    page.locator("#try-button").click()
    page.locator(f"#showcase a[href='{LESSON}']").click()
    sell_kimchi(page, scripts=False)
    for _ in range(3):
        page.locator("button[name=seconds][value='1200']").click()
    expect(page.locator("#onward.done")).to_be_visible()
    page.goto(f"{LESSON}quiz/")
    answer_all(page, "Not right")
    expect(page.locator("#quiz-summary .big")).to_contain_text("4 of 5")
    page.goto("/functions/missions/wrong-handler/")
    page.locator("form[action$='begin/'] button").click()
    page.locator(f"#diagnosis input[value={FAULT}]").check()
    page.locator("#diagnosis noscript button, #diagnosis button").first.click()
    expect(page.locator("#diagnosis .fb")).to_contain_text("That is the cause.")
    page.locator("#tab-configuration").click()
    page.locator("#UpdateFunctionConfiguration-Handler").fill(RIGHT_HANDLER)
    page.locator("#UpdateFunctionConfiguration-go").click()
    page.locator("#invoke-sync").click()
    expect(page.locator("#solved-title")).to_be_visible()
