"""Who may write quizzes, and which ones."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from lessons.classroom.models import OwnQuiz
from lessons.people.access import instructor_required, private
from lessons.people.views.carrying import carried


def for_instructors(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A visitor is sent to sign in, with what they typed; anybody else is refused; what they see is kept nowhere."""
    return private(carried(instructor_required(view)))


def for_author(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view is given the quiz instead of its number; 404 for a quiz of somebody else's."""

    @for_instructors
    @wraps(view)
    def found(request: HttpRequest, pk: int, **names: Any) -> HttpResponse:
        try:
            return view(request, mine(request, pk), **names)
        except OwnQuiz.DoesNotExist:  # deleted in another tab at the same moment
            raise Http404 from None

    return found


def mine(request: HttpRequest, pk: int) -> OwnQuiz:
    """Raises Http404."""
    quiz = OwnQuiz.objects.filter(pk=pk, author_id=request.user.pk).first()
    if quiz is None:
        raise Http404
    return quiz
