"""Own quizzes as courseware takes them: the published version, or the draft for a look at it."""

from typing import Any

import msgspec
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from lessons.classroom import access
from lessons.classroom.drafts import as_quiz
from lessons.classroom.models import OwnQuiz, QuizVersion
from lessons.courseware.models import QuizAttempt
from lessons.courseware.quiz import Quiz
from lessons.courseware.quizzes.attempts import Source
from lessons.courseware.quizzes.states import QuizState
from lessons.people.access import is_instructor


def published(request: HttpRequest, pk: int) -> Source:
    """For anybody. One that was taken back is still there for those who have answered in it; else Http404."""
    quiz = OwnQuiz.objects.filter(pk=pk).first()
    if quiz is None or (quiz.published is None and not _has_attempts(request, quiz)):
        raise Http404
    numbered = {} if quiz.published is None else {"number": quiz.published}
    version = QuizVersion.objects.filter(quiz=quiz, **numbered).first()
    if version is None:
        raise Http404
    return Source(
        quiz.key,
        version.title,
        _content(version),
        reverse("classroom:take:quiz", args=[pk]),
        content=lambda number: _earlier(quiz, number),
        typed=True,
        open=quiz.published is not None,
    )


def preview(request: HttpRequest, pk: int) -> Source:
    """For its author alone."""
    if not is_instructor(request.user):
        raise PermissionDenied
    quiz = access.mine(request, pk)
    url = reverse("classroom:preview:quiz", args=[pk])
    return Source(quiz.key, quiz.title, as_quiz(quiz), url, typed=True, preview=True)


def draw(request: HttpRequest, quiz: QuizState, status: int) -> HttpResponse:
    """On a page of its own, with a way back to where it was chosen or is written."""
    pk = quiz.source.key.removeprefix("own/")
    return render(request, "classroom/take.html", {"quiz": quiz, "pk": pk}, status=status)


def _has_attempts(request: HttpRequest, quiz: OwnQuiz) -> bool:
    learner: Any = request.user.pk
    return learner is not None and QuizAttempt.objects.filter(learner=learner, quiz=quiz.key).exists()


def _earlier(quiz: OwnQuiz, number: int) -> Quiz | None:
    version = QuizVersion.objects.filter(quiz=quiz, number=number).first()
    return _content(version) if version else None


def _content(version: QuizVersion) -> Quiz:
    return msgspec.convert(version.content, Quiz)
