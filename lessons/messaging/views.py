"""What the bench of chapter 7 can do: carry out an operation that was filled in a form for."""

from django.http import Http404, HttpResponse

from lessons.courseware.answer import action
from lessons.courseware.console.performing import perform as carry_out
from lessons.courseware.page import Page
from lessons.messaging.forms import FORMS


@action
def perform(page: Page, form: str) -> HttpResponse:
    """One operation of SQS, as whoever acts in the account."""
    if form not in FORMS:
        raise Http404
    return carry_out(page, FORMS[form](page.request.POST))
