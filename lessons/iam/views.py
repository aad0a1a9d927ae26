"""What the bench of chapter 3 can do: carry out an operation that somebody filled in a form for."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from lessons.courseware.answer import action, done
from lessons.courseware.opening import open_page
from lessons.courseware.page import Page
from lessons.iam import authenticator, suggestions
from lessons.iam.completing import offers
from lessons.iam.documents import built, checked, lay_cards, settled
from lessons.iam.findings import check as findings_of
from lessons.iam.findings import units
from lessons.iam.forms import FORMS
from lessons.iam.forms.fields import DOCUMENT
from lessons.iam.forms.operation import OperationForm
from lessons.iam.panels.account import report_text
from lessons.people.access import private
from lessons.people.throttle import DEPLOY, LINT, spend
from lessons.sandbox import lab
from serverless_lab.engine.policy.lint.subject import Kind

LONGEST = 300  # of what is typed when something is offered


@require_safe
@cache_control(public=True, max_age=3600)
def actions(request: HttpRequest) -> HttpResponse:
    """Names of actions that what was typed so far may become, for the question of the explainer."""
    return render(request, "iam/parts/actions.html", {"actions": suggestions.actions(request.GET.get("ask", ""))})


@action
def perform(page: Page, operation: str) -> HttpResponse:
    """One operation, as whoever acts in the account. What the cloud refuses is shown at its form."""
    form = sent(page, operation)
    if not form.is_valid():
        return done(page, status=422, form=form, said=_("Something in the form needs your attention."))
    spend(page.request, DEPLOY)
    result = lab.call(page.account, form.service, operation, form.params())
    if result.refusal is not None:
        return done(page, status=422, form=form, refusal=result.refusal, said=result.refusal.message)
    form.done(page, result)
    for further, params in form.further():
        refusal = lab.call(page.account, form.service, further, params).refusal
        if refusal is not None:
            return done(page, status=422, refusal=refusal, said=refusal.message)
    once = form.once(result)
    return done(page, said=str(form.said), stay=bool(once), once=once)


def sent(page: Page, operation: str) -> OperationForm:
    """The form of an operation as it was sent; Http404 for one that has none."""
    if operation not in FORMS:
        raise Http404
    form = FORMS[operation](settled(page.request.POST))
    form.account_id = page.view.state.account_id
    lay_cards(form)
    return form


@require_POST
@private
def check(request: HttpRequest, operation: str, **names: Any) -> HttpResponse:
    """The policy in a form is looked at, or one finding put right; nothing is done with it."""
    spend(request, LINT)
    page = open_page(request, **names)
    form = sent(page, operation)
    form.unjudged()
    checked(form, request.POST.get("fix", ""))
    number = len(form.findings or ())
    said = ngettext("{n} finding.", "{n} findings.", number).format(n=number)
    return done(page, stay=True, form=form, said=said)


@require_POST
@private
def build(request: HttpRequest, operation: str, **names: Any) -> HttpResponse:
    """The policy in a form, as cards."""
    spend(request, LINT)
    page = open_page(request, **names)
    form = sent(page, operation)
    form.unjudged()
    built(form, request.POST.get("build", "open"))
    return done(page, stay=True, form=form)


@require_POST
@private
def findings(request: HttpRequest, **names: Any) -> HttpResponse:
    """The same check for the editor: places are counted as JavaScript counts characters."""
    spend(request, LINT)
    open_page(request, **names)
    text = request.POST.get("text", "").replace("\r\n", "\n")[:DOCUMENT]
    kind: Kind = "trust" if request.POST.get("kind") == "trust" else "identity"
    found = [
        {
            "from": units(text, each.start),
            "to": units(text, each.end),
            "level": each.finding.level,
            "title": str(each.title),
            "text": each.plain,
            "fix": each.finding.fix,
        }
        for each in findings_of(text, kind)
    ]
    return JsonResponse({"findings": found})


@require_safe
@private
def complete(request: HttpRequest, **names: Any) -> HttpResponse:
    """What could stand where somebody types in the editor."""
    spend(request, LINT)
    page = open_page(request, **names)
    asked = request.GET
    found = offers(page, asked.get("kind", ""), asked.get("text", "")[:LONGEST], asked.getlist("action"))
    return JsonResponse({"offers": [offer._asdict() for offer in found]})


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
