"""A page of the chapter to try its bench on, whatever lessons there are."""

from collections.abc import Iterator
from typing import Any

import pytest

from lessons.iam.bench import BenchStart
from lessons.iam.chapter import CHAPTER
from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.courseware.desk import alone, desk
from tests.iam.shop import furnish
from tests.sandbox.conftest import host, wall  # noqa: F401 - real time under the tests' hand

DESK = desk("iam", BenchStart())


@pytest.fixture(autouse=True)
def _desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield from alone(monkeypatch, CHAPTER, DESK)


@pytest.fixture
def account(learner: Learner) -> Account:
    return lab.account_of(learner)


@pytest.fixture
def iam(account: Account) -> Any:
    """Do something in the account: iam("CreateUser", UserName="mina")."""

    def call(operation: str, **params: Any) -> Any:
        result = lab.call(account, "iam", operation, params)
        assert result.refusal is None, result.refusal
        return result.answer

    return call


@pytest.fixture
def shop(account: Account) -> Account:
    return furnish(account)
