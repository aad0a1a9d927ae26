"""A page of the chapter to try its bench on, whatever lessons there are."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from lessons.courseware import catalogue, lesson_page
from lessons.courseware.course import Lesson
from lessons.people.models import Learner
from lessons.sandbox import lab
from lessons.sandbox.models import Account
from lessons.vpc.bench import BenchStart
from lessons.vpc.chapter import CHAPTER
from tests.sandbox.conftest import host, wall  # noqa: F401 - real time under the tests' hand
from tests.vpc.desk import Network

DESK = Lesson(
    slug="desk",
    number="4.0",
    title={"en": "Desk", "ko": "책상"},
    summary={"en": "A bench.", "ko": "실습대예요."},
    minutes=1,
    template="vpc/lessons/desk",
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
def network(account: Account) -> Network:
    return Network(account)
