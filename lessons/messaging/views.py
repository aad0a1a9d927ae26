"""What the bench of chapter 7 can do: carry out an operation that was filled in a form for, and look at a policy."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from lessons.courseware.answer import action
from lessons.courseware.console.operation import OperationForm
from lessons.courseware.console.performing import perform as carry_out
from lessons.courseware.opening import open_page
from lessons.courseware.page import Page
from lessons.courseware.policies.documents import DocumentForm, checked, pointed_out
from lessons.courseware.policies.views import shown_again
from lessons.messaging.forms import FORMS
from lessons.people.access import private
from lessons.people.throttle import LINT, spend
from serverless_lab.engine.outcome import Refusal
from serverless_lab.engine.services.sns.errors import InvalidParameter
from serverless_lab.engine.services.sqs.errors import BadAttribute

MALFORMED = (BadAttribute.code, InvalidParameter.code)  # as SQS and SNS refuse a policy


@action
def perform(page: Page, form: str) -> HttpResponse:
    """One operation, as whoever acts in the account. A policy that is refused is looked at."""
    return carry_out(page, _sent(page, form), _pointed_out)


@require_POST
@private
def check(request: HttpRequest, form: str, **names: Any) -> HttpResponse:
    """The policy in a form is looked at, or one finding put right; nothing is done with it."""
    spend(request, LINT)
    page = open_page(request, **names)
    sent = _sent(page, form)
    if not isinstance(sent, DocumentForm):
        raise Http404
    sent.unjudged()
    checked(sent, request.POST.get("fix", ""))
    return shown_again(page, sent)


def _sent(page: Page, form: str) -> OperationForm:
    if form not in FORMS:
        raise Http404
    return FORMS[form](page.request.POST)


def _pointed_out(form: OperationForm, refusal: Refusal) -> None:
    if isinstance(form, DocumentForm) and refusal.code in MALFORMED:
        pointed_out(form)
