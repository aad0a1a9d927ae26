"""A mission's page: shown, undone, helped, solved; what cannot be done, and what the page costs."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from lessons.courseware import catalogue
from lessons.courseware.models import Attempt
from lessons.courseware.text import sentence
from lessons.sandbox.models import Account
from tests.courseware.make_it_warm import HTMX, PAGE, begin, facts_of, invoke, solve

ALL_MET = dict.fromkeys(("ready", "kept-warm", "customers-together"), True)
pytestmark = pytest.mark.django_db


def test_the_task_is_shown_before_it_is_begun(stranger: Client) -> None:
    page = stranger.get(PAGE).content.decode()
    assert "미션 시작" in page
    assert 'id="bench"' not in page


def test_on_a_small_screen_the_way_back_to_the_task_is_named_after_it(as_learner: Client) -> None:
    begin(as_learner)
    assert _first_part(as_learner, PAGE) == "Mission"
    assert _first_part(as_learner, "/functions/cold-and-warm-start/quiz/") == "Quiz"
    assert _first_part(as_learner, "/functions/cold-and-warm-start/") == "Lesson"


def _first_part(client: Client, address: str) -> str:
    page = client.get(address, headers={"accept-language": "en"}).text
    names = re.findall(r'<a href="#main">\s*<svg.*?</svg>\s*(\w+)</a>', page[page.index('class="mnav"') :], re.DOTALL)
    return str(names[0])


def test_help_pressed_twice_is_one_hint(as_learner: Client) -> None:
    begin(as_learner)
    assert 'name="shown" value="0"' in as_learner.get(PAGE).content.decode()
    for shown in (0, 0, 1, 0, 7):
        as_learner.post(f"{PAGE}help/", {"shown": shown}, headers=HTMX)
    assert Attempt.objects.get().hints == 2
    assert as_learner.post(f"{PAGE}help/", {"shown": "x"}, headers=HTMX).status_code == 422


def test_undo_and_reset_lead_no_further_back_than_the_scene(as_learner: Client) -> None:
    attempt = begin(as_learner)
    assert as_learner.post(f"{PAGE}undo/", headers=HTMX).status_code == 409
    invoke(as_learner)
    for verb in ("undo", "redo", "reset"):
        assert as_learner.post(f"{PAGE}{verb}/").status_code == 303
    assert Account.objects.get().head == attempt.since
    assert as_learner.post(f"{PAGE}return/", {"position": 0}, headers=HTMX).status_code == 409
    assert as_learner.post(f"{PAGE}undo/").status_code == 303
    assert Account.objects.get().head == attempt.since + 2


def test_help_comes_in_three_hints_and_then_step_by_step(as_learner: Client) -> None:
    begin(as_learner)
    for count in (1, 2, 3):
        assert f"힌트 {count}/3" in as_learner.post(f"{PAGE}help/", headers=HTMX).content.decode()
    assert "풀이 순서" in as_learner.post(f"{PAGE}help/", headers=HTMX).content.decode()
    attempt = Attempt.objects.get()
    assert (attempt.hints, attempt.steps) == (3, 1)


def test_a_hint_is_read_out(as_learner: Client) -> None:
    mission = catalogue.mission("functions", "make-it-warm")[2]
    hint = sentence(mission.hints[0].text["ko"], facts_of(begin(as_learner)))
    answer = as_learner.post(f"{PAGE}help/", headers=HTMX).text
    assert f'<p id="live" hx-swap-oob="innerHTML">{hint}</p>' in answer


def test_it_is_solved_by_what_was_done_and_offers_the_twin(as_learner: Client) -> None:
    attempt = begin(as_learner)
    facts = facts_of(attempt)
    solve(as_learner, facts["minutes"], facts["customers"])
    attempt.refresh_from_db()
    assert (attempt.started < attempt.solved < timezone.now(), attempt.assisted) == (True, False)
    assert {name: check["met"] for name, check in attempt.checks.items()} == ALL_MET
    page = as_learner.get(PAGE).content.decode()
    assert 'name="twin" value="1"' in page
    twin = begin(as_learner, twin="1")
    assert (twin.variant, twin.solved) == (1, None)
    assert facts_of(twin) != facts
    assert "해결" in as_learner.get("/functions/").content.decode()


def test_the_moment_it_is_solved_is_said_once(as_learner: Client) -> None:
    attempt = begin(as_learner)
    facts = facts_of(attempt)
    solve(as_learner, facts["minutes"], facts["customers"])
    Attempt.objects.update(solved=None)
    answers = [as_learner.post(f"{PAGE}advance/", {"seconds": 1}, headers=HTMX).text for _ in range(2)]
    assert ["미션을 해결했어요." in answer for answer in answers] == [True, False]


def test_with_the_solution_shown_it_counts_as_assisted(as_learner: Client) -> None:
    attempt = begin(as_learner)
    for _ in range(4):
        as_learner.post(f"{PAGE}help/")
    facts = facts_of(attempt)
    solve(as_learner, facts["minutes"], facts["customers"])
    attempt.refresh_from_db()
    assert (attempt.started < attempt.solved < timezone.now(), attempt.assisted) == (True, True)
    assert "도움을 받아" in as_learner.get(PAGE).content.decode()


def test_a_check_that_is_lost_says_at_which_step(as_learner: Client) -> None:
    attempt = begin(as_learner)
    facts = facts_of(attempt)
    solve(as_learner, facts["minutes"], facts["customers"])
    cache.clear()
    solved = Attempt.objects.get().solved
    answer = as_learner.post(f"{PAGE}advance/", {"seconds": 3600}, headers=HTMX).content.decode()
    assert "단계에서 사라졌어요" in answer
    attempt.refresh_from_db()
    assert attempt.solved == solved  # once solved stays solved


@pytest.mark.parametrize("verb", ["undo", "help", "invoke", "diagnose", "rate"])
def test_nothing_can_be_done_before_it_is_begun(as_learner: Client, verb: str) -> None:
    answer = as_learner.post(f"{PAGE}{verb}/", {"kind": "sync"}, headers=HTMX)
    assert (answer.status_code, answer["HX-Retarget"]) == (409, "#notice")
    assert Account.objects.count() == 0


@pytest.mark.parametrize("address", ["/functions/missions/nothing/", "/nothing/missions/make-it-warm/", f"{PAGE}?at=x"])
def test_what_is_not_there_is_not_found(as_learner: Client, address: str) -> None:
    assert as_learner.get(address).status_code == 404


def test_nobody_meets_anothers_attempt(as_learner: Client, as_other: Client) -> None:
    begin(as_learner)
    invoke(as_learner)
    assert 'id="bench"' not in as_other.get(PAGE).content.decode()
    assert as_other.post(f"{PAGE}undo/", headers=HTMX).status_code == 409


@pytest.mark.parametrize("before", [0, 4])
def test_queries_do_not_grow_with_attempts(as_learner: Client, before: int, django_assert_num_queries: Any) -> None:
    for _ in range(before):
        begin(as_learner)
        invoke(as_learner)
    begin(as_learner)
    invoke(as_learner)
    as_learner.get(PAGE)
    with django_assert_num_queries(8):
        as_learner.get(PAGE)
