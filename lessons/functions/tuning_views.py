"""Measuring the function with several memory sizes."""

from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lessons.courseware.answer import done, on_account
from lessons.courseware.page import Page
from lessons.functions import events
from lessons.functions.tuning_form import TuningForm
from lessons.people.throttle import TUNE, spend
from lessons.sandbox import lab

ENDED: dict[str, "str | Promise"] = {
    "time": gettext_lazy(
        "There was no time for all calls: a page waits only so long. What was measured so far is shown."
    ),
    "changed": gettext_lazy(
        "The function was changed or the account was set back meanwhile, so it was not called any more."
    ),
    "refused": gettext_lazy("A call was refused in the middle. What was measured before it is shown."),
}


@on_account
def tune(page: Page) -> HttpResponse:
    form = TuningForm(page.request.POST, kept=events.read(page))
    page.where["tab"] = "power"
    if not form.is_valid():
        return done(page, status=422, form=form, said=_("Something in the form needs your attention."))
    spend(page.request, TUNE)
    page.where |= {"event": form.cleaned_data["event"].name} if form.cleaned_data["event"] else {}
    page.where.pop("run", None)
    data = form.cleaned_data
    tuned = lab.tune(page.account, page.bench.function, form.payload, data["sizes"], data["times"])
    return _answered(page, form, tuned)


def _answered(page: Page, form: TuningForm, tuned: lab.Tuned) -> HttpResponse:
    """A refusal before the first call changes nothing; after it, what was measured is shown with it."""
    if tuned.refusal is not None and not tuned.calls:
        return done(page, status=422, form=form, refusal=tuned.refusal, said=tuned.refusal.message)
    calls = len(tuned.calls)
    said = ngettext("{n} call was made.", "{n} calls were made.", calls).format(n=calls)
    once = {"measured": True}
    if not tuned.ended:
        return done(page, said=said, form=form, once=once, anchor="tuned-title")
    why = str(ENDED[tuned.ended])
    return done(page, said=f"{said} {why}", form=form, refusal=tuned.refusal, stay=True, once=once | {"ended": why})
