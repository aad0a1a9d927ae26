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


UNWRITTEN = {
    "choice": choice(options=()),
    "multiple": replace(SAMPLES["multiple"], options=()),
    "true-false": replace(SAMPLES["true-false"], when_true={}, when_false={}),
    "numeric": replace(SAMPLES["numeric"], rationale={}, near=()),
    "short": replace(SAMPLES["short"], accepted=(), rationale={}),
    "ordering": replace(SAMPLES["ordering"], items=()),
    "matching": replace(SAMPLES["matching"], pairs=(), extra=()),
}


@pytest.mark.parametrize(
    ("kind", "nothing", "something"),
    [
        ("choice", 422, 422),
        ("multiple", 422, 422),
        ("true-false", 422, 200),
        ("numeric", 422, 200),
        ("short", 422, 200),
        ("ordering", 200, 422),
        ("matching", 200, 200),
    ],
)
def test_a_preview_of_a_question_that_is_not_written_yet_does_not_fail(
    teacher: Client, kind: str, nothing: int, something: int
) -> None:
    quiz = written(replace(UNWRITTEN[kind], prompt={}))
    url = f"/quizzes/{quiz.pk}/preview/"
    assert teacher.get(url).status_code == 200
    sent: list[dict[str, str]] = [{}, {"move": "up:a"}, {"text": "1", "answer": "true"}]
    answers = [teacher.post(f"{url}answer/{kind}/", fields).status_code for fields in sent]
    assert answers == [nothing, nothing, something]
