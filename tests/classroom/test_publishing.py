"""From a draft to a version: what was published never changes, and attempts are left alone."""

from types import ModuleType
from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lessons.classroom import access, publishing, publishing_views
from lessons.classroom.models import OwnQuiz, QuizVersion
from lessons.courseware.models import QuizAttempt, Response
from lessons.people.models import Learner
from tests.classroom.conftest import ENGLISH, TEACHERS, publish, signed_in, take, written
from tests.courseware.quiz_samples import both, choice

pytestmark = pytest.mark.django_db


def test_publishing_twice_is_one_version_and_a_change_another(teacher: Client) -> None:
    quiz = written(choice())
    assert [publish(teacher, quiz).status_code for _twice in range(2)] == [302, 302]
    assert (quiz.published, QuizVersion.objects.count()) == (1, 1)
    quiz.draft = msgspec.to_builtins([choice(), choice("two")])
    quiz.save()
    assert "You have changed it since" in teacher.get(quiz.get_absolute_url()).text
    publish(teacher, quiz)
    assert (quiz.published, [each.questions for each in QuizVersion.objects.all()]) == (2, [2, 1])


def test_a_version_does_not_change(teacher: Client) -> None:
    quiz = written(choice())
    publish(teacher, quiz)
    version = QuizVersion.objects.get()
    with pytest.raises(TypeError):
        version.save()


def test_a_learner_takes_the_published_version_and_never_the_draft(teacher: Client, student: Client) -> None:
    quiz = written(choice())
    assert student.get(f"/quizzes/{quiz.pk}/").status_code == 404
    publish(teacher, quiz)
    quiz.draft = msgspec.to_builtins([choice("secret")])
    quiz.save()
    page = student.get(f"/quizzes/{quiz.pk}/").text
    assert ("Prompt of choice" in page, "Prompt of secret" in page) == (True, False)
    assert take(student, quiz)["Location"] == f"/quizzes/{quiz.pk}/#question-choice"
    attempt = QuizAttempt.objects.get()
    assert (attempt.quiz, attempt.version) == (f"own/{quiz.pk}", 1)
    assert attempt.started < attempt.finished < timezone.now()


def test_a_quiz_leads_back_to_where_it_was_chosen_or_is_written(teacher: Client, student: Client) -> None:
    quiz = written(choice())
    publish(teacher, quiz)
    assert '<a href="/quizzes/">' in student.get(f"/quizzes/{quiz.pk}/").text
    assert f'href="{quiz.get_absolute_url()}"' in teacher.get(f"/quizzes/{quiz.pk}/preview/").text


def test_a_guest_takes_one_too(teacher: Client, stranger: Client) -> None:
    quiz = written(choice())
    publish(teacher, quiz)
    assert take(stranger, quiz).status_code == 303
    assert QuizAttempt.objects.get().learner.is_guest


def test_an_attempt_keeps_the_version_it_was_begun_with(teacher: Client, student: Client) -> None:
    quiz = written(choice(), choice("second"))
    publish(teacher, quiz)
    take(student, quiz)
    quiz.draft = msgspec.to_builtins([choice(prompt=both("Asked otherwise"))])
    quiz.save()
    publish(teacher, quiz)
    page = student.get(f"/quizzes/{quiz.pk}/").text
    assert "This quiz was changed after you began" in page
    assert ("Prompt of choice" in page, "Asked otherwise" in page, "Why a" in page) == (True, False, True)
    assert take(student, quiz, "choice").status_code == 409
    student.post(f"/quizzes/{quiz.pk}/again/", {"attempt": QuizAttempt.objects.get().pk})
    assert "Asked otherwise" in student.get(f"/quizzes/{quiz.pk}/").text


@pytest.mark.parametrize("form", [{}, {"archive": "1"}])
def test_taking_a_quiz_back_leaves_attempts_as_they_are(teacher: Client, student: Client, form: Any) -> None:
    quiz = written(choice(), choice("second"))
    publish(teacher, quiz)
    take(student, quiz)
    assert teacher.post(f"{quiz.get_absolute_url()}withdraw/", form).status_code == 302
    quiz.refresh_from_db()
    assert (quiz.published, quiz.archived) == (None, bool(form))
    page = student.get(f"/quizzes/{quiz.pk}/").text
    assert "not published at the moment" in page
    assert "Mark: 1 of 1" in page
    assert take(student, quiz, "second").status_code == 409
    assert (QuizAttempt.objects.count(), Response.objects.count()) == (1, 1)
    assert teacher.get(f"/quizzes/{quiz.pk}/").status_code == 404
    teacher.post(f"{quiz.get_absolute_url()}restore/")
    publish(teacher, quiz)
    assert (quiz.published, quiz.archived) == (1, False)
    assert take(student, quiz, "second").status_code == 303


@pytest.mark.parametrize(("language", "other"), [("en", "ko"), ("ko", "en")])
def test_a_text_in_one_language_is_shown_to_everybody_and_marked(
    teacher: Client, student: Client, language: str, other: str
) -> None:
    one = {"en": "Just <one> language", "ko": "한 언어만"}[language]
    quiz = written(choice(prompt={language: one}), title={language: one})
    publish(teacher, quiz)
    shown = one.replace("<", "&lt;").replace(">", "&gt;")
    own = student.get(f"/quizzes/{quiz.pk}/", headers={"accept-language": language}).text
    foreign = student.get(f"/quizzes/{quiz.pk}/", headers={"accept-language": other}).text
    assert (f'<span lang="{language}">{shown}</span>' in own, shown in own) == (False, True)
    assert foreign.count(f'<span lang="{language}">{shown}</span>') == 2
    assert shown in student.get("/quizzes/", headers={"accept-language": other}).text


@pytest.mark.parametrize("count", [1, 30])
@pytest.mark.parametrize("goes", [1, 3])
def test_taking_costs_the_same_with_many_questions_and_attempts(
    teacher: Client, student: Client, count: int, goes: int
) -> None:
    quiz = written(*(choice(f"q{number}") for number in range(count)))
    publish(teacher, quiz)
    for go in range(goes):
        for number in range(count):
            take(student, quiz, f"q{number}")
        if go < goes - 1:
            student.post(f"/quizzes/{quiz.pk}/again/", {"attempt": QuizAttempt.objects.get(current=True).pk})
    with CaptureQueriesContext(connection) as made:
        page = student.get(f"/quizzes/{quiz.pk}/").text
    assert page.count("Mark:") == goes
    assert len(made) == 7, [query["sql"] for query in made]  # session, learner, quiz, version, attempts, answers, acts


def test_looking_at_quizzes_writes_nothing(teacher: Client, stranger: Client) -> None:
    quiz = written(choice())
    publish(teacher, quiz)
    for url in ("/quizzes/", f"/quizzes/{quiz.pk}/"):
        assert stranger.get(url, headers=ENGLISH).status_code == 200
    assert (Learner.objects.count(), QuizAttempt.objects.count()) == (len(TEACHERS) - 1, 0)


def test_a_deleted_author_takes_the_quizzes_along_and_leaves_attempts(teacher: Client) -> None:
    quiz = written(choice())
    publish(teacher, quiz)
    take(signed_in("other"), quiz)
    Learner.objects.get(username=TEACHERS[0]).delete()
    assert (OwnQuiz.objects.count(), QuizAttempt.objects.count()) == (0, 1)


# Deleting


def test_a_quiz_that_was_never_published_is_deleted_after_a_question(teacher: Client) -> None:
    quiz, beside = written(choice()), written(choice())
    url = f"{quiz.get_absolute_url()}delete/"
    assert f'href="{url}"' in teacher.get(quiz.get_absolute_url()).text
    asked = teacher.get(url).text
    assert ("Delete this quiz?" in asked, "with its 1 question." in asked) == (True, True)
    for _twice in range(2):
        assert teacher.post(url)["Location"] == "/quizzes/"
    assert list(OwnQuiz.objects.all()) == [beside]
    assert teacher.get("/quizzes/").text.count("The quiz is deleted.") == 1
    assert [teacher.get(url).status_code, teacher.get(quiz.get_absolute_url()).status_code] == [404, 404]


def test_a_quiz_that_was_ever_published_is_kept(teacher: Client) -> None:
    quiz = written(choice())
    url = f"{quiz.get_absolute_url()}delete/"
    publish(teacher, quiz)
    teacher.post(f"{quiz.get_absolute_url()}withdraw/", {"archive": "1"})
    for answer in (teacher.get(url, follow=True), teacher.post(url, follow=True)):
        assert answer.redirect_chain == [(quiz.get_absolute_url(), 302)]
        assert "Archive it instead." in answer.text
        assert f'href="{url}"' not in answer.text
    assert OwnQuiz.objects.get() == quiz


def test_a_quiz_published_between_question_and_press_is_kept(teacher: Client) -> None:
    quiz = written(choice())
    publish(teacher, quiz)
    assert publishing.discard(quiz) is False
    assert OwnQuiz.objects.get() == quiz


def delete_once_found(monkeypatch: pytest.MonkeyPatch, views: ModuleType) -> None:
    """As another tab does it, between looking and acting."""
    find = views.mine

    def found_and_deleted(*args: Any) -> OwnQuiz:
        found = find(*args)
        OwnQuiz.objects.all().delete()
        return found

    monkeypatch.setattr(views, "mine", found_and_deleted)


def test_a_quiz_deleted_in_two_tabs_at_the_same_moment_is_deleted(
    teacher: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiz = written(choice())
    delete_once_found(monkeypatch, publishing_views)
    assert teacher.post(f"{quiz.get_absolute_url()}delete/")["Location"] == "/quizzes/"


def test_nobody_else_deletes_a_quiz(teacher: Client, other_teacher: Client, student: Client) -> None:
    url = f"{written(choice()).get_absolute_url()}delete/"
    for method in ("get", "post"):
        assert [getattr(client, method)(url).status_code for client in (other_teacher, student, Client())] == [
            404,
            403,
            302,
        ]
    assert OwnQuiz.objects.count() == 1


def test_a_change_of_a_quiz_deleted_at_the_same_moment_is_not_found(
    teacher: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiz = written(choice())
    delete_once_found(monkeypatch, access)
    assert teacher.post(f"{quiz.get_absolute_url()}question/choice/duplicate/").status_code == 404
