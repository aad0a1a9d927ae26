"""A mission's attempts: begun once, begun anew, kept; two tabs, ended sessions and old versions."""

import pytest
from django.test import Client

from lessons.courseware import catalogue
from lessons.courseware.missions import attempts
from lessons.courseware.models import Attempt
from lessons.people.models import Learner
from lessons.sandbox.models import Account, JournalEntry
from tests.at_once import at_once
from tests.courseware.make_it_warm import HTMX, PAGE, begin, invoke

pytestmark = pytest.mark.django_db


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

    def press() -> int:
        return attempts.begin(learner, "functions/make-it-warm", mission, variant=0, language="ko").pk

    begun = at_once(*[press] * 4)
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
    kept = Attempt.objects.exclude(account=None)
    assert [each.current for each in kept] == [True] + [False] * attempts.KEPT_ACCOUNTS
    assert Account.objects.count() == attempts.KEPT_ACCOUNTS + 1


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
    assert ("만든 것도 계정에 그대로" in page, "진행 중" in page) == (True, False)
    assert (page.count("begin/"), page.count('<button class="btn sm pri">처음부터 다시')) == (1, 1)
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
    assert ('id="bench"' in page, "만든 것도 계정에 그대로" in page, page.count("begin/")) == (False, False, 1)
    assert begin(as_learner).account == Account.objects.get()
