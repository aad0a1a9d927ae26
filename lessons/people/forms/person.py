"""What every form about a person has in common: its fields, and when it is refused."""

from typing import Any

from django import forms
from django.contrib.auth.forms import UsernameField
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy, ngettext

from lessons.people import throttle
from lessons.people.access import SOMEBODY_ELSE, is_for_somebody_else
from lessons.people.models import Learner

LONGEST_NAME, LONGEST_EMAIL, LONGEST_PASSWORD = 150, 254, 500
TAKEN = gettext_lazy("This name is taken. Choose another one, or sign in if it is yours.")
NAME_RULE = gettext_lazy("Use letters, digits and . @ + - _ only, and no spaces.")
TOO_LONG = gettext_lazy("This is too long. Use at most %(limit_value)d characters.")
NUL = gettext_lazy("There is an invisible NUL character in it. Type it again.")
WRONG_PASSWORD = gettext_lazy("This is not your password. Type it again.")


class PersonForm(forms.Form):
    """Knows the request. `retry_after`: seconds to wait when it came too often, otherwise 0."""

    def __init__(self, request: HttpRequest, data: Any = None, **options: Any) -> None:
        super().__init__(data, label_suffix="", **options)
        self.request = request
        self.retry_after = 0

    def clean(self) -> dict[str, Any]:
        if is_for_somebody_else(self.request):
            raise ValidationError(str(SOMEBODY_ELSE))
        return self.cleaned_data

    def spend(self, limit: throttle.Limit, name: str = "") -> None:
        try:
            throttle.spend(self.request, limit, name)
        except throttle.TooManyRequests as refused:
            self.retry_after = refused.retry_after
            raise ValidationError(
                ngettext(
                    "Too many tries. Nothing was done; try again in %(seconds)d second.",
                    "Too many tries. Nothing was done; try again in %(seconds)d seconds.",
                    refused.retry_after,
                )
                % {"seconds": refused.retry_after}
            ) from None

    def check_own_password(self, field: str) -> None:
        """An error at `field` unless it holds the password of whoever is signed in."""
        password = self.cleaned_data.get(field, "")
        if password:
            self.spend(throttle.PASSWORD, self.request.user.username)
        if field not in self.errors and not self.request.user.check_password(password):
            self.add_error(field, str(WRONG_PASSWORD))

    @property
    def status(self) -> int:
        """Of the answer that shows this form."""
        return 429 if self.retry_after else 422 if self.is_bound and self.errors else 200


def is_taken(name: str, but: Any = None) -> bool:
    """Does anybody else than the learner with the id `but` have this name?"""
    return Learner.objects.named(name).exclude(pk=but).exists()


def name_field(**options: Any) -> UsernameField:
    words = {"required": gettext_lazy("Enter a name."), "max_length": TOO_LONG, "invalid": NAME_RULE}
    validator = UnicodeUsernameValidator(message=NAME_RULE)
    field = UsernameField(
        label=gettext_lazy("Name"),
        max_length=LONGEST_NAME,
        validators=[validator],
        error_messages={**words, "null_characters_not_allowed": NUL},
        **options,
    )
    field.widget.attrs |= {"class": "input", "spellcheck": "false"}
    return field


def email_field(**options: Any) -> forms.EmailField:
    words = {
        "required": gettext_lazy("Enter an e-mail address."),
        "invalid": gettext_lazy("This is no e-mail address. It looks like name@school.kr."),
        "max_length": TOO_LONG,
        "null_characters_not_allowed": NUL,
    }
    field = forms.EmailField(label=gettext_lazy("E-mail"), max_length=LONGEST_EMAIL, error_messages=words, **options)
    field.widget.attrs |= {"class": "input", "autocomplete": "email"}
    return field


def password_field(autocomplete: str, **options: Any) -> forms.CharField:
    """`autocomplete`: current-password | new-password."""
    words = {"required": gettext_lazy("Enter a password."), "max_length": TOO_LONG, "null_characters_not_allowed": NUL}
    options = {"label": gettext_lazy("Password"), "max_length": LONGEST_PASSWORD, "error_messages": words, **options}
    attrs = {"class": "input", "autocomplete": autocomplete}
    return forms.CharField(strip=False, widget=forms.PasswordInput(attrs=attrs), **options)
