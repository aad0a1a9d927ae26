"""An instructor writes a quiz, looks at it as a learner would and publishes it; learners take it, with scripts and
without, in both languages."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from lessons.classroom import publishing
from lessons.classroom.models import OwnQuiz
from lessons.courseware.models import QuizAttempt, Response
from tests.classroom.conftest import TEACHERS, signed_in, written
from tests.courseware.quiz_samples import RIGHT, choice
from tests.journeys.alone import course_alone  # noqa: F401
from tests.journeys.conftest import NARROW, Trouble

Open = Callable[..., Page]
WORDS = {"en-GB": ("Right", "Your result", "Try again"), "ko-KR": ("맞았어요", "결과", "다시 풀기")}


@pytest.fixture
def teacher(lab_url: str) -> Client:
    return signed_in(TEACHERS[0])


def as_teacher(page: Page, teacher: Client, lab_url: str) -> Page:
    session = teacher.cookies["lab_session"].value
    page.context.add_cookies([{"name": "lab_session", "value": session, "url": lab_url}])
    return page


def question(page: Page, name: str) -> Locator:
    return page.locator(f"#question-{name}")


def fill(page: Page, kind: str) -> None:
    """The right answer, by mouse and keyboard."""
    part = question(page, kind)
    if kind in ("choice", "true-false"):
        part.locator(f"input[value='{str(RIGHT[kind]).lower()}']").check()
    elif kind == "multiple":
        for each in RIGHT[kind]:
            part.locator(f"input[value='{each}']").check()
    elif kind in ("numeric", "short"):
        part.locator(f"#text-{kind}").fill(RIGHT[kind])
    elif kind == "matching":
        for number, label in enumerate(("Alpha", "Beta", "Alpha"), 1):
            select = part.locator(f"#pair-matching-{number}")
            select.select_option(label=select.locator("option", has_text=label).first.inner_text())
    else:
        sort(page, RIGHT[kind])


def sort(page: Page, order: list[str]) -> None:
    """By clicks on the arrows alone: each step up until it stands where it belongs."""
    for place, item in enumerate(order):
        while (at := shown(page).index(item)) > place:
            page.locator(f"#up-ordering-{item}").click()
            expect(page.locator("#question-ordering li input").nth(at - 1)).to_have_value(item)


def shown(page: Page) -> list[str]:
    return [each.get_attribute("value") or "" for each in page.locator("#question-ordering li input").all()]


KINDS = ("choice", "multiple", "true-false", "numeric", "short", "ordering", "matching")


def test_from_a_title_to_a_published_quiz(
    new_page: Open, teacher: Client, lab_url: str, axe: Callable[[Page], list[str]], trouble: Trouble
) -> None:
    trouble.expect("status of 422")
    page = as_teacher(new_page(locale="en-GB"), teacher, lab_url)
    page.goto("/quizzes/")
    assert axe(page) == []
    page.get_by_role("link", name="New quiz").click()
    page.locator("#id_title_en").fill("Cold starts")
    assert axe(page) == []
    page.get_by_role("button", name="Make the quiz").click()
    page.locator("#publish").click()
    expect(page.locator("#problems")).to_contain_text("The quiz has no question yet.")
    assert axe(page) == []
    page.locator("#kind").select_option("choice")
    page.locator("#add-question").click()
    page.locator("#id_prompt_en").fill("Which start is slow?")
    for number, text in enumerate(("The warm one", "The cold one", "Neither")):
        page.locator(f"#id_option-{number}-text_en").fill(text)
        page.locator(f"#id_option-{number}-rationale_en").fill(f"Because of {number}")
    page.locator("input[name=option-right]").nth(1).check()
    page.locator("#option-add").click()
    expect(page.locator("#id_option-3-text_en")).to_be_visible()
    expect(page.locator("#id_prompt_en")).to_have_value("Which start is slow?")
    page.locator("button[value='option:remove:2']").click()
    expect(page.locator("#id_option-3-text_en")).to_have_count(0)
    assert axe(page) == []
    page.locator("#keep").click()
    expect(page.locator(".drafts li")).to_have_count(1)
    page.get_by_role("link", name="Preview as a learner").click()
    expect(page.locator("#quiz")).to_contain_text("Preview: nothing is kept")
    page.get_by_label("The cold one").check()
    page.get_by_role("button", name="Answer").click()
    expect(page.locator(".verdict")).to_contain_text("Because of 1")
    assert axe(page) == []
    page.get_by_role("link", name="Back to the quiz").click()
    page.locator("#publish").click()
    expect(page.locator("#notice")).to_contain_text("Published.")
    quiz = OwnQuiz.objects.get()
    assert (quiz.published, QuizAttempt.objects.count()) == (1, 0)
    assert axe(page) == []


@pytest.mark.parametrize("locale", WORDS)
def test_a_learner_takes_every_kind_of_question(
    new_page: Open, teacher: Client, locale: str, axe: Callable[[Page], list[str]], trouble: Trouble
) -> None:
    trouble.expect("status of 422")
    right, result, again = WORDS[locale]
    quiz = written()
    quiz.draft = [each for each in quiz.draft if each["kind"] != "act"]
    quiz.save()
    publishing.publish(quiz)
    page = new_page(locale=locale, scheme="dark", size=NARROW)
    page.goto("/quizzes/")
    page.locator(f"a[href='/quizzes/{quiz.pk}/']").click()
    assert axe(page) == []
    page.locator("#answer-short").click()
    expect(page.locator("#problem-short")).to_be_visible()
    for kind in KINDS:
        fill(page, kind)
        if kind == "choice":
            question(page, kind).locator("input[name=confidence][value='3']").check()
        page.locator(f"#answer-{kind}").focus()
        page.keyboard.press("Enter")
        heading = question(page, kind).locator(".verdict h3")
        expect(heading).to_contain_text(right)
        expect(heading).to_be_focused()
    expect(page.locator("#quiz-summary")).to_contain_text(result)
    assert axe(page) == []
    assert QuizAttempt.objects.filter(finished__lt=timezone.now()).count() == 1
    assert [row.mark for row in Response.objects.all()] == [1.0] * len(KINDS)
    page.get_by_role("button", name=again).click()
    expect(page.locator("#quiz .earlier li")).to_have_count(1)
    expect(page.locator(".verdict")).to_have_count(0)
    page.locator(".earlier a").click()
    expect(page.locator(".verdict")).to_have_count(len(KINDS))
    assert axe(page) == []


def test_everything_works_without_scripts(new_page: Open, teacher: Client, lab_url: str, trouble: Trouble) -> None:
    trouble.expect("status of 422")
    author = as_teacher(new_page(locale="en-GB", scripts=False), teacher, lab_url)
    quiz = written(choice())
    author.goto(quiz.get_absolute_url())
    author.locator("#kind").select_option("ordering")
    author.locator("#add-question").click()
    author.locator("#id_prompt_en").fill("In which order?")
    author.locator("#item-add").click()
    for number in range(4):
        author.locator(f"#id_item-{number}-text_en").fill(f"Step {number}")
        author.locator(f"#id_item-{number}-rationale_en").fill("Because")
    author.locator("button[value='item:remove:3']").click()
    author.locator("#keep").click()
    author.locator("#publish").click()
    expect(author.locator("#standing-title ~ p")).to_contain_text("Version 1")
    page = new_page(locale="en-GB", scripts=False)
    page.goto(f"/quizzes/{quiz.pk}/")
    page.locator("#answer-choice").click()
    expect(page.locator("#problem-choice")).to_contain_text("Choose one of the answers first.")
    page.locator("input[value='b']").check()
    page.locator("#answer-choice").click()
    expect(page).to_have_url(re.compile("#question-choice$"))
    expect(question(page, "choice").locator(".verdict")).to_contain_text("Right")
    ordering = publishing.newest(quiz).content["questions"][1]
    for place, item in enumerate(ordering["items"]):
        inputs = page.locator(f"#question-{ordering['id']} li input")
        while [each.get_attribute("value") for each in inputs.all()].index(item["id"]) > place:
            with page.expect_navigation():
                page.locator(f"#up-{ordering['id']}-{item['id']}").click()
    page.locator(f"#answer-{ordering['id']}").click()
    expect(page.locator("#quiz-summary")).to_contain_text("2 of 2")


def test_enter_inside_a_composition_sends_nothing(new_page: Open, teacher: Client) -> None:
    quiz = written()
    publishing.publish(quiz)
    page = new_page()
    page.goto(f"/quizzes/{quiz.pk}/")
    prevented = page.evaluate(
        """() => [true, false].map((isComposing) => {
          const enter = new KeyboardEvent("keydown", { key: "Enter", isComposing, bubbles: true, cancelable: true });
          document.getElementById("text-short").dispatchEvent(enter);
          return enter.defaultPrevented;
        })"""
    )
    assert prevented == [True, False]
