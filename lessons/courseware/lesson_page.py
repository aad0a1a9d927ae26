"""A lesson's page: its text, and the learner's own account at the bench."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.urls import reverse

from lessons.courseware import catalogue, predictions, progress, scenes, sorting
from lessons.courseware.course import Text
from lessons.courseware.first_action import carry_over
from lessons.courseware.missions.cards import cards
from lessons.courseware.page import Page
from lessons.courseware.text import Block, lesson_terms, lesson_text
from lessons.people.guests import ensure_learner
from lessons.sandbox import lab


@dataclass(frozen=True)
class Piece:
    """A block of the lesson's text with the state of what it names: a check, a prediction, a scene, a mission."""

    block: Block
    state: Any = None


class LessonPage(Page):
    """Lessons are done in the learner's main account."""

    left = "courseware/lesson.html"
    live = "courseware/lesson_live.html"

    @property
    def url(self) -> str:
        return reverse("courseware:lesson", args=self.address)

    @property
    def address(self) -> tuple[str, str]:
        return self.chapter.slug, self.lesson.slug

    @property
    def title(self) -> Text:
        return self.lesson.title

    @property
    def bench(self) -> Any:
        return self.lesson.bench

    @property
    def shelf(self) -> str:
        return str(self.bench.shelf)

    @property
    def key(self) -> str:
        """Under which name progress is remembered."""
        return f"{self.chapter.slug}/{self.lesson.slug}"

    @cached_property
    def account(self) -> lab.Account | None:
        return self.learner.accounts.filter(main=True).first() if self.learner else None

    def begin(self) -> None:
        """A visitor becomes a guest with an account of their own."""
        if self.account is None:
            preview = self.probe
            self.newcomer = self.learner is None
            self.learner = ensure_learner(self.request)
            self.account = lab.account_of(self.learner)
            self.renew()
            carry_over(self, preview)

    def context(self, *, after_action: bool) -> dict[str, Any]:
        rows = progress.remembered(self)
        checks = progress.states(self, rows)
        if after_action and self.learner is not None:
            progress.record(self, rows, checks)
        answers = predictions.answers_of(self)
        found: dict[str, dict[str, Any]] = {
            "try": {state.check.id: state for state in checks},
            "predict": predictions.states(self, answers),
            "sort": sorting.states(self, answers),
            "scene": scenes.states(self),
            "mission": cards(self),
        }
        blocks = lesson_text(self.lesson.template, self.language)
        return {
            "pieces": [Piece(block, found.get(block.kind, {}).get(block.name)) for block in blocks],
            "live": [Piece(block, found[block.kind].get(block.name)) for block in blocks if block.kind in found],
            "terms": lesson_terms(self.lesson.template, self.language),
            "done": sum(state.met for state in checks),
            "total": len(checks),
            "finished": all(state.met or state.row for state in checks),
            "quiz_url": reverse("courseware:quiz", args=self.address) if self.lesson.quiz else "",
            "next_lesson": self.next_lesson(),
        }

    def next_lesson(self) -> dict[str, Any] | None:
        """The one that comes after this one in the course."""
        found = catalogue.after(*self.address)
        if found is None:
            return None
        chapter, lesson = found
        url = reverse("courseware:lesson", args=[chapter.slug, lesson.slug])
        return {"url": url, "number": lesson.number, "title": lesson.title}
