"""What is done in the terminal: a line is carried out or completed, and output is read on."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from lessons.courseware.answer import action, done, not_understood
from lessons.courseware.opening import open_page
from lessons.courseware.page import Page
from lessons.courseware.terminal.forms import CompletionForm, LineForm
from lessons.courseware.terminal.panel import HERE, desk
from lessons.people.access import private
from lessons.people.throttle import INVOKE, LINT, spend
from lessons.sandbox import terminal
from lessons.sandbox.models import TerminalLine
from lessons.sandbox.terminal import Typed

READ_OUT = 3  # lines of output that are short enough to be said


@action
def run(page: Page) -> HttpResponse:
    """As whoever acts in the account. A command that fails is an answer as well: what it printed says why."""
    form = LineForm(page.request.POST)
    if not form.is_valid():
        return not_understood(page, _first_error(form))
    text = form.cleaned_data["line"]
    for _each in range(terminal.count(text)):
        spend(page.request, INVOKE)
    typed = terminal.run(desk(page), text)
    if typed.opens:
        page.where["file"] = typed.opens
    return done(page, said=_said(typed), shared={"typed": typed}, anchor=HERE)


def _said(typed: Typed) -> str:
    """The last line, short enough to be listened to."""
    if not typed.lines:
        return _("The log is empty.") if typed.cleared else ""
    row: TerminalLine = typed.lines[-1]
    if row.stderr:
        return row.stderr.strip()
    lines = row.stdout.count("\n")
    if 0 < lines <= READ_OUT:
        return row.stdout.strip()
    text = ngettext("Done, {n} line of output.", "Done, {n} lines of output.", lines)
    return text.format(n=lines) if lines else _("Done.")


@require_POST
@private
def complete(request: HttpRequest, **names: Any) -> JsonResponse:
    """What could stand at the cursor. Nobody becomes a guest by it, and nothing is written."""
    page = open_page(request, **names)
    form = CompletionForm(request.POST)
    if not form.is_valid() or request.POST.get("as", page.drawn_for) != page.drawn_for:
        return JsonResponse({"offers": []})
    spend(request, LINT)
    own = desk(page) if page.account is not None else None
    found = terminal.offers(own, page.view, form.cleaned_data["line"], form.cleaned_data["cursor"])
    return JsonResponse({"offers": [each._asdict() for each in found]})


@require_safe
@private
def output(request: HttpRequest, number: int, **names: Any) -> HttpResponse:
    """All that one command printed."""
    page = open_page(request, **names)
    row = terminal.find(page.account, number) if page.account is not None else None
    if row is None:
        raise Http404
    return render(request, "courseware/terminal_output.html", {"page": page, "row": row})


def _first_error(form: LineForm) -> str:
    return next(str(messages[0]) for messages in form.errors.values())
