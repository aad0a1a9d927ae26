"""A page of the chapter to try its bench on, whatever lessons there are."""

from collections.abc import Iterator

import pytest

from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from lessons.vpc.bench import BenchStart
from lessons.vpc.chapter import CHAPTER
from tests.courseware.desk import alone, desk
from tests.sandbox.conftest import host, wall  # noqa: F401 - real time under the tests' hand
from tests.vpc.desk import Network

DESK = desk("vpc", BenchStart())


@pytest.fixture(autouse=True)
def _desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from alone(monkeypatch, CHAPTER, DESK)


@pytest.fixture
def account(learner: Learner) -> Account:
    return lab.account_of(learner)


@pytest.fixture
def network(account: Account) -> Network:
    return Network(account)
