"""What was typed is not lost when the session ends: it goes through signing in, and is sent again by one press."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from lessons.people import carrying
from lessons.people.access import drawn_for
from lessons.people.forms.entry import SignInForm
from lessons.people.notices import as_notice
from lessons.people.views.entry import is_settled, send_again, show
from lessons.people.views.refusals import out_of_date


def carried(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Before the view: a form drawn for somebody who is not signed in any more is carried."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **names: Any) -> HttpResponse:
        return (None if is_settled(request) else _carry(request)) or view(request, *args, **names)

    return guarded


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token changes when somebody signs in, in another tab too; what is signed shows that the form was theirs."""
    return _carry(request) or out_of_date(request)


def _carry(request: HttpRequest) -> HttpResponse | None:
    """None when nothing can be carried, or not for whoever is here now."""
    what = carrying.sent(request) or carrying.unseal(request.POST.get("carried", ""))
    if what is None:
        return None
    theirs = what.who == drawn_for(request)
    if is_settled(request) and not theirs:
        return None
    if request.htmx:
        return _told(request)
    if theirs:
        return send_again(request, what, status=403)
    page = show(request, "people/sign_in.html", SignInForm(request), carried=carrying.seal(what))
    page.status_code = 403
    return page


def _told(request: HttpRequest) -> HttpResponse:
    """A part of the page was asked for: the page stays, with everything that is typed in it."""
    text = _("You were signed out meanwhile. What you typed is still here: press Save, and go on from there.")
    notice = render(request, "components/notice.html", {"text": text, "kind": "warning"}, status=409)
    return as_notice(notice)
