"""The course by name: what `lessons.contents` lists, found by slug. Courseware imports no chapter itself."""

from functools import cache
from importlib import import_module
from typing import Any

from lessons.courseware.course import Chapter, Check, Lesson, Mission, Planned


@cache
def contents() -> tuple[Chapter | Planned, ...]:
    """The chapters in the order of the course, those that are not written yet included."""
    listed = import_module("lessons.contents").CONTENTS
    return tuple(_written(entry) if isinstance(entry, str) else entry for entry in listed)


def _written(module: str) -> Any:
    return import_module(module).CHAPTER


@cache
def chapters() -> tuple[Chapter, ...]:
    return tuple(entry for entry in contents() if isinstance(entry, Chapter))


def chapter(slug: str) -> Chapter:
    """Raises LookupError when there is no such chapter."""
    for each in chapters():
        if each.slug == slug:
            return each
    raise LookupError(slug)


def lesson(chapter_slug: str, lesson_slug: str) -> tuple[Chapter, Lesson]:
    """Raises LookupError when there is no such lesson."""
    found = chapter(chapter_slug)
    for each in found.lessons:
        if each.slug == lesson_slug:
            return found, each
    raise LookupError(lesson_slug)


def mission(chapter_slug: str, mission_id: str) -> tuple[Chapter, Lesson, Mission]:
    """Raises LookupError when there is no such mission."""
    found = chapter(chapter_slug)
    for each in found.lessons:
        for task in each.missions:
            if task.id == mission_id:
                return found, each, task
    raise LookupError(mission_id)


def check(path: str) -> tuple[Chapter, Lesson, Check]:
    """A lesson's check by "chapter/lesson/check"; raises LookupError."""
    chapter_slug, _, rest = path.partition("/")
    lesson_slug, _, check_id = rest.partition("/")
    found, of = lesson(chapter_slug, lesson_slug)
    for each in of.checks:
        if each.id == check_id:
            return found, of, each
    raise LookupError(path)


def has_check(path: str) -> bool:
    """Is it (still) part of the course?"""
    try:
        return bool(check(path))
    except LookupError:
        return False


@cache
def lessons() -> tuple[tuple[Chapter, Lesson], ...]:
    """Every lesson in the order of the course."""
    return tuple((each, lesson) for each in chapters() for lesson in each.lessons)


def after(chapter_slug: str, lesson_slug: str) -> tuple[Chapter, Lesson] | None:
    """The lesson that comes next, None at the end."""
    order = [(each.slug, lesson.slug) for each, lesson in lessons()]
    place = order.index((chapter_slug, lesson_slug)) + 1
    return lessons()[place] if place < len(order) else None
