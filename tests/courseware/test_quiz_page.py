"""A quiz's page: what it shows, what an answer is told, what begins an attempt, and what it costs."""

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lessons.courseware.models import QuizAttempt, Response
from lessons.courseware.quizzes.answers.arranged import MatchingForm
from lessons.people.models import Learner
from tests.courseware.quiz_samples import SAMPLES, many
from tests.courseware.quiz_site import HTMX, SOURCE, URL, Site, answer, page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("site")]


def test_looking_writes_nothing(stranger: Client) -> None:
    text = page(stranger)
    assert text.count('<section class="question') == 8
    counts = [model.objects.count() for model in (Learner, Session, QuizAttempt, Response)]
    assert (counts, "lab_session" in stranger.cookies) == ([0, 0, 0, 0], False)


def test_the_first_answer_begins_the_attempt_of_a_guest(stranger: Client) -> None:
    told = answer(stranger, answer="b", confidence="3", seed="41")
    assert (told.status_code, told["Location"]) == (303, f"{URL}#question-choice")
    attempt = QuizAttempt.objects.get()
    assert (attempt.learner.is_guest, attempt.quiz, attempt.version, attempt.seed) == (True, SOURCE.key, 3, 41)
    row = Response.objects.get()
    assert (row.question_id, row.given, row.mark, row.confidence) == ("choice", "b", 1.0, 3)
    text = page(stranger)
    assert "1 of 8 answered" in text
    assert "Mark: 1 of 1" in text


def test_the_first_answer_shows_the_guest_how_to_keep_the_work(stranger: Client) -> None:
    first = answer(stranger, headers=HTMX).text
    assert 'id="who" data-menu hx-swap-oob="true"' in first
    assert "Keep my work" in first
    assert 'id="who"' not in answer(stranger, "true-false", headers=HTMX, answer="true").text


def test_the_rationale_of_every_option_is_shown_at_once(as_learner: Client) -> None:
    told = answer(as_learner, headers=HTMX, answer="a").text
    assert [why in told for why in ("Why a", "Why b", "Why c")] == [True] * 3
    assert [word in told for word in ("Not right", "your answer, not right", "right, and not chosen")] == [True] * 3
    assert 'id="question-choice"' in told
    assert 'id="quiz-score" hx-swap-oob="true"' in told
    assert ("<html" in told, "question-multiple" in told) == (False, False)


def test_before_it_is_answered_no_page_says_what_is_right(as_learner: Client) -> None:
    text = page(as_learner)
    assert [each in text for each in ("Why ", "900", "SQS", "That is in minutes", "Now it is there")] == [False] * 5


@pytest.mark.parametrize(
    ("question", "fields", "sentence"),
    [
        ("choice", {"answer": ""}, "Choose one of the answers first."),
        ("numeric", {"text": "a lot"}, "That is not a number."),
        ("matching", {"pair-1": "1"}, "Choose something for each of them first."),
    ],
)
def test_a_bad_answer_costs_nothing_and_is_kept_on_the_page(
    stranger: Client, question: str, fields: dict[str, str], sentence: str
) -> None:
    whole = answer(stranger, question, **fields, confidence="2")
    part = answer(stranger, question, headers=HTMX, **fields, confidence="2")
    assert (whole.status_code, part.status_code) == (422, 422)
    assert [sentence in told.text for told in (whole, part)] == [True, True]
    assert ["<html" in told.text for told in (whole, part)] == [True, False]
    assert 'value="2" checked' in part.text
    if question == "numeric":
        assert 'value="a lot"' in part.text
    assert (QuizAttempt.objects.count(), Learner.objects.count()) == (0, 0)


def test_the_first_answer_counts_and_a_second_is_told_the_first(as_learner: Client) -> None:
    answer(as_learner, answer="b")
    told = answer(as_learner, headers=HTMX, answer="a")
    assert (told.status_code, "your answer, right" in told.text) == (200, True)
    assert [(row.given, row.mark) for row in Response.objects.all()] == [("b", 1.0)]


def test_two_tabs_of_one_visitor_share_the_attempt_whatever_order_they_showed(as_learner: Client) -> None:
    answer(as_learner, "choice", answer="b", seed="1")
    order = [place for place, text in _places(2) if text == "Alpha"], [p for p, text in _places(2) if text == "Beta"]
    alpha, beta = str(order[0][0]), str(order[1][0])
    answer(as_learner, "matching", seed="2", **{"pair-1": alpha, "pair-2": beta, "pair-3": alpha})
    assert (QuizAttempt.objects.count(), Response.objects.get(question_id="matching").mark) == (1, 1.0)


def _places(seed: int) -> list[tuple[int, str]]:
    rows = MatchingForm(SAMPLES["matching"], seed).rows()
    return [(place, text["en"]) for place, text, _chosen in rows[0][2]]


def test_steps_are_moved_without_scripts_and_nothing_is_answered(stranger: Client) -> None:
    told = answer(stranger, "ordering", answer=list("dcba"), move="up:a", confidence="1")
    shown = [told.text.index(f'value="up:{each}"') for each in "dcab"]
    assert (told.status_code, shown) == (200, sorted(shown))
    assert Learner.objects.count() == 0
    part = answer(stranger, "ordering", headers=HTMX, answer=list("dcba"), move="up:a")
    assert "Now in place 3 of 4." in part["HX-Trigger"]


@pytest.mark.parametrize("name", ["nothing", "a b", "<script>", "9" * 500])
def test_a_question_that_is_not_there_is_not_found(as_learner: Client, name: str) -> None:
    assert answer(as_learner, name, answer="b").status_code == 404


PAGE_QUERIES = 5  # session, learner, attempts, answers, who acts


@pytest.mark.parametrize("questions", [1, 30])
@pytest.mark.parametrize("goes", [1, 3])
def test_a_page_costs_the_same_with_many_attempts_and_questions(
    as_learner: Client, learner: Learner, site: Site, questions: int, goes: int
) -> None:
    quiz = many(questions)
    site.hold(quiz)
    for go in range(goes):
        attempt = QuizAttempt.objects.create(
            learner=learner, quiz=SOURCE.key, version=1, seed=go, current=go == goes - 1
        )
        for question in quiz.questions:
            Response.objects.create(attempt=attempt, question_id=question.id, given="b", mark=1)
    with CaptureQueriesContext(connection) as made:
        text = page(as_learner)
    assert len(made) == PAGE_QUERIES, [query["sql"] for query in made]
    assert text.count("Mark:") == goes


def test_pages_are_kept_nowhere(as_learner: Client) -> None:
    told = [as_learner.get(URL), answer(as_learner), answer(as_learner, headers=HTMX), as_learner.post(f"{URL}again/")]
    assert [each["Cache-Control"] for each in told] == ["private, no-store"] * 4


@pytest.mark.parametrize("language", ["ko", "en"])
def test_texts_are_in_the_readers_language(as_learner: Client, language: str) -> None:
    told = as_learner.get(URL, headers={"accept-language": language}).text
    assert ("모든 종류" in told, "Every kind" in told) == (language == "ko", language == "en")
