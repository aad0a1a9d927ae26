"""What becomes of a draft: published, taken back, archived, deleted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lessons.classroom import publishing
from lessons.classroom.access import for_author, for_instructors, mine
from lessons.classroom.models import OwnQuiz
from lessons.classroom.views import show
from lessons.courseware.quizzes.wording import as_typed


@require_POST
@for_author
def publish(request: HttpRequest, quiz: OwnQuiz) -> HttpResponse:
    found = publishing.publish(quiz)
    if found:
        return show(request, quiz, status=422, problems=found)
    messages.success(request, _("Published. Learners find it in the list of quizzes."))
    return redirect("classroom:edit", pk=quiz.pk)


@require_POST
@for_author
def withdraw(request: HttpRequest, quiz: OwnQuiz) -> HttpResponse:
    """Take it back from learners; with `archive` also out of the author's way."""
    publishing.withdraw(quiz, archived="archive" in request.POST)
    messages.success(request, _("Learners no longer get this quiz. What they answered is kept."))
    return redirect("classroom:edit", pk=quiz.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_instructors
def discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks first. Only what was never published can be deleted; deleted twice is deleted."""
    sent = request.method == "POST"
    if sent and not OwnQuiz.objects.filter(pk=pk).exists():
        return redirect("classroom:quizzes")
    quiz = mine(request, pk)
    kept = not publishing.discard(quiz) if sent else publishing.newest(quiz) is not None
    if kept:
        text = _("This quiz was published, so it is kept for those who answered it. Archive it instead.")
        messages.warning(request, text)
        return redirect("classroom:edit", pk=pk)
    if sent:
        messages.success(request, _("The quiz is deleted."))
        return redirect("classroom:quizzes")
    return render(request, "classroom/delete_quiz.html", {"quiz": quiz, "wording": as_typed(get_language() or "en")})


@require_POST
@for_author
def restore(request: HttpRequest, quiz: OwnQuiz) -> HttpResponse:
    """Out of the archive; publishing is another step."""
    publishing.withdraw(quiz)
    messages.success(request, _("The quiz is a draft again."))
    return redirect("classroom:edit", pk=quiz.pk)
