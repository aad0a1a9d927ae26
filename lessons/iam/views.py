"""What the bench of chapter 3 can do: carry out an operation that somebody filled in a form for."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from lessons.courseware.answer import action, done
from lessons.courseware.page import Page
from lessons.iam.forms import FORMS
from lessons.people.throttle import DEPLOY, spend
from lessons.sandbox import lab


@action
def perform(page: Page, operation: str) -> HttpResponse:
    """One operation, as whoever acts in the account. What the cloud refuses is shown at its form."""
    if operation not in FORMS:
        raise Http404
    form = FORMS[operation](page.request.POST)
    if not form.is_valid():
        return done(page, status=422, form=form, said=_("Something in the form needs your attention."))
    spend(page.request, DEPLOY)
    result = lab.call(page.account, form.service, operation, form.params())
    if result.refusal is not None:
        return done(page, status=422, form=form, refusal=result.refusal, said=result.refusal.message)
    form.done(page, result)
    return done(page, said=str(form.said))
