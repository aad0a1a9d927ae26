"""A lesson's quiz beside its bench: what is done there answers what asks for it, and parts come as parts."""

from typing import Any

import pytest
from django.test import Client

from lessons.courseware import catalogue
from lessons.courseware.models import QuizAttempt, Response
from lessons.courseware.quiz import Act, Question, TrueFalse
from lessons.people.models import Learner
from lessons.sandbox import lab

LESSON = "/functions/what-lambda-is/"
PAGE = f"{LESSON}quiz/"
HTMX = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{PAGE}"}
SOURCE = "def lambda_handler(event, context):\n    return 1\n"
KIMCHI = '{"item": "kimchi", "count": 1, "answer": {"item": "kimchi", "total": 7000}}'
pytestmark = pytest.mark.django_db


def questions() -> tuple[Question, ...]:
    quiz = catalogue.lesson("functions", "what-lambda-is")[1].quiz
    return quiz.questions


def act() -> Act:
    return next(question for question in questions() if isinstance(question, Act))


def do_it(client: Client) -> list[Any]:
    """What the act asks for: its check's own play, by way of the bench."""
    answers = [client.post(f"{PAGE}deploy/", {"source": SOURCE}, headers=HTMX)]
    form = {"kind": "sync", "event": "order", "body": KIMCHI}
    answers.append(client.post(f"{PAGE}invoke/", form, headers=HTMX))
    answers.append(client.post(f"{PAGE}advance/", {"seconds": 4000}, headers=HTMX))
    return answers


def begin(client: Client) -> QuizAttempt:
    """Answer one question that is no act."""
    for question in questions():
        if question.__struct_config__.tag in ("choice", "true-false"):
            value = question.options[0].id if hasattr(question, "options") else "true"
            assert client.post(f"{PAGE}answer/{question.id}/", {"answer": value}, headers=HTMX).status_code == 200
            return QuizAttempt.objects.get()
    raise AssertionError("no question to begin with")


def test_the_quiz_stands_beside_the_bench(stranger: Client) -> None:
    page = stranger.get(PAGE).text
    assert 'id="quiz"' in page
    assert 'id="bench"' in page
    assert f'action="{PAGE}deploy/' in page
    assert QuizAttempt.objects.count() == 0


def test_tabs_of_the_bench_come_as_parts(as_learner: Client) -> None:
    part = as_learner.get(f"{PAGE}?tab=logs", headers=HTMX | {"HX-Target": "panel"})
    assert (part.text.count("<html"), part["HX-Push-Url"]) == (0, f"{PAGE}?tab=logs")


def test_what_is_done_on_the_bench_answers_an_act_of_a_begun_quiz(as_learner: Client) -> None:
    begin(as_learner)
    answer = do_it(as_learner)[-1].text
    assert Response.objects.filter(question_id=act().id, mark=1.0).count() == 1
    assert f'id="question-{act().id}" hx-swap-oob="true"' in answer
    assert 'id="quiz-score" hx-swap-oob="true"' in answer


def test_without_an_attempt_nothing_is_recorded_and_the_act_says_how_it_stands(as_learner: Client) -> None:
    answers = do_it(as_learner)
    assert {answer.status_code for answer in answers} == {200}
    assert (QuizAttempt.objects.count(), Response.objects.count()) == (0, 0)
    assert as_learner.post(f"{PAGE}answer/{act().id}/", {}, headers=HTMX).status_code == 200
    assert Response.objects.get().question_id == act().id


def test_a_wrong_form_keeps_the_bench(as_learner: Client) -> None:
    question = next(each for each in questions() if not isinstance(each, Act))
    answer = as_learner.post(f"{PAGE}answer/{question.id}/", {})
    assert (answer.status_code, 'id="bench"' in answer.text) == (422, True)


def test_the_progress_at_the_top_counts_an_answer_at_once(as_learner: Client) -> None:
    question = next(each for each in questions() if isinstance(each, TrueFalse))
    answer = as_learner.post(f"{PAGE}answer/{question.id}/", {"answer": "true"}, headers=HTMX).text
    meter = answer[answer.index('id="meter" hx-swap-oob="true"') :]
    assert f'<progress max="{len(questions())}" value="1"' in meter


def test_undo_does_not_take_an_answer_back(as_learner: Client) -> None:
    begin(as_learner)
    do_it(as_learner)
    as_learner.post(f"{PAGE}reset/")
    assert Response.objects.filter(question_id=act().id).count() == 1


def test_a_user_on_the_bench_is_not_taken_for_who_learns(as_learner: Client, learner: Learner) -> None:
    lab.call(lab.account_of(learner), "iam", "CreateUser", {"UserName": "mina"})
    for where in ("", "?tab=users", "?tab=users&user=mina"):
        page = as_learner.get(f"/iam/mfa/quiz/{where}").text
        question = page.partition('class="question')[2]
        assert f'<input type="hidden" name="as" value="{learner.pk}">' in question


@pytest.mark.parametrize("address", ["/functions/nothing/quiz/", "/nothing/what-lambda-is/quiz/", f"{PAGE}?at=x"])
def test_what_is_not_there_is_not_found(as_learner: Client, address: str) -> None:
    assert as_learner.get(address).status_code == 404


@pytest.mark.parametrize("attempts", [1, 3])
def test_queries_do_not_grow_with_attempts(
    as_learner: Client, learner: Learner, attempts: int, django_assert_num_queries: Any
) -> None:
    do_it(as_learner)
    begin(as_learner)
    for _ in range(attempts - 1):
        QuizAttempt.objects.create(learner=learner, quiz="functions/what-lambda-is", version=1, seed=1, current=False)
    as_learner.get(PAGE)
    with django_assert_num_queries(10):
        as_learner.get(PAGE)
