"""The quiz of a lesson: its questions beside the same bench, since some are answered by acting there."""

from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from lessons.courseware.course import Chapter, Lesson
from lessons.courseware.lesson_page import LessonPage


class QuizPage(LessonPage):
    """Http404 for a lesson without a quiz."""

    left = "courseware/quiz/left.html"
    live = "courseware/quiz/live.html"

    def __init__(self, request: HttpRequest, chapter: Chapter, lesson: Lesson) -> None:
        if lesson.quiz is None:
            raise Http404
        super().__init__(request, chapter, lesson)

    @property
    def url(self) -> str:
        return reverse("courseware:quiz", args=[self.chapter.slug, self.lesson.slug])

    def context(self, *, after_action: bool) -> dict[str, Any]:
        raise NotImplementedError
