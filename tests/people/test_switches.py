"""Language and theme: remembered in a cookie and on the learner, safe about where they lead."""

import pytest
from django.test import Client

from lessons.people.models import Learner

pytestmark = pytest.mark.django_db


def test_language_is_remembered_in_the_browser_and_on_the_learner(as_learner: Client, learner: Learner) -> None:
    answer = as_learner.post("/language/", {"language": "en", "next": "/theme/?a=1"})
    assert (answer.status_code, answer["Location"]) == (302, "/theme/?a=1")
    cookie = as_learner.cookies["lab_language"]
    assert (cookie.value, cookie["httponly"], cookie["samesite"]) == ("en", True, "Lax")
    learner.refresh_from_db()
    assert learner.language == "en"
    assert 'lang="en"' in as_learner.get("/no/such/place/").text


def test_a_stranger_switches_without_becoming_a_guest(stranger: Client) -> None:
    stranger.post("/language/", {"language": "en"})
    stranger.post("/theme/", {"theme": "dark"})
    assert '<html lang="en" data-theme="dark">' in stranger.get("/no/such/place/").text
    assert Learner.objects.count() == 0


def test_a_new_device_speaks_the_learners_language_in_her_theme(as_learner: Client, learner: Learner) -> None:
    Learner.objects.filter(pk=learner.pk).update(language="en", theme="dark")
    assert '<html lang="en" data-theme="dark">' in as_learner.get("/no/such/place/").text


def test_the_browsers_own_choice_wins(as_learner: Client, learner: Learner) -> None:
    Learner.objects.filter(pk=learner.pk).update(language="en", theme="dark")
    as_learner.cookies["lab_language"] = "ko"
    as_learner.cookies["lab_theme"] = "light"
    assert '<html lang="ko" data-theme="light">' in as_learner.get("/no/such/place/").text


@pytest.mark.parametrize("cookie", ["purple", '"><script>', ""])
def test_a_strange_theme_cookie_is_ignored(stranger: Client, cookie: str) -> None:
    stranger.cookies["lab_theme"] = cookie
    assert 'data-theme="auto">' in stranger.get("/no/such/place/").text


@pytest.mark.parametrize("address", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "", "/\\evil"])
@pytest.mark.parametrize("switch", [("/language/", {"language": "ko"}), ("/theme/", {"theme": "dark"})])
def test_next_leads_nowhere_else(stranger: Client, address: str, switch: tuple[str, dict[str, str]]) -> None:
    answer = stranger.post(switch[0], {**switch[1], "next": address}, headers={"referer": "https://evil.example/"})
    assert answer["Location"] == "/"


@pytest.mark.parametrize(("address", "values"), [("/language/", {"language": "de"}), ("/theme/", {"theme": "x"})])
def test_nonsense_is_a_bad_request_and_changes_nothing(
    as_learner: Client, learner: Learner, address: str, values: dict[str, str]
) -> None:
    assert as_learner.post(address, values).status_code == 400
    learner.refresh_from_db()
    assert (learner.language, learner.theme) == ("", "")


@pytest.mark.parametrize("address", ["/language/", "/theme/"])
def test_looking_is_not_switching(stranger: Client, address: str) -> None:
    answer = stranger.get(address)
    assert (answer.status_code, answer["Location"], list(answer.cookies)) == (302, "/", [])


def test_htmx_gets_the_next_state_of_the_button(stranger: Client) -> None:
    answer = stranger.post("/theme/", {"theme": "light", "next": "/?a=1"}, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert answer.text.lstrip().startswith('<form id="theme"')
    assert 'data-theme-now="light"' in answer.text
    assert 'value="dark"' in answer.text
    assert 'name="next" value="/?a=1"' in answer.text
    assert answer.cookies["lab_theme"].value == "light"
