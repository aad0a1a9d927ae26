"""What every page with a bench can do: the clock, undo, looking whether something has happened; a lesson's text."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lessons.courseware import scenes, sorting
from lessons.courseware.answer import action, done, not_understood, on_account, show
from lessons.courseware.forms import AdvanceForm, OptionForm, RateForm, SceneForm
from lessons.courseware.lesson_page import LessonPage
from lessons.courseware.opening import open_page
from lessons.courseware.page import Page, find_or_404, position_of
from lessons.courseware.predictions import answer
from lessons.people.access import private
from lessons.people.throttle import INVOKE, spend
from lessons.sandbox import lab


@require_safe
@private
def page(request: HttpRequest, **names: Any) -> HttpResponse:
    return show(open_page(request, **names))


@require_safe
@private
def pulse(request: HttpRequest, **names: Any) -> HttpResponse:
    """Has anything happened after step `after`, or since step `back` was left? 204 when not; else every live part."""
    page = open_page(request, **names)
    if page.account is None:
        return HttpResponse(status=204)
    head, pending = lab.position(page.account.pk)
    if request.GET.get("back") == str(head):
        return HttpResponse(status=204)
    if "due" not in request.GET and pending and request.GET.get("after") == str(head):
        return HttpResponse(status=204)
    return done(page, quiet=True)


@on_account
def rate(page: Page) -> HttpResponse:
    form = RateForm(page.request.POST)
    if not form.is_valid():
        return not_understood(page, _("Choose one of the speeds on the clock."))
    lab.set_rate(page.account, form.cleaned_data["rate"])
    return done(page, quiet=True)


@on_account
def advance(page: Page) -> HttpResponse:
    """Turn the clock forward; function runs that fall due meanwhile have ended when this answers."""
    form = AdvanceForm(page.request.POST)
    if not form.is_valid():
        return not_understood(page, _("The clock can be turned forward by 1 second up to 400 days at a time."))
    spend(page.request, INVOKE)
    seconds = form.cleaned_data["seconds"]
    result = lab.advance(page.account, seconds) if seconds else lab.advance_to_next(page.account)
    if result.refusal:
        return done(page, status=422, refusal=result.refusal)
    return done(page, said=_("The clock has moved forward."), quiet=True)


@on_account
def undo(page: Page) -> HttpResponse:
    lab.undo(page.account)
    return done(page, said=_("The last step is undone."))


@on_account
def redo(page: Page) -> HttpResponse:
    lab.redo(page.account)
    return done(page, said=_("The step is done again."))


@on_account
def reset(page: Page) -> HttpResponse:
    lab.reset(page.account)
    return done(page, said=_("Your account is as it was in the beginning. Undo brings everything back."))


@on_account
def go_back(page: Page) -> HttpResponse:
    """Continue from the step that is looked at, whichever branch it is on."""
    position = position_of(page.request.POST.get("position", ""))
    if position is None:
        return not_understood(page, _("Choose the step to go on from in the journal."))
    if lab.return_to(page.account, position).can_redo:
        return done(page, said=_("You go on from that step. Redo brings back what came after it."))
    return done(page, said=_("You go on from that step."))


@action
def predict(page: LessonPage, prediction: str) -> HttpResponse:
    form = OptionForm(page.request.POST)
    asked = find_or_404(page.lesson.prediction, prediction)
    if not form.is_valid() or not answer(page, asked, form.cleaned_data["option"]):
        return not_understood(page, _("Choose one of the answers shown."))
    return done(page, said=_("Your answer is kept."), quiet=True)


@action
def sort(page: LessonPage, sort: str) -> HttpResponse:
    """Put things to their kinds; those that were left out stay as they are."""
    asked = find_or_404(page.lesson.sort, sort)
    form = sorting.SortForm(asked, page.request.POST)
    if not form.is_valid() or not form.placed():
        return not_understood(page, _("Choose a kind for one of the things."))
    right = sorting.keep(page, asked, form.placed()).right
    said = _("%(right)s of %(all)s are in the right place.") % {"right": right, "all": len(asked.things)}
    return done(page, said=said, quiet=True)


@action
def scene(page: LessonPage) -> HttpResponse:
    """Make what the lesson begins with, in an emptied account if that is asked for."""
    form = SceneForm(page.request.POST)
    if page.lesson.scene is None or not form.is_valid():
        raise Http404
    try:
        scenes.make(page, page.lesson.scene, anew=form.cleaned_data["anew"])
    except lab.Refused as refused:
        return done(page, status=422, refusal=refused.refusal, said=refused.refusal.message)
    return done(page, said=_("The scene stands in your account. Undo takes it away again."))
