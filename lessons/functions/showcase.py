"""The small live sandbox on the first page: one button that really runs the shop's function in one's own account."""

import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from lessons.courseware import catalogue
from lessons.courseware.lesson_page import LessonPage
from lessons.functions import strip, words
from lessons.functions.bench import creation
from lessons.functions.order_fn import BENCH, ORDER
from lessons.functions.runs import card, runs_of
from lessons.people.access import private
from lessons.people.throttle import INVOKE, spend
from lessons.sandbox import lab, sources
from serverless_lab.engine.outcome import Refusal

TEMPLATE = "functions/showcase.html"
PAYLOAD = json.dumps(ORDER)
TWICE = "ResourceConflictException"  # a second press was faster: the function is there


def context(page: LessonPage, refusal: Refusal | None = None) -> dict[str, Any]:
    """The latest run of the function, and the strip of its environments."""
    probe, name = page.probe, BENCH.function
    runs = runs_of(probe, name)
    latest = runs[-1] if runs else None
    return {
        "function": probe.function(name),
        "source": BENCH.source[page.language],
        "payload": PAYLOAD,
        "run": card(page.view.cloud, latest) if latest else None,
        "runs": len(runs),
        "strips": strip.every_format(probe, name, runs, page.view.now, latest.request_id if latest else ""),
        "words": words,
        "refusal": refusal,
    }


@require_POST
@private
def try_it(request: HttpRequest) -> HttpResponse:
    """Deploy the function the first time, then call it: a visitor becomes a guest by it."""
    chapter = catalogue.chapter("functions")
    page = LessonPage(request, chapter, chapter.lessons[0])
    if request.POST.get("as", "") != page.drawn_for:
        return _anew(request)
    page.begin()
    spend(request, INVOKE)
    try:
        refusal = _called(page)
    except lab.NotYours:
        raise
    except lab.LabError as error:  # the account is full, for one
        messages.warning(request, error.sentence)
        return _anew(request)
    if not request.htmx:
        return HttpResponseRedirect(f"{reverse('home')}#showcase", status=303)
    page.renew()
    return render(request, TEMPLATE, {"page": page, "answered": True} | context(page, refusal))


def _anew(request: HttpRequest) -> HttpResponse:
    """Nothing was done: the page was drawn for somebody else, or says why, once it is loaded again."""
    if request.htmx:
        return HttpResponseClientRedirect(reverse("home"))
    return HttpResponseRedirect(reverse("home"), status=303)


def _called(page: LessonPage) -> Refusal | None:
    name = BENCH.function
    if page.probe.function(name) is None:
        package = sources.pack(BENCH.source[page.language])
        params = creation(page.view.cloud.state.account_id, name, package)
        created = lab.call(page.account, "lambda", "CreateFunction", params).refusal
        if created is not None and created.code != TWICE:
            return created
    params = {"FunctionName": name, "Payload": PAYLOAD.encode(), "LogType": "Tail"}
    return lab.call(page.account, "lambda", "Invoke", params).refusal
