"""A mission's page: an account of its own, begun and begun anew, helped, solved, kept; two tabs and old versions."""

import re
from threading import Barrier, Thread
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from lessons.courseware import catalogue
from lessons.courseware.missions import attempts
from lessons.courseware.models import Attempt
from lessons.courseware.text import sentence
from lessons.people.models import Learner
from lessons.sandbox.models import Account, JournalEntry

PAGE = "/functions/missions/make-it-warm/"
HTMX = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{PAGE}"}
pytestmark = pytest.mark.django_db


def begin(client: Client, **form: Any) -> Attempt:
    cache.clear()
    answer = client.post(f"{PAGE}begin/", form)
    assert (answer.status_code, answer["Location"]) == (303, PAGE)
    return Attempt.objects.get(current=True)


def invoke(client: Client, kind: str = "sync", **more: Any) -> Any:
    cache.clear()
    return client.post(f"{PAGE}invoke/", {"kind": kind, "event": "order"}, **more)


def solve(client: Client, minutes: int, customers: int) -> None:
    kind = {2: "two", 3: "three"}[customers]
    invoke(client, kind)
    for _ in range(minutes // 4 + 1):
        cache.clear()
        client.post(f"{PAGE}advance/", {"seconds": 240})
        invoke(client, kind)


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
    found = re.search(r'<a href="#main">\s*<svg.*?</svg>\s*(\w+)</a>', page[page.index('class="mnav"') :], re.DOTALL)
    assert found
    return found[1]


def test_it_runs_in_an_account_of_its_own(stranger: Client) -> None:
    attempt = begin(stranger)
    (account,) = Account.objects.all()
    assert (account.main, account.purpose, account.base) == (False, "mission", attempt.since)
    assert (attempt.account, attempt.variant, attempt.version) == (account, 0, attempts_version())
    assert account.owner == Learner.objects.get(is_guest=True)
    page = stranger.get(PAGE).content.decode()
    assert 'id="bench"' in page
    invoke(stranger)
    assert Account.objects.count() == 1


def attempts_version() -> int:
    return catalogue.mission("functions", "make-it-warm")[2].version


def test_pressing_start_twice_begins_one(as_learner: Client) -> None:
    first = begin(as_learner)
    assert begin(as_learner) == first
    assert (Attempt.objects.count(), Account.objects.count()) == (1, 1)


def test_help_pressed_twice_is_one_hint(as_learner: Client) -> None:
    begin(as_learner)
    assert 'name="shown" value="0"' in as_learner.get(PAGE).content.decode()
    for shown in (0, 0, 1, 0, 7):
        as_learner.post(f"{PAGE}help/", {"shown": shown}, headers=HTMX)
    assert Attempt.objects.get().hints == 2
    assert as_learner.post(f"{PAGE}help/", {"shown": "x"}, headers=HTMX).status_code == 422


def test_starting_again_on_a_page_of_an_earlier_attempt_leads_to_the_current_one(
    as_learner: Client, learner: Learner
) -> None:
    first = begin(as_learner)
    seen = f"{learner.pk}.{first.pk}"
    assert f'name="as" value="{seen}"' in as_learner.get(PAGE).content.decode()
    invoke(as_learner)
    for _ in range(2):
        current = begin(as_learner, twin="1", **{"as": seen})
        invoke(as_learner)
    assert (Attempt.objects.count(), current.variant) == (2, 1)


def test_nothing_is_begun_for_somebody_whose_session_is_over(
    stranger: Client, as_learner: Client, as_other: Client, learner: Learner
) -> None:
    first = begin(as_learner)
    for client in (stranger, as_other):
        answer = client.post(f"{PAGE}begin/", {"as": f"{learner.pk}.{first.pk}"})
        assert (answer.status_code, answer.templates[0].name) == (409, "courseware/refused.html")
    assert (Attempt.objects.count(), Learner.objects.count()) == (1, 2)


def test_a_visitors_page_counts_for_the_guest_they_became(stranger: Client) -> None:
    assert 'name="as" value="."' in stranger.get(PAGE).content.decode()
    first = begin(stranger, **{"as": "."})
    invoke(stranger)
    assert begin(stranger, **{"as": "."}) == first


@pytest.mark.django_db(transaction=True)
def test_pressing_start_in_many_tabs_at_once_begins_one(learner: Learner) -> None:
    mission = catalogue.mission("functions", "make-it-warm")[2]
    start, begun = Barrier(4), list[Any]()

    def tab() -> None:
        try:
            start.wait()
            begun.append(attempts.begin(learner, "functions/make-it-warm", mission, variant=0, language="ko").pk)
        finally:
            connection.close()

    threads = [Thread(target=tab) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Attempt.objects.count(), Account.objects.count()) == (1, 1)
    assert begun == [Attempt.objects.get().pk] * 4


def test_starting_again_keeps_the_earlier_attempt_with_its_account(as_learner: Client) -> None:
    first = begin(as_learner)
    invoke(as_learner)
    second = begin(as_learner)
    first.refresh_from_db()
    assert (first.current, second.current, first.account == second.account) == (False, True, False)
    assert "앞서 한 시도 1개" in as_learner.get(PAGE).content.decode()


def test_accounts_of_long_past_attempts_are_let_go(as_learner: Client) -> None:
    for _ in range(attempts.KEPT_ACCOUNTS + 3):
        begin(as_learner)
        invoke(as_learner)
    assert Attempt.objects.count() == attempts.KEPT_ACCOUNTS + 3
    assert Account.objects.count() == attempts.KEPT_ACCOUNTS + 1
    assert Attempt.objects.get(current=True).account is not None


def test_undo_and_reset_lead_no_further_back_than_the_scene(as_learner: Client) -> None:
    attempt = begin(as_learner)
    assert as_learner.post(f"{PAGE}undo/", headers=HTMX).status_code == 409
    invoke(as_learner)
    for verb in ("undo", "redo", "reset"):
        assert as_learner.post(f"{PAGE}{verb}/").status_code == 303
    assert Account.objects.get().head == attempt.since
    assert as_learner.post(f"{PAGE}return/", {"position": 0}, headers=HTMX).status_code == 409
    assert as_learner.post(f"{PAGE}undo/").status_code == 303
    assert Account.objects.get().head > attempt.since


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
    assert (attempt.solved is not None, attempt.assisted) == (True, False)
    assert all(check["met"] for check in attempt.checks.values())
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


def facts_of(attempt: Attempt) -> Any:
    return catalogue.mission("functions", "make-it-warm")[2].facts(attempt.variant)


def test_with_the_solution_shown_it_counts_as_assisted(as_learner: Client) -> None:
    attempt = begin(as_learner)
    for _ in range(4):
        as_learner.post(f"{PAGE}help/")
    facts = facts_of(attempt)
    solve(as_learner, facts["minutes"], facts["customers"])
    attempt.refresh_from_db()
    assert (attempt.solved is not None, attempt.assisted) == (True, True)
    assert "도움을 받아" in as_learner.get(PAGE).content.decode()


def test_a_check_that_is_lost_says_at_which_step(as_learner: Client) -> None:
    attempt = begin(as_learner)
    facts = facts_of(attempt)
    solve(as_learner, facts["minutes"], facts["customers"])
    cache.clear()
    answer = as_learner.post(f"{PAGE}advance/", {"seconds": 3600}, headers=HTMX).content.decode()
    assert "단계에서 사라졌어요" in answer
    attempt.refresh_from_db()
    assert attempt.solved is not None  # once solved stays solved


def test_a_page_of_an_earlier_attempt_does_nothing(as_learner: Client, learner: Learner) -> None:
    first = begin(as_learner)
    invoke(as_learner)
    second = begin(as_learner)
    form = {"kind": "sync", "event": "order", "as": f"{learner.pk}.{first.pk}"}
    answer = as_learner.post(f"{PAGE}invoke/", form, headers=HTMX)
    assert (answer.status_code, answer["HX-Retarget"]) == (409, "#notice")
    assert "다시 시작하기 전에" in answer.content.decode()
    assert JournalEntry.objects.filter(account=second.account).count() == second.since


def test_a_session_that_ended_in_the_middle_does_nothing(
    stranger: Client, as_learner: Client, learner: Learner
) -> None:
    attempt = begin(as_learner)
    form = {"kind": "sync", "event": "order", "as": f"{learner.pk}.{attempt.pk}"}
    answer = stranger.post(f"{PAGE}invoke/", form, headers=HTMX)
    assert (answer.status_code, "편집기에서 복사해 두고" in answer.content.decode()) == (409, True)
    assert Learner.objects.count() == 1


@pytest.mark.parametrize("visitor", ["stranger", "as_learner"])
def test_a_part_of_the_bench_is_not_shown_on_somebody_elses_page(
    visitor: str, learner: Learner, request: pytest.FixtureRequest
) -> None:
    client = request.getfixturevalue(visitor)
    if visitor == "as_learner":
        begin(client)
    headers = HTMX | {"HX-Target": "panel"}
    answer = client.get(f"{PAGE}?tab=logs&as={learner.pk}.0", headers=headers)
    assert (answer.status_code, answer["HX-Retarget"]) == (409, "#notice")
    assert "<html" not in answer.text


def test_content_that_changed_leaves_the_attempt_as_it_was_judged(as_learner: Client) -> None:
    attempt = begin(as_learner)
    invoke(as_learner)
    Attempt.objects.update(version=attempt.version + 1, checks={"ready": {"met": True, "step": 1}})
    page = as_learner.get(PAGE).content.decode()
    assert "이전 버전" in page
    assert page.count('<li class="met">') == 1
    invoke(as_learner)
    attempt.refresh_from_db()
    assert (attempt.checks, attempt.solved) == ({"ready": {"met": True, "step": 1}}, None)
    as_learner.post(f"{PAGE}help/")
    attempt.refresh_from_db()
    assert attempt.hints == 0


def test_an_attempt_whose_account_is_gone_can_be_begun_anew(as_learner: Client) -> None:
    begin(as_learner)
    Account.objects.all().delete()
    page = as_learner.get(PAGE).content.decode()
    assert 'id="bench"' not in page
    assert begin(as_learner).account is not None


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
