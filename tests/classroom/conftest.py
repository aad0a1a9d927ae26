"""Instructors, and a quiz that one of them has written."""

from typing import Any

import msgspec
import pytest
from django.test import Client

from lessons.classroom.models import OwnQuiz
from lessons.courseware.quiz import Question
from lessons.people.models import Learner, Role
from tests.courseware.quiz_samples import SAMPLES

ENGLISH = {"accept-language": "en"}
TEACHERS = ("seonsaeng", "gyosu")


def signed_in(name: str) -> Client:
    client = Client(headers=ENGLISH)
    role = Role.INSTRUCTOR if name in TEACHERS else Role.LEARNER
    client.force_login(Learner.objects.create_user(name, password="a long password 3", role=role))
    return client


@pytest.fixture
def teacher(db: None) -> Client:
    return signed_in(TEACHERS[0])


@pytest.fixture
def other_teacher(db: None) -> Client:
    return signed_in(TEACHERS[1])


@pytest.fixture
def student(db: None) -> Client:
    return signed_in("haksaeng")


def written(*questions: Question, title: Any = None) -> OwnQuiz:
    """A quiz of the first teacher's, with these questions or with one of every kind."""
    return OwnQuiz.objects.create(
        author=Learner.objects.get(username=TEACHERS[0]),
        title=title or {"en": "Queues", "ko": "큐"},
        draft=msgspec.to_builtins(list(questions or SAMPLES.values())),
        form_key=f"{OwnQuiz.objects.count():016x}",
    )


def publish(client: Client, quiz: OwnQuiz) -> Any:
    answer = client.post(f"{quiz.get_absolute_url()}publish/")
    quiz.refresh_from_db()
    return answer


def take(client: Client, quiz: OwnQuiz, question: str = "choice", answer: str = "b", **fields: Any) -> Any:
    return client.post(f"/quizzes/{quiz.pk}/answer/{question}/", {"answer": answer} | fields)
