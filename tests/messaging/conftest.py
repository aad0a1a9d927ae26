"""A page of the chapter to try its bench on, whatever lessons there are."""

from collections.abc import Iterator

import pytest
from django.test import Client

from lessons.messaging.bench import BenchStart
from lessons.messaging.chapter import CHAPTER
from lessons.messaging.conveyor import behind
from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.courseware.desk import alone, desk
from tests.messaging.desk import Queues
from tests.sandbox.conftest import host, wall  # noqa: F401 - real time under the tests' hand

DESK = desk("messaging", BenchStart())


@pytest.fixture(autouse=True)
def _desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from alone(monkeypatch, CHAPTER, DESK)


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the conveyor's page shows is worked out while it waits, however large."""
    monkeypatch.setattr(behind, "ROOM", 10**12)


@pytest.fixture
def bench(as_learner: Client) -> Client:
    """A learner who reads English."""
    as_learner.cookies["lab_language"] = "en"
    return as_learner


@pytest.fixture
def account(learner: Learner) -> Account:
    return lab.account_of(learner)


@pytest.fixture
def queues(account: Account) -> Queues:
    return Queues(account)
