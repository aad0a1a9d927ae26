"""A page of a chapter to try its bench on, whatever lessons there are."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from lessons.courseware import catalogue, lesson_page
from lessons.courseware.course import Chapter, Lesson


def desk(app: str, bench: Any) -> Lesson:
    """The lesson at `/<app>/desk/`; it has no text and nothing to do."""
    return Lesson(
        slug="desk",
        number="0.0",
        title={"en": "Desk", "ko": "책상"},
        summary={"en": "A bench.", "ko": "실습대예요."},
        minutes=1,
        template=f"{app}/lessons/desk",
        bench=bench,
    )


def alone(monkeypatch: pytest.MonkeyPatch, chapter: Chapter, lesson: Lesson) -> Iterator[None]:
    """The course is that lesson, as long as the fixture that yields from this lives."""
    monkeypatch.setattr(catalogue, "chapters", lambda: (replace(chapter, lessons=(lesson,)),))
    monkeypatch.setattr(lesson_page, "lesson_text", lambda template, language: ())
    monkeypatch.setattr(lesson_page, "lesson_terms", lambda template, language: ())
    catalogue.lessons.cache_clear()
    yield
    catalogue.lessons.cache_clear()
