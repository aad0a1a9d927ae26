"""Answers that arrive at the same moment: one attempt, one answer to each question, and everybody is told the same."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.utils import timezone

from lessons.courseware.models import QuizAttempt, Response
from lessons.courseware.quizzes import attempts
from lessons.people.models import Learner
from tests.at_once import at_once
from tests.courseware.quiz_samples import SAMPLES
from tests.courseware.quiz_site import SOURCE

TABS = 6


def together(act: Callable[[int], Any]) -> list[Any]:
    """What every tab is told, all of them at once."""
    return at_once(*[partial(act, number) for number in range(TABS)])


@pytest.mark.django_db(transaction=True)
def test_first_answers_of_many_tabs_at_once_are_one_answer_in_one_attempt(learner: Learner) -> None:
    def act(number: int) -> Any:
        origin = {"seed": number}
        return attempts.answer(SOURCE, learner, SAMPLES["choice"], "abc"[number % 3], origin=origin).given

    told = together(act)
    assert (QuizAttempt.objects.count(), Response.objects.count()) == (1, 1)
    assert told == [Response.objects.get().given] * TABS


@pytest.mark.django_db(transaction=True)
def test_a_fresh_attempt_asked_for_by_many_tabs_at_once_is_one(learner: Learner) -> None:
    attempts.answer(SOURCE, learner, SAMPLES["choice"], "b", origin={})
    first = QuizAttempt.objects.get()
    told = together(lambda _number: attempts.again(SOURCE, learner, first.pk).pk)
    assert (QuizAttempt.objects.count(), QuizAttempt.objects.filter(current=True).count()) == (2, 1)
    assert set(told) == {QuizAttempt.objects.get(current=True).pk}


@pytest.mark.django_db(transaction=True)
def test_the_last_answers_of_many_tabs_at_once_finish_the_attempt(learner: Learner) -> None:
    kinds = ["choice", "multiple", "true-false", "numeric", "short", "act"]
    given = {"choice": "b", "multiple": ["a"], "true-false": True, "numeric": "1", "short": "x", "act": True}
    for _round in range(6):
        attempts.answer(SOURCE, learner, SAMPLES["ordering"], list("abcd"), origin={})
        attempts.answer(SOURCE, learner, SAMPLES["matching"], {"x": "x", "y": "y", "z": "x"}, origin={})
        together(lambda n: attempts.answer(SOURCE, learner, SAMPLES[kinds[n]], given[kinds[n]], origin={}))
        attempt = QuizAttempt.objects.get(current=True)
        assert (attempt.responses.count(), attempt.started < attempt.finished < timezone.now()) == (8, True)
        attempts.again(SOURCE, learner, attempt.pk)
