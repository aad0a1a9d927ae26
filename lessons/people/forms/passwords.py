"""A new password, which is typed once: it can be shown, and whoever mistyped it gets another."""

from typing import Any

from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from lessons.people import passwords
from lessons.people.forms.person import PersonForm, email_field, password_field
from lessons.people.throttle import RESET


class NewPasswordForm(SetPasswordForm):
    """For whoever followed the link of a mail."""

    new_password1 = password_field("new-password", label=gettext_lazy("New password"), help_text=passwords.HELP)
    new_password2 = None

    def __init__(self, user: Any, data: Any = None, **options: Any) -> None:
        super().__init__(user, data, label_suffix="", **options)

    def clean(self) -> dict[str, Any]:
        self.validate_password_for_user(self.user, "new_password1")
        return self.cleaned_data


class ChangePasswordForm(PersonForm):
    """For whoever is signed in."""

    old_password = password_field("current-password", label=gettext_lazy("Present password"))
    new_password = password_field("new-password", label=gettext_lazy("New password"), help_text=passwords.HELP)

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        self.check_own_password("old_password")
        try:
            if "new_password" in values:
                validate_password(values["new_password"], self.request.user)
        except ValidationError as refused:
            self.add_error("new_password", refused)
        return values


class ForgottenForm(PersonForm):
    """Where to send a link; who has that address, if anybody, is found out behind the page's back."""

    email = email_field()

    def clean(self) -> dict[str, Any]:
        values = super().clean()
        if "email" in values:
            self.spend(RESET, values["email"])
        return values
