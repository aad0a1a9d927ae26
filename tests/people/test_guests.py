"""Guests: made by the first action that needs a learner, never by looking."""

import pytest
from django.contrib.auth import SESSION_KEY
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.test import Client, RequestFactory, override_settings
from django.urls import path

from lessons.people.guests import ensure_learner
from lessons.people.models import Learner
from lessons.people.throttle import GUEST
from serverless_lab.urls import urlpatterns


def act(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return HttpResponse(get_token(request))
    return HttpResponse(str(ensure_learner(request).pk))


class WithAction:
    urlpatterns = [path("act/", act), *urlpatterns]


pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    with override_settings(ROOT_URLCONF=WithAction):
        yield Client(enforce_csrf_checks=True)


def test_first_action_makes_one_guest_and_keeps_it(browser: Client) -> None:
    token = browser.get("/act/").text
    first = browser.post("/act/", {"csrfmiddlewaretoken": token}).text
    guest = Learner.objects.get()
    assert (first, guest.is_guest, guest.has_usable_password()) == (str(guest.pk), True, False)
    assert browser.session[SESSION_KEY] == str(guest.pk)
    # A form that was on the page before the guest existed still works.
    assert browser.post("/act/", {"csrfmiddlewaretoken": token}).text == first
    assert Learner.objects.count() == 1


@pytest.mark.usefixtures("stopped")
def test_an_address_makes_as_many_guests_as_a_classroom_and_no_more(browser: Client) -> None:
    answers = [Client().post("/act/").status_code for _ in range(GUEST.address.size + 5)]
    assert answers.count(200) == GUEST.address.size
    assert answers[-1] == 429
    assert Learner.objects.count() == GUEST.address.size
    assert Client().post("/act/", REMOTE_ADDR="10.1.2.3").status_code == 200


def test_two_browsers_are_two_guests(browser: Client) -> None:
    other = Client()
    first = browser.post("/act/", {"csrfmiddlewaretoken": browser.get("/act/").text}).text
    assert other.post("/act/").text != first


def test_the_guest_keeps_what_the_browser_had_chosen(browser: Client) -> None:
    browser.cookies["lab_theme"] = "dark"
    browser.cookies["lab_language"] = "en"
    browser.post("/act/", {"csrfmiddlewaretoken": browser.get("/act/").text})
    guest = Learner.objects.get()
    assert (guest.theme, guest.language) == ("dark", "en")


def test_a_signed_in_learner_stays_who_she_is(as_learner: Client, learner: Learner) -> None:
    with override_settings(ROOT_URLCONF=WithAction):
        assert as_learner.post("/act/").text == str(learner.pk)
    assert Learner.objects.count() == 1


def test_looking_is_refused_as_a_reason(rf: RequestFactory) -> None:
    from django.contrib.auth.models import AnonymousUser

    request = rf.get("/")
    request.user = AnonymousUser()
    with pytest.raises(ValueError, match="never by looking"):
        ensure_learner(request)
    assert Learner.objects.count() == 0
