"""Signing in to the simulated account as one of its users, switching to a role, and back: steps like any other."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from lessons.courseware.acting import SignInForm, SwitchForm
from lessons.courseware.answer import answered, not_understood, on_account
from lessons.courseware.page import Page
from lessons.people.throttle import DEPLOY, spend
from lessons.sandbox import lab


@on_account
def sign_in(page: Page) -> HttpResponse:
    form = SignInForm(page.request.POST)
    if not form.is_valid():
        return not_understood(page, next(str(found[0]) for found in form.errors.values()))
    spend(page.request, DEPLOY)
    result = lab.call(page.account, "lab", "SignIn", form.params())
    refused = result.refusal is not None  # then the form stays open as it was typed, to be put right
    return answered(page, result, _("Signed in. From now on you act as this user."), quiet=refused)


@on_account
def sign_out(page: Page) -> HttpResponse:
    result = lab.call(page.account, "lab", "SignOut", {})
    return answered(page, result, _("Signed out. You act as the owner of the account again."))


@on_account
def switch(page: Page) -> HttpResponse:
    form = SwitchForm(page.request.POST)
    if not form.is_valid():
        return not_understood(page, _("Choose the role to switch to."))
    result = lab.call(page.account, "lab", "SwitchRole", {"RoleArn": form.cleaned_data["role"]})
    return answered(page, result, _("Switched. From now on you act as this role."))


@on_account
def back(page: Page) -> HttpResponse:
    result = lab.call(page.account, "lab", "SwitchBack", {})
    return answered(page, result, _("You act as yourself again."))
