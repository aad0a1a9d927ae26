"""A browser whose forms carry a token, and people to be."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from lessons.people import throttle
from lessons.people.models import Learner
from lessons.sandbox import hosting
from tests.sandbox.host import FakeHost

SECRET = "a long password 1"  # the fixture `learner` has it
NEW = {"username": "mandu", "email": "", "password": "steam and dumplings"}


@pytest.fixture
def host() -> FakeHost:
    made = hosting.host()
    assert isinstance(made, FakeHost)
    return made


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The throttle's clock stands."""
    monkeypatch.setattr(throttle.time, "time", lambda: 1000.0)


@pytest.fixture
def guest(db: None) -> Learner:
    made = Learner(username="guest-0123456789abcdef01234567", is_guest=True)
    made.set_unusable_password()
    made.save()
    return made


@pytest.fixture
def as_guest(guest: Learner) -> Client:
    client = Client()
    client.force_login(guest)
    return client


@pytest.fixture
def send() -> Callable[..., HttpResponse]:
    """send(client, address, **values): the page is opened, and its form posted with what it hides."""

    def opened_and_sent(client: Client, address: str, **values: Any) -> HttpResponse:
        page = client.get(address, headers={"accept-language": "en"}).text
        return client.post(address, hidden(page) | values, headers={"accept-language": "en"})

    return opened_and_sent


def hidden(page: str) -> dict[str, str]:
    """What the form in the page's main part hides: token, next, and whom it was drawn for."""
    main = page[page.index("<main") :]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', main))
