"""Where a lesson's quiz stands: found by the names in its address, drawn in the workspace."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from lessons.courseware import catalogue
from lessons.courseware.answer import PAGE, context, show
from lessons.courseware.quizzes.attempts import Source
from lessons.courseware.quizzes.page import QuizPage, source_of
from lessons.courseware.quizzes.states import QuizState


def find(_request: HttpRequest, chapter: str, lesson: str, **_more: Any) -> Source:
    try:
        return source_of(*catalogue.lesson(chapter, lesson))
    except LookupError:
        raise Http404 from None


def draw(request: HttpRequest, state: QuizState, status: int) -> HttpResponse:
    """The workspace with the quiz in it, or the part of the bench that htmx asks for."""
    chapter, _, lesson = state.source.key.partition("/")
    page = QuizPage(request, *catalogue.lesson(chapter, lesson), state)
    if status == 200:
        return show(page)
    return render(request, PAGE, context(page), status=status)
