"""Home, course map and chapter: what comes next, what is done, and the same number of queries however much that is."""

from typing import Any

import pytest
from django.test import Client

from lessons.courseware import catalogue
from lessons.courseware.models import Attempt, Progress, QuizAttempt, Response
from lessons.courseware.probe import Probe
from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account

HTMX = {"HX-Request": "true"}
WHO = 'id="who" data-menu hx-swap-oob="true"'
pytestmark = pytest.mark.django_db


def do_everything(learner: Learner) -> None:
    """As if every check were met, every quiz answered and every mission solved."""
    from django.utils import timezone

    for chapter, lesson in catalogue.lessons():
        key = f"{chapter.slug}/{lesson.slug}"
        for check in lesson.checks:
            Progress.objects.create(learner=learner, lesson=key, check_id=check.id, step=1)
        if lesson.quiz:
            attempt = QuizAttempt.objects.create(learner=learner, quiz=key, version=lesson.quiz.version, seed=1)
            for question in lesson.quiz.questions:
                Response.objects.create(attempt=attempt, question_id=question.id, given={}, mark=1.0)
        for mission in lesson.missions:
            Attempt.objects.create(
                learner=learner,
                mission=f"{chapter.slug}/{mission.id}",
                version=mission.version,
                since=0,
                solved=timezone.now(),
            )


def test_home_shows_the_product_and_where_to_begin(stranger: Client) -> None:
    page = stranger.get("/", headers={"accept-language": "en"}).content.decode()
    chapter, first = catalogue.lessons()[0]
    assert f'href="/{chapter.slug}/{first.slug}/"' in page
    assert 'id="try-button"' in page
    assert "being written" in page


def test_the_sandbox_on_the_first_page_really_runs(stranger: Client) -> None:
    answer = stranger.post("/functions/try/", headers=HTMX)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert 'id="showcase"' in answer.text
    assert "콜드 스타트" in answer.text
    assert WHO in answer.text  # the header learns of the new guest
    (account,) = Account.objects.all()
    assert (account.main, account.last) == (True, 3)  # CreateFunction, Invoke, its report
    again = stranger.post("/functions/try/", {"as": account.owner_id}, headers=HTMX).text
    assert ("웜 스타트" in again, WHO in again) == (True, False)
    assert Account.objects.get().last == 5


def test_it_works_without_scripts(stranger: Client) -> None:
    answer = stranger.post("/functions/try/")
    assert (answer.status_code, answer["Location"]) == (303, "/#showcase")


def test_a_full_account_is_told_in_words(as_learner: Client, learner: Learner, settings: Any) -> None:
    as_learner.post("/functions/try/", {"as": learner.pk})
    settings.LAB_ACCOUNT_ENTRIES = 1
    answer = as_learner.post("/functions/try/", {"as": learner.pk}, headers={**HTMX, "accept-language": "en"})
    assert answer["HX-Redirect"] == "/"
    assert "This account is full" in as_learner.get("/", headers={"accept-language": "en"}).text


def test_a_second_press_that_finds_the_function_made_calls_it(
    as_learner: Client, learner: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_learner.post("/functions/try/", {"as": learner.pk})
    monkeypatch.setattr(Probe, "function", lambda _probe, _name: None)  # as it was when the second press was read
    as_learner.post("/functions/try/", {"as": learner.pk})
    monkeypatch.undo()
    assert len(Probe(lab.look(Account.objects.get()).cloud).invocations("order-fn")) == 2


def test_a_page_of_somebody_else_does_nothing(stranger: Client, learner: Learner) -> None:
    answer = stranger.post("/functions/try/", {"as": learner.pk}, headers=HTMX)
    assert answer["HX-Redirect"] == "/"
    assert (Account.objects.count(), Learner.objects.count()) == (0, 1)


def test_what_comes_next_goes_through_lesson_quiz_and_missions(as_learner: Client, learner: Learner) -> None:
    chapter, lesson = catalogue.lessons()[0]
    key = f"{chapter.slug}/{lesson.slug}"
    assert next_address(as_learner) == f"/{key}/"
    for check in lesson.checks:
        Progress.objects.create(learner=learner, lesson=key, check_id=check.id, step=1)
    assert next_address(as_learner) == f"/{key}/quiz/"


def next_address(client: Client) -> str:
    page = client.get("/course/").text
    return page.partition('class="next-step" href="')[2].partition('"')[0]


def test_when_everything_is_done_it_says_so(as_learner: Client, learner: Learner) -> None:
    do_everything(learner)
    page = as_learner.get("/course/", headers={"accept-language": "en"}).text
    assert "You have done everything there is so far" in page
    chapter = as_learner.get("/functions/", headers={"accept-language": "en"}).text
    assert "Everything in this chapter is done" in chapter
    assert chapter.count("lesson-row done") == len(catalogue.chapter("functions").lessons)


@pytest.mark.parametrize("address", ["/course/", "/functions/"])
@pytest.mark.parametrize("done", [False, True])
def test_queries_do_not_grow_with_what_is_done(
    as_learner: Client, learner: Learner, address: str, done: bool, django_assert_num_queries: Any
) -> None:
    if done:
        do_everything(learner)
    with django_assert_num_queries(6):  # session, learner, progress, attempts, quizzes, who acts
        as_learner.get(address)


@pytest.mark.parametrize("address", ["/nothing/", "/functions/nothing/quiz/", "/account/nothing/"])
def test_what_is_not_there_is_not_found(stranger: Client, address: str) -> None:
    assert stranger.get(address).status_code == 404
