"""Questions that are answered by doing: what was done in the account, and what was not."""

from typing import Any

import msgspec
import pytest
from django.db.models import F
from django.test import Client
from django.utils.html import escape

from lessons.courseware import catalogue
from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.missions.attempts import LearnerPlayer
from lessons.courseware.models import QuizAttempt, Response
from lessons.courseware.quiz import Quiz
from lessons.courseware.quizzes import attempts
from lessons.functions import playing
from lessons.functions.order_fn import FUNCTION
from lessons.people.models import Learner
from lessons.sandbox import lab
from tests.courseware.quiz_samples import CHECK, SAMPLES, both, choice
from tests.courseware.quiz_site import ENGLISH, HTMX, SOURCE, Site, answer, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def deploy(learner: Learner) -> None:
    player = LearnerPlayer(lab.account_of(learner), {}, "en")
    playing.deploy(FUNCTION, "def lambda_handler(event, context):\n    return 1\n")(player)


def test_an_act_names_its_lesson_and_links_to_its_bench(stranger: Client) -> None:
    text = page(stranger)
    lesson = catalogue.check(CHECK)[1]
    assert 'href="/functions/what-lambda-is/#bench"' in text
    assert escape(lesson.title["en"]) in text


def test_an_act_that_is_not_done_says_why_and_costs_nothing(stranger: Client) -> None:
    for headers in (HTMX, ENGLISH):
        told = answer(stranger, "act", headers=headers, seed="1")
        assert (told.status_code, "Not yet:" in told.text) == (200, True)
    assert (QuizAttempt.objects.count(), Learner.objects.count()) == (0, 0)


def test_an_act_is_answered_by_what_was_done_in_the_account(as_learner: Client, learner: Learner) -> None:
    deploy(learner)
    told = answer(as_learner, "act", headers=HTMX, seed="1")
    assert "Now it is there." in told.text
    row = Response.objects.get()
    assert (row.question_id, row.given, row.mark) == ("act", True, 1.0)


def test_after_an_action_acts_of_the_open_attempt_are_recorded(as_learner: Client, learner: Learner) -> None:
    looked: list[str] = []

    def look(act: Any) -> Finding:
        looked.append(act.id)
        return met() if len(looked) > 1 else not_yet("none")

    assert attempts.record_acts(SOURCE, learner, look) == []
    assert (attempts.record_acts(SOURCE, None, look), looked) == ([], [])
    answer(as_learner)
    assert attempts.record_acts(SOURCE, learner, look) == []
    assert [row.question_id for row in attempts.record_acts(SOURCE, learner, look)] == ["act"]
    assert attempts.record_acts(SOURCE, learner, look) == []
    assert looked == ["act", "act"]


def test_an_act_whose_check_has_gone_says_so(as_learner: Client, site: Site) -> None:
    gone = msgspec.structs.replace(SAMPLES["act"], check="functions/cold-and-warm-start/nothing")
    site.hold(Quiz(version=3, title=both("Gone"), questions=(gone, choice())))
    assert "cannot be checked" in page(as_learner)
    assert answer(as_learner, "act", seed="1").status_code == 404


def test_a_quiz_is_finished_without_an_act_whose_check_has_gone(as_learner: Client, site: Site) -> None:
    gone = msgspec.structs.replace(SAMPLES["act"], check="functions/cold-and-warm-start/nothing")
    site.hold(Quiz(version=3, title=both("Gone"), questions=(gone, choice())))
    answer(as_learner)
    assert QuizAttempt.objects.filter(finished__gte=F("started")).count() == 1
    text = page(as_learner)
    assert "1 of 2 answered" in text
    assert "Try again" in text


def test_an_answered_act_whose_check_has_gone_does_not_stand_for_an_open_question(
    as_learner: Client, learner: Learner, site: Site
) -> None:
    questions = (SAMPLES["act"], choice(), choice("other"))
    site.hold(Quiz(version=3, title=both("Going"), questions=questions))
    deploy(learner)
    answer(as_learner, "act", seed="1")
    gone = msgspec.structs.replace(SAMPLES["act"], check="functions/cold-and-warm-start/nothing")
    site.hold(Quiz(version=3, title=both("Going"), questions=(gone, *questions[1:])))
    assert "Try again" not in page(as_learner)
    answer(as_learner)
    assert QuizAttempt.objects.get().finished is None
    answer(as_learner, "other", answer="b")
    assert QuizAttempt.objects.filter(finished__gte=F("started")).count() == 1


def test_a_quiz_is_finished_when_the_check_of_its_last_open_act_goes(as_learner: Client, site: Site) -> None:
    site.hold(Quiz(version=3, title=both("Going"), questions=(SAMPLES["act"], choice())))
    answer(as_learner)
    assert "Try again" not in page(as_learner)
    gone = msgspec.structs.replace(SAMPLES["act"], check="functions/cold-and-warm-start/nothing")
    site.hold(Quiz(version=3, title=both("Going"), questions=(gone, choice())))
    assert "Try again" in page(as_learner)
