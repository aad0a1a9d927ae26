"""A new password: for whoever knows the present one, or reads the mail of the learner's address."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe
from django_q.tasks import async_task

from lessons.people.access import learner_required, private
from lessons.people.forms.passwords import ChangePasswordForm, ForgottenForm, NewPasswordForm
from lessons.people.views.entry import show


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("old_password", "new_password")
@private
@learner_required
def change(request: HttpRequest) -> HttpResponse:
    """Other browsers of the learner are signed out by it, this one is not."""
    if request.user.is_guest:
        return redirect("sign-up")
    form = ChangePasswordForm(request, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return show(request, "people/change_password.html", form)
    request.user.set_password(form.cleaned_data["new_password"])
    request.user.save(update_fields=["password"])
    update_session_auth_hash(request, request.user)
    messages.success(request, _("Your password is changed. Other browsers are signed out."))
    return redirect("settings")


@require_http_methods(["GET", "HEAD", "POST"])
@private
def forgotten(request: HttpRequest) -> HttpResponse:
    """The answer is the same, and as quick, whether anybody has the address or not."""
    form = ForgottenForm(request, request.POST if request.method == "POST" and settings.LAB_SENDS_MAIL else None)
    if not form.is_valid():
        return show(request, "people/forgotten.html", form)
    async_task("lessons.people.tasks.send_reset_link", form.cleaned_data["email"], get_language())
    return redirect("forgotten-sent")


@require_safe
@private
def forgotten_sent(request: HttpRequest) -> HttpResponse:
    return render(request, "people/forgotten_sent.html")


class NewPasswordView(PasswordResetConfirmView):
    """Where the mail's link leads. Django keeps its token in the session, so that no address bar shows it."""

    form_class = NewPasswordForm
    template_name = "people/new_password.html"
    success_url = reverse_lazy("sign-in")

    def form_valid(self, form: NewPasswordForm) -> HttpResponse:
        messages.success(self.request, _("Your password is changed. Sign in with it."))
        return super().form_valid(form)

    def form_invalid(self, form: NewPasswordForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def get_context_data(self, **more: Any) -> dict[str, Any]:
        return super().get_context_data(**more) | {"drawn_for": "", "next": ""}
