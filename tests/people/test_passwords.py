"""A forgotten password: one answer for every address, a link that works once, honesty where there is no mail."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth import SESSION_KEY
from django.core.mail import EmailMessage
from django.http import HttpResponse
from django.test import Client
from django.utils import translation

from lessons.people.models import Learner
from lessons.people.tasks import send_reset_link
from lessons.people.throttle import RESET
from tests.people.conftest import hidden

pytestmark = pytest.mark.django_db
Send = Callable[..., HttpResponse]


@pytest.fixture
def reader(learner: Learner, settings) -> Learner:
    """A learner with an address, in a lab that sends mail."""
    settings.LAB_SENDS_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "Serverless Lab <lab@school.kr>"
    settings.LAB_ORIGINS = ["https://lab.school.kr"]
    learner.email = "haneul@school.kr"
    learner.save()
    return learner


def link_in(mail: EmailMessage) -> str:
    (found,) = re.findall(r"https://lab\.school\.kr(/password/\S+)", mail.body)
    return str(found)


def test_a_mail_leads_to_a_new_password(
    stranger: Client, reader: Learner, send: Send, mailoutbox: list[EmailMessage]
) -> None:
    answer = send(stranger, "/password/", email="Haneul@School.kr")
    assert answer["Location"] == "/password/sent/"
    (mail,) = mailoutbox
    assert (mail.subject, mail.to, mail.from_email) == (
        "A new password for Serverless Lab",
        ["haneul@school.kr"],
        "Serverless Lab <lab@school.kr>",
    )
    assert "Name: haneul\n" in mail.body
    link = link_in(mail)
    page = stranger.get(link, follow=True)
    assert page.redirect_chain[0][0].endswith("/set-password/")
    form = hidden(page.text)
    refused = stranger.post(page.redirect_chain[0][0], form | {"new_password1": "short"})
    assert (refused.status_code, 'id="id_new_password1_error"' in refused.text) == (422, True)
    done = stranger.post(page.redirect_chain[0][0], form | {"new_password1": "noodles in broth"})
    assert done["Location"] == "/sign-in/"
    reader.refresh_from_db()
    assert reader.check_password("noodles in broth")
    assert SESSION_KEY not in stranger.session
    assert "쓸 수 없는 링크" in Client().get(link, headers={"accept-language": "ko"}).text


def test_the_mail_speaks_korean(stranger: Client, reader: Learner, mailoutbox: list[EmailMessage]) -> None:
    stranger.post("/password/", {"email": "haneul@school.kr"}, headers={"accept-language": "ko"})
    assert mailoutbox[0].subject == "서버리스 실험실 새 비밀번호"
    assert "이름: haneul\n" in mailoutbox[0].body


def test_the_worker_speaks_the_language_of_the_page(reader: Learner, mailoutbox: list[EmailMessage]) -> None:
    with translation.override("ko"):
        send_reset_link("haneul@school.kr", "en")
    assert mailoutbox[0].subject == "A new password for Serverless Lab"
    assert "Name: haneul\n" in mailoutbox[0].body


def test_the_link_does_not_lead_where_a_request_says(
    stranger: Client, reader: Learner, mailoutbox: list[EmailMessage]
) -> None:
    stranger.post("/password/", {"email": "haneul@school.kr"}, headers={"host": "localhost"})
    assert "localhost" not in mailoutbox[0].body
    assert link_in(mailoutbox[0]).startswith("/password/")


@pytest.mark.parametrize("email", ["nobody@school.kr", "guest@school.kr"])
def test_an_unknown_address_gets_the_same_answer(
    stranger: Client, reader: Learner, guest: Learner, send: Send, mailoutbox: list[EmailMessage], email: str
) -> None:
    Learner.objects.filter(pk=guest.pk).update(email="guest@school.kr")
    known, unknown = (send(stranger, "/password/", email=each) for each in ("haneul@school.kr", email))
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [mail.to for mail in mailoutbox] == [["haneul@school.kr"]]


def test_the_page_does_not_look_anybody_up(
    stranger: Client, reader: Learner, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Callable[..., object]
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr("lessons.people.views.passwords.async_task", lambda *what: asked.append(what))
    with django_assert_num_queries(0):
        stranger.post("/password/", {"email": "haneul@school.kr"}, headers={"accept-language": "en"})
    assert asked == [("lessons.people.tasks.send_reset_link", "haneul@school.kr", "en")]


@pytest.mark.parametrize("email", ["", "nowhere", "a\x00@school.kr", f"{'x' * 300}@school.kr", "<b>@x"])
def test_what_is_no_address_is_said(
    stranger: Client, reader: Learner, send: Send, mailoutbox: list[EmailMessage], email: str
) -> None:
    answer = send(stranger, "/password/", email=email)
    assert (answer.status_code, 'id="id_email_error"' in answer.text) == (422, True)
    assert mailoutbox == []


def test_nobody_fills_a_mailbox(
    stranger: Client, reader: Learner, mailoutbox: list[EmailMessage], stopped: None
) -> None:
    statuses = [
        Client().post("/password/", {"email": "haneul@school.kr"}, REMOTE_ADDR=f"10.0.0.{number}").status_code
        for number in range(RESET.learner.size + 1)
    ]
    assert statuses == [302] * RESET.learner.size + [429]
    assert len(mailoutbox) == RESET.learner.size


@pytest.mark.parametrize("path", ["/password/MQ/abc-def/", "/password/%00/x/", "/password/MQ/set-password/"])
def test_a_made_up_link_says_that_it_does_not_work(stranger: Client, reader: Learner, path: str) -> None:
    answer = stranger.get(path, headers={"accept-language": "en"})
    assert (answer.status_code, "This link does not work any more" in answer.text) == (200, True)


def test_a_lab_without_mail_says_so_and_sends_nothing(
    stranger: Client, learner: Learner, mailoutbox: list[EmailMessage]
) -> None:
    Learner.objects.update(email="haneul@school.kr")
    for answer in (
        stranger.get("/password/", headers={"accept-language": "en"}),
        stranger.post("/password/", {"email": "haneul@school.kr"}, headers={"accept-language": "en"}),
    ):
        assert "This lab sends no mail." in answer.text
        assert "manage.py changepassword NAME" in answer.text
        assert 'name="email"' not in answer.text
    assert mailoutbox == []
