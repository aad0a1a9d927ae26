"""The list of quizzes: who sees what on it, and that it costs the same however long it is."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lessons.classroom.models import OwnQuiz
from tests.classroom.conftest import publish, take, written
from tests.courseware.quiz_samples import choice

pytestmark = pytest.mark.django_db


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
    # session, person, versions, attempts, who acts; an instructor's own are a list, and a query, more
    for client, queries, lists in ((student, 5, 1), (teacher, 6, 2)):
        with CaptureQueriesContext(connection) as made:
            page = client.get("/quizzes/").text
        assert page.count("Quiz number") == count * lists
        assert len(made) == queries, [query["sql"] for query in made]
