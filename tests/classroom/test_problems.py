"""What keeps a quiz from being published: every problem is said with its question."""

from typing import Any

import msgspec
import pytest
from django.test import Client
from django.utils import translation

from lessons.classroom.models import QuizVersion
from lessons.classroom.problems import problems
from lessons.courseware.quiz import Question, Quiz
from tests.classroom.conftest import publish, written
from tests.courseware.quiz_samples import SAMPLES, both, choice, option

pytestmark = pytest.mark.django_db
replace = msgspec.structs.replace


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
