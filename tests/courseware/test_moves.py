"""To and fro in the steps of an account and on its clock, from a lesson's page."""

import pytest
from django.test import Client

from lessons.courseware.models import Progress
from lessons.people.models import Learner
from lessons.sandbox.models import Account
from tests.courseware.lesson_page import HTMX, PAGE, deploy, invoke, settings

pytestmark = pytest.mark.django_db


def test_a_check_that_is_lost_says_at_which_step(as_learner: Client) -> None:
    deploy(as_learner, headers=HTMX)
    invoke(as_learner, headers=HTMX)
    assert Progress.objects.get(check_id="first-cold").met
    answer = as_learner.post(f"{PAGE}undo/", headers=HTMX).content.decode()
    row = Progress.objects.get(check_id="first-cold")
    assert (row.met, row.step) == (False, 1)
    assert "한 번 이루었지만 1단계에서" in answer
    as_learner.post(f"{PAGE}redo/", headers=HTMX)
    assert Progress.objects.get(check_id="first-cold").met


def test_a_look_back_shows_that_step_and_offers_no_action(as_learner: Client) -> None:
    deploy(as_learner)
    as_learner.post(f"{PAGE}do/UpdateFunctionConfiguration/", settings(MemorySize=512))
    page = as_learner.get(f"{PAGE}?at=1").content.decode()
    assert "2단계 가운데 1번째 단계를 보고 있어요" in page
    assert "128 MB" in page
    assert "512 MB" not in page
    assert f"{PAGE}invoke/" not in page
    as_learner.post(f"{PAGE}return/", {"position": 1})
    assert Account.objects.get().head == 1
    assert "128 MB" in as_learner.get(PAGE).content.decode()


def test_undo_redo_reset_and_the_clock(as_learner: Client) -> None:
    deploy(as_learner)
    for verb, head in (("undo", 0), ("redo", 1), ("reset", 0), ("undo", 1)):
        assert as_learner.post(f"{PAGE}{verb}/").status_code == 303
        assert Account.objects.get().head == head
    as_learner.post(f"{PAGE}rate/", {"rate": 60})
    assert 'value="60" aria-pressed="true"' in as_learner.get(PAGE).content.decode()
    assert as_learner.post(f"{PAGE}rate/", {"rate": 7}).status_code == 422
    assert as_learner.post(f"{PAGE}advance/", {"seconds": 300}).status_code == 303
    assert as_learner.post(f"{PAGE}advance/", {"seconds": -1}).status_code == 422
    nothing = as_learner.post(f"{PAGE}advance/", headers=HTMX)
    assert (nothing.status_code, "저절로 일어날 일이 없어요" in nothing.content.decode()) == (409, True)


@pytest.mark.parametrize("verb", ["undo", "redo", "reset", "rate", "advance", "return"])
def test_what_needs_an_account_makes_no_guest(stranger: Client, verb: str) -> None:
    answer = stranger.post(f"{PAGE}{verb}/", {"rate": 60, "seconds": 60, "position": 1}, headers=HTMX)
    assert (answer.status_code, "함수를 배포하거나 미션을 시작해 보세요" in answer.content.decode()) == (409, True)
    assert (Learner.objects.count(), Account.objects.count()) == (0, 0)


def test_only_actions_write_down_progress(as_learner: Client, learner: Learner) -> None:
    deploy(as_learner)
    invoke(as_learner)
    Progress.objects.all().delete()
    assert as_learner.get(f"{PAGE}pulse/?due", headers=HTMX).status_code == 200
    assert Progress.objects.count() == 0
    as_learner.post(f"{PAGE}rate/", {"rate": 60})
    assert Progress.objects.filter(check_id="first-cold", met=True).count() == 1


def test_a_step_of_an_undone_branch_is_gone_on_from(as_learner: Client) -> None:
    deploy(as_learner)
    as_learner.post(f"{PAGE}do/UpdateFunctionConfiguration/", settings(MemorySize=512))
    as_learner.post(f"{PAGE}undo/")
    as_learner.post(f"{PAGE}do/UpdateFunctionConfiguration/", settings(MemorySize=1024))
    answer = as_learner.post(f"{PAGE}return/", {"position": 2}, headers=HTMX)
    assert (answer.status_code, Account.objects.get().head) == (200, 2)
    assert "512 MB" in as_learner.get(PAGE).content.decode()


def test_polling_stops_itself(as_learner: Client, stranger: Client) -> None:
    assert stranger.get(f"{PAGE}pulse/?after=0", headers=HTMX).status_code == 204
    deploy(as_learner)
    page = as_learner.get(PAGE).content.decode()
    assert "every 1s" not in page
    assert as_learner.get(f"{PAGE}pulse/?after=1", headers=HTMX).status_code == 200


@pytest.mark.parametrize("at", ["9" * 5000, "9" * 19, "٣", "-1", "x"])
def test_a_moment_that_cannot_be_is_not_found(as_learner: Client, at: str) -> None:
    deploy(as_learner)
    assert as_learner.get(PAGE, {"at": at}).status_code == 404
