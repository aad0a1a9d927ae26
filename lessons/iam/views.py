"""What the bench of chapter 3 can do: carry out an operation that somebody filled in a form for."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lessons.courseware.answer import action
from lessons.courseware.console.performing import perform as carry_out
from lessons.courseware.opening import open_page
from lessons.courseware.page import Page
from lessons.courseware.policies.documents import pointed_out
from lessons.iam import authenticator, suggestions
from lessons.iam.documents import lay_cards, settled
from lessons.iam.forms import FORMS
from lessons.iam.forms.operation import OperationForm
from lessons.iam.panels.account import report_text
from lessons.people.access import private
from serverless_lab.engine.errors import MalformedPolicyDocument
from serverless_lab.engine.outcome import Refusal


@require_safe
@cache_control(public=True, max_age=3600)
def actions(request: HttpRequest) -> HttpResponse:
    """Names of actions that what was typed so far may become, for the question of the explainer."""
    return render(request, "iam/parts/actions.html", {"actions": suggestions.actions(request.GET.get("ask", ""))})


@action
def perform(page: Page, operation: str) -> HttpResponse:
    """One operation, as whoever acts in the account. What the cloud refuses is shown at its form."""
    return carry_out(page, sent(page, operation), _pointed_out)


def _pointed_out(form: OperationForm, refusal: Refusal) -> None:
    if refusal.code == MalformedPolicyDocument.code:
        pointed_out(form)


def sent(page: Page, operation: str) -> OperationForm:
    """The form of an operation as it was sent; Http404 for one that has none."""
    if operation not in FORMS:
        raise Http404
    form = FORMS[operation](settled(page.request.POST))
    form.account_id = page.view.state.account_id
    lay_cards(form)
    return form


@require_safe
@private
def codes(request: HttpRequest, **names: Any) -> HttpResponse:
    """What the authenticator shows now for one device of the account."""
    page = open_page(request, **names)
    device = page.probe.iam.devices.get(request.GET.get("serial", ""))
    if device is None:
        raise Http404
    shown = authenticator.display(device)
    return JsonResponse({"before": shown.before, "now": shown.now, "used": shown.used, "left": shown.left})


@require_safe
@private
def report(request: HttpRequest, **names: Any) -> HttpResponse:
    """The credential report as a file, as it was made last."""
    text = report_text(open_page(request, **names))
    if text is None:
        raise Http404
    headers = {"Content-Disposition": 'attachment; filename="credential-report.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)
