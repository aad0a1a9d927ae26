"""What the bench can change about calling the function: how much runs at once, what becomes of events, loops."""

from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lessons.courseware.answer import answered, done, not_understood, on_account
from lessons.courseware.page import Page
from lessons.functions.calling_forms import EventsForm, LoopForm, ReserveForm
from lessons.sandbox import lab
from serverless_lab.engine.services.lambda_.state import LATEST


@on_account
def reserve(page: Page) -> HttpResponse:
    form = ReserveForm(page.request.POST)
    if not form.is_valid():
        return not_understood(page, form.problem())
    if form.wanted is None:
        return _said(page, "DeleteFunctionConcurrency", {}, _("Nothing is reserved any more."))
    text = _("Saved. So many runs are set aside for this function, and it may have no more.")
    return _said(page, "PutFunctionConcurrency", {"ReservedConcurrentExecutions": form.wanted}, text)


@on_account
def keep_events(page: Page) -> HttpResponse:
    """Where nothing is asked, the configuration goes away."""
    form = EventsForm(page.request.POST)
    if not form.is_valid():
        return not_understood(page, form.problem())
    config = form.config()
    if config:
        return _said(page, "PutFunctionEventInvokeConfig", config, _("Saved. This counts for events from now on."))
    function = page.probe.function(page.bench.function)
    if function is not None and LATEST not in function.event_configs:
        return done(page, said=_("Nothing was changed."))
    return _said(page, "DeleteFunctionEventInvokeConfig", {}, _("Saved. Events are handled as AWS does it by itself."))


@on_account
def keep_loop(page: Page) -> HttpResponse:
    form = LoopForm(page.request.POST)
    if not form.is_valid():
        return not_understood(page, form.problem())
    return _said(page, "PutFunctionRecursionConfig", {"RecursiveLoop": form.cleaned_data["loop"]}, _("Saved."))


def _said(page: Page, operation: str, params: dict[str, Any], said: str) -> HttpResponse:
    """A refusal leaves in the form what was typed."""
    result = lab.call(page.account, "lambda", operation, {"FunctionName": page.bench.function} | params)
    if result.refusal is None:
        return answered(page, result, said)
    typed = page.request.POST.dict()
    return done(page, status=422, refusal=result.refusal, said=result.refusal.message, typed=typed)
