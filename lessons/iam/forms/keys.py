"""Forms about what users prove themselves with: passwords and access keys."""

import secrets
import string
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lessons.iam.forms.fields import name
from lessons.iam.forms.operation import OperationForm
from lessons.sandbox.lab import Result

GENERATED = 20
_KINDS = (string.ascii_uppercase, string.ascii_lowercase, string.digits, "!@#$%^&*()_+-=[]{}|'")


def _password(label: Any, **more: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=256,
        strip=False,
        widget=forms.PasswordInput({"class": "input", "autocomplete": "new-password"}),
        **more,
    )


def _generate() -> str:
    """One that every password policy takes: all kinds of characters, shuffled."""
    chance = secrets.SystemRandom()
    chosen = [chance.choice(kind) for kind in _KINDS]
    chosen += chance.choices("".join(_KINDS), k=GENERATED - len(chosen))
    chance.shuffle(chosen)
    return "".join(chosen)


class _Password(OperationForm):
    """A password that is typed, or made up and shown in the answer alone."""

    aside, at_times = ("generate",), ("Password",)
    UserName = name(_("User name"))
    generate = forms.BooleanField(label=_("Make one up and show it once"), required=False)
    Password = _password(
        _("Password"), required=False, help_text=_("Only for this simulated user. Never type a password of your own.")
    )
    PasswordResetRequired = forms.BooleanField(label=_("Has to be changed at the first sign-in"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = {**self.cleaned_data}
        if cleaned.get("generate"):
            cleaned["Password"] = _generate()
        elif not cleaned.get("Password") and "Password" not in self.errors:
            self.add_error("Password", _("Type a password, or have one made up."))
        return cleaned

    def once(self, result: Result) -> dict[str, Any]:
        if not self.cleaned_data["generate"]:
            return {}
        return {"kind": "password", "user": self.cleaned_data["UserName"], "password": self.cleaned_data["Password"]}


class CreateLoginProfile(_Password):
    operation, said = "CreateLoginProfile", _("The user can sign in with this password now.")
    title, button = _("Give a console password"), _("Create the password")


class UpdateLoginProfile(_Password):
    operation, said = "UpdateLoginProfile", _("The password is changed.")
    title, button = _("Set a new password"), _("Set the password")

    def params(self) -> dict[str, Any]:
        return super().params() | {"PasswordResetRequired": self.cleaned_data["PasswordResetRequired"]}


class DeleteLoginProfile(OperationForm):
    operation, said, button = "DeleteLoginProfile", _("The user cannot sign in any more."), _("Take the password away")
    question = _("Take the password away? The user cannot sign in until there is a new one.")
    UserName = name(_("User name"))


class ChangePassword(OperationForm):
    operation, said = "ChangePassword", _("Your password is changed.")
    title, button = _("Change your own password"), _("Change the password")
    OldPassword = _password(_("Present password"))
    NewPassword = _password(_("New password"))


class CreateAccessKey(OperationForm):
    operation, said, button = (
        "CreateAccessKey",
        _("The access key is there. Copy the secret now."),
        _("Create an access key"),
    )
    loud = True
    UserName = name(_("User name"))

    def once(self, result: Result) -> dict[str, Any]:
        assert result.answer is not None
        key = result.answer["AccessKey"]
        return {"kind": "key", "user": key["UserName"], "id": key["AccessKeyId"], "secret": key["SecretAccessKey"]}


class UpdateAccessKey(OperationForm):
    operation, said = "UpdateAccessKey", _("The status of the key is changed.")
    UserName = name(_("User name"))
    AccessKeyId = name(_("Access key"))
    Status = name(_("Status"))

    @property
    def button(self) -> Any:
        return _("Activate") if self["Status"].value() == "Active" else _("Deactivate")


class DeleteAccessKey(OperationForm):
    operation, said, button = "DeleteAccessKey", _("The access key is deleted."), _("Delete")
    question = _("Delete this access key? Programs that use it are refused from then on.")
    UserName = name(_("User name"))
    AccessKeyId = name(_("Access key"))


KEYS = (
    CreateLoginProfile,
    UpdateLoginProfile,
    DeleteLoginProfile,
    ChangePassword,
    CreateAccessKey,
    UpdateAccessKey,
    DeleteAccessKey,
)
