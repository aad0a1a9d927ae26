"""Who may write which quiz, and that nothing of it is kept in a cache."""

import pytest
from django.test import Client

from lessons.classroom.models import OwnQuiz
from tests.classroom.conftest import written
from tests.courseware.quiz_samples import choice

pytestmark = pytest.mark.django_db


def test_only_instructors_write(teacher: Client, student: Client, stranger: Client) -> None:
    quiz = written(choice())
    base = quiz.get_absolute_url()
    looks = ["/quizzes/new/", base, f"{base}add/?kind=choice", f"{base}new/choice/", f"{base}question/choice/"]
    looks += [f"{base}question/choice/delete/", f"/quizzes/{quiz.pk}/preview/"]
    acts = [f"{base}{verb}/" for verb in ("publish", "withdraw", "restore")]
    acts += [f"{base}question/choice/{verb}/" for verb in ("move", "duplicate", "delete")]
    acts += ["/quizzes/new/", base, f"{base}question/choice/", f"/quizzes/{quiz.pk}/preview/answer/choice/"]
    assert {student.get(url).status_code for url in looks} == {403}
    assert {student.post(url, {"answer": "a"}).status_code for url in acts} == {403}
    for ask, urls in ((stranger.get, looks), (stranger.post, acts)):
        for url in urls:
            answer = ask(url, {"answer": "a"})
            told = (answer.status_code, answer.headers.get("Location", "").partition("quizzes/")[0])
            assert told == ((403, "") if "/preview/" in url else (302, "/sign-in/?next=/"))
    assert OwnQuiz.objects.count() == 1


def test_an_instructor_edits_only_their_own(teacher: Client, other_teacher: Client) -> None:
    quiz = written(choice())
    base = quiz.get_absolute_url()
    looks = [base, f"{base}question/choice/", f"{base}new/choice/", f"/quizzes/{quiz.pk}/preview/"]
    acts = [base, f"{base}publish/", f"{base}withdraw/", f"{base}question/choice/delete/"]
    assert {other_teacher.get(url).status_code for url in looks} == {404}
    assert {other_teacher.post(url).status_code for url in acts} == {404}
    quiz.refresh_from_db()
    assert (quiz.published, len(quiz.draft)) == (None, 1)


@pytest.mark.parametrize("pk", ["0", "99", "9" * 30])
def test_a_quiz_that_is_not_there_is_not_found(teacher: Client, pk: str) -> None:
    for url in (f"/quizzes/{pk}/", f"/quizzes/{pk}/edit/", f"/quizzes/{pk}/preview/"):
        assert teacher.get(url).status_code == 404


def test_pages_of_authors_are_kept_nowhere(teacher: Client) -> None:
    quiz = written(choice())
    for url in ("/quizzes/", "/quizzes/new/", quiz.get_absolute_url(), f"/quizzes/{quiz.pk}/preview/"):
        assert teacher.get(url)["Cache-Control"] == "private, no-store"
