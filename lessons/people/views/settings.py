"""The settings of a person, and the way out."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from lessons.people import joining
from lessons.people.access import learner_required, private
from lessons.people.forms.settings import LeaveForm, ProfileForm
from lessons.people.models import Theme
from lessons.people.views.entry import show


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@private
@learner_required
def overview(request: HttpRequest) -> HttpResponse:
    """Name and e-mail are saved here; language and theme have views of their own."""
    if request.user.is_guest and request.method == "POST":
        return redirect("sign-up")
    form = ProfileForm(request, request.POST if request.method == "POST" else None)
    if form.is_valid() and form.save():
        messages.success(request, _("Saved."))
        return redirect("settings")
    return show(request, "people/settings.html", form, languages=settings.LANGUAGES, themes=Theme.choices)


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@private
@learner_required
def leave(request: HttpRequest) -> HttpResponse:
    """Deletes whoever asks, for good."""
    form = LeaveForm(request, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return show(request, "people/leave.html", form)
    joining.leave(request.user)
    logout(request)
    return redirect("goodbye")


@require_safe
@private
def goodbye(request: HttpRequest) -> HttpResponse:
    return render(request, "people/goodbye.html")
