"""A preview: answerable however little is written, and nothing of it is kept."""

import msgspec
import pytest
from django.test import Client

from lessons.courseware.models import QuizAttempt
from tests.classroom.conftest import written
from tests.courseware.quiz_samples import SAMPLES, choice

pytestmark = pytest.mark.django_db
replace = msgspec.structs.replace


def test_a_preview_is_answerable_and_keeps_nothing(teacher: Client) -> None:
    quiz = written()
    page = teacher.get(f"/quizzes/{quiz.pk}/preview/").text
    assert "Preview: nothing is kept" in page
    answer = teacher.post(f"/quizzes/{quiz.pk}/preview/answer/choice/", {"answer": "a"}, headers={"HX-Request": "true"})
    assert (answer.status_code, "Why c" in answer.text) == (200, True)
    assert QuizAttempt.objects.count() == 0


@pytest.mark.parametrize("kind", [kind for kind in SAMPLES if kind != "act"])
def test_a_preview_of_a_question_that_is_not_written_yet_does_not_fail(teacher: Client, kind: str) -> None:
    empty = {
        "choice": choice(options=()),
        "multiple": replace(SAMPLES["multiple"], options=()),
        "true-false": replace(SAMPLES["true-false"], when_true={}, when_false={}),
        "numeric": replace(SAMPLES["numeric"], rationale={}, near=()),
        "short": replace(SAMPLES["short"], accepted=(), rationale={}),
        "ordering": replace(SAMPLES["ordering"], items=()),
        "matching": replace(SAMPLES["matching"], pairs=(), extra=()),
    }[kind]
    quiz = written(replace(empty, prompt={}))
    url = f"/quizzes/{quiz.pk}/preview/"
    assert teacher.get(url).status_code == 200
    for fields in ({}, {"text": "1", "answer": "true"}, {"move": "up:a"}):
        assert teacher.post(f"{url}answer/{kind}/", fields).status_code in (200, 422)
