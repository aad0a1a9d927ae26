"""How far a learner is in the whole course: read in a fixed number of queries, however much has been done."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Sum
from django.urls import reverse

from lessons.courseware import catalogue
from lessons.courseware.course import Chapter, Lesson, Planned
from lessons.courseware.missions import cards
from lessons.courseware.missions.cards import Card
from lessons.courseware.models import Progress, QuizAttempt


@dataclass(frozen=True)
class QuizStanding:
    """The current attempt. `marks` is the sum of its marks, None when there is no attempt."""

    url: str
    questions: int
    answered: int
    marks: float | None

    @property
    def finished(self) -> bool:
        return self.answered >= self.questions

    @property
    def percent(self) -> int:
        return round(100 * (self.marks or 0) / self.questions)


@dataclass(frozen=True)
class LessonStanding:
    """`done` of `total` checks were met at least once."""

    lesson: Lesson
    url: str
    done: int
    total: int
    quiz: QuizStanding | None
    missions: list[Card]

    @property
    def finished(self) -> bool:
        return self.done >= self.total

    @property
    def begun(self) -> bool:
        return self.done > 0

    @property
    def to_do(self) -> "Step | None":
        """The first thing of this lesson that is not done yet."""
        if not self.finished:
            return Step("lesson", self.lesson, self.url, self.lesson.title, self.lesson.minutes)
        if self.quiz and not self.quiz.finished:
            return Step("quiz", self.lesson, self.quiz.url, self.lesson.title, 2)
        for card in self.missions:
            if not card.solved:
                return Step("mission", self.lesson, card.url, card.mission.title, card.mission.minutes)
        return None


@dataclass(frozen=True)
class Step:
    """What comes next: a lesson, its quiz, or a mission. `minutes` is how long it takes, about."""

    kind: str
    lesson: Lesson
    url: str
    title: Any
    minutes: int


@dataclass(frozen=True)
class ChapterStanding:
    chapter: Chapter
    url: str
    lessons: list[LessonStanding]

    @property
    def finished(self) -> int:
        return sum(lesson.finished for lesson in self.lessons)

    @property
    def missions(self) -> list[Card]:
        return [card for lesson in self.lessons for card in lesson.missions]

    @property
    def solved(self) -> int:
        return sum(card.solved for card in self.missions)

    @property
    def minutes(self) -> int:
        return sum(lesson.lesson.minutes for lesson in self.lessons)


@dataclass(frozen=True)
class Standing:
    """`contents` is the whole course in order; a chapter that is not written yet is there as `Planned`."""

    contents: list[ChapterStanding | Planned]

    @property
    def chapters(self) -> list[ChapterStanding]:
        return [entry for entry in self.contents if isinstance(entry, ChapterStanding)]

    @property
    def lessons(self) -> list[LessonStanding]:
        return [lesson for chapter in self.chapters for lesson in chapter.lessons]

    @property
    def begun(self) -> bool:
        return any(lesson.begun for lesson in self.lessons)

    @property
    def next_step(self) -> Step | None:
        """The first thing of the course that is not done yet; None when everything is."""
        return next((step for lesson in self.lessons if (step := lesson.to_do)), None)


def read(learner: Any) -> Standing:
    """Three queries; none for a visitor."""
    met = _met(learner)
    rows = cards.attempts_of(
        learner, [f"{chapter.slug}/{each.id}" for chapter, lesson in catalogue.lessons() for each in lesson.missions]
    )
    marks = _marks(learner)
    return Standing(
        [
            ChapterStanding(
                entry,
                reverse("courseware:chapter", args=[entry.slug]),
                [_lesson(entry, lesson, met, rows, marks) for lesson in entry.lessons],
            )
            if isinstance(entry, Chapter)
            else entry
            for entry in catalogue.contents()
        ]
    )


def _met(learner: Any) -> set[tuple[str, str]]:
    if learner is None:
        return set()
    return set(Progress.objects.filter(learner=learner).values_list("lesson", "check_id"))


def _marks(learner: Any) -> dict[str, tuple[int, float]]:
    """Of each quiz's current attempt: questions answered, sum of marks."""
    if learner is None:
        return {}
    rows = QuizAttempt.objects.filter(learner=learner, current=True)
    counted = rows.annotate(answered=Count("responses"), marks=Sum("responses__mark")).order_by()
    return {
        quiz: (answered, marks or 0.0) for quiz, answered, marks in counted.values_list("quiz", "answered", "marks")
    }


def _lesson(
    chapter: Chapter, lesson: Lesson, met: set[tuple[str, str]], rows: Any, marks: dict[str, tuple[int, float]]
) -> LessonStanding:
    key = f"{chapter.slug}/{lesson.slug}"
    return LessonStanding(
        lesson,
        reverse("courseware:lesson", args=[chapter.slug, lesson.slug]),
        done=sum((key, check.id) in met for check in lesson.checks),
        total=len(lesson.checks),
        quiz=_quiz(chapter, lesson, marks.get(key)),
        missions=[cards.card(chapter.slug, mission, rows) for mission in lesson.missions],
    )


def _quiz(chapter: Chapter, lesson: Lesson, found: tuple[int, float] | None) -> QuizStanding | None:
    if lesson.quiz is None:
        return None
    answered, marks = found or (0, None)
    url = reverse("courseware:quiz", args=[chapter.slug, lesson.slug])
    return QuizStanding(url, len(lesson.quiz.questions), answered, marks)
