"""A mission: its page, starting and starting again, naming the cause, asking for help."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lessons.courseware.answer import done, ended, not_understood, on_account, show
from lessons.courseware.forms import BeginForm, HelpForm, OptionForm
from lessons.courseware.missions import attempts, states
from lessons.courseware.missions.page import MissionPage
from lessons.courseware.opening import open_page
from lessons.people.access import private
from lessons.people.guests import ensure_learner
from lessons.people.throttle import DEPLOY, spend


@require_safe
@private
def mission(request: HttpRequest, **names: Any) -> HttpResponse:
    """The task with its bench; before it is begun, and when its account is gone, the task alone."""
    page = open_page(request, **names)
    if page.account is not None:
        return show(page)
    if request.htmx:  # a part of a bench that has gone: the page was opened before a session or an account ended
        return ended(request)
    variables = {"page": page, "lesson": page.lesson, "mission": page.mission}
    return render(request, "courseware/brief.html", variables | page.context(after_action=False))


@require_POST
@private
def begin(request: HttpRequest, **names: Any) -> HttpResponse:
    """Start, start again, or take the twin: the same task with other facts. A visitor becomes a guest by it.

    From a page of another attempt than the current one it leads to that: a second press, or another tab, was faster.
    """
    page = open_page(request, **names)
    seen = request.POST.get("as", page.drawn_for)
    if not page.is_for_reader(seen):
        return ended(request)
    if seen != page.drawn_for and page.attempt is not None:
        return HttpResponseRedirect(page.url, status=303)
    form = BeginForm(request.POST)
    twin = form.is_valid() and form.cleaned_data["twin"]
    learner = ensure_learner(request)
    spend(request, DEPLOY)
    before = attempts.current(learner, page.key)
    variant = (before.variant if before else 0) + (1 if twin else 0)
    attempts.begin(learner, page.key, page.mission, variant=variant, language=page.language)
    return HttpResponseRedirect(page.url, status=303)


@on_account
def diagnose(page: MissionPage) -> HttpResponse:
    form = OptionForm(page.request.POST)
    if not form.is_valid() or not states.diagnose(page, form.cleaned_data["option"]):
        return not_understood(page, _("Choose one of the causes shown."))
    return done(page, said=_("Your answer is kept."), quiet=True)


@on_account
def help_on(page: MissionPage) -> HttpResponse:
    form = HelpForm(page.request.POST)
    if not form.is_valid():
        return not_understood(page, _("Reload the page, then ask for the hint again."))
    said = states.help_on(page, form.cleaned_data["shown"])
    return done(page, said=said, quiet=True)
