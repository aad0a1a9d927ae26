"""A quiz as it is taken: what begins it, what counts, what a change of its content leaves behind."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from lessons.courseware import catalogue
from lessons.courseware.finding import Finding, met, not_yet
from lessons.courseware.models import QuizAttempt, Response
from lessons.courseware.play import Player
from lessons.courseware.quiz import Quiz
from lessons.courseware.quizzes import attempts
from lessons.functions import playing
from lessons.functions.order_fn import FUNCTION
from lessons.people.models import Learner
from lessons.sandbox import lab
from serverless_lab.engine.cloud import Cloud
from serverless_lab.engine.outcome import Outcome
from tests.courseware.quiz_samples import CHECK, EVERY_KIND, SAMPLES, both, choice, many, option
from tests.courseware.quiz_site import SOURCE, URL, Site

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true", "accept-language": "en"}
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def site() -> Iterator[Site]:
    built = Site()
    with override_settings(ROOT_URLCONF=built):
        yield built


def answer(client: Client, question: str = "choice", headers: Any = ENGLISH, **fields: Any) -> Any:
    fields = fields or {"answer": "b"}
    return client.post(f"{URL}answer/{question}/", fields, headers=headers)


def page(client: Client, query: str = "") -> str:
    response = client.get(f"{URL}{query}", headers=ENGLISH)
    assert response.status_code == 200
    return str(response.text)


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
    from lessons.courseware.quizzes.answers import MatchingForm

    rows = MatchingForm(SAMPLES["matching"], seed).rows()
    return [(place, text["en"]) for place, text, _chosen in rows[0][2]]


def test_steps_are_moved_without_scripts_and_nothing_is_answered(stranger: Client) -> None:
    told = answer(stranger, "ordering", answer=list("dcba"), move="up:a", confidence="1")
    shown = [told.text.index(f'value="up:{each}"') for each in "dcab"]
    assert (told.status_code, shown) == (200, sorted(shown))
    assert Learner.objects.count() == 0
    part = answer(stranger, "ordering", headers=HTMX, answer=list("dcba"), move="up:a")
    assert "Now in place 3 of 4." in part["HX-Trigger"]


def everything(client: Client, site: Site) -> QuizAttempt:
    site.hold(many(3))
    for number, (chosen, sure) in enumerate((("b", "3"), ("a", "3"), ("b", "1"))):
        answer(client, f"q{number}", answer=chosen, confidence=sure)
    return QuizAttempt.objects.get()


def test_when_all_are_answered_the_summary_says_what_to_look_at_and_how_sure_it_was(
    as_learner: Client, site: Site
) -> None:
    attempt = everything(as_learner, site)
    assert attempt.finished is not None
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


@pytest.mark.parametrize("name", ["nothing", "a b", "<script>", "9" * 500])
def test_a_question_that_is_not_there_is_not_found(as_learner: Client, name: str) -> None:
    assert answer(as_learner, name, answer="b").status_code == 404


# The quiz is changed while it is taken


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


# Acts


class AccountPlayer(Player):
    """Plays in a learner's own account."""

    def __init__(self, learner: Learner) -> None:
        self.account = lab.account_of(learner)

    @property
    def cloud(self) -> Cloud:
        return lab.look(self.account).cloud

    def call(self, service: str, operation: str, params: dict[str, Any]) -> Outcome:
        return lab.call(self.account, service, operation, params).outcome

    def at_once(self, function: str, event: bytes, count: int) -> None:
        lab.invoke_together(self.account, function, event, count)

    def advance(self, seconds: float) -> None:
        lab.advance(self.account, seconds)


def deploy(learner: Learner) -> None:
    playing.deploy(FUNCTION, "def lambda_handler(event, context):\n    return 1\n")(AccountPlayer(learner))


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
    assert QuizAttempt.objects.get().finished is not None
    text = page(as_learner)
    assert "1 of 2 answered" in text
    assert "Try again" in text


def test_a_quiz_is_finished_when_the_check_of_its_last_open_act_goes(as_learner: Client, site: Site) -> None:
    site.hold(Quiz(version=3, title=both("Going"), questions=(SAMPLES["act"], choice())))
    answer(as_learner)
    assert "Try again" not in page(as_learner)
    gone = msgspec.structs.replace(SAMPLES["act"], check="functions/cold-and-warm-start/nothing")
    site.hold(Quiz(version=3, title=both("Going"), questions=(gone, choice())))
    assert "Try again" in page(as_learner)


# What a page costs

PAGE_QUERIES = 4  # session, learner, attempts, answers


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
