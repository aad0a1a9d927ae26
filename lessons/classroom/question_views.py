"""One question on its own page: written, changed row by row, kept, deleted."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lessons.classroom import drafts
from lessons.classroom.access import for_author
from lessons.classroom.editing import Editor, SeenForm
from lessons.classroom.kinds import KINDS, Kind, kind_of
from lessons.classroom.models import OwnQuiz
from lessons.classroom.views import full
from lessons.courseware.quiz import Question
from lessons.courseware.quizzes.wording import as_typed


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def new(request: HttpRequest, quiz: OwnQuiz, kind: str) -> HttpResponse:
    """An empty form of a kind; its question is made when the form is kept."""
    if kind not in KINDS:
        raise Http404
    if request.method != "POST":
        return _show(request, quiz, Editor.new(KINDS[kind]))
    return _sent(request, quiz, KINDS[kind])


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def edit(request: HttpRequest, quiz: OwnQuiz, question: str) -> HttpResponse:
    found = drafts.find(drafts.questions(quiz), question)
    if request.method != "POST":
        if found is None:
            raise Http404
        return _show(request, quiz, Editor.of(kind_of(found), found))
    kind = kind_of(found) if found else KINDS.get(request.POST.get("kind", ""))
    if kind is None:
        raise Http404
    return _sent(request, quiz, kind)


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def delete(request: HttpRequest, quiz: OwnQuiz, question: str) -> HttpResponse:
    """Asks first. Deleted twice is deleted."""
    found = drafts.find(drafts.questions(quiz), question)
    if request.method == "POST":
        drafts.delete(quiz, question)
        messages.success(request, _("The question is deleted."))
        return redirect("classroom:edit", pk=quiz.pk)
    if found is None:
        raise Http404
    context = {"quiz": quiz, "question": found, "wording": as_typed(get_language() or "en")}
    return render(request, "classroom/delete_question.html", context)


def _sent(request: HttpRequest, quiz: OwnQuiz, kind: Kind) -> HttpResponse:
    """A button of a row changes the form alone; otherwise the question is kept if it can be."""
    origin = SeenForm(request.POST)
    if not origin.is_valid():
        raise Http404
    question_id, seen = origin.cleaned_data["id"], origin.cleaned_data["seen"]
    if "row" in request.POST:
        return _show(request, quiz, Editor.rows_changed(kind, request.POST, question_id, seen))
    editor = Editor.sent(kind, request.POST, question_id, seen)
    if not editor.is_valid():
        return _show(request, quiz, editor, status=422)
    try:
        drafts.put(quiz, editor.question(), seen)
    except drafts.Conflict as conflict:
        editor.seen = drafts.revision(conflict.now)
        return _show(request, quiz, editor, status=409, notice=_told(conflict.now), other=conflict.now)
    except drafts.Full:
        return _show(request, quiz, editor, status=409, notice=full())
    messages.success(request, _("The question is saved."))
    return redirect(f"{quiz.get_absolute_url()}#draft-{question_id}")


def _told(now: Question | None) -> str:
    if now is None:
        return _("This question was deleted in another tab. What you typed is still here; save it to put it back.")
    return _(
        "This question was changed in another tab after you opened it. What you typed is still here and not saved yet. "
        "Look at the other version; saving yours replaces it."
    )


def _show(
    request: HttpRequest,
    quiz: OwnQuiz,
    editor: Editor,
    *,
    status: int = 200,
    notice: str = "",
    other: Question | None = None,
) -> HttpResponse:
    context = {"quiz": quiz, "editor": editor, "notice": notice, "other": other}
    template = "classroom/parts/question_form.html" if request.htmx else "classroom/question.html"
    return render(request, template, context, status=status)
