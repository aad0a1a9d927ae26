"""Every lesson, mission and quiz of the course, and when a text of theirs is complete."""

import re
from collections.abc import Iterator, Mapping
from string import Formatter
from typing import Any

import msgspec
import pytest

from lessons.courseware import catalogue
from lessons.courseware.course import Text
from lessons.courseware.text import with_numbers

LANGUAGES = ("en", "ko")
_PARTICLE = re.compile(r"\}`?(?:이|가|은|는|을|를|와|과|로|으로)\b")
_PLAIN = re.compile(r"(?<!\b둘 )다(?:[.?!](?:\s|$)|$)")  # 둘 다 is no verb
LESSONS = [lesson for _chapter, lesson in catalogue.lessons()]
MISSIONS = [mission for lesson in LESSONS for mission in lesson.missions]
QUIZZES = [(lesson, lesson.quiz) for lesson in LESSONS if lesson.quiz]
every_lesson = pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.slug)
every_mission = pytest.mark.parametrize("mission", MISSIONS, ids=lambda mission: mission.id)
every_quiz = pytest.mark.parametrize(("lesson", "quiz"), QUIZZES, ids=lambda each: getattr(each, "slug", ""))
either_language = pytest.mark.parametrize("language", LANGUAGES)


def texts(thing: Any) -> Iterator[Text]:
    """Every Text in a piece of content, however deep."""
    if isinstance(thing, Mapping):
        if set(thing) & set(LANGUAGES):
            yield thing
        else:
            for value in thing.values():
                yield from texts(value)
    elif isinstance(thing, tuple | list):
        for value in thing:
            yield from texts(value)
    elif isinstance(thing, msgspec.Struct):
        for name in thing.__struct_fields__:
            yield from texts(getattr(thing, name))
    elif hasattr(thing, "__dataclass_fields__"):
        for name in thing.__dataclass_fields__:
            yield from texts(getattr(thing, name))


def holes(text: str) -> set[str]:
    try:
        return {name for _before, name, _spec, _conversion in Formatter().parse(text) if name}
    except ValueError:
        return set()  # code, which has braces of its own


def is_complete(text: Text) -> bool:
    """Both languages, the same facts in both, no particle behind a fact, and Korean that speaks politely."""
    if set(text) != set(LANGUAGES) or not all(text[language].strip() for language in LANGUAGES):
        return False
    if holes(with_numbers(text["en"])) != holes(with_numbers(text["ko"])):
        return False
    return not (_PARTICLE.search(text["ko"]) or _PLAIN.search(text["ko"]))
