"""A page of the chapter to try its bench on, whatever lessons there are."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client

from lessons.iam.bench import BenchStart
from lessons.iam.chapter import CHAPTER
from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.courseware.desk import alone, desk
from tests.iam.desk import PAGE
from tests.iam.shop import PHOTO, furnish
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


@pytest.fixture
def ask(as_learner: Client, shop: Account) -> Any:
    """Ask the explainer; what its panel says. ask("user/mina", "s3:GetObject", on="*", guess="denied")."""

    def asking(who: str = "user/mina", action: str = "s3:GetObject", on: str = PHOTO, **more: Any) -> str:
        principal = who if ":" in who else f"arn:aws:iam::{shop.account_id}:{who}"
        query = {"tab": "explain", "principal": principal, "ask": action, "on": on, "guess": "none"} | more
        answer = as_learner.get(f"{PAGE}?{urlencode(query, doseq=True)}", headers={"accept-language": "en"})
        assert answer.status_code == 200
        return answer.content.decode().partition('id="panel"')[2].partition('id="last"')[0]

    return asking
