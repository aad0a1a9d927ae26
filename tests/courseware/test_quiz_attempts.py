"""A quiz taken to its end, and again: the summary, earlier attempts, and whose an attempt is."""

import pytest
from django.test import Client
from django.utils import timezone

from lessons.courseware.models import QuizAttempt, Response
from lessons.people.models import Learner
from tests.courseware.quiz_samples import many
from tests.courseware.quiz_site import ENGLISH, HTMX, URL, Site, answer, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def everything(client: Client, site: Site) -> QuizAttempt:
    site.hold(many(3))
    for number, (chosen, sure) in enumerate((("b", "3"), ("a", "3"), ("b", "1"))):
        answer(client, f"q{number}", answer=chosen, confidence=sure)
    return QuizAttempt.objects.get()


def test_when_all_are_answered_the_summary_says_what_to_look_at_and_how_sure_it_was(
    as_learner: Client, site: Site
) -> None:
    attempt = everything(as_learner, site)
    assert attempt.started < attempt.finished < timezone.now()
    text = page(as_learner)
    assert "2 of 3" in text
    assert 'href="#question-q1"' in text
    assert 'href="#question-q0"' not in text
    assert "Of the answers you were certain of, 1 of 2 were right." in text
    assert "Of the answers you guessed, 1 of 1 were right." in text
    assert "fairly sure of" not in text


def test_the_last_answer_brings_the_summary(as_learner: Client, site: Site) -> None:
    site.hold(many(2))
    first = answer(as_learner, "q0", headers=HTMX, answer="b").text
    last = answer(as_learner, "q1", headers=HTMX, answer="b").text
    assert ["Your other attempts" in first, "Everything was right" in first] == [False, False]
    assert "Everything was right" in last


def test_again_is_a_new_attempt_with_another_order_and_the_old_one_is_kept(as_learner: Client, site: Site) -> None:
    first = everything(as_learner, site)
    for _twice in range(2):
        told = as_learner.post(f"{URL}again/", {"attempt": first.pk})
        assert (told.status_code, told["Location"]) == (303, f"{URL}#quiz")
    second, old = QuizAttempt.objects.order_by("-pk")
    assert (old.pk, old.current, second.current, second.seed != old.seed) == (first.pk, False, True, True)
    assert "Mark: 2 of 3" in page(as_learner)
    earlier = page(as_learner, f"?attempt={first.pk}")
    assert "This is an earlier attempt" in earlier
    assert "<form" not in earlier[earlier.index('id="quiz"') : earlier.index("</main>")]


def test_an_answer_given_on_an_earlier_attempt_does_not_count_in_the_new_one(as_learner: Client, site: Site) -> None:
    first = everything(as_learner, site)
    as_learner.post(f"{URL}again/", {"attempt": first.pk})
    for headers in (HTMX, ENGLISH):
        told = answer(as_learner, "q0", headers=headers, answer="b", attempt=str(first.pk))
        assert (told.status_code, "belonged to another attempt" in told.text) == (409, True)
    assert Response.objects.count() == 3


def test_an_ended_session_makes_no_guest_of_an_answer(stranger: Client, as_learner: Client) -> None:
    answer(as_learner)
    attempt = QuizAttempt.objects.get()
    told = answer(stranger, "short", answer="x", text="SQS", attempt=str(attempt.pk), headers=HTMX)
    assert (told.status_code, told["HX-Retarget"], Learner.objects.count()) == (409, "#quiz", 1)


def test_nobody_sees_anothers_attempt(as_learner: Client, as_other: Client) -> None:
    answer(as_learner)
    attempt = QuizAttempt.objects.get()
    assert "1 of 8 answered" not in page(as_other)
    assert as_other.get(f"{URL}?attempt={attempt.pk}").status_code == 404
    assert answer(as_other, "short", text="SQS", attempt=str(attempt.pk)).status_code == 409
    as_other.post(f"{URL}again/", {"attempt": attempt.pk})
    assert QuizAttempt.objects.get().current


@pytest.mark.parametrize("query", ["?attempt=x", "?attempt=9", f"?attempt={'9' * 40}", "?attempt=-1"])
def test_an_attempt_that_is_not_there_is_not_found(as_learner: Client, query: str) -> None:
    assert as_learner.get(f"{URL}{query}").status_code == 404


def test_a_page_drawn_for_somebody_who_is_gone_counts_for_nobody(
    stranger: Client, as_learner: Client, as_other: Client, learner: Learner
) -> None:
    assert f'name="as" value="{learner.pk}"' in page(as_learner)
    assert 'name="as" value=""' in page(stranger)
    for client in (stranger, as_other):
        told = answer(client, headers=HTMX, **{"answer": "b", "as": learner.pk})
        assert (told.status_code, "somebody else now" in told.text) == (409, True)
        told = client.post(f"{URL}again/", {"as": learner.pk}, headers=ENGLISH)
        assert (told.status_code, "somebody else now" in told.text) == (409, True)
    assert (QuizAttempt.objects.count(), Learner.objects.count()) == (0, 2)
