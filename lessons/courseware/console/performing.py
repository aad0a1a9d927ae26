"""Carrying out an operation that somebody filled in a form for."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lessons.courseware.answer import done
from lessons.courseware.console.operation import OperationForm
from lessons.courseware.page import Page
from lessons.people.throttle import DEPLOY, spend
from lessons.sandbox import lab
from serverless_lab.engine.outcome import Refusal


def perform(page: Page, form: Any, refused: Callable[[Any, Refusal], None] | None = None) -> HttpResponse:
    """As whoever acts in the account. What the cloud refuses is shown at its form; `refused` may add to that."""
    if not form.is_valid():
        return done(page, status=422, form=form, said=_("Something in the form needs your attention."))
    spend(page.request, DEPLOY)
    form.prepare(page)
    result = _call(page, form)
    if result.refusal is not None:
        if refused is not None:
            refused(form, result.refusal)
        return done(page, status=422, form=form, refusal=result.refusal, said=result.refusal.message)
    form.done(page, result)
    refused_later = None if form.together else _further(page, form)
    return refused_later or _done(page, form, form.once(result))


def _call(page: Page, form: Any) -> lab.Result:
    if not form.together:
        return lab.call(page.account, form.service, form.operation, form.params())
    return lab.call_in_turn(page.account, form.calls())


def _further(page: Page, form: OperationForm) -> HttpResponse | None:
    for operation, params in form.further():
        refusal = lab.call(page.account, form.service, operation, params).refusal
        if refusal is not None:
            return done(page, status=422, refusal=refusal, said=refusal.message)
    return None


def _done(page: Page, form: OperationForm, once: dict[str, Any]) -> HttpResponse:
    return done(page, said=str(form.said), stay=bool(once), once=once)
