"""A guest keeps everything by signing up, a visitor begins; twice, at once, or with nonsense, nothing breaks."""

from collections.abc import Callable
from functools import partial

import pytest
from django.contrib.auth import SESSION_KEY
from django.http import HttpResponse
from django.test import Client

from lessons.people.models import Learner
from lessons.people.throttle import SIGN_UP
from tests.at_once import at_once
from tests.people.conftest import NEW, SECRET, hidden

pytestmark = pytest.mark.django_db
Send = Callable[..., HttpResponse]


def test_a_guest_stays_the_same_person(as_guest: Client, guest: Learner, send: Send) -> None:
    before = as_guest.session.session_key
    answer = send(as_guest, "/sign-up/?next=/settings/", **NEW | {"email": "mandu@school.kr"})
    assert (answer.status_code, answer["Location"]) == (302, "/settings/")
    learner = Learner.objects.get()
    assert (learner.pk, learner.username, learner.email) == (guest.pk, "mandu", "mandu@school.kr")
    assert (learner.is_guest, learner.role, learner.check_password(NEW["password"])) == (False, "learner", True)
    assert as_guest.session[SESSION_KEY] == str(guest.pk)
    assert as_guest.session.session_key != before
    assert "mandu" in as_guest.get("/settings/").text


def test_a_copy_of_the_guests_session_is_worth_nothing_afterwards(as_guest: Client, guest: Learner, send: Send) -> None:
    other = Client()
    other.force_login(guest)
    send(as_guest, "/sign-up/", **NEW)
    assert other.get("/settings/")["Location"] == "/sign-in/?next=/settings/"


def test_a_visitor_becomes_a_learner_in_the_browsers_language_and_colours(stranger: Client, send: Send) -> None:
    stranger.cookies["lab_theme"] = "dark"
    answer = send(stranger, "/sign-up/", **NEW)
    learner = Learner.objects.get()
    assert (answer["Location"], learner.is_guest) == ("/", False)
    assert (learner.language, learner.theme) == ("en", "dark")
    assert stranger.session[SESSION_KEY] == str(learner.pk)


@pytest.mark.parametrize("name", ["haneul", "HANEUL", "ｈａｎｅｕｌ", " haneul "])
def test_a_taken_name_is_taken_however_it_is_written(stranger: Client, learner: Learner, send: Send, name: str) -> None:
    answer = send(stranger, "/sign-up/", **NEW | {"username": name})
    assert answer.status_code == 422
    assert answer.text.count("This name is taken.") == 2  # in the summary and beside the field
    assert Learner.objects.count() == 1


@pytest.mark.parametrize("who", ["stranger", "as_guest"])
def test_a_name_taken_a_moment_ago_is_said_as_well(
    request: pytest.FixtureRequest, learner: Learner, send: Send, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    client = request.getfixturevalue(who)
    before = Learner.objects.count()
    monkeypatch.setattr("lessons.people.forms.entry.is_taken", lambda name: False)
    answer = send(client, "/sign-up/", **NEW | {"username": "Haneul"})
    assert (answer.status_code, answer.text.count("This name is taken.")) == (422, 2)
    assert Learner.objects.count() == before


def test_the_database_says_so_too(learner: Learner) -> None:
    from django.db import IntegrityError

    with pytest.raises(IntegrityError):
        Learner.objects.create(username="HaNeul")


@pytest.mark.parametrize(
    ("changes", "sentence", "field"),
    [
        ({"username": ""}, "Enter a name.", "username"),
        ({"username": "<script>alert(1)</script>"}, "no spaces.", "username"),
        ({"username": "two words"}, "no spaces.", "username"),
        ({"username": "a\x00b"}, "invisible NUL", "username"),
        ({"username": "x" * 151}, "at most 150 characters", "username"),
        ({"username": "ﬃ" * 60}, "at most 150 characters", "username"),
        ({"email": "nowhere"}, "This is no e-mail address.", "email"),
        ({"email": f"{'x' * 250}@a.kr"}, "at most 254 characters", "email"),
        ({"password": ""}, "Enter a password.", "password"),
        ({"password": "short"}, "Use at least 10 characters.", "password"),
        ({"password": "1234567890"}, "Many people use this password", "password"),
        ({"email": "steamed-rice@school.kr", "password": "steamed-rice!"}, "too much like your name", "password"),
        ({"password": "long enough\x00"}, "invisible NUL", "password"),
        ({"password": "x" * 501}, "at most 500 characters", "password"),
    ],
    ids=lambda value: str(value)[:40] if isinstance(value, dict) else "",
)
def test_what_is_refused_is_said_at_its_field_and_kept(
    stranger: Client, send: Send, changes: dict[str, str], sentence: str, field: str
) -> None:
    answer = send(stranger, "/sign-up/", **NEW | changes | {"next": "/settings/"})
    assert answer.status_code == 422
    assert f'<ul class="errorlist" id="id_{field}_error"><li>' in answer.text
    assert sentence in answer.text
    assert f'aria-describedby="id_{field}_helptext id_{field}_error"' in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert '<a href="#id_' + field in answer.text
    assert "<script>alert" not in answer.text
    assert hidden(answer.text)["next"] == "/settings/"
    if field != "username":
        assert 'value="mandu"' in answer.text
    assert NEW["password"] not in answer.text
    assert Learner.objects.count() == 0


def test_a_refusal_leaves_no_trace_on_the_guest(as_guest: Client, guest: Learner) -> None:
    page = as_guest.get("/sign-up/").text
    answer = as_guest.post("/sign-up/", hidden(page) | {"username": "a b", "password": "x"})
    assert "게스트" in answer.text  # the header still says who is here
    guest.refresh_from_db()
    assert (guest.is_guest, guest.username) == (True, "guest-0123456789abcdef01234567")


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil"])
@pytest.mark.parametrize("path", ["/sign-up/", "/sign-in/"])
def test_next_leads_nowhere_else(stranger: Client, learner: Learner, send: Send, path: str, address: str) -> None:
    values = NEW if path == "/sign-up/" else {"username": "haneul", "password": SECRET}
    assert send(stranger, f"{path}?next={address}", **values)["Location"] == "/"


def test_sent_twice_is_done_once(stranger: Client, send: Send) -> None:
    twin = Client()
    assert send(stranger, "/sign-up/", **NEW).status_code == 302
    assert send(twin, "/sign-up/", **NEW).status_code == 302
    assert Learner.objects.count() == 1
    assert twin.session[SESSION_KEY] == stranger.session[SESSION_KEY]


def test_a_guests_form_sent_twice_finds_its_own_learner(as_guest: Client, guest: Learner) -> None:
    form = hidden(as_guest.get("/sign-up/").text) | NEW
    cookies = as_guest.cookies.copy()
    assert as_guest.post("/sign-up/", form).status_code == 302
    late = Client()
    late.cookies = cookies
    assert late.post("/sign-up/", form).status_code == 302
    assert late.session[SESSION_KEY] == str(guest.pk)
    assert Learner.objects.count() == 1


def test_a_guest_does_not_become_somebody_else_by_signing_up(
    as_guest: Client, guest: Learner, learner: Learner, send: Send
) -> None:
    answer = send(as_guest, "/sign-up/", username="haneul", password=SECRET)
    assert (answer.status_code, "This name is taken." in answer.text) == (422, True)
    assert as_guest.session[SESSION_KEY] == str(guest.pk)


def test_a_form_of_a_session_that_is_over_starts_nobody_anew(as_guest: Client) -> None:
    form = hidden(as_guest.get("/sign-up/").text) | NEW
    answer = Client().post("/sign-up/", form, headers={"accept-language": "en"})
    assert (answer.status_code, "you are somebody else now" in answer.text) == (422, True)
    assert list(Learner.objects.values_list("is_guest", flat=True)) == [True]


def test_a_page_drawn_for_a_visitor_claims_the_guest_of_the_other_tab(as_guest: Client, guest: Learner) -> None:
    assert as_guest.post("/sign-up/", {"as": "", **NEW}).status_code == 302
    assert Learner.objects.get().pk == guest.pk


def test_without_a_token_nothing_happens(guest: Learner) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(guest)
    assert browser.post("/sign-up/", NEW).status_code == 403
    assert Learner.objects.get().is_guest


def test_an_address_signs_up_a_classroom_and_no_more(stranger: Client, stopped: None) -> None:
    for _ in range(SIGN_UP.address.size):
        assert Client().post("/sign-up/", {"username": "a b"}).status_code == 422
    answer = stranger.post("/sign-up/", NEW, headers={"accept-language": "en"})
    assert (answer.status_code, answer["Retry-After"]) == (429, "5")
    assert "Too many tries. Nothing was done; try again in 5 seconds." in answer.text
    assert 'value="mandu"' in answer.text
    assert Learner.objects.count() == 0


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
@pytest.mark.parametrize(
    "path",
    ["/sign-up/", "/sign-in/", "/sign-out/", "/settings/", "/settings/password/", "/settings/delete/", "/goodbye/"],
)
def test_only_get_and_post(as_learner: Client, path: str, method: str) -> None:
    assert getattr(as_learner, method)(path).status_code == 405


@pytest.mark.django_db(transaction=True)
def test_one_guest_signs_up_twice_at_the_same_moment(guest: Learner) -> None:
    browsers = [Client(), Client()]
    for browser in browsers:
        browser.force_login(guest)
    names = ("first", "second")

    def sign_up(browser: Client, name: str) -> int:
        return browser.post("/sign-up/", {"as": str(guest.pk), **NEW, "username": name}).status_code

    answers = at_once(*[partial(sign_up, browser, name) for browser, name in zip(browsers, names, strict=True)])
    assert sorted(answers) == [302, 422]
    won = names[answers.index(302)]
    assert list(Learner.objects.values_list("pk", "username", "is_guest")) == [(guest.pk, won, False)]
