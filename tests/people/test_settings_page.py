"""The settings: name and e-mail, a password for what could be used to take the account over, and leaving for good."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth import SESSION_KEY
from django.http import HttpResponse
from django.test import Client

from lessons.courseware.models import Kept, Progress
from lessons.people.models import Learner
from lessons.people.throttle import PASSWORD
from lessons.sandbox import inflight, lab
from lessons.sandbox.bodies import FileBodies
from lessons.sandbox.models import Account, JournalEntry, Snapshot
from tests.people.conftest import SECRET, hidden
from tests.sandbox.conftest import create, invoke
from tests.sandbox.host import FakeHost

pytestmark = pytest.mark.django_db
Send = Callable[..., HttpResponse]
PATHS = ("/settings/", "/settings/password/", "/settings/delete/")


@pytest.mark.parametrize("path", PATHS)
def test_a_visitor_signs_in_first(stranger: Client, path: str) -> None:
    assert stranger.get(path)["Location"] == f"/sign-in/?next={path}"
    assert stranger.post(path, {"username": "x"})["Location"] == f"/sign-in/?next={path}"


@pytest.mark.parametrize("path", PATHS)
def test_each_page_costs_session_learner_and_who_acts(
    as_learner: Client, django_assert_num_queries: Callable[..., Any], path: str
) -> None:
    with django_assert_num_queries(3):
        answer = as_learner.get(path)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")


def test_a_name_is_changed_without_the_password(as_learner: Client, learner: Learner, send: Send) -> None:
    assert send(as_learner, "/settings/", username="mandu", email="").status_code == 302
    learner.refresh_from_db()
    assert (learner.username, learner.email) == ("mandu", "")


def test_the_case_of_the_own_name_may_change(as_learner: Client, learner: Learner, send: Send) -> None:
    assert send(as_learner, "/settings/", username="Haneul", email="").status_code == 302
    learner.refresh_from_db()
    assert learner.username == "Haneul"


@pytest.mark.parametrize("name", ["bada", "BADA", "ｂａｄａ"])
def test_a_taken_name_is_refused_and_the_header_still_says_the_old_one(
    as_learner: Client, learner: Learner, other_learner: Learner, send: Send, name: str
) -> None:
    answer = send(as_learner, "/settings/", username=name, email="")
    assert (answer.status_code, answer.text.count("This name is taken.")) == (422, 2)
    assert '<span class="name">haneul</span>' in answer.text
    learner.refresh_from_db()
    assert learner.username == "haneul"


def test_a_name_taken_a_moment_ago_is_said_as_well(
    as_learner: Client, learner: Learner, other_learner: Learner, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lessons.people.forms.settings.is_taken", lambda name, but: False)
    answer = send(as_learner, "/settings/", username="Bada", email="")
    assert (answer.status_code, answer.text.count("This name is taken.")) == (422, 2)
    learner.refresh_from_db()
    assert learner.username == "haneul"


def test_a_new_address_takes_the_password(as_learner: Client, learner: Learner, send: Send) -> None:
    values = {"username": "haneul", "email": "new@school.kr"}
    for password in ("", "wrong"):
        answer = send(as_learner, "/settings/", **values, password=password)
        assert (answer.status_code, 'value="new@school.kr"' in answer.text) == (422, True)
        assert 'id="id_password_error"' in answer.text
    learner.refresh_from_db()
    assert learner.email == ""
    assert send(as_learner, "/settings/", **values, password=SECRET).status_code == 302
    learner.refresh_from_db()
    assert learner.email == "new@school.kr"


def test_a_guest_has_a_card_and_no_name_to_change(as_guest: Client, guest: Learner) -> None:
    page = as_guest.get("/settings/", headers={"accept-language": "en"}).text
    assert 'href="/sign-up/?next=/settings/"' in page
    assert 'name="username"' not in page
    assert as_guest.post("/settings/", {"username": "mandu"})["Location"] == "/sign-up/"
    assert as_guest.get("/settings/password/")["Location"] == "/sign-up/"
    guest.refresh_from_db()
    assert guest.username.startswith("guest-")


def test_language_and_colours_are_marked_and_lead_back(as_learner: Client) -> None:
    whole = as_learner.get("/settings/").text
    page = whole[whole.index("<main") :]
    assert '<button name="language" value="ko" lang="ko" aria-pressed="true">' in page
    assert '<button name="language" value="en" lang="en" aria-pressed="false">' in page
    assert '<button name="theme" value="auto" aria-pressed="true">' in page
    answer = as_learner.post("/theme/", {"theme": "dark", "next": "/settings/"})
    assert answer["Location"] == "/settings/"
    assert '<button name="theme" value="dark" aria-pressed="true">' in as_learner.get("/settings/").text


def test_the_password_is_changed_and_other_browsers_are_out(as_learner: Client, learner: Learner, send: Send) -> None:
    other = Client()
    other.force_login(learner)
    answer = send(as_learner, "/settings/password/", old_password=SECRET, new_password="noodles in broth")
    assert (answer.status_code, answer["Location"]) == (302, "/settings/")
    assert as_learner.get("/settings/").status_code == 200
    assert other.get("/settings/").status_code == 302
    learner.refresh_from_db()
    assert learner.check_password("noodles in broth")


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("wrong", "noodles in broth", "old"),
        ("", "noodles in broth", "old"),
        (SECRET, "short", "new"),
        (SECRET, "", "new"),
    ],
)
def test_a_password_is_not_changed_by_a_mistake(
    as_learner: Client, learner: Learner, send: Send, old: str, new: str, field: str
) -> None:
    answer = send(as_learner, "/settings/password/", old_password=old, new_password=new)
    assert answer.status_code == 422
    assert f'id="id_{field}_password_error"' in answer.text
    learner.refresh_from_db()
    assert learner.check_password(SECRET)


def test_a_stolen_session_cannot_guess_the_password(as_learner: Client, stopped: None) -> None:
    here = PASSWORD.here
    statuses = [as_learner.post("/settings/delete/", {"password": "wrong"}).status_code for _ in range(here.size + 1)]
    assert statuses == [422] * here.size + [429]
    assert Learner.objects.count() == 1


def test_a_page_of_somebody_else_changes_nothing(learner: Learner, other_learner: Learner) -> None:
    browser = Client()
    browser.force_login(learner)
    forms = {path: hidden(browser.get(path).text) for path in PATHS}
    browser.force_login(other_learner)
    values = {"username": "x", "password": "a long password 2", "old_password": "a long password 2"}
    for path, form in forms.items():
        assert browser.post(path, form | values | {"new_password": "noodles in broth"}).status_code == 422
    other_learner.refresh_from_db()
    assert (other_learner.username, other_learner.check_password("a long password 2")) == ("bada", True)


def lived(learner: Learner) -> Account:
    """An account with a run and a fork, and everything else that is kept of somebody."""
    account = lab.account_of(learner)
    create(account)
    invoke(account)
    lab.fork(account, 1)
    Kept.objects.create(learner=learner, kind="event", owner="order-fn", name="mine", body="{}")
    Progress.objects.create(learner=learner, lesson="x/y", check_id="z", step=1)
    return account


def test_leaving_takes_everything_along(
    as_learner: Client,
    learner: Learner,
    other_learner: Learner,
    host: FakeHost,
    send: Send,
    django_capture_on_commit_callbacks: Callable[..., Any],
) -> None:
    accounts = [lived(each) for each in (learner, other_learner)]
    gone, kept = (
        set(Account.objects.filter(owner=who).values_list("pk", flat=True)) for who in (learner, other_learner)
    )
    page = as_learner.get("/settings/delete/", headers={"accept-language": "en"}).text
    assert page.count("<li>your ") + page.count("<li>the files") == 5
    with django_capture_on_commit_callbacks(execute=True):
        answer = send(as_learner, "/settings/delete/", password=SECRET)
    assert (answer.status_code, answer["Location"]) == (302, "/goodbye/")
    assert SESSION_KEY not in as_learner.session
    assert "삭제했어요" in as_learner.get("/goodbye/").text
    assert list(Learner.objects.all()) == [other_learner]
    for model in (JournalEntry, Snapshot):
        assert set(model.objects.values_list("account", flat=True)) <= kept
    assert set(Account.objects.values_list("pk", flat=True)) == kept
    assert (Kept.objects.get().learner, Progress.objects.get().learner) == (other_learner, other_learner)
    assert {owner for owner, _key in host.processes} == {accounts[1].pk}
    assert not [pk for pk in gone if FileBodies.of(pk).folder.exists()]
    assert len([pk for pk in kept if FileBodies.of(pk).folder.exists()]) == 2


def test_files_stay_when_the_deletion_is_taken_back(
    learner: Learner, host: FakeHost, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    from django.db import transaction

    account = lab.account_of(learner)
    create(account)
    invoke(account)
    with django_capture_on_commit_callbacks(execute=True) as called, transaction.atomic():
        learner.delete()
        transaction.set_rollback(True)
    assert called == []
    assert FileBodies.of(account.pk).folder.exists()
    assert len(host.processes) == 1


@pytest.mark.django_db(transaction=True)
def test_leaving_while_a_function_runs(as_learner: Client, learner: Learner, host: FakeHost, send: Send) -> None:
    account = lab.account_of(learner)
    create(account)
    sent: list[int] = []
    host.on_run = lambda job: sent.append(send(as_learner, "/settings/delete/", password=SECRET).status_code)
    result = invoke(account, {"answer": 1})
    assert sent == [302]
    assert result.refusal.code == "ServiceException"
    assert (Learner.objects.count(), Account.objects.count(), JournalEntry.objects.count()) == (0, 0, 0)
    assert host.processes == {}
    assert not FileBodies.of(account.pk).folder.exists()
    assert inflight.accounts_with_lost_runs() == set()


def test_a_guest_only_confirms(as_guest: Client, guest: Learner, send: Send) -> None:
    lab.account_of(guest)
    assert 'type="password"' not in as_guest.get("/settings/delete/").text
    assert Learner.objects.count() == 1
    assert send(as_guest, "/settings/delete/")["Location"] == "/goodbye/"
    assert (Learner.objects.count(), Account.objects.count()) == (0, 0)


@pytest.mark.parametrize("password", ["", "wrong", "x" * 100_000, "\x00"])
def test_nobody_is_deleted_by_a_wrong_password(as_learner: Client, learner: Learner, send: Send, password: str) -> None:
    answer = send(as_learner, "/settings/delete/", password=password)
    assert (answer.status_code, 'id="id_password_error"' in answer.text) == (422, True)
    assert Learner.objects.count() == 1


def test_deleting_needs_a_token(learner: Learner) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(learner)
    assert browser.post("/settings/delete/", {"password": SECRET}).status_code == 403
    assert Learner.objects.count() == 1
