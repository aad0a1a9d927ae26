"""The quiz of a lesson: its questions beside the same bench, since some are answered by acting there."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from lessons.courseware import catalogue
from lessons.courseware.course import Chapter, Lesson
from lessons.courseware.finding import Finding
from lessons.courseware.lesson_page import LessonPage
from lessons.courseware.missions.cards import cards
from lessons.courseware.quiz import Act
from lessons.courseware.quizzes import attempts
from lessons.courseware.quizzes.attempts import Source
from lessons.courseware.quizzes.states import Now, QuizState, read


class QuizPage(LessonPage):
    """`state` is given when the quiz was asked for; after an action on the bench it is read anew."""

    left = "courseware/quiz/left.html"
    live = "courseware/quiz/live.html"

    def __init__(self, request: HttpRequest, chapter: Chapter, lesson: Lesson, state: QuizState | None = None) -> None:
        if lesson.quiz is None:
            raise Http404
        super().__init__(request, chapter, lesson)
        self.state = state

    @property
    def url(self) -> str:
        return reverse("courseware:quiz", args=self.address)

    @property
    def source(self) -> Source:
        return source_of(self.chapter, self.lesson)

    def context(self, *, after_action: bool) -> dict[str, Any]:
        """An act that has just been done is an answer, as soon as an attempt has begun."""
        source = self.source
        if after_action and self.at is None:
            attempts.record_acts(source, self.learner, self._look)
        state = self.state or read(source, self.learner, self.language, Now(findings=self._findings()))
        return {
            "quiz": state,
            "open_missions": [card for card in cards(self).values() if not card.solved],
            "next_lesson": self.next_lesson(),
            "lesson_url": reverse("courseware:lesson", args=self.address),
            "done": len(state.answers),
            "total": state.count,
        }

    def _findings(self) -> dict[str, Finding]:
        acts = [question for question in self.source.quiz.questions if isinstance(question, Act)]
        return {act.id: self._look(act) for act in acts}

    def _look(self, act: Act) -> Finding:
        return catalogue.check(act.check)[2].look(self.probe)


def source_of(chapter: Chapter, lesson: Lesson) -> Source:
    """A lesson's quiz for those who take it; Http404 when there is none."""
    if lesson.quiz is None:
        raise Http404
    url = reverse("courseware:quiz", args=[chapter.slug, lesson.slug])
    return Source(f"{chapter.slug}/{lesson.slug}", lesson.quiz.title or lesson.title, lesson.quiz, url)
