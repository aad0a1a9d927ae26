"""A quiz that is changed, closed or only previewed while it is taken."""

from dataclasses import replace
from typing import Any

import msgspec
import pytest
from django.test import Client

from lessons.courseware.models import QuizAttempt, Response
from lessons.courseware.quiz import Quiz
from lessons.courseware.quizzes import attempts
from lessons.people.models import Learner
from tests.courseware.quiz_samples import EVERY_KIND, SAMPLES, both, choice, option
from tests.courseware.quiz_site import HTMX, SOURCE, URL, Site, answer, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_a_changed_quiz_leaves_the_attempt_readable_and_offers_a_fresh_one(as_learner: Client, site: Site) -> None:
    answer(as_learner)
    changed = Quiz(version=4, title=both("New"), questions=(choice("choice"), choice("other")))
    site.hold(changed)
    text = page(as_learner)
    assert "This quiz was changed after you began" in text
    assert "Mark: 1 of 1" in text
    assert "only your mark is shown" in text
    assert "Why a" not in text
    assert text.count('<section class="question') == 1
    told = answer(as_learner, "other", headers=HTMX, answer="b")
    assert (told.status_code, "was changed meanwhile" in told.text) == (409, True)
    as_learner.post(f"{URL}again/", {"attempt": QuizAttempt.objects.get().pk})
    assert [each.version for each in QuizAttempt.objects.order_by("pk")] == [3, 4]
    assert answer(as_learner, "other", answer="b").status_code == 303


def test_an_answer_to_a_question_that_has_gone_keeps_its_mark(as_learner: Client, site: Site) -> None:
    answer(as_learner)
    site.hold(Quiz(version=4, title=both("New"), questions=(choice("other"),)))
    text = page(as_learner)
    assert "A question that is no part of the quiz any more: 1 of 1." in text
    assert "Mark: 1 of 1" in text


def test_where_the_old_content_is_kept_it_is_shown(as_learner: Client, site: Site) -> None:
    answer(as_learner)
    site.hold(Quiz(version=4, title=both("New"), questions=(choice("other"),)), content={3: EVERY_KIND}.get)
    text = page(as_learner)
    assert "Why a" in text
    assert text.count("Not answered.") == 7


def test_an_answer_drawn_with_an_older_version_does_not_begin_an_attempt(as_learner: Client) -> None:
    assert answer(as_learner, answer="b", version="2").status_code == 409
    assert QuizAttempt.objects.count() == 0


def test_an_answer_to_a_question_that_has_just_gone_is_told_why(as_learner: Client, site: Site) -> None:
    site.hold(Quiz(version=4, title=both("New"), questions=(choice("other"),)))
    told = answer(as_learner, "short", headers=HTMX, text="SQS", version="3")
    assert (told.status_code, told["HX-Retarget"], "was changed meanwhile" in told.text) == (409, "#quiz", True)
    assert answer(as_learner, "short", text="SQS", version="4").status_code == 404


def test_what_is_closed_takes_no_answer_from_anywhere(learner: Learner) -> None:
    closed = replace(SOURCE, open=False)
    with pytest.raises(attempts.CannotAnswer):
        attempts.answer(closed, learner, SAMPLES["choice"], "b", origin={})
    with pytest.raises(attempts.CannotAnswer):
        attempts.again(closed, learner, None)
    assert QuizAttempt.objects.count() == 0


def test_a_closed_quiz_is_read_and_not_answered(as_learner: Client, stranger: Client, site: Site) -> None:
    answer(as_learner)
    site.hold(EVERY_KIND, open=False)
    assert "not published at the moment" in page(as_learner)
    for client in (as_learner, stranger):
        assert answer(client, "short", text="SQS").status_code == 409
    assert (Response.objects.count(), Learner.objects.count()) == (1, 1)


def test_a_preview_answers_and_keeps_nothing(as_learner: Client, site: Site) -> None:
    site.hold(EVERY_KIND, preview=True)
    told = answer(as_learner, headers=HTMX, answer="a", confidence="3")
    assert (told.status_code, "Why c" in told.text) == (200, True)
    assert "Why c" in answer(as_learner, answer="a").text
    assert QuizAttempt.objects.count() == 0


def test_a_fresh_attempt_is_not_begun_from_a_preview(as_learner: Client, site: Site) -> None:
    answer(as_learner)
    site.hold(Quiz(version=4, title=both("New"), questions=(choice("other"),)), preview=True)
    as_learner.post(f"{URL}again/", {"attempt": QuizAttempt.objects.get().pk})
    assert [attempt.version for attempt in QuizAttempt.objects.all()] == [3]


def test_an_answer_that_was_right_to_send_before_the_change_is_told_of_the_change(
    as_learner: Client, site: Site
) -> None:
    changed = replace_options(SAMPLES["choice"], "new-a", "new-b")
    site.hold(Quiz(version=4, title=both("New"), questions=(changed,)))
    told = answer(as_learner, headers=HTMX, answer="b", version="3")
    assert (told.status_code, "was changed meanwhile" in told.text) == (409, True)


def replace_options(question: Any, *ids: str) -> Any:
    options = tuple(option(each, right=each == ids[0]) for each in ids)
    return msgspec.structs.replace(question, options=options)
