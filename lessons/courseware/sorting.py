"""Sorting things into kinds: every place that was chosen is answered at once, and a wrong one can be changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.utils import timezone
from django.utils.safestring import SafeString

from lessons.courseware.course import Sort, Thing
from lessons.courseware.models import Answer
from lessons.courseware.predictions import answers_of
from lessons.courseware.text import sentence

if TYPE_CHECKING:
    from lessons.courseware.lesson_page import LessonPage


@dataclass(frozen=True)
class Place:
    """A kind that a thing may be put to."""

    id: str
    text: SafeString
    chosen: bool


@dataclass(frozen=True)
class Row:
    """`said` is empty until the thing was put somewhere."""

    thing: Thing
    text: SafeString
    places: list[Place]
    placed: bool
    right: bool
    said: SafeString


@dataclass(frozen=True)
class SortState:
    question: SafeString
    kinds: list[tuple[SafeString, SafeString]]
    rows: list[Row]
    right: int
    finished: bool
    done: SafeString


class SortForm(forms.Form):
    """A field for each thing, named as the thing, with the kind it was put to."""

    def __init__(self, sort: Sort, data: Mapping[str, object]) -> None:
        super().__init__(data)
        kinds = [(kind.id, kind.id) for kind in sort.kinds]
        for thing in sort.things:
            self.fields[thing.id] = forms.ChoiceField(choices=kinds, required=False)

    def placed(self) -> dict[str, str]:
        return {thing: kind for thing, kind in self.cleaned_data.items() if kind}


def states(page: "LessonPage", answers: Mapping[str, str]) -> dict[str, SortState]:
    """`answers` are the learner's in this lesson, by `key`."""
    return {sort.id: _state(sort, page.language, answers) for sort in page.lesson.sorts}


def keep(page: "LessonPage", sort: Sort, placed: Mapping[str, str]) -> SortState:
    """Remember where things were put, and how all of them stand: another tab may have put others."""
    now = timezone.now()
    Answer.objects.bulk_create(
        [
            Answer(learner=page.learner, lesson=page.key, prediction_id=key(sort, thing), option=kind, answered=now)
            for thing, kind in placed.items()
        ],
        update_conflicts=True,
        unique_fields=["learner", "lesson", "prediction_id"],
        update_fields=["option", "answered"],
    )
    return _state(sort, page.language, answers_of(page))


def key(sort: Sort, thing: str) -> str:
    """Under which name among the lesson's answers; predictions have no dot in theirs."""
    return f"{sort.id}.{thing}"


def _state(sort: Sort, language: str, answers: Mapping[str, str]) -> SortState:
    rows = [_row(sort, thing, language, answers.get(key(sort, thing.id), "")) for thing in sort.things]
    right = sum(row.right for row in rows)
    return SortState(
        sentence(sort.question[language]),
        [(sentence(kind.text[language]), sentence(kind.meaning[language])) for kind in sort.kinds],
        rows,
        right,
        right == len(rows),
        sentence(sort.done[language]),
    )


def _row(sort: Sort, thing: Thing, language: str, chosen: str) -> Row:
    return Row(
        thing,
        sentence(thing.text[language]),
        [Place(kind.id, sentence(kind.text[language]), kind.id == chosen) for kind in sort.kinds],
        placed=chosen in thing.said,
        right=chosen == thing.kind,
        said=sentence(thing.said[chosen][language]) if chosen in thing.said else SafeString(""),
    )
