"""Joining a class: the code is typed, or comes with the link."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lessons.classroom.classes import codes
from lessons.classroom.classes import membership as classes
from lessons.classroom.classes.forms import CLOSED, UNKNOWN, JoinForm
from lessons.people.access import private
from lessons.people.throttle import JOIN, spend
from lessons.people.views.entry import show


@require_http_methods(["GET", "HEAD", "POST"])
@private
def join(request: HttpRequest, code: str = "") -> HttpResponse:
    """Without an account one joins as a guest."""
    sent = request.method == "POST"
    if not sent and code:
        return _invited(request, code)
    form = JoinForm(request, request.POST if sent else None)
    if not form.is_valid() or (joined := form.save()) is None:
        return show(request, "classroom/classes/join.html", form)
    assert form.classroom is not None
    told = _("You are in the class {name} now.") if joined else _("You are in the class {name} already.")
    messages.success(request, told.format(name=form.classroom.name))
    return redirect(form.classroom)


def _invited(request: HttpRequest, code: str) -> HttpResponse:
    """Following a link is a try of its code, too."""
    spend(request, JOIN)
    form = JoinForm(request, code=codes.shown(codes.read(code)))
    page = "classroom/classes/join.html"
    try:
        invited = classes.with_code(code)
    except classes.NoClass:
        return show(request, page, form, refused=UNKNOWN)
    if classes.is_in(invited, request.user.pk):
        return redirect(invited)
    return show(request, page, form, invited=invited, refused="" if invited.is_open else CLOSED)
