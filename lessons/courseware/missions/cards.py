"""Missions as lessons and the course map speak of them: where they are, begun or not, solved or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from lessons.courseware.course import Mission
from lessons.courseware.models import Attempt

if TYPE_CHECKING:
    from lessons.courseware.lesson_page import LessonPage


@dataclass(frozen=True)
class Card:
    """A mission as other pages speak of it. `attempt` is the current one, `solved` whether any attempt was."""

    mission: Mission
    url: str
    attempt: Attempt | None
    solved: bool
    assisted: bool


def cards(page: "LessonPage") -> dict[str, Card]:
    """The lesson's missions by id; one query."""
    wanted = page.lesson.missions
    if not wanted:
        return {}
    rows = attempts_of(page.learner, [f"{page.chapter.slug}/{mission.id}" for mission in wanted])
    return {mission.id: card(page.chapter.slug, mission, rows) for mission in wanted}


def attempts_of(learner: Any, keys: list[str]) -> dict[str, list[Attempt]]:
    """The learner's attempts at some missions, newest first; one query."""
    found: dict[str, list[Attempt]] = {}
    if learner is not None:
        for row in Attempt.objects.filter(learner=learner, mission__in=keys):
            found.setdefault(row.mission, []).append(row)
    return found


def card(chapter: str, mission: Mission, rows: Mapping[str, list[Attempt]]) -> Card:
    mine = rows.get(f"{chapter}/{mission.id}", [])
    solved = [row for row in mine if row.solved]
    return Card(
        mission,
        reverse("courseware:mission", args=[chapter, mission.id]),
        next((row for row in mine if row.current), None),
        solved=bool(solved),
        assisted=bool(solved) and all(row.assisted for row in solved),
    )
