"""Writing a quiz: every kind through its form and back, rows by buttons, two tabs, and what nobody should type."""

from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lessons.classroom import drafts
from lessons.classroom.kinds import KINDS
from lessons.classroom.models import OwnQuiz
from lessons.courseware.quiz import Question, Quiz
from tests.classroom.conftest import written
from tests.classroom.form_values import fields
from tests.courseware.quiz_samples import SAMPLES, choice, option

pytestmark = pytest.mark.django_db
NASTY = """<script>alert(1)</script> {0} {x!r} {{ LAMBDA_TIMEOUT_MAX_S }} %(x)s {% now %} " ' & `{y}` *{z}*"""


def question_url(quiz: OwnQuiz, question_id: str) -> str:
    return f"{quiz.get_absolute_url()}question/{question_id}/"


def stored(quiz: OwnQuiz) -> tuple[Question, ...]:
    quiz.refresh_from_db()
    return drafts.questions(quiz)


def opened(client: Client, url: str) -> dict[str, Any]:
    answer = client.get(url)
    assert answer.status_code == 200
    return fields(answer.text)


def test_a_new_quiz_begins_with_a_title_and_a_form_sent_twice_makes_one(teacher: Client) -> None:
    form = fields(teacher.get("/quizzes/new/").text, "new-quiz")
    empty = teacher.post("/quizzes/new/", form)
    assert (empty.status_code, "Write a title in at least one language." in empty.text) == (422, True)
    for _twice in range(2):
        answer = teacher.post("/quizzes/new/", form | {"title_ko": "  큐와 주제 "})
        assert answer.status_code == 302
    quiz = OwnQuiz.objects.get()
    assert (quiz.title, quiz.draft, quiz.published, answer["Location"]) == (
        {"ko": "큐와 주제"},
        [],
        None,
        quiz.get_absolute_url(),
    )


@pytest.mark.parametrize("kind", SAMPLES)
def test_a_question_of_every_kind_comes_back_as_it_was(teacher: Client, kind: str) -> None:
    quiz = written(SAMPLES[kind])
    url = question_url(quiz, kind)
    answer = teacher.post(url, opened(teacher, url))
    assert (answer.status_code, answer["Location"]) == (302, f"{quiz.get_absolute_url()}#draft-{kind}")
    assert stored(quiz) == (SAMPLES[kind],)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_question_of_every_kind_is_kept_though_it_is_not_complete(teacher: Client, kind: str) -> None:
    quiz = written(choice())
    url = f"{quiz.get_absolute_url()}new/{kind}/"
    form = opened(teacher, url) | {"prompt_en": "Why?"}
    if kind == "numeric":
        assert "Write the right number." in teacher.post(url, form).text
        form |= {"answer": "1,024", "tolerance": "0,5"}
    for _twice in range(2):
        assert teacher.post(url, form).status_code == 302
    found = stored(quiz)
    assert [len(found), found[1].prompt, str(type(found[1]).__struct_config__.tag)] == [2, {"en": "Why?"}, kind]
    if kind == "numeric":
        assert (found[1].answer, found[1].tolerance) == (1024.0, 0.5)


def test_there_are_eight_kinds_to_choose_from(teacher: Client) -> None:
    quiz = written()
    for kind in KINDS:
        answer = teacher.get(f"{quiz.get_absolute_url()}add/", {"kind": kind})
        assert answer["Location"] == f"{quiz.get_absolute_url()}new/{kind}/"
    assert teacher.get(f"{quiz.get_absolute_url()}add/", {"kind": "x"})["Location"] == quiz.get_absolute_url()
    assert teacher.get(f"{quiz.get_absolute_url()}new/x/").status_code == 404
    assert set(KINDS) == set(SAMPLES)


# Rows


def texts_of_rows(form: dict[str, Any], group: str = "option", name: str = "text_en") -> list[str]:
    count = int(form[f"{group}-TOTAL_FORMS"][0])
    return [form[f"{group}-{number}-{name}"][0] for number in range(count)]


@pytest.mark.parametrize(
    ("action", "rows", "right"),
    [
        ("option:add", ["Option a", "Option b", "Option c", ""], ["1"]),
        ("option:remove:0", ["Option b", "Option c"], ["0"]),
        ("option:remove:1", ["Option a", "Option c"], []),
        ("option:remove:9", ["Option a", "Option b", "Option c"], ["1"]),
        ("option:remove:x", ["Option a", "Option b", "Option c"], ["1"]),
        ("nothing:add", ["Option a", "Option b", "Option c"], ["1"]),
        ("", ["Option a", "Option b", "Option c"], ["1"]),
    ],
)
def test_rows_come_and_go_by_buttons_and_nothing_typed_is_lost(
    teacher: Client, action: str, rows: list[str], right: list[str]
) -> None:
    quiz = written(choice())
    url = question_url(quiz, "choice")
    form = opened(teacher, url) | {"prompt_ko": "다른 글", "row": action}
    whole, part = teacher.post(url, form), teacher.post(url, form, headers={"HX-Request": "true"})
    for answer in (whole, part):
        shown = fields(answer.text)
        assert (texts_of_rows(shown), shown.get("option-right", [])) == (rows, right)
        assert shown["prompt_ko"] == ["다른 글"]
        assert shown["seen"] == form["seen"]
    assert ("<html" in whole.text, "<html" in part.text) == (True, False)
    assert stored(quiz) == (choice(),)


def test_steps_move_by_buttons(teacher: Client) -> None:
    quiz = written(SAMPLES["ordering"])
    url = question_url(quiz, "ordering")
    form = opened(teacher, url) | {"row": "item:up:2"}
    moved = fields(teacher.post(url, form).text)
    assert texts_of_rows(moved, "item") == ["Step a", "Step c", "Step b", "Step d"]
    teacher.post(url, moved)
    assert [item.id for item in stored(quiz)[0].items] == ["a", "c", "b", "d"]


def test_a_question_has_at_most_twelve_rows(teacher: Client) -> None:
    quiz = written(choice(options=tuple(option(f"o{number}") for number in range(12))))
    url = question_url(quiz, "choice")
    form = opened(teacher, url)
    assert 'value="option:add"' not in teacher.get(url).text
    assert len(texts_of_rows(fields(teacher.post(url, form | {"row": "option:add"}).text))) == 12
    more = form | {"option-TOTAL_FORMS": "5000", "option-12-text_en": "one more"}
    answer = teacher.post(url, more)
    assert (answer.status_code, "at most 12 rows" in answer.text) == (422, True)
    assert len(stored(quiz)[0].options) == 12


@pytest.mark.parametrize("total", ["", "x", "-1", "٣", "9" * 400])
def test_a_damaged_count_of_rows_is_refused(teacher: Client, total: str) -> None:
    quiz = written(choice())
    url = question_url(quiz, "choice")
    answer = teacher.post(url, opened(teacher, url) | {"option-TOTAL_FORMS": total})
    assert answer.status_code in (302, 422)
    assert (
        teacher.post(url, opened(teacher, url) | {"option-TOTAL_FORMS": total, "row": "option:add"}).status_code == 200
    )


def test_rows_of_one_id_are_told_apart(teacher: Client) -> None:
    quiz = written(choice())
    url = question_url(quiz, "choice")
    teacher.post(url, opened(teacher, url) | {"option-1-id": "a", "option-2-id": "a"})
    ids = [each.id for each in stored(quiz)[0].options]
    assert (ids[0], len(set(ids))) == ("a", 3)


# Two tabs


def test_a_question_changed_in_another_tab_is_not_overwritten_unseen(teacher: Client) -> None:
    quiz = written(choice(), SAMPLES["short"])
    url = question_url(quiz, "choice")
    first, second, beside = opened(teacher, url), opened(teacher, url), opened(teacher, question_url(quiz, "short"))
    assert teacher.post(url, first | {"prompt_en": "From the first tab"}).status_code == 302
    assert teacher.post(question_url(quiz, "short"), beside | {"prompt_en": "Beside"}).status_code == 302
    answer = teacher.post(url, second | {"prompt_en": "From the second tab"})
    assert (answer.status_code, "changed in another tab" in answer.text) == (409, True)
    assert [each.prompt["en"] for each in stored(quiz)] == ["From the first tab", "Beside"]
    kept = fields(answer.text)
    assert kept["prompt_en"] == ["From the second tab"]
    assert teacher.post(url, kept).status_code == 302
    assert stored(quiz)[0].prompt["en"] == "From the second tab"


def test_the_same_form_sent_twice_is_no_conflict(teacher: Client) -> None:
    quiz = written(choice())
    url = question_url(quiz, "choice")
    form = opened(teacher, url) | {"prompt_en": "Changed"}
    assert [teacher.post(url, form).status_code for _twice in range(2)] == [302, 302]


def test_a_question_deleted_in_another_tab_can_be_put_back(teacher: Client) -> None:
    quiz = written(choice(), SAMPLES["short"])
    url = question_url(quiz, "choice")
    form = opened(teacher, url)
    assert "Delete this question?" in teacher.get(f"{url}delete/").text
    assert [teacher.post(f"{url}delete/").status_code for _twice in range(2)] == [302, 302]
    assert teacher.get(url).status_code == 404
    answer = teacher.post(url, form)
    assert (answer.status_code, "was deleted in another tab" in answer.text) == (409, True)
    assert teacher.post(url, fields(answer.text)).status_code == 302
    assert [each.id for each in stored(quiz)] == ["short", "choice"]


# Order, copies, limits


def test_questions_move_and_are_duplicated(teacher: Client) -> None:
    quiz = written(choice("one"), choice("two"), choice("three"))
    for question, to in (("three", "up"), ("one", "up"), ("two", "down"), ("two", "sideways"), ("none", "up")):
        teacher.post(f"{question_url(quiz, question)}move/", {"to": to})
    assert [each.id for each in stored(quiz)] == ["one", "three", "two"]
    teacher.post(f"{question_url(quiz, 'three')}duplicate/")
    found = stored(quiz)
    assert [each.prompt["en"] for each in found][1:3] == ["Prompt of three"] * 2
    assert (len(found), len({each.id for each in found})) == (4, 4)


def test_a_quiz_has_at_most_a_hundred_questions(teacher: Client) -> None:
    quiz = written(*(choice(f"q{number}") for number in range(100)))
    teacher.post(f"{question_url(quiz, 'q0')}duplicate/")
    url = f"{quiz.get_absolute_url()}new/choice/"
    answer = teacher.post(url, opened(teacher, url) | {"prompt_en": "One more"})
    assert (answer.status_code, "at most 100 questions" in answer.text) == (409, True)
    assert len(stored(quiz)) == 100


@pytest.mark.parametrize("count", [1, 30])
def test_the_editor_costs_the_same_with_many_questions(teacher: Client, count: int) -> None:
    quiz = written(*(choice(f"q{number}") for number in range(count)))
    with CaptureQueriesContext(connection) as made:
        assert teacher.get(quiz.get_absolute_url()).text.count('id="draft-') == count
    assert len(made) == 4, [query["sql"] for query in made]  # session, author, quiz, newest version


# What nobody should type


@pytest.mark.parametrize("kind", SAMPLES)
def test_whatever_is_typed_is_shown_as_it_was_typed(teacher: Client, kind: str) -> None:
    quiz = written(SAMPLES[kind])
    url = question_url(quiz, kind)
    form = opened(teacher, url)
    nasty = {name: NASTY for name in form if name.rsplit("_")[-1] in ("en", "ko") or name in ("accepted", "unit")}
    if "unit" in nasty:
        nasty["unit"] = "<b>{0}"
    assert teacher.post(url, form | nasty).status_code == 302
    assert opened(teacher, url)["prompt_en"] == [NASTY]
    for page in (url, quiz.get_absolute_url(), f"/quizzes/{quiz.pk}/preview/"):
        text = teacher.get(page).text
        assert "<script>alert" not in text
        assert "{0}" in text
    answer = teacher.post(f"/quizzes/{quiz.pk}/preview/answer/{kind}/", _some_answer(kind))
    assert answer.status_code in (200, 422)
    assert "<script>alert" not in answer.text


def _some_answer(kind: str) -> dict[str, Any]:
    return {
        "choice": {"answer": "a"},
        "multiple": {"answer": ["a"]},
        "true-false": {"answer": "true"},
        "numeric": {"text": "15"},
        "short": {"text": "<script>alert(2)</script>{0}"},
        "ordering": {"answer": list("dcba")},
        "matching": {"pair-1": "1", "pair-2": "1", "pair-3": "1"},
        "act": {"seed": "1"},
    }[kind]


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("prompt_en", "x" * 2001, "at most 2000 characters; yours has 2001"),
        ("prompt_ko", "a\0b", "NUL character"),
        ("option-0-text_en", "x" * 501, "at most 500 characters"),
        ("option-0-rationale_ko", "x" * 1001, "at most 1000 characters"),
    ],
)
def test_a_text_that_is_too_long_is_kept_on_the_page_and_refused(
    teacher: Client, field: str, text: str, sentence: str
) -> None:
    quiz = written(choice())
    url = question_url(quiz, "choice")
    answer = teacher.post(url, opened(teacher, url) | {field: text})
    assert (answer.status_code, sentence in answer.text) == (422, True)
    if "\0" not in text:
        assert fields(answer.text)[field] == [text]
    assert stored(quiz) == (choice(),)


@pytest.mark.parametrize(
    ("kind", "changes", "sentence"),
    [
        ("numeric", {"answer": "many"}, "That is not a number."),
        ("numeric", {"answer": "NaN"}, "That is not a number."),
        ("numeric", {"answer": "1e31"}, "too long to read"),
        ("numeric", {"tolerance": "-1"}, "A tolerance is 0 or more."),
        ("numeric", {"near-0-value": ""}, "Write a number first."),
        ("short", {"accepted": "x\n" * 21}, "At most 20 answers"),
        ("short", {"wrong-0-answer": ""}, "Write the wrong answer"),
        ("act", {"check": "functions/none/none"}, "no such task"),
        ("act", {"check": ""}, "Choose a task."),
        ("true-false", {"truth": "perhaps"}, "Select a valid choice"),
    ],
)
def test_values_that_make_no_sense_are_refused(teacher: Client, kind: str, changes: Any, sentence: str) -> None:
    quiz = written(SAMPLES[kind])
    url = question_url(quiz, kind)
    answer = teacher.post(url, opened(teacher, url) | changes)
    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert stored(quiz) == (SAMPLES[kind],)


def test_a_form_without_its_id_is_not_found(teacher: Client) -> None:
    quiz = written(choice())
    for question_id in ("", "a b", "<x>", "x" * 61):
        form = opened(teacher, question_url(quiz, "choice")) | {"id": question_id}
        assert teacher.post(question_url(quiz, "choice"), form).status_code == 404


def titled(client: Client, quiz: OwnQuiz, **changes: str) -> dict[str, Any]:
    return fields(client.get(quiz.get_absolute_url()).text, "title-form") | changes


def test_the_title_is_changed(teacher: Client) -> None:
    quiz = written(choice())
    form = titled(teacher, quiz, title_en="New", title_ko="")
    assert [teacher.post(quiz.get_absolute_url(), form).status_code for _twice in range(2)] == [302, 302]
    empty = teacher.post(quiz.get_absolute_url(), {"title_en": " ", "title_ko": ""})
    assert (empty.status_code, "Write a title" in empty.text) == (422, True)
    quiz.refresh_from_db()
    assert quiz.title == {"en": "New"}


def test_a_title_changed_in_another_tab_is_not_overwritten_unseen(teacher: Client) -> None:
    quiz = written(choice())
    url = quiz.get_absolute_url()
    first, second = (
        titled(teacher, quiz, title_en="<i>First"),
        titled(teacher, quiz, title_en="Second", title_ko="둘째"),
    )
    assert teacher.post(url, first).status_code == 302
    for seen in (second["seen"], ["none"], [""]):
        answer = teacher.post(url, second | {"seen": seen})
        assert (answer.status_code, "The title was changed in another tab" in answer.text) == (409, True)
        assert '<p lang="en"><b>&lt;i&gt;First</b></p>' in answer.text
    quiz.refresh_from_db()
    assert quiz.title == {"en": "<i>First", "ko": "큐"}
    kept = fields(answer.text, "title-form")
    assert (kept["title_en"], kept["title_ko"]) == (["Second"], ["둘째"])
    assert teacher.post(url, kept).status_code == 302
    quiz.refresh_from_db()
    assert quiz.title == {"en": "Second", "ko": "둘째"}


def test_a_quiz_is_an_encoded_quiz(teacher: Client) -> None:
    quiz = written()
    assert msgspec.convert(msgspec.to_builtins(drafts.as_quiz(quiz)), Quiz).questions == tuple(SAMPLES.values())
