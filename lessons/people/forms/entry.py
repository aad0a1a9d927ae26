"""Signing up and signing in."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lessons.people import joining, passwords
from lessons.people.forms.person import TAKEN, PersonForm, email_field, is_taken, name_field, password_field
from lessons.people.guests import theme_cookie
from lessons.people.models import Learner
from lessons.people.throttle import PASSWORD, SIGN_UP


class SignUpForm(PersonForm):
    """`learner`: whoever has sent the very same form before."""

    username = name_field(help_text=gettext_lazy("You sign in with it. Letters, digits and . @ + - _"))
    email = email_field(required=False, help_text=gettext_lazy("Only for a new password if you forget yours."))
    password = password_field("new-password", help_text=passwords.HELP)

    learner: Learner | None = None

    def clean(self) -> dict[str, Any]:
        values = self.cleaned_data
        self.spend(SIGN_UP)
        name = values.get("username", "")
        taken = bool(name) and is_taken(name)
        if taken:
            self.learner = self._who_sent_it_before()
        if self.learner is None:
            super().clean()
            self._check_password(Learner(username=name, email=values.get("email", "")))
            if taken:
                self.add_error("username", str(TAKEN))
        return values

    def _check_password(self, learner: Learner) -> None:
        try:
            if "password" in self.cleaned_data:
                validate_password(self.cleaned_data["password"], learner)
        except ValidationError as refused:
            self.add_error("password", refused)

    def save(self) -> Learner | None:
        """A visitor becomes a new learner, a guest stays the same person; None when the form says why not."""
        if self.learner is not None:
            return self.learner
        values, user = self.cleaned_data, self.request.user
        asked = values["username"], values["email"], values["password"]
        try:
            if user.is_authenticated:
                return joining.claim(user, *asked)
            return joining.enrol(*asked, theme=theme_cookie(self.request))
        except (joining.NameTaken, joining.NoGuest):  # since a moment ago
            return self._sent_at_the_same_time()

    def _sent_at_the_same_time(self) -> Learner | None:
        try:
            learner = self._who_sent_it_before()
            if learner is None:
                self.add_error("username", str(TAKEN))
            return learner
        except ValidationError as refused:
            self.add_error(None, refused)
            return None

    def _who_sent_it_before(self) -> Learner | None:
        """A form that is sent twice, by a double click, finds its own learner under the name."""
        values = self.cleaned_data
        self.spend(PASSWORD, values["username"])
        found = authenticate(self.request, username=values["username"], password=values.get("password", ""))
        drawn_for = self.request.POST.get("as", "")
        expected = str(found.pk) if found and (drawn_for or self.request.user.is_authenticated) else ""
        return found if drawn_for == expected else None


class SignInForm(PersonForm):
    """`learner` is who name and password belong to."""

    username = name_field()
    password = password_field("current-password")
    take_along = forms.BooleanField(required=False, initial=True)
    learner: Learner | None = None

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if "username" not in values or "password" not in values:
            return values
        self.spend(PASSWORD, values["username"])
        self.learner = authenticate(self.request, username=values["username"], password=values["password"])
        if self.learner is None:
            raise ValidationError(_("Name and password do not belong together. Check both, then try again."))
        return values

    @property
    def takes_along(self) -> bool:
        """A visitor who became a guest after the page was drawn has not been asked: nothing is left behind."""
        was_asked = bool(self.request.POST.get("as"))
        return self.request.user.is_authenticated and (self.cleaned_data["take_along"] or not was_asked)
