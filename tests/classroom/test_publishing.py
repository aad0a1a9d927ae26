"""From a draft to a version: what is missing is said, what was published never changes, attempts are left alone."""

from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from lessons.classroom import access, publishing
from lessons.classroom.models import OwnQuiz, QuizVersion
from lessons.classroom.problems import problems
from lessons.courseware.models import QuizAttempt, Response
from lessons.courseware.quiz import Question, Quiz
from lessons.people.models import Learner
from tests.classroom.conftest import ENGLISH, TEACHERS, signed_in, written
from tests.courseware.quiz_samples import SAMPLES, both, choice, option

pytestmark = pytest.mark.django_db
replace = msgspec.structs.replace


def publish(client: Client, quiz: OwnQuiz) -> Any:
    answer = client.post(f"{quiz.get_absolute_url()}publish/")
    quiz.refresh_from_db()
    return answer


def sentences(*questions: Question, title: Any = None) -> list[str]:
    quiz = Quiz(version=1, title=both("T") if title is None else title, questions=questions)
    with translation.override("en"):
        return [f"{each.number}: {each.sentence}" if each.question else each.sentence for each in problems(quiz)]


def test_a_complete_quiz_has_no_problem() -> None:
    assert sentences(*SAMPLES.values()) == []


KO_ONLY = choice(prompt={"ko": "왜요?"})
PROBLEMS = [
    ((), {}, ["The quiz has no question yet. Add at least one."]),
    ((choice(),), {"title": {}}, ["The quiz has no title."]),
    ((choice(prompt={}),), {}, ["1: The question itself is not written."]),
    ((choice(options=(option("a"), option("b"))),), {}, ["1: Mark exactly one option as the right one."]),
    (
        (choice(options=(option("a", right=True), option("b", right=True))),),
        {},
        ["1: Mark exactly one option as the right one."],
    ),
    ((choice(options=(option("a", right=True),)),), {}, ["1: Write at least two options."]),
    (
        (choice(), choice("two", options=(option("a", right=True), replace(option("b"), rationale={}, text={})))),
        {},
        ["2: Row 2 has no text.", "2: Row 2 does not say why it is right or wrong."],
    ),
    (
        (replace(SAMPLES["multiple"], options=(option("a"), option("b"))),),
        {},
        ["1: Mark at least one option as right."],
    ),
    ((replace(SAMPLES["true-false"], when_true={}),), {}, ["1: A reason is missing"]),
    ((replace(SAMPLES["numeric"], rationale={"en": " "}),), {}, ["1: A reason is missing"]),
    ((replace(SAMPLES["short"], accepted=()),), {}, ["1: Write at least one answer that is accepted."]),
    ((replace(SAMPLES["ordering"], items=()),), {}, ["1: Write at least two steps to put in order."]),
    ((replace(SAMPLES["matching"], pairs=SAMPLES["matching"].pairs[:1]),), {}, ["1: Write at least two pairs."]),
    ((replace(SAMPLES["act"], check="functions/x/y"),), {}, ["1: The task is no part of the course any more."]),
    ((replace(KO_ONLY, options=(option("a", right=True), option("b"))),), {}, []),
    (
        (KO_ONLY, choice("two", prompt={"en": "Why?"})),
        {},
        ["No language is complete: some texts are there in English alone and others in Korean alone."],
    ),
    (tuple(choice(f"q{number}") for number in range(101)), {}, ["A quiz has at most 100 questions."]),
    (
        (choice(options=tuple(option(f"o{number}", right=number == 0) for number in range(13))),),
        {},
        ["1: A question has at most 12 rows."],
    ),
]


@pytest.mark.parametrize(("questions", "changes", "expected"), PROBLEMS)
def test_every_problem_is_said_with_its_question(questions: Any, changes: Any, expected: list[str]) -> None:
    found = sentences(*questions, **changes)
    assert len(found) == len(expected)
    assert [each.startswith(wanted) for each, wanted in zip(found, expected, strict=True)] == [True] * len(expected)


def test_what_is_missing_is_listed_with_links(teacher: Client) -> None:
    quiz = written(choice("fine"), choice("bad", options=()))
    answer = publish(teacher, quiz)
    assert (answer.status_code, quiz.published, QuizVersion.objects.count()) == (422, None, 0)
    assert f'<a href="{quiz.get_absolute_url()}question/bad/">Question 2</a>: Mark exactly one option' in answer.text


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


def take(client: Client, quiz: OwnQuiz, question: str = "choice", answer: str = "b", **fields: Any) -> Any:
    return client.post(f"/quizzes/{quiz.pk}/answer/{question}/", {"answer": answer} | fields)


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
    assert (attempt.quiz, attempt.version, attempt.finished is not None) == (f"own/{quiz.pk}", 1, True)


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


# Languages


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


# Who may


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
    for answer in [stranger.get(url) for url in looks] + [stranger.post(url, {"answer": "a"}) for url in acts]:
        assert answer.status_code == 403 or answer["Location"].startswith("/sign-in/?next=/quizzes/")
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


# The list


def shelf(client: Client, count: int) -> None:
    for number in range(count):
        quiz = written(choice(), title={"en": f"Quiz number {number}"})
        publish(client, quiz)


def test_the_list_shows_learners_what_is_published_and_their_mark(teacher: Client, student: Client) -> None:
    shelf(teacher, 2)
    written(choice(), title={"en": "Only a draft"})
    take(student, OwnQuiz.objects.get(title__en="Quiz number 1"))
    page = student.get("/quizzes/").text
    assert [each in page for each in ("Quiz number 0", "Quiz number 1", "Only a draft", "New quiz")] == [
        True,
        True,
        False,
        False,
    ]
    assert page.count("Mark: 1 of 1") == 1
    own = teacher.get("/quizzes/").text
    assert ("Only a draft" in own, "New quiz" in own) == (True, True)


def test_nobody_sees_anothers_drafts(teacher: Client, other_teacher: Client) -> None:
    written(choice(), title={"en": "Only a draft"})
    assert "Only a draft" not in other_teacher.get("/quizzes/").text


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_many_quizzes(teacher: Client, student: Client, count: int) -> None:
    shelf(teacher, count)
    for quiz in OwnQuiz.objects.all():
        take(student, quiz)
    for client, queries in ((student, 4), (teacher, 5)):  # session, person, versions, attempts; what they wrote
        with CaptureQueriesContext(connection) as made:
            assert client.get("/quizzes/").text.count("Quiz number") >= count
        assert len(made) == queries, [query["sql"] for query in made]


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
    assert len(made) == 6, [query["sql"] for query in made]  # session, learner, quiz, version, attempts, answers


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
    find = access.mine

    def found_and_deleted(*args: Any) -> OwnQuiz:
        found = find(*args)
        OwnQuiz.objects.all().delete()
        return found

    monkeypatch.setattr(access, "mine", found_and_deleted)
    assert teacher.post(f"{quiz.get_absolute_url()}question/choice/duplicate/").status_code == 404
