"""What is typed into a question: shown as it was typed, or refused with a sentence."""

from typing import Any

import pytest
from django.test import Client

from tests.classroom.conftest import written
from tests.classroom.form_values import fields, opened, question_url, stored
from tests.courseware.quiz_samples import SAMPLES, choice

pytestmark = pytest.mark.django_db


NASTY = """<script>alert(1)</script> {0} {x!r} {{ LAMBDA_TIMEOUT_MAX_S }} %(x)s {% now %} " ' & `{y}` *{z}*"""


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
    assert (answer.status_code, "<script>alert" in answer.text) == (200, False)


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
