"""Connect your own tools: a page for each account of the reader."""

import json
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import HttpResponseStopPolling

from lessons.courseware.connecting import waiting
from lessons.courseware.connecting.address import endpoint_of
from lessons.courseware.connecting.snippets import Access, tools
from lessons.people.access import is_for_somebody_else, learner_of, private
from lessons.people.guests import ensure_learner
from lessons.people.throttle import DEPLOY, spend
from lessons.sandbox import lab
from lessons.sandbox.acting import Acts

PAGE, PANEL = "courseware/connect.html", "courseware/parts/connect/waiting.html"


@private
def begin(request: HttpRequest) -> HttpResponse:
    """To the page of the main account; who has none yet is given one with the key that is asked for."""
    if request.method == "POST" and not is_for_somebody_else(request):
        account = lab.account_of(ensure_learner(request))
        spend(request, DEPLOY)
        lab.root_key(account)
        return redirect("courseware:connect-account", account.pk)
    learner = learner_of(request)
    main = next((each for each in lab.own_accounts(learner) if each.main), None) if learner else None
    if main is not None:
        return redirect("courseware:connect-account", main.pk)
    return render(request, PAGE, {"account": None})


@require_safe
@private
def connect(request: HttpRequest, pk: UUID) -> HttpResponse:
    account = lab.account_for(request.user, pk)
    key = lab.known_root_key(account)
    context: dict[str, Any] = {"account": account, "acts": Acts.of(account), "endpoint": endpoint_of(request)}
    context |= {"key": key, "waiting": waiting.read(account, request.GET)}
    if key is not None:
        context["tools"] = tools(access(request, account, *key))
    return render(request, PAGE, context)


def access(request: HttpRequest, account: lab.Account, key: str, secret: str) -> Access:
    """What tools need to open this account with this key."""
    return Access(account.account_id, key, secret, account.region, endpoint_of(request))


@require_POST
@private
def show_key(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The root access key, made when it is first asked for."""
    account = lab.account_for(request.user, pk)
    spend(request, DEPLOY)
    lab.root_key(account)
    return redirect("courseware:connect-account", pk)


@require_safe
@private
def wait(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Has a call come? 204 when not; else the panel, which asks no more. Without htmx the page itself."""
    if not request.htmx:
        return redirect("courseware:connect-account", pk)
    try:
        found = waiting.read(lab.account_for(request.user, pk), request.GET)
    except lab.NotYours:
        return HttpResponseStopPolling()
    if found.call is None and not found.asleep:
        return HttpResponse(status=204)
    response = render(request, PANEL, {"waiting": found, "account": found.account, "oob": True})
    response["HX-Trigger"] = json.dumps({"lab:announce": {"text": _said(found)}})
    response["HX-Replace-Url"] = found.url  # whoever comes back to the page finds the call again
    return response


def _said(found: waiting.Waiting) -> str:
    if found.call is None:
        return _("No call came in five minutes. This page does not look any more.")
    name = found.call.entry.operation
    if found.call.entry.code:
        return _("Your call has arrived: %(name)s, refused with %(code)s.") % {
            "name": name,
            "code": found.call.entry.code,
        }
    return _("Your call has arrived: %(name)s, allowed.") % {"name": name}
