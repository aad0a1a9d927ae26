"""Signing up, in and out."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from lessons.people import carrying, joining
from lessons.people.access import drawn_for, private
from lessons.people.forms.entry import SignInForm, SignUpForm
from lessons.people.forms.person import PersonForm
from lessons.people.forms.switches import safe_next


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@private
def sign_up(request: HttpRequest) -> HttpResponse:
    """A guest keeps what was done so far; a visitor begins."""
    if is_settled(request):
        return HttpResponseRedirect(safe_next(request))
    was_guest = request.user.is_authenticated
    form = SignUpForm(request, request.POST if request.method == "POST" else None)
    learner = form.save() if form.is_valid() else None
    if learner is None:
        return show(request, "people/sign_up.html", form)
    login(request, learner)
    text = _("Everything you did as a guest is yours now.") if was_guest else _("You are signed up. Enjoy the course.")
    messages.success(request, text)
    return HttpResponseRedirect(safe_next(request))


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
@private
def sign_in(request: HttpRequest) -> HttpResponse:
    """A guest's work comes along unless the guest says no; somebody signed in already goes on."""
    if is_settled(request):
        return _go_on(request)
    form = SignInForm(request, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return show(request, "people/sign_in.html", form)
    if form.takes_along:
        _take_along(request, form)
    login(request, form.learner)
    return _go_on(request)


def _go_on(request: HttpRequest) -> HttpResponse:
    """Back to where somebody came from; what was carried is offered to whom it belongs to, and to nobody else."""
    if not request.POST.get("carried"):
        return HttpResponseRedirect(safe_next(request))
    what = carrying.unseal(request.POST["carried"])
    if what is not None and what.who == drawn_for(request):
        return send_again(request, what)
    messages.warning(request, _("What was typed here before is not kept, because somebody else was signed in then."))
    return redirect("home")


def send_again(request: HttpRequest, what: carrying.Sent, status: int = 200) -> HttpResponse:
    """Nothing is done yet: one press sends it, with the token of now."""
    return render(request, "people/send_again.html", {"what": what}, status=status)


def _take_along(request: HttpRequest, form: SignInForm) -> None:
    try:
        joining.take_along(request.user, form.learner)
    except joining.NoGuest:  # taken along by another tab at the same moment
        return
    messages.success(request, _("What you did as a guest came along."))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """A guest could not come back, and so is not let go by mistake."""
    if request.user.is_authenticated and request.user.is_guest:
        text = _("A guest has no password to come back with. Sign up to keep your work, or delete it here.")
        messages.warning(request, text)
        return redirect("settings")
    logout(request)
    messages.success(request, _("You are signed out."))
    return redirect("home")


def show(request: HttpRequest, template: str, form: PersonForm, **more: object) -> HttpResponse:
    """A page with a form, as asked for or as refused."""
    context = {
        "form": form,
        "next": safe_next(request),
        "carried": request.POST.get("carried", ""),
        "drawn_for": drawn_for(request),
        "sends_mail": settings.LAB_SENDS_MAIL,
        **more,
    }
    response = render(request, template, context, status=form.status)
    if form.retry_after:
        response["Retry-After"] = str(form.retry_after)
    return response


def is_settled(request: HttpRequest) -> bool:
    return request.user.is_authenticated and not request.user.is_guest
