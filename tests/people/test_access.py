"""Roles: given by the operator, asked for by a decorator."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path

from lessons.people.access import instructor_required
from lessons.people.models import Learner
from serverless_lab.urls import urlpatterns

pytestmark = pytest.mark.django_db


@instructor_required
def board(request: HttpRequest) -> HttpResponse:
    return HttpResponse(f"board of {request.user.username}")


class WithBoard:
    urlpatterns = [path("board/", board), *urlpatterns]


def role(*words: str) -> str:
    out = StringIO()
    call_command("role", *words, stdout=out)
    return out.getvalue()


@override_settings(ROOT_URLCONF=WithBoard)
def test_an_instructor_sees_the_page_for_two_queries(
    as_learner: Client, learner: Learner, django_assert_num_queries: Callable[..., Any]
) -> None:
    role("haneul", "instructor")
    with django_assert_num_queries(2):
        assert as_learner.get("/board/").text == "board of haneul"
    role("haneul", "learner")
    assert as_learner.get("/board/").status_code == 403


@override_settings(ROOT_URLCONF=WithBoard)
def test_learners_and_guests_are_refused(as_learner: Client, as_guest: Client) -> None:
    for client in (as_learner, as_guest):
        answer = client.get("/board/", headers={"accept-language": "en"})
        assert (answer.status_code, "This is not yours to see" in answer.text) == (403, True)


@override_settings(ROOT_URLCONF=WithBoard)
def test_a_visitor_signs_in_and_comes_back(stranger: Client) -> None:
    assert stranger.get("/board/?class=3&x=1")["Location"] == "/sign-in/?next=/board/%3Fclass%3D3%26x%3D1"
    assert stranger.post("/board/?class=3")["Location"] == "/sign-in/?next=/board/"


def test_the_operator_gives_roles_and_lists_them(learner: Learner, other_learner: Learner) -> None:
    assert role() == "There are no instructors yet. Make one: manage.py role NAME instructor\n"
    assert role("haneul") == "haneul: learner\n"
    assert role("ＨＡＮＥＵＬ", "instructor") == "haneul: instructor\n"
    role("bada", "instructor")
    assert role() == "bada\nhaneul\n"
    assert role("bada", "learner") == "bada: learner\n"
    assert role() == "haneul\n"


def test_nobody_else_gets_a_role(guest: Learner) -> None:
    for name in ("nobody", guest.username):
        with pytest.raises(CommandError, match="A guest has to sign up first"):
            role(name, "instructor")
    with pytest.raises(CommandError, match="invalid choice: 'king'"):
        role(guest.username, "king")
    guest.refresh_from_db()
    assert guest.role == "learner"


def test_an_instructors_settings_say_so(as_learner: Client, learner: Learner) -> None:
    assert "Instructor" not in as_learner.get("/settings/", headers={"accept-language": "en"}).text
    role("haneul", "instructor")
    assert "Instructor</span>" in as_learner.get("/settings/", headers={"accept-language": "en"}).text


def test_the_header_says_who_is_here(stranger: Client, as_guest: Client, as_learner: Client) -> None:
    def header(client: Client) -> str:
        page = client.get("/no/such/place/?a=1&b=2", headers={"accept-language": "en"}).text
        return page[page.index("<header") : page.index("</header>")]

    visitor, guest, learner = header(stranger), header(as_guest), header(as_learner)
    assert '<a class="who" id="who" href="/sign-in/?next=/no/such/place/%3Fa%3D1%26b%3D2">' in visitor
    assert ('<span class="name">Guest</span>' in guest, "/sign-up/" in guest, "/sign-out/" in guest) == (
        True,
        True,
        False,
    )
    assert ('<span class="name">haneul</span>' in learner, "/sign-up/" in learner) == (True, False)
    assert '<form method="post" action="/sign-out/"><input type="hidden" name="csrfmiddlewaretoken"' in learner
