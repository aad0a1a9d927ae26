"""The list of quizzes, and the editor of one: its title and its questions in order."""

import secrets
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lessons.classroom import drafts, publishing, shelf
from lessons.classroom.access import for_author, for_instructors
from lessons.classroom.forms import KindForm, MoveForm, NewQuizForm, RetitleForm
from lessons.classroom.kinds import KINDS, kind_of
from lessons.classroom.models import OwnQuiz
from lessons.classroom.problems import Problem
from lessons.classroom.texts_form import initial_text
from lessons.courseware.quiz import Text
from lessons.courseware.quizzes.wording import as_typed
from lessons.people.access import is_instructor, private


@require_safe
@private
def quizzes(request: HttpRequest) -> HttpResponse:
    """Published quizzes for everybody; for an instructor also those they write."""
    context: dict[str, Any] = {"offered": shelf.offered(request.user), "instructor": is_instructor(request.user)}
    if context["instructor"]:
        context["written"] = shelf.written_by(request.user)
    return render(request, "classroom/quizzes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_instructors
def new(request: HttpRequest) -> HttpResponse:
    """A title first; the quiz is made when it is sent."""
    form = NewQuizForm(request.POST or None, initial={"form_key": secrets.token_hex(12)})
    if request.method != "POST" or not form.is_valid():
        return render(request, "classroom/new.html", {"form": form}, status=422 if form.errors else 200)
    quiz, _made = OwnQuiz.objects.get_or_create(
        author_id=request.user.pk, form_key=form.cleaned_data["form_key"], defaults={"title": form.text("title")}
    )
    return redirect("classroom:edit", pk=quiz.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@for_author
def edit(request: HttpRequest, quiz: OwnQuiz) -> HttpResponse:
    """The editor; a POST keeps the title."""
    if request.method != "POST":
        return show(request, quiz)
    form = RetitleForm(request.POST)
    if not form.is_valid():
        return show(request, quiz, status=422, title_form=form)
    try:
        drafts.retitle(quiz, form.text("title"), form.cleaned_data["seen"])
    except drafts.Retitled as conflict:
        typed = form.cleaned_data | {"seen": drafts.revision(conflict.now)}
        return show(request, quiz, status=409, title_form=RetitleForm(initial=typed), other_title=conflict.now)
    messages.success(request, _("The title is saved."))
    return redirect("classroom:edit", pk=quiz.pk)


@require_safe
@for_author
def add(request: HttpRequest, quiz: OwnQuiz) -> HttpResponse:
    """From the select of kinds to the form of one; nothing is made yet."""
    form = KindForm(request.GET)
    if not form.is_valid():
        messages.warning(request, _("Choose what kind of question to add."))
        return redirect("classroom:edit", pk=quiz.pk)
    return redirect("classroom:new-question", pk=quiz.pk, kind=form.cleaned_data["kind"])


@require_POST
@for_author
def move(request: HttpRequest, quiz: OwnQuiz, question: str) -> HttpResponse:
    form = MoveForm(request.POST)
    if form.is_valid():
        drafts.move(quiz, question, form.cleaned_data["to"])
    return _back_to(quiz, question)


@require_POST
@for_author
def duplicate(request: HttpRequest, quiz: OwnQuiz, question: str) -> HttpResponse:
    try:
        drafts.duplicate(quiz, question)
    except drafts.Full:
        messages.warning(request, full())
    return _back_to(quiz, question)


def show(
    request: HttpRequest,
    quiz: OwnQuiz,
    *,
    status: int = 200,
    title_form: RetitleForm | None = None,
    other_title: Text | None = None,
    problems: list[Problem] | None = None,
) -> HttpResponse:
    """The editor's page."""
    version = publishing.newest(quiz)
    initial = initial_text("title", quiz.title) | {"seen": drafts.revision(quiz.title)}
    context = {
        "quiz": quiz,
        "wording": as_typed(get_language() or "en"),
        "questions": [(each, kind_of(each)) for each in drafts.questions(quiz)],
        "title_form": title_form or RetitleForm(initial=initial),
        "other_title": other_title,
        "kinds": KINDS.values(),
        "problems": problems or [],
        "version": version,
        "changes": publishing.has_changes(quiz, version),
        "full": len(quiz.draft) >= drafts.MOST_QUESTIONS,
    }
    return render(request, "classroom/edit.html", context, status=status)


def full() -> str:
    return _("A quiz has at most {most} questions.").format(most=drafts.MOST_QUESTIONS)


def _back_to(quiz: OwnQuiz, question: str) -> HttpResponse:
    response = redirect("classroom:edit", pk=quiz.pk)
    return HttpResponseRedirect(f"{response['Location']}#draft-{question}", status=303)
