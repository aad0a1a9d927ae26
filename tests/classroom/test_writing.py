"""Writing a quiz: every kind through its form and back, the order of questions, and how many there may be."""

from typing import Any

import msgspec
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lessons.classroom import drafts
from lessons.classroom.kinds import KINDS
from lessons.classroom.models import OwnQuiz
from lessons.courseware.quiz import Quiz
from tests.classroom.conftest import written
from tests.classroom.form_values import fields, opened, question_url, stored
from tests.courseware.quiz_samples import SAMPLES, choice

pytestmark = pytest.mark.django_db


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
    assert len(made) == 5, [query["sql"] for query in made]  # session, author, quiz, newest version, acts


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
