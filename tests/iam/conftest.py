"""A page of the chapter to try its bench on, whatever lessons there are."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from lessons.courseware import catalogue, lesson_page
from lessons.courseware.course import Lesson
from lessons.iam.bench import BenchStart
from lessons.iam.chapter import CHAPTER
from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from tests.iam.shop import furnish
from tests.sandbox.conftest import host, wall  # noqa: F401 - real time under the tests' hand

DESK = Lesson(
    slug="desk",
    number="3.0",
    title={"en": "Desk", "ko": "책상"},
    summary={"en": "A bench.", "ko": "실습대예요."},
    minutes=1,
    template="iam/lessons/desk",
    bench=BenchStart(),
)


@pytest.fixture(autouse=True)
def _desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    chapter = replace(CHAPTER, lessons=(DESK,))
    monkeypatch.setattr(catalogue, "chapters", lambda: (chapter,))
    monkeypatch.setattr(lesson_page, "lesson_text", lambda template, language: ())
    monkeypatch.setattr(lesson_page, "lesson_terms", lambda template, language: ())
    catalogue.lessons.cache_clear()
    yield
    catalogue.lessons.cache_clear()


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
